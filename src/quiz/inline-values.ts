/**
 * Values that a post has printed for it: `:params[conv2d]`, `:value[params('dense') / params(model)]{.percent}`. Text
 * directives where the host reads them, and the same words in its text where it does not.
 */
import type { Node } from 'unist'
import { readAttributes } from '../markdown/attributes.js'
import type { Span } from '../span.js'
import { childrenOf, literalOf, spanOfNode } from './node.js'
import { MAX_DEPTH } from './outline.js'
import type { InlineValue, Question } from './question.js'

/** What can be asked of a layer or model by its own directive, and `value` for any expression. */
const NAMES = 'params|trainable|non_trainable|non-trainable|shape|macs|memory|value'
const IS_NAME = new RegExp(`^(?:${NAMES})$`)
/** In the brackets, brackets in pairs: a subscript, or a list in one. */
const WORDS = '(?:[^\\[\\]\\n]|\\[(?:[^\\[\\]\\n]|\\[[^\\[\\]\\n]*\\])*\\])*'
const WRITTEN = new RegExp(`(?<![\\w:\\\\]):(${NAMES})\\[(${WORDS})\\](?:\\{([^{}\\n]*)\\})?`, 'g')
const LEAD = new RegExp(`(?<![\\w:]):(${NAMES})$`)

/** A value without the question that it stands with. */
type Found = Omit<InlineValue, 'question'>

/** Finds every value that a post asks for, in order. */
export function findInlineValues(
  tree: Node,
  source: string,
  questions: readonly Question[],
): readonly InlineValue[] {
  const found: Found[] = []
  visit(tree, source, 0, found)
  return found.map((each) => ({ ...each, question: questionAt(each.span, questions) }))
}

function visit(parent: Node, source: string, depth: number, found: Found[]): void {
  if (depth > MAX_DEPTH) return
  const children = childrenOf(parent)
  for (const [i, node] of children.entries()) {
    const before = children[i - 1]
    if (node.type === 'textDirective') {
      const value = ofDirective(node, source)
      if (value !== null) {
        found.push(value)
        continue
      }
    }
    if (node.type === 'bracketedSpan' && before?.type === 'text') {
      const value = ofSpan(node, before, source)
      if (value !== null) {
        found.push(value)
        continue
      }
    }
    if (node.type === 'text') found.push(...ofText(node, source))
    else visit(node, source, depth + 1, found)
  }
}

function ofDirective(node: Node, source: string): Found | null {
  const name = 'name' in node && typeof node.name === 'string' ? node.name : ''
  if (!IS_NAME.test(name) || childrenOf(node).length === 0) return null
  const span = spanOfNode(node)
  const open = span.start + name.length + 1
  const last = childrenOf(node).at(-1)
  const close = last === undefined ? -1 : source.indexOf(']', spanOfNode(last).end)
  if (source.charAt(open) !== '[' || close < 0 || close >= span.end) return null
  return {
    node,
    form: 'directive',
    within: { start: 0, end: 0 },
    name,
    words: unescaped(source.slice(open + 1, close)),
    attributes: attributesOf(source, close + 1, span.end),
    span,
  }
}

/** Where no directives are read, the brackets with attributes behind `:value` are a span of Pandoc's. */
function ofSpan(node: Node, before: Node, source: string): Found | null {
  const lead = LEAD.exec(literalOf(before))
  const span = spanOfNode(node)
  const name = lead?.[1] ?? ''
  if (lead === null || !source.slice(0, span.start).endsWith(`:${name}`)) return null
  const last = childrenOf(node).at(-1)
  if (last === undefined) return null
  const close = source.indexOf(']', spanOfNode(last).end)
  if (close < 0 || close >= span.end) return null
  return {
    node,
    form: 'span',
    within: { start: 0, end: 0 },
    name,
    words: unescaped(source.slice(span.start + 1, close)),
    attributes: attributesOf(source, close + 1, span.end),
    span: { start: span.start - name.length - 1, end: span.end },
  }
}

function ofText(node: Node, source: string): readonly Found[] {
  const value = literalOf(node)
  if (!value.includes('[')) return []
  const at = spanOfNode(node)
  const written = source.slice(at.start, at.end)
  return [...value.matchAll(WRITTEN)].flatMap((match): readonly Found[] => {
    const [whole, name = '', words = ''] = match
    const start = at.start + (written === value ? match.index : written.indexOf(whole))
    if (start < at.start || source.charAt(start - 1) === '\\') return []
    const span = { start, end: start + whole.length }
    const from = start + name.length + words.length + 3
    return [
      {
        node,
        form: 'text',
        within: { start: match.index, end: match.index + whole.length },
        name,
        words,
        attributes: attributesOf(source, from, span.end),
        span,
      },
    ]
  })
}

function attributesOf(source: string, at: number, end: number): InlineValue['attributes'] {
  if (at >= end) return []
  const read = readAttributes(source, at)
  if (read === null || read === 'more') return null
  return read.items.map(({ key, value }) => ({ key, value }))
}

/** An expression is code, but in brackets Markdown's escapes hold. */
function unescaped(words: string): string {
  return words.replace(/\\([!-/:-@[-`{-~])/g, '$1').trim()
}

/** The question whose answer a place stands in; else the one that it stands before or in; else the last one. */
function questionAt(span: Span, questions: readonly Question[]): number | null {
  const holds = (outer: Span | undefined) =>
    outer !== undefined && outer.start <= span.start && span.end <= outer.end
  const answered = questions.findIndex(({ section }) => holds(section?.span))
  if (answered >= 0) return answered
  const next = questions.findIndex((question) => endOf(question) >= span.start)
  const index = next < 0 ? questions.length - 1 : next
  return index < 0 ? null : index
}

function endOf({ span, choices }: Question): number {
  return Math.max(span.end, choices.at(-1)?.span.end ?? 0)
}
