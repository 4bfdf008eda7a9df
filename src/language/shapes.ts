/** Shapes as authors write them: `26x26x32`, `26 × 26`, `(None, 26, 26, 32)`, `[26, 26, 32]`, `26-by-26`. */
import type { Atom } from './atoms.js'
import type { Found } from './numbers.js'
import { digits } from './numbers.js'

/** A shape as said; null stands for `None`. */
export interface SaidShape {
  readonly dims: readonly (number | null)[]
  /** How it is written: with brackets, or as a product. */
  readonly form: 'tuple' | 'cross'
  readonly text: string
}

/** More axes than this no layer has; keeps hostile input from growing a shape without end. */
const MAX_AXES = 12

const CROSS = new Set(['x', '×', '*', '·', 'by', 'X', '⨯', '✕'])
const NONE = new Set(['none', '?', 'batch', 'batch_size', 'n'])

/** A dimension that `atoms[at]` may be: a whole number, or null for None; undefined for anything else. */
function dimension(atom: Atom | undefined): number | null | undefined {
  if (atom === undefined) return undefined
  if (atom.kind !== 'number') return NONE.has(atom.key.toLowerCase()) ? null : undefined
  const value = digits(atom.text)[0]?.value
  return value !== undefined && value.d === 1n && value.n <= BigInt(Number.MAX_SAFE_INTEGER)
    ? Number(value.n)
    : undefined
}

/** Every shape that stands somewhere in the atoms. */
export function shapesIn(atoms: readonly Atom[], text: string): readonly Found<SaidShape>[] {
  const found: Found<SaidShape>[] = []
  for (let at = 0; at < atoms.length; at++) {
    const bracketed = bracketedAt(atoms, at, text)
    const shape = bracketed ?? crossAt(atoms, at, text)
    if (shape === null) continue
    found.push(shape)
    const grouped = bracketed === null ? null : withThousands(bracketed)
    if (grouped !== null) found.push(grouped)
  }
  return found
}

function bracketedAt(atoms: readonly Atom[], at: number, text: string): Found<SaidShape> | null {
  const open = atoms[at]?.key
  if (open !== '(' && open !== '[') return null
  const close = open === '(' ? ')' : ']'
  const dims: (number | null)[] = []
  let commas = 0
  for (let i = at + 1; i < atoms.length && dims.length <= MAX_AXES; i++) {
    const atom = atoms[i]
    if (atom?.key === close) {
      if (commas === 0 && open === '(') return null
      return { from: at, to: i + 1, value: { dims, form: 'tuple', text: slice(atoms, at, i, text) } }
    }
    if (atom?.key === ',') {
      commas += 1
      continue
    }
    if (dims.length > commas) return null
    const dim = dimension(atom)
    if (dim === undefined) return null
    dims.push(dim)
  }
  return null
}

/** `(None, 1,600)` may mean `(None, 1600)`: a comma without a blank before three digits, beside commas with one. */
function withThousands(found: Found<SaidShape>): Found<SaidShape> | null {
  const { text } = found.value
  if (!/,\s/.test(text) && !/,\d{3},?\s*[)\]]$/.test(text)) return null
  const joined = text.replace(/(\d),(?=\d{3}(?!\d))/g, '$1')
  if (joined === text) return null
  const dims = [...joined.matchAll(/\d+|[A-Za-z_?]+/g)].map(([part]) =>
    /\d/.test(part) ? Number(part) : null,
  )
  return { ...found, value: { ...found.value, dims } }
}

function crossAt(atoms: readonly Atom[], at: number, text: string): Found<SaidShape> | null {
  const before = atoms[at - 1]
  // `3 * 3 * 32` inside longer arithmetic is no shape by itself.
  if (before !== undefined && (CROSS.has(before.key) || before.key === '+' || before.key === '/')) return null
  const first = dimension(atoms[at])
  if (first === undefined || first === null) return null
  const dims: (number | null)[] = [first]
  let i = at + 1
  while (CROSS.has(atoms[i]?.key ?? '') && dims.length <= MAX_AXES) {
    const dim = dimension(atoms[i + 1])
    if (dim === undefined || dim === null) break
    dims.push(dim)
    i += 2
  }
  if (dims.length < 2) return null
  const after = atoms[i]?.key
  if (after === '+' || after === '/' || after === '=') return null
  return { from: at, to: i, value: { dims, form: 'cross', text: slice(atoms, at, i - 1, text) } }
}

function slice(atoms: readonly Atom[], from: number, last: number, text: string): string {
  return text.slice(atoms[from]?.start ?? 0, atoms[last]?.end ?? 0)
}
