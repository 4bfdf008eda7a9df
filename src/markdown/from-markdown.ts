/** Text → mdast, with all of the dialect that posts are written in. */
import type { Root } from 'mdast'
import { directiveFromMarkdown } from 'mdast-util-directive'
import { type Extension as FromMarkdownExtension, fromMarkdown as parse } from 'mdast-util-from-markdown'
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { mathFromMarkdown } from 'mdast-util-math'
import { directive } from 'micromark-extension-directive'
import { frontmatter } from 'micromark-extension-frontmatter'
import { gfm } from 'micromark-extension-gfm'
import type { Extension } from 'micromark-util-types'
import { splitFrontMatter } from '../post/split.js'
import { attributeBlock, attributeBlockFromMarkdown } from './attribute-block.js'
import { withoutContainers } from './directives.js'
import { pandocMath } from './math.js'
import { mathLabelFromMarkdown } from './math-flow.js'
import { fencedDivFromMarkdown } from './mdast.js'
import { restoreTextInPlace } from './restore-text.js'
import { bracketedSpanFromMarkdown } from './span-mdast.js'
import { bracketedSpan } from './span-syntax.js'
import { fencedDiv } from './syntax.js'

const BYTE_ORDER_MARK = '\uFEFF'

/**
 * Parses a post (front matter included) or a piece of one: CommonMark, GFM, front matter (a `yaml` node), math, text and
 * leaf directives, Pandoc's fenced divs, bracketed spans and attributes.
 *
 * Text directives without label and attributes are text here: nothing registers one, and `12:30` holds such a directive.
 * Positions count in `text`, without a byte order mark at its start. The text should keep the bounds of `checkBounds`.
 */
export function fromMarkdown(text: string): Root {
  const source = text.startsWith(BYTE_ORDER_MARK) ? text.slice(BYTE_ORDER_MARK.length) : text
  const tree = parse(source, {
    extensions: [...frontMatter(source), ...SYNTAX],
    mdastExtensions: FROM_MARKDOWN,
  })
  restoreTextInPlace(tree, source)
  return tree
}

/** The extensions of micromark in their order: of two on one character, the later is tried first. */
const SYNTAX: readonly Extension[] = [
  gfm({ singleTilde: false }),
  pandocMath(),
  withoutContainers(directive()),
  attributeBlock(),
  bracketedSpan(),
  fencedDiv(),
]

const FROM_MARKDOWN: (FromMarkdownExtension | FromMarkdownExtension[])[] = [
  frontmatterFromMarkdown(['yaml']),
  gfmFromMarkdown(),
  mathFromMarkdown(),
  mathLabelFromMarkdown(),
  directiveFromMarkdown(),
  attributeBlockFromMarkdown(),
  bracketedSpanFromMarkdown(),
  fencedDivFromMarkdown(),
]

/** Front matter only where a post has some: a rule on the first line is a rule. */
function frontMatter(text: string): Extension[] {
  const block = splitFrontMatter(text)
  if (block?.kind !== 'block') return []
  return [frontmatter({ type: 'yaml', fence: { open: '---', close: block.close } })]
}
