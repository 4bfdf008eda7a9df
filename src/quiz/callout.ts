/** Divs as callouts: their kind, title and body in any spelling, and what is odd about them. */
import type { Node } from 'unist'
import type { Utterance } from '../language/utterance.js'
import { attributesOf, childrenOf, spanOfNode, stringOf } from './node.js'
import type { Callout, StructureNote } from './question.js'
import { rawUtterance, readInline } from './utterance.js'

export const ANSWER_CLASS =
  /^(?:answers?|solutions?|sol|spoiler|answer-key|quiz-answer|dropdown-answer|proof-answer)$/i
export const REASON_CLASS = /^(?:explanations?|feedback|rationale)$/i
const CALLOUT = /^callout-(note|tip|warning|caution|important)$/
const ADMONITION =
  /^(?:note|tip|warning|caution|important|info|danger|success|question|hint|example|quote|abstract|details|admonition|dropdown|toggle|spoiler|collapse)$/i

/** Reads a callout in any spelling; null for a div that is none. */
export function calloutOf(node: Node, source: string): Callout | null {
  if (node.type !== 'containerDirective') return null
  const attributes = attributesOf(node)
  const name = stringOf(node, 'name') ?? ''
  const classes = classesOf(name, attributes)
  const quarto = classes.map((each) => CALLOUT.exec(each)?.[1]).find((kind) => kind !== undefined)
  const named = classes.find((each) => ADMONITION.test(each))
  const answer = classes.find((each) => ANSWER_CLASS.test(each) || REASON_CLASS.test(each))
  const other = classes.find((each) => /^callout/.test(each))
  const kind =
    quarto ?? (name === 'callout' ? (named ?? 'note') : (named ?? answer ?? other?.replace(/^callout-/, '')))
  if (kind === undefined) return null
  const { title, rest } = titleOf(node, source, attributes)
  const written = attributes.get('collapse')
  const collapse = written === undefined ? null : written.toLowerCase() !== 'false'
  return { kind, title, collapse, body: rest }
}

export function classesOf(name: string, attributes: ReadonlyMap<string, string>): readonly string[] {
  const words = `${name} ${attributes.get('class') ?? ''}`.split(/\s+/)
  return [...new Set(words.filter((word) => word !== ''))]
}

/** The title of a div: an attribute, its first heading, a directive's label. */
export function titleOf(
  node: Node,
  source: string,
  attributes: ReadonlyMap<string, string>,
): { readonly title: Utterance | null; readonly rest: readonly Node[] } {
  const children = childrenOf(node)
  const first = children[0]
  const data = first && 'data' in first ? (first.data as { directiveLabel?: boolean } | undefined) : undefined
  if (first?.type === 'heading' || (first?.type === 'paragraph' && data?.directiveLabel === true)) {
    return { title: readInline(childrenOf(first), source).utterance, rest: children.slice(1) }
  }
  const text = attributes.get('title') ?? attributes.get('summary')
  if (text === undefined || text === '') return { title: null, rest: children }
  const span = spanOfNode(node)
  const head = source.slice(span.start, children[0] ? spanOfNode(children[0]).start : span.end)
  const at = head.indexOf(text)
  if (at >= 0) {
    const start = span.start + at
    return { title: rawUtterance(source, { start, end: start + text.length }, 'text'), rest: children }
  }
  return {
    title: { text, pieces: [{ kind: 'text', start: 0, end: text.length, at: span }] },
    rest: children,
  }
}

/** `callouts-note`, `call-out-tip`, `callout-nte`; and with its kind right, `calout-note`. */
const NEARLY_CALLOUT = /^(?:call-?outs?-?\w*|cal\w*-(?:note|tip|warning|caution|important))$/i

/** What is odd about the div of an answer. */
export function oddities(
  node: Node,
  classes: readonly string[],
  attributes: ReadonlyMap<string, string>,
  source: string,
): readonly StructureNote[] {
  const notes: StructureNote[] = []
  const { start } = spanOfNode(node)
  const line = /^[^\r\n]*/.exec(source.slice(start, start + 2000))?.[0] ?? ''
  const span = { start, end: start + line.length }
  for (const each of classes)
    if (NEARLY_CALLOUT.test(each) && each !== 'callout' && !CALLOUT.test(each)) {
      const at = line.indexOf(each)
      const place = at < 0 ? span : { start: start + at, end: start + at + each.length }
      notes.push({ kind: 'callout-name', span: place, words: [each] })
    }
  const quarto = classes.some((each) => CALLOUT.test(each))
  if (quarto && (attributes.get('collapse') ?? 'false').toLowerCase() === 'false')
    notes.push({ kind: 'answer-open', span, words: [] })
  return notes
}
