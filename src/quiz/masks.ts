/**
 * What of a block's source is not shown as it is written: the dollars of math, the brackets and attributes of spans.
 */
import type { PieceKind } from '../language/utterance.js'
import { readAttributes } from '../markdown/attributes.js'
import type { Span } from '../span.js'

/** The value of an attribute, and where it stands without its quotes. */
export interface Attribute {
  readonly value: string
  readonly span: Span
}

/** A run of inline content on its way to an utterance. */
export interface Run {
  readonly kind: PieceKind | 'break'
  readonly text: string
  readonly at: Span
  readonly emphasis: boolean
}

/** A range of the source that is not shown as it is: left out, or shown as `run`. */
export interface Mask extends Span {
  readonly run: Run | null
}

/** Finds `$…$` and the brackets and attributes of spans in the source of a block. */
export function findMasks(
  file: string,
  range: Span,
  opaque: readonly Span[],
  brackets: { open: number; close: number; attributes: ReadonlyMap<string, Attribute> }[],
): readonly Mask[] {
  if (!/[$\]`]/.test(file.slice(range.start, range.end))) return []
  // Looking for a closing mark must not run through the rest of the file again and again.
  const source = file.slice(0, range.end)
  const masks: Mask[] = []
  const opens: number[] = []
  const ends = new Map(opaque.map((span) => [span.start, span.end]))
  let p = range.start
  while (p < range.end) {
    const skipTo = ends.get(p)
    if (skipTo !== undefined && skipTo > p) {
      p = skipTo
      if (source.charAt(p) === '{' && source.charAt(p - 1) === '`') {
        const attributes = attributesAt(source, p)
        if (attributes) {
          masks.push({ start: p, end: attributes.end, run: null })
          p = attributes.end
        }
      }
      continue
    }
    const char = source.charAt(p)
    if (char === '\\') p += 2
    else if (char === '$') {
      const math = mathAt(source, p, range.end)
      if (math) masks.push(math)
      p = math ? math.end : p + (source.charAt(p + 1) === '$' ? 2 : 1)
    } else if (char === '[') {
      opens.push(p)
      p++
    } else if (char === ']') {
      const open = opens.pop()
      const attributes =
        open !== undefined && source.charAt(p + 1) === '{' ? attributesAt(source, p + 1) : null
      if (open !== undefined && attributes) {
        masks.push({ start: open, end: open + 1, run: null })
        masks.push({ start: p, end: attributes.end, run: null })
        brackets.push({ open: open + 1, close: p, attributes: attributes.attributes })
        p = attributes.end
      } else p++
    } else p++
  }
  return masks.sort((a, b) => a.start - b.start)
}

/** The attributes in braces at an offset, by key; the first of repeated keys. Null where there are none. */
function attributesAt(
  source: string,
  at: number,
): { readonly attributes: ReadonlyMap<string, Attribute>; readonly end: number } | null {
  const read = readAttributes(source, at)
  if (read === null || read === 'more') return null
  const attributes = new Map<string, Attribute>()
  for (const { key, value, valueSpan } of read.items)
    if (!attributes.has(key)) attributes.set(key, { value, span: valueSpan })
  return { attributes, end: read.end }
}

/** Math by Pandoc's rule: no blank inside either dollar, no digit after the closing one; or GitHub's `` $`…`$ ``. */
function mathAt(source: string, p: number, limit: number): Mask | null {
  const fence = source.startsWith('$$', p) ? '$$' : source.startsWith('$`', p) ? '$`' : '$'
  const closing = fence === '$`' ? '`$' : fence
  const from = p + fence.length
  if (fence === '$' && /^\s?$/.test(source.charAt(from))) return null
  for (
    let at = source.indexOf(closing, from + 1);
    at >= 0 && at < limit;
    at = source.indexOf(closing, at + 1)
  ) {
    if (source.charAt(at - 1) === '\\') continue
    const end = at + closing.length
    if (fence === '$' && (/\s/.test(source.charAt(at - 1)) || /\d/.test(source.charAt(end)))) return null
    if (end > limit) return null
    const inner = { start: from, end: at }
    const text = source.slice(from, at).replace(/\r\n|\r|\n/g, ' ')
    return { start: p, end, run: { kind: 'math', text, at: inner, emphasis: false } }
  }
  return null
}

/** The runs that remain outside the masks, and those that masks show instead, in order of the source. */
export function applyMasks(runs: readonly Run[], masks: readonly Mask[]): readonly Run[] {
  const out: Run[] = []
  let first = 0
  for (const run of runs) {
    while (first < masks.length && (masks[first]?.end ?? 0) <= run.at.start) first++
    cutRun(run, masks, first, out)
  }
  for (const mask of masks) if (mask.run) out.push(mask.run)
  return out.sort((a, b) => a.at.start - b.at.start)
}

/** What remains of a run outside the masks, of which those before `first` end before it. */
function cutRun(run: Run, masks: readonly Mask[], first: number, out: Run[]): void {
  const exact = run.at.end - run.at.start === run.text.length
  let from = run.at.start
  const keep = (to: number) => {
    if (to <= from) return
    const text = exact ? run.text.slice(from - run.at.start, to - run.at.start) : run.text
    out.push({ ...run, text, at: { start: from, end: to } })
  }
  for (let i = first; i < masks.length; i++) {
    const mask = masks[i]
    if (!mask || mask.start >= run.at.end) break
    if (mask.end <= from) continue
    if (!exact) {
      if (mask.start > run.at.start) continue
      return
    }
    keep(mask.start)
    from = Math.max(from, mask.end)
  }
  keep(run.at.end)
}
