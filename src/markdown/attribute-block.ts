/**
 * Attributes behind inline things and headings: `![](a.png){width="50%"}`, `[a](b){.button}`, `` `x`{.py} ``,
 * `# Title {#sec-x .unnumbered}`. They belong to the node before them, or to the heading, and are no text.
 */
import type { Nodes, PhrasingContent, Root, Text } from 'mdast'
import type { CompileContext, Extension as FromMarkdownExtension } from 'mdast-util-from-markdown'
import { markdownLineEnding, markdownSpace } from 'micromark-util-character'
import type {
  Code,
  Construct,
  Extension,
  State,
  Token,
  TokenizeContext,
  Tokenizer,
} from 'micromark-util-types'
import type { Point } from 'unist'
import { attributeRecord } from './attributes.js'
import { tokenizeAttributes } from './attributes-factory.js'
import { htmlProperties } from './placed.js'

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    attributeBlock: 'attributeBlock'
    attributeBlockData: 'attributeBlockData'
  }
}

interface AttributeBlock {
  readonly attributes: Record<string, string>
  /** Of the attributes as written: text that follows them is put into the same node. */
  readonly length: number
  readonly end: Point
}

declare module 'mdast' {
  interface TextData {
    /** While the tree is being built: this text starts with attributes that have not found their node yet. */
    attributeBlock?: AttributeBlock
  }
}

declare module 'unist' {
  interface Data {
    /** Pandoc's attributes of a heading, link, image, code or math: `id`, `class` (all classes) and the rest by key. */
    attributes?: { readonly [key: string]: string }
  }
}

const OPEN_BRACE = 123
/** What inline things end with: `)`, `]`, a backtick, `$`. */
const ENDS: ReadonlySet<number> = new Set([41, 93, 96, 36])

/** Attributes of inline things and headings. */
export function attributeBlock(): Extension {
  return { text: { [OPEN_BRACE]: construct } }
}

const construct: Construct = { name: 'attributeBlock', tokenize, previous }

function previous(this: TokenizeContext, code: Code): boolean {
  return code !== null && (ENDS.has(code) || markdownSpace(code))
}

function tokenize(this: TokenizeContext, ...[effects, ok, nok]: Parameters<Tokenizer>): State {
  const isGlued = this.previous !== null && ENDS.has(this.previous)
  let token: Token
  const read = tokenizeAttributes(this, effects, 'attributeBlockData', after, nok)
  return start

  function start(code: Code): State | undefined {
    token = effects.enter('attributeBlock')
    return read.start(code)
  }

  function after(code: Code): State | undefined {
    effects.exit('attributeBlock')
    token._attributes = read.result()
    return isGlued ? ok(code) : atEnd(code)
  }

  /** Behind a blank it can only be a heading's, at the end of its text. */
  function atEnd(code: Code): State | undefined {
    return code === null || markdownLineEnding(code) ? ok(code) : nok(code)
  }
}

/** The extension for `mdast-util-from-markdown`. */
export function attributeBlockFromMarkdown(): FromMarkdownExtension {
  return { enter: { attributeBlock: enter }, exit: { attributeBlock: exit }, transforms: [settle] }
}

function enter(this: CompileContext, token: Token): undefined {
  const value = this.sliceSerialize(token)
  const attributes = attributeRecord(token._attributes?.items ?? [])
  const { line, column, offset } = token.end
  const data = { attributeBlock: { attributes, length: value.length, end: { line, column, offset } } }
  this.enter({ type: 'text', value, data }, token)
}

function exit(this: CompileContext, token: Token): undefined {
  this.exit(token)
}

/** Gives every block to its node; one that has none stays text. */
function settle(tree: Root): undefined {
  const parents: Nodes[] = [tree]
  for (let node = parents.pop(); node; node = parents.pop()) {
    if (!('children' in node)) continue
    const children: readonly Nodes[] = node.children
    if (children.some((child) => blockOf(child) !== null))
      node.children = settled(children as readonly PhrasingContent[], node) as typeof node.children
    parents.push(...node.children)
  }
}

function blockOf(node: Nodes): AttributeBlock | null {
  return node.type === 'text' ? (node.data?.attributeBlock ?? null) : null
}

function settled(children: readonly PhrasingContent[], parent: Nodes): PhrasingContent[] {
  const result: PhrasingContent[] = []
  for (const child of children) {
    const block = blockOf(child)
    const before = result.at(-1)
    const isGlued = before?.position?.end.offset === child.position?.start.offset
    if (block === null || child.type !== 'text') push(result, child)
    else if (before && isGlued && takesAttributes(before)) {
      give(before, block.attributes)
      if (before.position) before.position.end = block.end
      push(result, textAfter(child, block))
    } else if (
      parent.type === 'heading' &&
      child === children.at(-1) &&
      child.value.length === block.length
    ) {
      give(parent, block.attributes)
      trimEnd(result)
    } else {
      delete child.data
      push(result, child)
    }
  }
  return result
}

function textAfter(node: Text, block: AttributeBlock): Text {
  const text: Text = { type: 'text', value: node.value.slice(block.length) }
  return node.position ? { ...text, position: { start: block.end, end: node.position.end } } : text
}

function takesAttributes(node: Nodes): boolean {
  return ['image', 'imageReference', 'link', 'linkReference', 'inlineCode', 'inlineMath'].includes(node.type)
}

function give(node: Nodes, attributes: Record<string, string>): void {
  const properties = { ...node.data?.hProperties, ...htmlProperties(attributes) }
  node.data = { ...node.data, attributes, hProperties: properties }
}

function push(result: PhrasingContent[], node: PhrasingContent): void {
  if (node.type === 'text' && node.value === '') return
  const last = result.at(-1)
  if (last?.type !== 'text' || node.type !== 'text') {
    result.push(node)
    return
  }
  last.value += node.value
  if (last.position && node.position) last.position.end = node.position.end
}

function trimEnd(result: PhrasingContent[]): void {
  const last = result.at(-1)
  if (last?.type !== 'text') return
  const value = last.value.trimEnd()
  const cut = last.value.length - value.length
  last.value = value
  const end = last.position?.end
  if (end && last.position) {
    const offset = end.offset === undefined ? {} : { offset: end.offset - cut }
    last.position.end = { line: end.line, column: end.column - cut, ...offset }
  }
  if (value === '') result.pop()
}
