/**
 * quizproof as a remark plugin: checks the quiz of a post while the host builds it, and completes the tree with the table of
 * layers. A wrong answer stops the host's build.
 */
import type { Root } from 'mdast'
import type { Options as ToMarkdownExtension } from 'mdast-util-to-markdown'
import type { Data, Processor } from 'unified'
import type { VFile } from 'vfile'
import { VFileMessage } from 'vfile-message'
import { checkTree } from './check.js'
import { type Config, type LevelName, levelOf } from './config/config.js'
import type { Plain } from './keras/summary.js'
import type { Level } from './lint/level.js'
import { attachSyntax } from './markdown/attach.js'
import { isRuleId, type Message, type RuleId } from './message.js'
import { readPost } from './post/read-post.js'
import type { QuizproofData } from './result.js'
import { Lines } from './span.js'
import type { TableOptions } from './transform/options.js'
import { tableToMarkdown } from './transform/table-to-markdown.js'
import { transform } from './transform/transform.js'

export type { ClaimKind, Misconception, Reading, Truth } from './claim/verdict.js'
export type { LevelName } from './config/config.js'
export type { LayerRow, ModelSummary, OutputShape, Plain, Shape, Weight } from './keras/summary.js'
export type { Fix, RuleId, Severity } from './message.js'
export type { AsksFor } from './quiz/question.js'
export type {
  ChoiceResult,
  ClaimResult,
  MessageResult,
  PostResult,
  QuestionResult,
  QuizproofData,
  Status,
} from './result.js'
export type { Place } from './span.js'
export type { TableOptions } from './transform/options.js'

/** Options of the plugin. A post's front matter wins over them. */
export interface Options {
  /**
   * Whether an error stops the host's build, once all messages are on the file. `false` for editors and linters. Default true.
   */
  readonly fail?: boolean
  /** What can't be judged is an error too. Default false. */
  readonly strict?: boolean
  /** How grave a rule is taken, by its id. */
  readonly rules?: Readonly<Partial<Record<RuleId, LevelName>>>
  /** Further titles that make an answer section: `['Lösung']`. */
  readonly answers?: readonly string[]
  /** The table of layers. */
  readonly table?: TableOptions
  /** Values of names that posts use without binding them: `{ 'x_train.shape': [60000, 28, 28, 1] }`. */
  readonly given?: Readonly<Record<string, Plain>>
  /** BCP 47 tag of the language that the table's numbers are printed for. Default `en`. */
  readonly language?: string
}

declare module 'vfile' {
  interface DataMap {
    quizproof: QuizproofData
  }
}

/**
 * The plugin. To be used after remark-parse; beside remark-gfm, remark-directive, remark-math and remark-frontmatter in any
 * order. It brings its own syntax of fenced divs (`:::{.callout-note}`).
 *
 * @throws {VFileMessage} The first error, once all messages are on the file, unless `fail` is false.
 */
export default function quizproof(
  this: Processor<Root | undefined>,
  options: Options = {},
): (tree: Root, file: VFile) => undefined {
  const syntax = attachSyntax(this)
  attachTableWriter(this)
  const { fail = true, language, table } = options
  const config = configOf(options)
  return (tree, file) => {
    const post = readPost(String(file))
    const name = file.path === undefined ? {} : { file: file.path }
    const checked = checkTree(tree, post, { ...name, config })
    const trouble = syntax.trouble()
    const said = [...(trouble ? [trouble] : []), ...checked.messages].map((each) =>
      toVFileMessage(each, file, post.text),
    )
    file.messages.push(...said)
    const { options: ofPost } = post.frontMatter
    transform(
      tree,
      { ...checked, source: post.text },
      {
        table: { ...table, ...ofPost.table },
        ...(language === undefined ? {} : { language }),
      },
    )
    file.data.quizproof = { ...checked.result, models: checked.models.flat() }
    const first = said.find(({ fatal }) => fatal === true)
    if (fail && first !== undefined) throw first
    return undefined
  }
}

/** First of the writers, so that a host's own way with tables wins. */
function attachTableWriter(processor: Processor<Root | undefined>): void {
  const data: Data & { toMarkdownExtensions?: ToMarkdownExtension[] } = processor.data()
  data.toMarkdownExtensions ??= []
  data.toMarkdownExtensions.unshift(tableToMarkdown())
}

/** A message as vfile has it: with a place for editors, and the rest where reporters of unified look for it. */
function toVFileMessage(each: Message, file: VFile, text: string): VFileMessage {
  const lines = new Lines(text)
  const point = (offset: number) => ({ ...lines.point(offset), offset })
  const made = new VFileMessage(each.reason, {
    place: { start: point(each.span.start), end: point(each.span.end) },
    ruleId: each.ruleId,
    source: 'quizproof',
    ...(each.cause === undefined ? {} : { cause: new Error(each.cause.reason) }),
  })
  if (file.path !== undefined) {
    made.file = file.path
    made.name = `${file.path}:${made.name}`
  }
  made.fatal = each.severity === 'error' ? true : each.severity === 'warning' ? false : undefined
  made.url = each.url
  if (each.actual !== undefined) made.actual = each.actual.join(', ')
  if (each.expected !== undefined) made.expected = [...each.expected]
  if (each.note !== undefined) made.note = each.note
  return made
}

function configOf({ strict, rules, answers, given }: Options): Config {
  const levels = new Map<RuleId, Level>()
  for (const [id, name] of Object.entries(rules ?? {})) if (isRuleId(id)) levels.set(id, levelOf(name))
  return {
    rules: levels,
    ...(strict === undefined ? {} : { strict }),
    ...(answers === undefined ? {} : { answers }),
    ...(given === undefined ? {} : { given: new Map(Object.entries(given)) }),
  }
}
