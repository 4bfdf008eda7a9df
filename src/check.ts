/**
 * One post, top to bottom: read it, find its quiz, work out its models, judge what it states, and say what is not so.
 */
import type { Root } from 'mdast'
import type { Config } from './config/config.js'
import { fillQuiz } from './fill-quiz.js'
import { type ComputedValue, computeValues } from './inline-values.js'
import { type Bench, judgeQuestion, needsModel, readClaims, setUp } from './judge-quiz.js'
import type { ModelSummary, Plain } from './keras/summary.js'
import { withoutIgnored } from './lint/ignore.js'
import { atLevels, type Levels, mergeLevels } from './lint/level.js'
import { inOrder, type Judged, lintPost } from './lint/lint.js'
import { gradeQuestion } from './lint/status.js'
import { traps } from './lint/traps.js'
import { unclosed } from './lint/unclosed.js'
import { fromMarkdown } from './markdown/from-markdown.js'
import type { Message } from './message.js'
import { withDefaults } from './post/defaults.js'
import type { FrontMatter } from './post/front-matter.js'
import { type Post, readPost } from './post/read-post.js'
import type { Quiz } from './quiz/question.js'
import { readQuiz } from './quiz/quiz.js'
import type { PostResult } from './result.js'
import { toResult } from './to-result.js'

export type { Config } from './config/config.js'
export type { PostResult } from './result.js'

export interface CheckOptions {
  /** What the post is called in the result. Default `post.md`. */
  readonly file?: string
  /** The project's configuration. A post's front matter wins over it. */
  readonly config?: Config
  /** Levels that win over the front matter and the configuration: a command's `--rule`. */
  readonly rules?: Levels
  /** What can't be judged is an error too. Default: as the front matter or the configuration says, else false. */
  readonly strict?: boolean
  /** What holds where the post's own front matter says nothing: that of a `_metadata.yml`. */
  readonly defaults?: FrontMatter
}

/** A post with all that is known of it: what the plugin and the site go on with. */
export interface CheckedPost {
  readonly result: PostResult
  readonly messages: readonly Message[]
  /** Whether what can't be judged is an error in this post: the option, else its front matter, else the configuration. */
  readonly strict: boolean
  readonly post: Post
  /** The tree that the quiz was read from. */
  readonly tree: Root
  readonly quiz: Quiz
  /** The models of each of the quiz's programs, in the order of `quiz.programs`. */
  readonly models: readonly (readonly ModelSummary[])[]
  /** The values that the post asks for, in order. */
  readonly values: readonly ComputedValue[]
  /** What `model.summary()` prints for one of the models; empty for another. */
  printed(model: ModelSummary): string
}

/**
 * Checks one post.
 *
 * @param text The file as it is: front matter, line endings and byte order mark included.
 * @returns The post's entry of `check`'s JSON. Nothing that the text says makes it throw.
 */
export function check(text: string | Uint8Array, options: CheckOptions = {}): PostResult {
  return checkPost(text, options).result
}

/** As {@link check}, with everything that was found on the way. */
export function checkPost(text: string | Uint8Array, options: CheckOptions = {}): CheckedPost {
  const read = readPost(text)
  const { defaults } = options
  const post = defaults ? { ...read, frontMatter: withDefaults(read.frontMatter, defaults) } : read
  const tree: Root = post.readable
    ? fromMarkdown(post.text, { pandocLists: false })
    : { type: 'root', children: [] }
  return checkTree(tree, post, options)
}

/** Checks a post whose tree is there already. The tree is not changed. */
export function checkTree(tree: Root, post: Post, options: CheckOptions = {}): CheckedPost {
  const { config = {} } = options
  const { frontMatter } = post
  const answers = frontMatter.options.answers ?? config.answers
  const written = readQuiz(tree, post.text, {
    ...(answers ? { answers } : {}),
    ...(frontMatter.answer
      ? { answer: { value: frontMatter.answer.values, span: frontMatter.answer.span } }
      : {}),
  })
  const given = givenTo(post, written, config)
  const benches = written.programs.map(({ text }) => setUp(text, given))
  const values = computeValues(written, benches)
  const quiz = fillQuiz(written, values)
  const judged = judgeAll(quiz, benches)
  const { claims, checks } = readClaims(quiz, benches)
  const found = lintPost({
    source: post.text,
    quiz,
    judged,
    claims,
    checks,
    values,
    engine: benches.map(({ messages }) => messages),
    needed: new Set(quiz.programs.flatMap((_, index) => (needsModel(index, quiz, benches) ? index : []))),
  })
  const strict = options.strict ?? frontMatter.options.strict ?? config.strict ?? false
  const messages = atLevels(
    withoutIgnored(
      inOrder([...post.messages, ...unclosed(tree, post.text), ...traps(tree, post.text, quiz), ...found]),
      tree,
      post.text,
    ),
    mergeLevels(config.rules, frontMatter.options.rules, options.rules),
    strict,
  )
  return {
    result: toResult({ file: options.file ?? 'post.md', post, judged, claims, messages }),
    messages,
    strict,
    post,
    tree,
    quiz,
    values,
    models: benches.map(({ models }) => models),
    printed: (model) => benches.map((bench) => bench.printed(model)).find((text) => text !== null) ?? '',
  }
}

function judgeAll(quiz: Quiz, benches: readonly Bench[]): readonly Judged[] {
  return quiz.questions.map((question) => {
    const judgements = judgeQuestion(question, benches)
    return { question, judgements, grade: gradeQuestion(question, judgements, quiz.notes) }
  })
}

/** What is known of values that the code leaves open; what the post declares wins over what its prose says. */
function givenTo(post: Post, quiz: Quiz, config: Config): ReadonlyMap<string, Plain> {
  return new Map<string, Plain>([
    ...(config.given ?? []),
    ...quiz.given.map(({ name, value }): [string, Plain] => [name, value]),
    ...post.frontMatter.given,
  ])
}
