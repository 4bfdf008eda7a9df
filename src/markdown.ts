/**
 * `quizproof/markdown`: Pandoc's fenced divs for micromark and mdast, and a parser with all of the dialect.
 *
 * @example
 * const tree = fromMarkdown('::: {.callout-note collapse="true"}\n3, 4\n:::\n')
 * // tree.children[0]: { type: 'containerDirective', name: 'callout-note',
 * //   attributes: { class: 'callout-note', collapse: 'true' }, children: [paragraph] }
 */
export { fromMarkdown } from './markdown/from-markdown.js'
export { type FencedDivData, fencedDivFromMarkdown, type PlacedAttribute } from './markdown/mdast.js'
export { fencedDiv } from './markdown/syntax.js'
