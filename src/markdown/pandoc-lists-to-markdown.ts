/** The extension for `mdast-util-to-markdown`: definition lists and lists numbered with letters, as Pandoc reads them. */
import type { List } from 'mdast'
import { defaultHandlers, type Handle, type Options, type State } from 'mdast-util-to-markdown'
import type { FancyMarker } from './list-marker.js'
import type { DefinitionDescription, DefinitionList, DefinitionTerm } from './pandoc-lists.js'

declare module 'mdast-util-to-markdown' {
  interface ConstructNameMap {
    definitionTerm: 'definitionTerm'
    definitionDescription: 'definitionDescription'
  }
}

/** Columns that the content of a description is indented by. */
const INDENTATION = 4

/** What a line of text may not begin with, or it would be a marker. */
const NUMBER = '(?:[A-Za-z]|[ivxlcdm]{1,8}|[IVXLCDM]{1,8}|#)'
const UNSAFE: NonNullable<Options['unsafe']> = [
  { atBreak: true, character: ':', after: '[ \\t]' },
  { atBreak: true, character: '(', after: '(?:[A-Za-z]{1,8}|\\d{1,8}|@[\\w-]*)\\)[ \\t]' },
  { atBreak: true, before: NUMBER, character: '.', after: '[ \\t]' },
  { atBreak: true, before: NUMBER, character: ')', after: '[ \\t]' },
]

/** Writes Pandoc's lists so that reading them gives the same nodes. */
export function pandocListsToMarkdown(): Options {
  const handlers = { definitionList, definitionTerm, definitionDescription, list }
  return { handlers: handlers as NonNullable<Options['handlers']>, unsafe: UNSAFE }
}

const definitionList: Handle = (node: DefinitionList, _, state, info) => {
  const parts = node.children.map((child) => state.handle(child, node, state, info))
  return parts.join('\n\n')
}

const definitionTerm: Handle = (node: DefinitionTerm, _, state, info) => {
  const exit = state.enter('definitionTerm')
  const text = state.containerPhrasing(node, { ...info, before: '\n', after: '\n' })
  exit()
  return text.replace(/\s*[\r\n]+\s*/g, ' ')
}

const definitionDescription: Handle = (node: DefinitionDescription, _, state, info) => {
  const exit = state.enter('definitionDescription')
  const tracker = state.createTracker(info)
  tracker.move(':   ')
  tracker.shift(INDENTATION)
  const text = state.containerFlow({ type: 'root', children: [...node.children] }, tracker.current())
  exit()
  return indented(text, ':   ', state)
}

const list: Handle = (node: List, parent, state, info) => {
  const fancy = node.data?.fancy
  if (!fancy) return defaultHandlers.list(node, parent, state, info)
  const exit = state.enter('list')
  const items = node.children.map((item, index) => {
    const marker = markerOf(fancy, (node.start ?? 1) + index, item.data?.label ?? '')
    const tracker = state.createTracker(info)
    tracker.move(marker)
    tracker.shift(marker.length)
    const inner = state.enter('listItem')
    const text = state.containerFlow(item, tracker.current())
    inner()
    return indented(text, marker, state)
  })
  exit()
  return items.join(node.spread === true ? '\n\n' : '\n')
}

function indented(text: string, marker: string, state: State): string {
  return state.indentLines(text, (line, index, blank) => {
    if (index === 0) return marker + line
    return (blank ? '' : ' '.repeat(marker.length)) + line
  })
}

function markerOf(
  { style, delimiter }: Pick<FancyMarker, 'style' | 'delimiter'>,
  n: number,
  label: string,
): string {
  const number = numberIn(style, n, label)
  const marker = delimiter === '()' ? `(${number})` : `${number}${delimiter}`
  return `${marker}  `
}

function numberIn(style: FancyMarker['style'], n: number, label: string): string {
  switch (style) {
    case 'decimal':
      return String(n)
    case 'lower-alpha':
      return letter(n)
    case 'upper-alpha':
      return letter(n).toUpperCase()
    case 'lower-roman':
      return roman(n)
    case 'upper-roman':
      return roman(n).toUpperCase()
    case 'example':
      return `@${label}`
    case 'default':
      return '#'
  }
}

const letter = (n: number): string => String.fromCharCode(96 + ((n - 1) % 26) + 1)

const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
]

function roman(n: number): string {
  let left = n
  let word = ''
  for (const [value, digits] of ROMAN) {
    while (left >= value) {
      word += digits
      left -= value
    }
  }
  return word
}
