/** Pandoc's lists with letters, where the host's parser reads them as lists: how their items are labelled. */
import type { Node } from 'unist'
import { formatLabel, type LabelStyle } from './label.js'

/** How a list that CommonMark does not know is numbered. */
export type FancyStyle = LabelStyle | 'counted'

const STYLES: readonly string[] = ['decimal', 'lower-alpha', 'upper-alpha', 'lower-roman', 'upper-roman']

/** The style of a list with letters; null for a list of CommonMark. */
export function fancyOf(list: Node): FancyStyle | null {
  const data: unknown = list.data
  if (typeof data !== 'object' || data === null || !('fancy' in data)) return null
  const { fancy } = data
  if (typeof fancy !== 'object' || fancy === null || !('style' in fancy)) return null
  const { style } = fancy
  return isStyle(style) ? style : 'counted'
}

function isStyle(style: unknown): style is LabelStyle {
  return typeof style === 'string' && STYLES.includes(style)
}

/** The label of an item. `#.` and `(@)` count from 1, as they do where they are lines of a paragraph. */
export function fancyLabel(style: FancyStyle, start: number, position: number): string {
  return style === 'counted' ? String(position + 1) : formatLabel(start + position, style)
}
