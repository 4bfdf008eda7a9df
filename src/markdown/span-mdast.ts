/** The mdast extensions for Pandoc's bracketed spans: tokens → `bracketedSpan` nodes, and back. */
import type { Data, Parent, PhrasingContent } from 'mdast'
import type { CompileContext, Extension } from 'mdast-util-from-markdown'
import type { Handle, Options } from 'mdast-util-to-markdown'
import type { Token } from 'micromark-util-types'
import { attributeRecord } from './attributes.js'
import { htmlProperties, type PlacedAttribute, placeAttributes, writeAttributes } from './placed.js'

/** `[text]{.class key="value"}`. */
export interface BracketedSpan extends Parent {
  type: 'bracketedSpan'
  /** `id`, `class` (all classes, joined by a space), and the rest by key. */
  attributes: { readonly [key: string]: string }
  children: PhrasingContent[]
  data?: BracketedSpanData
}

export interface BracketedSpanData extends Data {
  /** The attributes with their places, in the order of the source. Absent on nodes that no source was read for. */
  placed?: readonly PlacedAttribute[]
}

declare module 'mdast' {
  interface PhrasingContentMap {
    bracketedSpan: BracketedSpan
  }
  interface RootContentMap {
    bracketedSpan: BracketedSpan
  }
}

declare module 'mdast-util-to-markdown' {
  interface ConstructNameMap {
    bracketedSpan: 'bracketedSpan'
  }
}

/** The extension for `mdast-util-from-markdown`. */
export function bracketedSpanFromMarkdown(): Extension {
  return {
    enter: { bracketedSpan: enterSpan },
    exit: { bracketedSpan: exitSpan, bracketedSpanEnd: exitSpanEnd },
  }
}

function enterSpan(this: CompileContext, token: Token): undefined {
  this.enter({ type: 'bracketedSpan', attributes: {}, children: [] }, token)
}

function exitSpanEnd(this: CompileContext, token: Token): undefined {
  const node = this.stack.at(-1)
  const read = token._attributes
  if (node?.type !== 'bracketedSpan' || !read) return
  node.attributes = attributeRecord(read.items)
  node.data = {
    placed: placeAttributes(read.items, read.lines),
    hName: 'span',
    hProperties: htmlProperties(node.attributes),
  }
}

function exitSpan(this: CompileContext, token: Token): undefined {
  this.exit(token)
}

/** The extension for `mdast-util-to-markdown`. */
export function bracketedSpanToMarkdown(): Options {
  const handle: Handle & { peek?: Handle } = (node: BracketedSpan, _, state, info) => {
    const tracker = state.createTracker(info)
    const exit = state.enter('bracketedSpan')
    let value = tracker.move('[')
    value += tracker.move(state.containerPhrasing(node, { ...tracker.current(), before: value, after: ']' }))
    value += tracker.move(`]${writeAttributes(node.attributes)}`)
    exit()
    return value
  }
  handle.peek = () => '['
  return {
    handlers: { bracketedSpan: handle } as NonNullable<Options['handlers']>,
    unsafe: [{ character: ']', inConstruct: 'bracketedSpan' }],
  }
}
