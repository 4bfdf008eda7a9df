/** Colours Python at build time: classes only, from the grammar that the code is read with anyway. */
import { highlightTree, tagHighlighter, tags } from '@lezer/highlight'
import { parser } from '@lezer/python'
import type { ElementContent } from 'hast'

/** The classes that the style sheet knows, and what gets them. */
const classes = tagHighlighter([
  {
    tag: [
      tags.keyword,
      tags.operatorKeyword,
      tags.controlKeyword,
      tags.definitionKeyword,
      tags.moduleKeyword,
    ],
    class: 'k',
  },
  { tag: [tags.string, tags.special(tags.string), tags.docString], class: 's' },
  { tag: [tags.number, tags.bool, tags.null], class: 'n' },
  { tag: tags.comment, class: 'c' },
  {
    tag: [
      tags.function(tags.variableName),
      tags.function(tags.propertyName),
      tags.function(tags.definition(tags.variableName)),
    ],
    class: 'f',
  },
  { tag: [tags.className, tags.definition(tags.className)], class: 'f' },
  { tag: tags.meta, class: 'm' },
  { tag: [tags.operator, tags.derefOperator, tags.arithmeticOperator, tags.updateOperator], class: 'o' },
])

/** Longer code is shown without colours: nobody reads it, and the page would be ten times its size. */
const MAX_COLOURED_LENGTH = 200_000

/** The children of a `<code>` element: text, and spans with a class. */
export function colourPython(code: string): ElementContent[] {
  if (code.length > MAX_COLOURED_LENGTH) return [{ type: 'text', value: code }]
  const children: ElementContent[] = []
  let done = 0
  const plainUpTo = (end: number): void => {
    if (end > done) children.push({ type: 'text', value: code.slice(done, end) })
    done = end
  }
  highlightTree(parser.parse(code), classes, (from, to, name) => {
    plainUpTo(from)
    children.push({
      type: 'element',
      tagName: 'span',
      properties: { className: name.split(' ') },
      children: [{ type: 'text', value: code.slice(from, to) }],
    })
    done = to
  })
  plainUpTo(code.length)
  return children
}
