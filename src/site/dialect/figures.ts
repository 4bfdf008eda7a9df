/** Figures on a page: a picture with an id of Quarto's, code with a file name or a caption, code that is folded. */
import type { Code, Paragraph, Root, RootContent } from 'mdast'
import type {} from 'remark-rehype'
import type { Parent } from 'unist'
import { SKIP, visit } from 'unist-util-visit'
import type { CodeInfo } from '../../markdown/code-info.js'
import { element } from './element.js'

/** What Quarto says around a listing. */
export interface Listing {
  readonly caption: string | null
  readonly id: string | null
  /** Whether it is closed at first; null where it can't be closed. */
  readonly folded: boolean | null
  readonly summary: string
}

declare module 'mdast' {
  interface CodeData {
    listing?: Listing
  }
}

const OPTION = /^#\|[ \t]*([\w.-]+)[ \t]*:[ \t]*(.*?)[ \t]*$/u

/** What a block's braces and its option lines say; null for one that is nothing but code. */
export function listingOf(info: CodeInfo, value: string): Listing | null {
  const options = new Map(info.attributes)
  if (info.kind === 'cell') {
    for (const line of value.split(/\r?\n/)) {
      const [, key, written = ''] = OPTION.exec(line) ?? []
      if (key === undefined) break
      options.set(key, written.replace(/^(["'])(.*)\1$/u, '$2'))
    }
  }
  const caption = options.get('lst-cap') ?? options.get('filename') ?? null
  const label = info.id ?? options.get('lst-label') ?? null
  const fold = options.get('code-fold')
  const folded = fold === undefined || fold === 'false' ? null : fold !== 'show'
  if (caption === null && folded === null) return null
  return { caption, id: label, folded, summary: options.get('code-summary') ?? 'Code' }
}

/** Renders them. */
export function dressFigures(tree: Root): void {
  visit(tree, (node, index, parent: Parent | undefined) => {
    if (parent === undefined || index === undefined) return undefined
    const made = node.type === 'code' ? listing(node) : node.type === 'paragraph' ? figure(node) : null
    if (made === null) return undefined
    parent.children[index] = made
    return SKIP
  })
}

const words = (hName: string, value: string, hProperties = {}): Paragraph => ({
  type: 'paragraph',
  children: [{ type: 'text', value }],
  data: { hName, hProperties },
})

function listing(code: Code): RootContent | null {
  const about = code.data?.listing
  if (about === undefined) return null
  const { caption, id, folded, summary } = about
  const properties = id === null ? {} : { id }
  const held = caption === null ? code : element('figure', [words('figcaption', caption), code], properties)
  if (folded === null) return held
  return element('details', [words('summary', summary, { className: ['callout-title'] }), held], {
    className: ['callout', 'callout-note'],
    ...(folded ? {} : { open: true }),
  })
}

/** A picture alone in its paragraph, which Quarto counts: its words are its caption. */
function figure(paragraph: Paragraph): RootContent | null {
  const [image, ...others] = paragraph.children
  const id = image?.data?.attributes?.['id']
  if (image?.type !== 'image' || others.length > 0 || !id?.startsWith('fig-')) return null
  const { id: _, ...properties } = image.data?.hProperties ?? {}
  const picture: Paragraph['children'][number] = {
    ...image,
    data: { ...image.data, hProperties: properties },
  }
  const caption = image.alt ? [words('figcaption', image.alt)] : []
  return element('figure', [picture, ...caption], { id })
}
