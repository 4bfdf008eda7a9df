/** Text → mdast, with all of the dialect that posts are written in. */
import type { Root } from 'mdast'
import { mathFromMarkdown } from 'mdast-util-math'
import remarkDirective from 'remark-directive'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { type Processor, unified } from 'unified'
import { splitFrontMatter } from '../post/split.js'
import { attachSyntax } from './attach.js'
import { attributeBlock, attributeBlockFromMarkdown } from './attribute-block.js'
import { pandocMath } from './math.js'
import { mathLabelFromMarkdown } from './math-flow.js'
import { withPandocLists } from './pandoc-lists.js'
import { restoreTextInPlace } from './restore-text.js'

const BYTE_ORDER_MARK = '\uFEFF'

/**
 * Parses a post (front matter included) or a piece of one: CommonMark, GFM, front matter (a `yaml` node), math, text and
 * leaf directives, Pandoc's fenced divs, bracketed spans and attributes.
 *
 * Text directives without label and attributes are text here: nothing registers one, and `12:30` holds such a directive.
 * Positions count in `text`, without a byte order mark at its start. The text should keep the bounds of `checkBounds`.
 */
export function fromMarkdown(text: string, options: FromMarkdownOptions = {}): Root {
  const source = text.startsWith(BYTE_ORDER_MARK) ? text.slice(BYTE_ORDER_MARK.length) : text
  const parse = (each: string): Root => parserFor(each).parse(each)
  const tree = options.pandocLists === false ? parse(source) : withPandocLists(source, parse)
  restoreTextInPlace(tree, source)
  return tree
}

export interface FromMarkdownOptions {
  /** Whether definition lists and lists numbered with letters are lists, as in Pandoc, and not paragraphs. Default: true. */
  readonly pandocLists?: boolean
}

type Parser = Processor<Root, undefined, undefined, undefined, undefined>

/** Parsers by the line that closes the front matter; null where there is none, for then a rule on the first line is a rule. */
const PARSERS = new Map<string | null, Parser>()

function parserFor(text: string): Parser {
  const block = splitFrontMatter(text)
  const close = block?.kind === 'block' ? block.close : null
  const parser = PARSERS.get(close) ?? makeParser(close)
  PARSERS.set(close, parser)
  return parser
}

function makeParser(close: string | null): Parser {
  const processor = unified().use(remarkParse)
  if (close !== null) processor.use(remarkFrontmatter, { type: 'yaml', fence: { open: '---', close } })
  return processor.use(remarkGfm, { singleTilde: false }).use(remarkDirective).use(dialect).freeze()
}

/** What Pandoc and Quarto add, as a plugin. Of two constructs on one character, the one that is added later is tried first. */
function dialect(this: Processor<Root | undefined>): undefined {
  const data = this.data()
  data.micromarkExtensions = [...(data.micromarkExtensions ?? []), pandocMath(), attributeBlock()]
  data.fromMarkdownExtensions = [
    ...(data.fromMarkdownExtensions ?? []),
    mathFromMarkdown(),
    mathLabelFromMarkdown(),
    attributeBlockFromMarkdown(),
  ]
  attachSyntax(this)
}
