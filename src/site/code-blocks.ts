/** Code blocks of a page: coloured, their lines numbered, and open to the keyboard. */
import type { Element, ElementContent, Root } from 'hast'
import { toString as textOf } from 'mdast-util-to-string'
import { SKIP, visit } from 'unist-util-visit'
import { classNames, isElement } from './hast.js'
import { colourPython } from './python-colour.js'

/** Names that blocks of Python go by, in info strings of Markdown and Quarto. */
const PYTHON = /^language-\{*\.?(?:python3?|py3?|ipython3?|pycon)\b/iu
const LANGUAGE = /^language-\{*\.?([\w+#-]+)/u
/** Numbers help to speak of lines; in a line or two there is nothing to find. */
const MIN_NUMBERED_LINES = 3

/** Colours code, numbers the lines of programs, and lets the keyboard scroll what is wider than the page. */
export async function dressCode(tree: Root): Promise<void> {
  const others: { readonly code: Element; readonly language: string }[] = []
  visit(tree, 'element', (node) => {
    if (node.tagName !== 'pre') return undefined
    node.properties['tabIndex'] = 0
    const code = node.children[0]
    if (!isElement(code, 'code')) return SKIP
    code.children = [{ type: 'text', value: codeOf(code) }]
    const names = classNames(code)
    if (names.some((name) => PYTHON.test(name))) {
      code.properties['className'] = ['language-python']
      code.children = intoLines(colourPython(textOf(code)))
      return SKIP
    }
    const language = names.map((name) => LANGUAGE.exec(name)?.[1]).find((name) => name !== undefined)
    if (language !== undefined) others.push({ code, language: language.toLowerCase() })
    return SKIP
  })
  if (others.length === 0) return
  const { colour } = await import('./other-colour.js')
  for (const { code, language } of others) {
    const coloured = await colour(textOf(code), language)
    if (coloured !== null) code.children = coloured
  }
}

/** Code as it is written, without the spaces at the ends of its lines that nobody sees. */
const codeOf = (code: Element): string => textOf(code).replace(/[ \t]+$/gmu, '')

/** Each line with its line break becomes an element, unless there are too few to be numbered. */
function intoLines(children: readonly ElementContent[]): ElementContent[] {
  const lines: ElementContent[][] = [[]]
  for (const child of children) {
    for (const [at, piece] of piecesOf(textOf(child)).entries()) {
      if (at > 0) lines.push([])
      if (piece === '') continue
      const text: ElementContent = { type: 'text', value: piece }
      lines.at(-1)?.push(child.type === 'element' ? { ...child, children: [text] } : text)
    }
  }
  if (lines.at(-1)?.length === 0) lines.pop()
  if (lines.length < MIN_NUMBERED_LINES) return [...children]
  return lines.map((line) => ({
    type: 'element',
    tagName: 'span',
    properties: { className: ['line'] },
    children: line,
  }))
}

/** The lines of a text, each with its break. */
const piecesOf = (text: string): readonly string[] =>
  text
    .split(/(?<=\n)/u)
    .flatMap((line, at, all) => (line.endsWith('\n') && at === all.length - 1 ? [line, ''] : [line]))
