/**
 * `quizproof/markdown`: Pandoc's fenced divs and bracketed spans for micromark and mdast, and a parser with all of the dialect.
 *
 * @example
 * const tree = fromMarkdown('::: {.callout-note collapse="true"}\n3, 4\n:::\n')
 * // tree.children[0]: { type: 'containerDirective', name: 'callout-note',
 * //   attributes: { class: 'callout-note', collapse: 'true' }, children: [paragraph] }
 */
export { type CodeInfo, type CodeKind, parseCodeInfo } from './markdown/code-info.js'
export { type FromMarkdownOptions, fromMarkdown } from './markdown/from-markdown.js'
export { type FencedDivData, fencedDivFromMarkdown } from './markdown/mdast.js'
export type { DefinitionDescription, DefinitionList, DefinitionTerm } from './markdown/pandoc-lists.js'
export { pandocListsToMarkdown } from './markdown/pandoc-lists-to-markdown.js'
export type { PlacedAttribute } from './markdown/placed.js'
export { type ReadingView, restoreText } from './markdown/restore-text.js'
export {
  type BracketedSpan,
  bracketedSpanFromMarkdown,
  bracketedSpanToMarkdown,
} from './markdown/span-mdast.js'
export { bracketedSpan } from './markdown/span-syntax.js'
export { fencedDiv } from './markdown/syntax.js'
export { fencedDivToMarkdown } from './markdown/to-markdown.js'
