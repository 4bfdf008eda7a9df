/**
 * Pandoc's definition lists and fancy lists. Their markers are found in the paragraphs of a tree; then the text is parsed
 * again with markers of CommonMark, as wide, in their place. So everything nests in them as it does in any list, and
 * places count in the author's text.
 */
import type { BlockContent, DefinitionContent, List, Paragraph, Parent, PhrasingContent, Root } from 'mdast'
import type { Node } from 'unist'
import {
  type DefinitionMarker,
  definitionMarker,
  type FancyMarker,
  fancyMarker,
  MAYBE_MARKER,
  standIn,
} from './list-marker.js'

/** A list of terms, each with one or more descriptions behind it. */
export interface DefinitionList extends Parent {
  type: 'definitionList'
  children: (DefinitionTerm | DefinitionDescription)[]
}
export interface DefinitionTerm extends Parent {
  type: 'definitionTerm'
  children: PhrasingContent[]
}
export interface DefinitionDescription extends Parent {
  type: 'definitionDescription'
  children: (BlockContent | DefinitionContent)[]
}

declare module 'mdast' {
  interface RootContentMap {
    definitionList: DefinitionList
    definitionTerm: DefinitionTerm
    definitionDescription: DefinitionDescription
  }
  interface BlockContentMap {
    definitionList: DefinitionList
  }
  interface ListData {
    /** Of a list that CommonMark does not know: how it is numbered. */
    fancy?: Pick<FancyMarker, 'style' | 'delimiter'>
  }
  interface ListItemData {
    /** Of an example, `(@label)`. */
    label?: string
  }
}

type Marker = FancyMarker | DefinitionMarker

/** Lists in lists come to light one level a round; deeper ones stay text. */
const MAX_ROUNDS = 6
/** A marker costs a look at its line; a post has at most some hundred. */
const MAX_MARKERS = 5000

/** Parses a text with Pandoc's lists, given what parses one without them. */
export function withPandocLists(source: string, parse: (text: string) => Root): Root {
  let tree = parse(source)
  if (!MAYBE_MARKER.test(source)) return tree
  const markers = new Map<number, Marker>()
  let text = source
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const found = markersIn(tree, source, markers)
    if (found.size === 0 || markers.size + found.size > MAX_MARKERS) break
    for (const [offset, marker] of found) markers.set(offset, marker)
    text = replaced(text, found)
    tree = parse(text)
  }
  if (markers.size > 0) rebuild(tree, markers)
  return tree
}

function replaced(text: string, markers: ReadonlyMap<number, Marker>): string {
  let result = ''
  let at = 0
  for (const [offset, marker] of [...markers].sort((a, b) => a[0] - b[0])) {
    result += text.slice(at, offset) + standIn(marker)
    at = offset + marker.width
  }
  return result + text.slice(at)
}

/** Markers that the paragraphs of a tree hold. */
function markersIn(tree: Root, source: string, known: ReadonlyMap<number, Marker>): Map<number, Marker> {
  const found = new Map<number, Marker>()
  const waiting: Parent[] = [tree]
  for (let parent = waiting.pop(); parent; parent = waiting.pop()) {
    for (const [index, child] of parent.children.entries()) {
      if (child.type === 'paragraph') inParagraph(child, parent, index, source, known, found)
      else if ('children' in child && child.type !== 'heading' && child.type !== 'table') waiting.push(child)
    }
  }
  return found
}

function inParagraph(
  node: Paragraph,
  parent: Parent,
  index: number,
  source: string,
  known: ReadonlyMap<number, Marker>,
  found: Map<number, Marker>,
): void {
  if (node.data?.directiveLabel === true) return
  const lines = linesOf(node, source)
  let inFancy = parent.type === 'listItem'
  let mayDefine = index > 0 && isTerm(parent.children[index - 1], node, known)
  for (const [number, { offset, text }] of lines.entries()) {
    const definition = mayDefine || number === 1 ? definitionMarker(text) : null
    if (definition) {
      found.set(offset, definition)
      mayDefine = true
      continue
    }
    // The lines behind a definition's marker are its own, until another one.
    if (number > 0 && (mayDefine || !inFancy)) continue
    const fancy = fancyMarker(text)
    if (!fancy) continue
    found.set(offset, fancy)
    inFancy = true
  }
}

/** Whether a node is the term of a definition that follows: one line, or an earlier definition. */
function isTerm(before: Node | undefined, node: Node, known: ReadonlyMap<number, Marker>): boolean {
  const start = before?.position?.start
  const end = before?.position?.end
  const next = node.position?.start
  if (!before || !start || !end || !next) return false
  if (before.type === 'list') return known.get(start.offset ?? -1)?.kind === 'definition'
  return before.type === 'paragraph' && start.line === end.line && next.line - end.line <= 2
}

/** The lines of a paragraph, without what marks quotes and without indentation. */
function linesOf(node: Node, source: string): { readonly offset: number; readonly text: string }[] {
  const start = node.position?.start.offset ?? 0
  const end = node.position?.end.offset ?? 0
  const lines: { offset: number; text: string }[] = []
  let at = start
  for (const line of source.slice(start, end).split(/\r\n|\n|\r/)) {
    const bare = at === start ? line : line.replace(/^[ \t>]*/, '')
    lines.push({ offset: at + line.length - bare.length, text: bare })
    at += line.length
    at += source.startsWith('\r\n', at) ? 2 : 1
  }
  return lines
}

/** Makes the lists that stand in for others what they are. */
function rebuild(tree: Root, markers: ReadonlyMap<number, Marker>): void {
  let examples = 0
  const visit = (parent: Parent): void => {
    const children: Node[] = []
    for (const child of parent.children as Node[]) {
      if (child.type === 'list') {
        for (const run of runsOf(child as List, markers)) {
          const { marker } = run
          if (marker?.kind === 'definition') define(children, run.list)
          else {
            if (marker) {
              const example = marker.style === 'example'
              number(run.list, marker, example ? examples + 1 : marker.start)
              if (example) examples += run.list.children.length
            }
            children.push(run.list)
          }
        }
      } else children.push(child)
    }
    parent.children = children as typeof parent.children
    for (const child of children)
      if ('children' in child && child.type !== 'paragraph') visit(child as Parent)
  }
  visit(tree)
}

interface Run {
  readonly marker: Marker | null
  readonly list: List
}

/** A list, cut where its markers change. */
function runsOf(list: List, markers: ReadonlyMap<number, Marker>): readonly Run[] {
  const runs: Run[] = []
  for (const item of list.children) {
    const marker = markers.get(item.position?.start.offset ?? -1) ?? null
    if (marker?.kind === 'fancy' && marker.label !== '') item.data = { ...item.data, label: marker.label }
    const last = runs.at(-1)
    if (last && goesOn(last, marker)) {
      last.list.children.push(item)
      if (last.list.position && item.position) last.list.position.end = item.position.end
    } else {
      const own: List = { ...list, children: [item] }
      if (item.position) own.position = { ...item.position }
      runs.push({ marker, list: own })
    }
  }
  for (const { list: own } of runs) own.spread = own.children.some(({ spread }) => spread === true)
  return runs.length === 1 && runs[0]?.marker === null ? [{ marker: null, list }] : runs
}

function goesOn({ marker, list }: Run, next: Marker | null): boolean {
  if (marker?.kind !== 'fancy' || next?.kind !== 'fancy') return marker?.kind === next?.kind
  if (marker.delimiter !== next.delimiter) return false
  // `i` is the ninth letter where the eighth stands before it.
  const isNinth = next.label === '' && /-roman$/.test(next.style) && next.width - next.delimiter.length === 1
  const reached = marker.start + list.children.length
  return marker.style === next.style || (isNinth && /-alpha$/.test(marker.style) && reached === 9)
}

const TYPES: ReadonlyMap<string, string> = new Map([
  ['lower-alpha', 'a'],
  ['upper-alpha', 'A'],
  ['lower-roman', 'i'],
  ['upper-roman', 'I'],
])

function number(list: List, { style, delimiter }: FancyMarker, start: number): void {
  const type = TYPES.get(style)
  list.ordered = true
  list.start = start
  list.data = {
    ...list.data,
    fancy: { style, delimiter },
    ...(type === undefined ? {} : { hProperties: { type } }),
  }
}

/** Puts the items of a list as descriptions behind the term before them. */
function define(before: Node[], list: List): void {
  const descriptions = list.children.map(
    (item): DefinitionDescription => ({
      type: 'definitionDescription',
      children: item.children,
      data: { hName: 'dd' },
      ...(item.position ? { position: item.position } : {}),
    }),
  )
  const last = before.at(-1)
  const term = last?.type === 'paragraph' ? termOf(last as Paragraph) : null
  if (term) before.pop()
  const open = before.at(-1)
  const own = term ? [term, ...descriptions] : descriptions
  if (open?.type === 'definitionList') {
    const target = open as DefinitionList
    target.children.push(...own)
    if (target.position && list.position) target.position.end = list.position.end
    return
  }
  const start = term?.position?.start ?? list.position?.start
  const made: DefinitionList = { type: 'definitionList', children: own, data: { hName: 'dl' } }
  if (start && list.position) made.position = { start, end: list.position.end }
  before.push(made)
}

function termOf(paragraph: Paragraph): DefinitionTerm {
  const term: DefinitionTerm = {
    type: 'definitionTerm',
    children: paragraph.children,
    data: { hName: 'dt' },
  }
  return paragraph.position ? { ...term, position: paragraph.position } : term
}
