/** The shortcodes of Quarto that a page can do without Quarto: `{{< meta title >}}` and `{{< kbd Ctrl-C >}}`. */
import type { PhrasingContent, Root } from 'mdast'
import type { Parent } from 'unist'
import { SKIP, visit } from 'unist-util-visit'
import { shortcodesIn } from '../../markdown/shortcode.js'
import { metaOf } from '../../post/meta.js'

/** Renders them; all others stay as they are written. */
export function dressShortcodes(tree: Root, text: string): void {
  if (!text.includes('{{<')) return
  const meta = metaOf(text)
  visit(tree, 'text', (node, index, parent: Parent | undefined) => {
    if (parent === undefined || index === undefined) return undefined
    const parts: PhrasingContent[] = []
    let at = 0
    for (const { name, rest, start, end } of shortcodesIn(node.value)) {
      const made = name === 'meta' ? words(meta(rest)) : name === 'kbd' ? keys(rest) : null
      if (made === null) continue
      if (start > at) parts.push({ type: 'text', value: node.value.slice(at, start) })
      parts.push(made)
      at = end
    }
    if (at === 0) return undefined
    if (at < node.value.length) parts.push({ type: 'text', value: node.value.slice(at) })
    parent.children.splice(index, 1, ...parts)
    return [SKIP, index + parts.length]
  })
}

const words = (value: string | null): PhrasingContent | null =>
  value === null ? null : { type: 'text', value }

/** One combination of keys; several of them, one for each system, are left to Quarto. */
function keys(rest: string): PhrasingContent | null {
  if (!/^[^\s=]+$/u.test(rest)) return null
  return { type: 'emphasis', children: [{ type: 'text', value: rest }], data: { hName: 'kbd' } }
}
