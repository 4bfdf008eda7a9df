/** Puts the values that a post asks for in the place of the words that ask. */
import type { PhrasingContent, Root } from 'mdast'
import type { Node, Parent } from 'unist'
import { SKIP, visit } from 'unist-util-visit'
import type { ComputedValue } from '../inline-values.js'
import { printValue } from './print-value.js'

/**
 * Replaces every value by what it is, in place. One that can't be told stays as it is written: the message about it says why.
 *
 * @param source the text that the tree's positions count in
 */
export function fillValues(
  tree: Root,
  values: readonly ComputedValue[],
  source: string,
  language: string,
): void {
  if (values.length === 0) return
  const of = new Map<Node, ComputedValue[]>()
  for (const value of values) of.set(value.inline.node, [...(of.get(value.inline.node) ?? []), value])
  visit(tree, (node, index, parent: Parent | undefined) => {
    const here = of.get(node)
    const [first] = here ?? []
    if (here === undefined || first === undefined || parent === undefined || index === undefined)
      return undefined
    const shown = (value: ComputedValue): PhrasingContent => show(value, source, language)
    if (node.type === 'text') {
      const parts = cut(node.value, here, shown)
      parent.children.splice(index, 1, ...parts)
      return [SKIP, index + parts.length]
    }
    const before = parent.children[index - 1]
    if (first.inline.form === 'span' && before?.type === 'text' && 'value' in before)
      before.value = String(before.value).slice(0, -first.inline.name.length - 1)
    parent.children.splice(index, 1, shown(first))
    return [SKIP, index + 1]
  })
}

function show(
  { inline: { span }, answer }: ComputedValue,
  source: string,
  language: string,
): PhrasingContent {
  if (!answer.ok) return { type: 'text', value: source.slice(span.start, span.end) }
  const { text, code } = printValue(answer.value, answer.style, language)
  return code ? { type: 'inlineCode', value: text } : { type: 'text', value: text }
}

function cut(
  text: string,
  values: readonly ComputedValue[],
  shown: (value: ComputedValue) => PhrasingContent,
): readonly PhrasingContent[] {
  const parts: PhrasingContent[] = []
  let from = 0
  const put = (to: number) => {
    if (to > from) parts.push({ type: 'text', value: text.slice(from, to) })
  }
  for (const value of values) {
    const { start, end } = value.inline.within
    put(start)
    parts.push(shown(value))
    from = end
  }
  put(text.length)
  return parts
}
