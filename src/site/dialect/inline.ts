/** What Pandoc writes within a line and CommonMark does not know: `H~2~O`, `x^2^`, `^[a note]`, `` `<b>`{=html} ``. */
import type { FootnoteDefinition, Paragraph, PhrasingContent, Root, Text } from 'mdast'
import type {} from 'remark-rehype'
import type { Parent } from 'unist'
import { visit } from 'unist-util-visit'

/** Renders them. Notes are numbered with the other footnotes. */
export function dressInline(tree: Root, text: string): void {
  const notes: FootnoteDefinition[] = []
  const parents: Parent[] = []
  visit(tree, (node) => {
    if ('children' in node) parents.push(node)
  })
  for (const parent of parents) {
    if (!parent.children.some(({ type }) => type === 'text' || type === 'inlineCode')) continue
    const children = parent.children as PhrasingContent[]
    parent.children = scripts(noted(rawInline(children), notes), text)
  }
  tree.children.push(...notes)
}

/** `` `<b>`{=html} `` is HTML; raw text of other formats stays what it is, visible. */
function rawInline(children: readonly PhrasingContent[]): PhrasingContent[] {
  const result: PhrasingContent[] = []
  for (const child of children) {
    const last = result.at(-1)
    if (child.type === 'text' && last?.type === 'inlineCode' && child.value.startsWith('{=html}')) {
      result[result.length - 1] = { type: 'html', value: last.value }
      result.push({ ...child, value: child.value.slice('{=html}'.length) })
    } else result.push(child)
  }
  return result
}

const NOTE = '^['

/** Takes `^[…]` out, and leaves a reference. */
function noted(children: readonly PhrasingContent[], notes: FootnoteDefinition[]): PhrasingContent[] {
  const rest = [...children]
  const result: PhrasingContent[] = []
  for (let child = rest.shift(); child; child = rest.shift()) {
    const at = child.type === 'text' ? child.value.indexOf(NOTE) : -1
    const end = at < 0 || child.type !== 'text' ? null : closing(child, at + NOTE.length, rest)
    if (child.type !== 'text' || end === null) {
      result.push(child)
      continue
    }
    const identifier = `inline-${notes.length + 1}`
    const content: Paragraph = { type: 'paragraph', children: [...end.inside] }
    notes.push({ type: 'footnoteDefinition', identifier, label: identifier, children: [content] })
    if (at > 0) result.push({ type: 'text', value: child.value.slice(0, at) })
    result.push({ type: 'footnoteReference', identifier, label: identifier })
    rest.splice(0, end.taken)
    if (end.after !== '') rest.unshift({ type: 'text', value: end.after })
  }
  return result
}

/** What stands up to the bracket that closes a note, over the siblings that follow; null where none does. */
function closing(
  first: Text,
  from: number,
  siblings: readonly PhrasingContent[],
): { readonly inside: readonly PhrasingContent[]; readonly taken: number; readonly after: string } | null {
  const inside: PhrasingContent[] = []
  let depth = 0
  for (const [index, node] of [
    { type: 'text' as const, value: first.value.slice(from) },
    ...siblings,
  ].entries()) {
    if (node.type !== 'text') {
      inside.push(node)
      continue
    }
    for (let at = 0; at < node.value.length; at++) {
      const char = node.value.charAt(at)
      if (char === '[') depth++
      if (char !== ']' || depth-- > 0) continue
      if (at > 0) inside.push({ type: 'text', value: node.value.slice(0, at) })
      return { inside, taken: index, after: node.value.slice(at + 1) }
    }
    if (node.value !== '') inside.push(node)
  }
  return null
}

const SCRIPT = /(?<![\\~])~([^\s~]+)~(?!~)|(?<!\\)\^([^\s^[]+)\^/gu

/** `H~2~O` and `x^2^`, in text that has no escapes. */
function scripts(children: readonly PhrasingContent[], source: string): PhrasingContent[] {
  return children.flatMap((child): PhrasingContent[] => {
    if (child.type !== 'text' || !/[~^]/.test(child.value) || isEscaped(child, source)) return [child]
    const parts: PhrasingContent[] = []
    let at = 0
    for (const match of child.value.matchAll(SCRIPT)) {
      if (match.index > at) parts.push({ type: 'text', value: child.value.slice(at, match.index) })
      const hName = match[1] === undefined ? 'sup' : 'sub'
      const value = match[1] ?? match[2] ?? ''
      parts.push({ type: 'emphasis', children: [{ type: 'text', value }], data: { hName } })
      at = match.index + match[0].length
    }
    if (at === 0) return [child]
    if (at < child.value.length) parts.push({ type: 'text', value: child.value.slice(at) })
    return parts
  })
}

function isEscaped(node: Text, source: string): boolean {
  const start = node.position?.start.offset
  const end = node.position?.end.offset
  return start !== undefined && end !== undefined && /\\[~^]/.test(source.slice(start, end))
}
