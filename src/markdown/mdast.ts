/** The mdast extension for fenced divs: tokens → leaves, leaves → `containerDirective` nodes around what they enclose. */
import type {} from 'mdast'
import type { ContainerDirective } from 'mdast-util-directive'
import type { CompileContext, Extension } from 'mdast-util-from-markdown'
import type { Token } from 'micromark-util-types'
import type { Span } from '../span.js'
import { attributeRecord, classList } from './attributes.js'
import type { FenceSpelling } from './fence.js'
import { pairFences } from './pair.js'
import { type PlacedAttribute, placeAttributes } from './placed.js'

/** What the source says of a div that its `name` and `attributes` do not. */
export interface FencedDivData {
  readonly spelling: FenceSpelling
  /** The word of `::: word` or `:::word[label]`, as written; else ''. */
  readonly word: string
  readonly opener: Span
  /** The closing fence; null for a div that is closed by the end of its container, which is rarely meant. */
  closer: Span | null
  /** In the order of the source, repeated keys included. */
  readonly attributes: readonly PlacedAttribute[]
}

declare module 'mdast-util-directive' {
  interface ContainerDirectiveData {
    fencedDiv?: FencedDivData
  }
}
declare module 'mdast' {
  interface ParagraphData {
    /** Set on the paragraph of a directive's `[label]`. */
    directiveLabel?: boolean | null | undefined
    /** While the tree is being built: this `:::` may be a closer. */
    fencedDivCloser?: true
  }
}

/** The extension for `mdast-util-from-markdown`. */
export function fencedDivFromMarkdown(): Extension {
  return {
    enter: { fencedDivFence: enterFence, fencedDivLabel: enterLabel },
    exit: { fencedDivFence: exitFence, fencedDivLabel: exitLabel },
    transforms: [pairFences],
  }
}

function enterFence(this: CompileContext, token: Token): undefined {
  const read = token._fencedDiv
  if (read?.fence.kind !== 'opener') {
    this.enter({ type: 'paragraph', children: [], data: { fencedDivCloser: true } }, token)
    const text = this.sliceSerialize(token)
    this.enter({ type: 'text', value: text.trimEnd() }, token)
    return
  }
  const { fence, lines } = read
  const node: ContainerDirective = {
    type: 'containerDirective',
    name: classList(fence.items)[0] ?? '',
    attributes: attributeRecord(fence.items),
    children: [],
    data: {
      fencedDiv: {
        spelling: fence.spelling,
        word: fence.word,
        opener: { start: token.start.offset, end: token.end.offset },
        closer: null,
        attributes: placeAttributes(fence.items, lines),
      },
    },
  }
  this.enter(node, token)
}

function exitFence(this: CompileContext, token: Token): undefined {
  if (token._fencedDiv?.fence.kind !== 'opener') this.exit(token)
  this.exit(token)
}

function enterLabel(this: CompileContext, token: Token): undefined {
  this.enter({ type: 'paragraph', data: { directiveLabel: true }, children: [] }, token)
}

function exitLabel(this: CompileContext, token: Token): undefined {
  this.exit(token)
}
