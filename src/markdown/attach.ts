/** Puts our syntax into a unified processor so that it comes last, whatever the order of the host's plugins. */
import type { Root } from 'mdast'
import type { Options as ToMarkdownExtension } from 'mdast-util-to-markdown'
import type { Extension } from 'micromark-util-types'
import type {} from 'remark-parse'
import type { Data, Parser, Processor } from 'unified'
import { type Message, message } from '../message.js'
import { containers, withoutContainers } from './directives.js'
import { displayMath } from './math-flow.js'
import { fencedDivFromMarkdown } from './mdast.js'
import { bracketedSpanFromMarkdown, bracketedSpanToMarkdown } from './span-mdast.js'
import { bracketedSpan } from './span-syntax.js'
import { fencedDiv } from './syntax.js'
import { fencedDivToMarkdown } from './to-markdown.js'

/** What became of our syntax in a processor. */
export interface AttachedSyntax {
  /**
   * The message `parser-order` where the host's parser was put in after us and another extension takes `:::` from us;
   * null where our syntax is in force. To be asked once the processor is complete: in a transformer.
   */
  trouble(): Message | null
}

const DOLLAR = 36

/**
 * Adds fenced divs and bracketed spans to a processor. To be called in an attacher.
 *
 * Of two constructs on one character the one registered last is tried first, and plugins used after us register after
 * us; so the parser is wrapped, and puts ours last while it parses. Container directives, which remark-directive gives no
 * name to disable, are left out then: one construct has to own every `:::`, or mixed fences pair wrongly.
 */
export function attachSyntax(processor: Processor<Root | undefined>): AttachedSyntax {
  const ours: readonly Extension[] = [bracketedSpan(), fencedDiv()]
  const data: Data & { toMarkdownExtensions?: ToMarkdownExtension[] } = processor.data()
  const extensions = data.micromarkExtensions ?? []
  const fromMarkdown = data.fromMarkdownExtensions ?? []
  const toMarkdown = data.toMarkdownExtensions ?? []
  data.micromarkExtensions = extensions
  data.fromMarkdownExtensions = fromMarkdown
  data.toMarkdownExtensions = toMarkdown
  extensions.push(...ours)
  fromMarkdown.push(bracketedSpanFromMarkdown(), fencedDivFromMarkdown())
  const writers = [bracketedSpanToMarkdown(), fencedDivToMarkdown()]
  toMarkdown.push(...writers)
  const hostParser = processor.parser
  const wrapped: Parser<Root> | null = hostParser
    ? (text, file) => {
        moveToEnd(toMarkdown, writers)
        const asRegistered = [...extensions]
        const others = asRegistered.filter((extension) => !ours.includes(extension))
        extensions.splice(0, extensions.length, ...withOurMath(others.map(withoutContainers)), ...ours)
        try {
          return hostParser(text, file) as Root
        } finally {
          extensions.splice(0, extensions.length, ...asRegistered)
        }
      }
    : null
  if (wrapped) processor.parser = wrapped
  return {
    trouble() {
      if (wrapped && processor.parser === wrapped) return null
      const after = extensions.slice(extensions.lastIndexOf(ours.at(-1) ?? {}) + 1)
      return after.some((extension) => containers(extension).length > 0) ? parserOrder() : null
    },
  }
}

/**
 * remark-math's `$$` runs on over closers where it does not end as expected, by a label for one: ours takes its place.
 */
function withOurMath(extensions: readonly Extension[]): readonly Extension[] {
  if (!extensions.some(hasMath)) return extensions
  const others = extensions.map((each) =>
    hasMath(each) ? { ...each, flow: { ...each.flow, [DOLLAR]: [] } } : each,
  )
  return [...others, displayMath()]
}

function hasMath(extension: Extension): boolean {
  return extension.flow?.[DOLLAR] !== undefined
}

function moveToEnd<T>(list: T[], items: readonly T[]): void {
  const others = list.filter((item) => !items.includes(item))
  list.splice(0, list.length, ...others, ...items)
}

function parserOrder(): Message {
  return message({
    ruleId: 'parser-order',
    span: { start: 0, end: 0 },
    reason: 'remark-parse was used after quizproof, and remark-directive takes the fenced divs.',
    actual: ['.use(quizproof).use(remarkParse)'],
    expected: ['.use(remarkParse).use(quizproof)'],
    note: 'Until then, divs such as `::: {.callout-note}` are read as plain paragraphs.',
  })
}
