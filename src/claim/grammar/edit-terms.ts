/** What the rules for what-ifs share: edits as they are put together from words. */
import type { Plain } from '../../keras/summary.js'
import type { Said } from '../../language/numbers.js'
import type { Claim, EditTerm, Quantity, QuantityId, Ref } from '../meaning.js'
import { fill, kindIn, meant, small } from './build.js'

export type Edits = { readonly edits: readonly EditTerm[] }

export function edits(...list: readonly EditTerm[]): Edits {
  return { edits: list }
}

export function under({ edits: list }: Edits, said: Claim): Claim {
  // "If the first convolution had …, the second one would …": of the kind that is changed.
  const kinds = list.flatMap((edit) => {
    const kind = 'target' in edit && edit.target !== null ? kindIn(edit.target) : null
    return kind === null ? [] : [kind]
  })
  const [kind] = kinds
  const inner = kind === undefined ? said : fill(said, kind)
  return inner.claim === 'under'
    ? { ...inner, edits: [...list, ...inner.edits] }
    : { claim: 'under', edits: list, inner }
}

export function set(name: string, value: Plain, target: Ref | null): EditTerm | null {
  const [owner, argument] = name.includes('.')
    ? [name.slice(0, name.lastIndexOf('.')), name.slice(name.lastIndexOf('.') + 1)]
    : [null, name]
  if (argument === 'trainable' && typeof value === 'boolean') {
    return { edit: 'trainable', target: owner === null ? target : { ref: 'named', name: owner }, value }
  }
  if (owner !== null) return null
  return { edit: 'set', target, argument, value }
}

const ARGUMENTS: readonly QuantityId[] = ['units', 'neurons', 'filters', 'channels', 'config']

export function resized(
  target: Ref | null,
  quantity: Quantity,
  to: Said,
  from: Said | null,
): EditTerm | null {
  if (!ARGUMENTS.includes(quantity.id)) return null
  if (quantity.id === 'config' && quantity.argument !== undefined) {
    const value = small(to)
    return value === null ? null : { edit: 'set', target, argument: quantity.argument, value }
  }
  return { edit: 'quantity', target, quantity: quantity.id, to, from }
}

/** Who is changed may be left open ("doubling the filters") only where one quantity is named. */
export function scaled(target: Ref, quantity: Quantity, factor: Said): EditTerm | null {
  return ARGUMENTS.includes(quantity.id) && quantity.id !== 'config'
    ? { edit: 'scale', target, quantity: quantity.id, factor }
    : null
}

/** So many times as many heads of the one attention. */
export function moreHeads(factor: Said): EditTerm {
  return { edit: 'scale', target: ALL, quantity: 'config', argument: 'num_heads', factor }
}

export const ALL: Ref = {
  ref: 'all',
  what: { kind: null, tests: [], plural: true, ordinal: null },
  count: null,
}
export const OUTPUT: Ref = {
  ref: 'one',
  what: { kind: null, tests: [{ test: 'output' }], plural: false, ordinal: null },
}
export const DOUBLE = meant(2)
export const HALF = meant(1, 2)
export const ZERO = meant(0)

export const list = (edit: EditTerm | null): Edits | null => (edit === null ? null : edits(edit))
