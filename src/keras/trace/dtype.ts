/** Dtypes and dtype policies, as far as shapes, counts and bytes depend on them. */
import { refuse } from '../error.js'
import { DTYPES } from '../identifiers.js'
import type { Policy } from './objects.js'

const MIXED: ReadonlyMap<string, string> = new Map([
  ['mixed_float16', 'float16'],
  ['mixed_bfloat16', 'bfloat16'],
])

const PYTHON: ReadonlyMap<string, string> = new Map([
  ['bool', 'bool'],
  ['int', 'int64'],
  ['float', 'float32'],
  ['str', 'string'],
])

/** Keras's name of a dtype, refused as `standardize_dtype` refuses. */
export function standardDtype(name: string): string {
  const plain = PYTHON.get(name) ?? name
  if (!DTYPES.has(plain)) refuse('ValueError', `'${name}' is no dtype of Keras`, "use one like 'float32'")
  return plain
}

/** The policy of a name: `float32`, `mixed_float16`, `int8_from_float32`. */
export function policyOf(name: string): Policy {
  const mixed = MIXED.get(name)
  if (mixed !== undefined) return { name, compute: mixed, variable: 'float32' }
  if (!DTYPES.has(name))
    refuse('ValueError', `'${name}' is no dtype policy of Keras`, "use one like 'float32' or 'mixed_float16'")
  return { name, compute: name, variable: name }
}

export function isFloat(dtype: string): boolean {
  return dtype.startsWith('float') || dtype === 'bfloat16'
}

/** Bits that an entry of a dtype takes, as Keras counts them for the summary. */
export function bitsOf(dtype: string): number {
  if (dtype === 'bool') return 1
  if (dtype === 'bfloat16') return 16
  if (dtype === 'string') return 8
  const digits = /(\d+)(?:_|$)/.exec(dtype)
  return dtype.startsWith('float8') ? 8 : Number(digits?.[1] ?? 32)
}
