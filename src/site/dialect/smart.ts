/** Typographic punctuation on a page, as Pandoc's extension `smart` makes it of what is typed: `"…"`, `'…'`, `--`, `---`, `...`. */
import type { Link, PhrasingContent, Root, Text } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'
import type { Node, Parent } from 'unist'
import { fromMarkdown } from '../../markdown/from-markdown.js'
import { shortcodesIn } from '../../markdown/shortcode.js'
import { metaOf } from '../../post/meta.js'
import { pairQuotes, type Quoting } from './quotes.js'

/**
 * Changes the words of a tree, and nothing of code, formulas, HTML, attributes or addresses. What we have put in has no place
 * in the text, and is left as it is; so is what is escaped by a backslash or written as an entity.
 *
 * @param text the text that the tree's offsets count in
 */
export function dressPunctuation(tree: Root, text: string): void {
  if (!/["']|--|\.\.\./.test(text) || /-smart\b/.test(metaOf(text)('from') ?? '')) return
  const waiting: { node: Parent; quoting: Quoting }[] = [{ node: tree, quoting: null }]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const inside = dress(next.node, next.quoting, text)
    waiting.push(...inside)
  }
}

/** A piece of a post that is parsed by itself, since the tree holds it as something else. */
export function parsed(text: string): Root {
  const tree = fromMarkdown(text)
  dressPunctuation(tree, text)
  return tree
}

/** A character of a text, or a node that is none. */
export interface Piece {
  readonly char: string | null
  /** What replaces the character; empty where another takes its place, too. */
  replaced: string | null
  /** Whether it stays as it is. */
  readonly isFixed: boolean
  readonly node: Node
}

/** The children that hold words of their own, with the quotation marks that they stand in. */
function dress(parent: Parent, quoting: Quoting, text: string): { node: Parent; quoting: Quoting }[] {
  if (isDrawing(parent, text)) return []
  const inner = parent.children.filter(isParent).filter((node) => !isAddress(node))
  if (!parent.children.some(({ type }) => type === 'text')) return inner.map((node) => ({ node, quoting }))
  const pieces = (parent.children as PhrasingContent[]).flatMap((child) =>
    child.type === 'text'
      ? piecesOf(child, text)
      : [{ char: null, replaced: null, isFixed: true, node: child }],
  )
  dashes(pieces)
  const around = pairQuotes(pieces, quoting)
  const written = new Map<Node, string>()
  for (const { char, replaced, node } of pieces)
    if (char !== null) written.set(node, (written.get(node) ?? '') + (replaced ?? char))
  for (const child of parent.children) if (isText(child)) child.value = written.get(child) ?? child.value
  return inner.map((node) => ({ node, quoting: around.get(node) ?? null }))
}

/** Lines that are drawn with `+---+`, of a table say. */
function isDrawing({ type, position }: Node, text: string): boolean {
  if (type !== 'paragraph') return false
  return /^[ \t>]*\+[-=+:]{2,}\+?[ \t]*$/m.test(
    text.slice(position?.start.offset ?? 0, position?.end.offset ?? 0),
  )
}

function piecesOf(node: Text, text: string): Piece[] {
  const fixed = fixedIn(node, text)
  return [...node.value].reduce<{ at: number; pieces: Piece[] }>(
    ({ at, pieces }, char) => {
      pieces.push({ char, replaced: null, isFixed: fixed(at), node })
      return { at: at + char.length, pieces }
    },
    { at: 0, pieces: [] },
  ).pieces
}

/** Attributes that were no place for them, and that captions take from there. */
const BRACES = /\{[^{}]*[#.=][^{}]*\}/gu

/** Which characters of a text stay. */
function fixedIn(node: Text, text: string): (at: number) => boolean {
  const from = node.position?.start.offset
  const to = node.position?.end.offset
  if (from === undefined || to === undefined) return () => true
  const { value } = node
  const spans = [
    ...shortcodesIn(value),
    ...[...value.matchAll(BRACES)].map(({ index, 0: all }) => ({ start: index, end: index + all.length })),
  ]
  const source = text.slice(from, to)
  const escaped = source === value ? new Set<number>() : escapes(value, source)
  return (at) => escaped.has(at) || spans.some(({ start, end }) => start <= at && at < end)
}

const ENTITY = /&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|\w{1,31});/y

/** The offsets in a value of what is escaped in its source. */
function escapes(value: string, source: string): Set<number> {
  const found = new Set<number>()
  let at = 0
  for (let index = 0; index < source.length && at < value.length; index++) {
    const char = source.charAt(index)
    ENTITY.lastIndex = index
    const entity = char === '&' ? ENTITY.exec(source)?.[0] : undefined
    if (
      char === '\\' &&
      source.charAt(index + 1) === value.charAt(at) &&
      /[!-/:-@[-`{-~]/.test(value.charAt(at))
    ) {
      found.add(at++)
      index++
    } else if (entity !== undefined && !value.startsWith(entity, at)) {
      found.add(at)
      at += (value.codePointAt(at) ?? 0) > 0xffff ? 2 : 1
      index += entity.length - 1
    } else if (char === value.charAt(at)) at++
  }
  return found
}

function dashes(pieces: readonly Piece[]): void {
  for (let index = 0; index < pieces.length; index++) {
    const run = (char: string, length: number): boolean =>
      pieces
        .slice(index, index + length)
        .filter((piece) => piece.char === char && !piece.isFixed && piece.node === pieces[index]?.node)
        .length === length
    const [made, length] = run('-', 3) ? ['—', 3] : run('-', 2) ? ['–', 2] : run('.', 3) ? ['…', 3] : ['', 0]
    for (const [offset, piece] of pieces.slice(index, index + length).entries())
      piece.replaced = offset === 0 ? made : ''
    if (length > 0) index += length - 1
  }
}

/** A link whose words are its address. */
function isAddress(node: Node): boolean {
  if (node.type !== 'link') return false
  const { url } = node as Link
  const words = textOf(node)
  return url === words || url === `mailto:${words}` || url === `http://${words}`
}

function isText(node: Node): node is Text {
  return node.type === 'text'
}

function isParent(node: Node): node is Parent {
  return 'children' in node && Array.isArray(node.children)
}
