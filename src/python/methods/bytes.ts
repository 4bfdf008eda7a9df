/**
 * Methods of `bytes`.
 */
import { addConstructor, addMethods } from '../builtins/define.js'
import { decode } from '../text/codec.js'
import { BYTES, typeOf } from '../types.js'
import { bytes, list, NONE, str, type Value } from '../value.js'
import { codecArguments, method, SHARED, text } from './text.js'

/** Bytes that are made at once. */
const MAX_BYTES = 1_000_000

addMethods(BYTES, {
  ...SHARED,
  decode: [
    "encoding='utf-8', errors='strict'",
    (machine, [self, encoding, errors]) => {
      const how = codecArguments(machine, encoding, errors)
      if ('kind' in how) return how
      machine.tick(text(self).length)
      const made = decode(text(self), how.codec, how.errors)
      if (made !== null) return str(made)
      return machine.raise('UnicodeDecodeError', `'${how.codec}' codec can't decode these bytes`)
    },
  ],
  split: [
    'sep=None, maxsplit=-1',
    method((machine, self, args) => {
      const parts = machine.callMethod(str(self), 'split', args.map(asStr))
      if (parts?.kind !== 'list') return parts ?? NONE
      return list(parts.items.map((part) => (part.kind === 'str' ? bytes(part.value) : part)))
    }),
  ],
  join: [
    'iterable, /',
    (machine, [self, iterable = NONE]) => {
      const values = machine.collect(iterable)
      if (!Array.isArray(values)) return values
      const parts: string[] = []
      for (const [index, value] of values.entries()) {
        if (value.kind === 'unknown') return value
        if (value.kind !== 'bytes') {
          return machine.raise(
            'TypeError',
            `sequence item ${index}: expected a bytes-like object, ${typeOf(value).name} found`,
          )
        }
        parts.push(value.value)
      }
      const made = parts.join(text(self))
      machine.allocate(made.length >> 3)
      return bytes(made)
    },
  ],
  hex: [
    '',
    (machine, [self]) => {
      machine.allocate(text(self).length >> 2)
      return str([...text(self)].map((c) => c.charCodeAt(0).toString(16).padStart(2, '0')).join(''))
    },
  ],
})
BYTES.namespace.set('fromhex', {
  kind: 'staticmethod',
  callee: {
    kind: 'builtin',
    name: 'fromhex',
    call: (vm, [source]) => {
      if (source?.kind === 'unknown') return source
      const digits = source?.kind === 'str' ? source.value.replace(/\s/g, '') : ''
      if (!/^(?:[0-9a-f]{2})*$/i.test(digits))
        return vm.raise('ValueError', 'non-hexadecimal number found in fromhex() arg')
      const codes = digits.match(/../g) ?? []
      return bytes(codes.map((code) => String.fromCharCode(Number.parseInt(code, 16))).join(''))
    },
  },
})

/** Arguments of a method that is that of text. */
function asStr(value: Value): Value {
  return value.kind === 'bytes' ? str(value.value) : value
}

addConstructor(
  BYTES,
  'source=..., encoding=None, errors=None',
  (machine, [value = NONE, encoding = NONE, errors = NONE]) => {
    if (value.kind === 'unknown') return value
    if (value.kind === 'ellipsis') return bytes('')
    if (value.kind === 'str') {
      if (encoding.kind === 'none') return machine.raise('TypeError', 'string argument without an encoding')
      const how = errors.kind === 'none' ? [encoding] : [encoding, errors]
      return machine.callMethod(value, 'encode', how) ?? NONE
    }
    if (value.kind === 'bytes') return value
    if (value.kind === 'int') {
      if (value.value < 0n) return machine.raise('ValueError', 'negative count')
      if (value.value > BigInt(MAX_BYTES)) machine.limit(`bytes would be longer than ${MAX_BYTES}`)
      machine.allocate(Number(value.value) >> 3)
      return bytes('\0'.repeat(Number(value.value)))
    }
    if (value.kind === 'instance') {
      const made = machine.callMethod(value, '__bytes__', [])
      if (made !== undefined) return made
    }
    const items = machine.collect(value)
    if (!Array.isArray(items)) return items
    let codes = ''
    for (const item of items) {
      if (item.kind === 'unknown') return item
      if (item.kind !== 'int' && item.kind !== 'bool') {
        return machine.raise('TypeError', `'${typeOf(item).name}' object cannot be interpreted as an integer`)
      }
      const code = Number(item.value)
      if (code < 0 || code > 255) return machine.raise('ValueError', 'bytes must be in range(0, 256)')
      codes += String.fromCharCode(code)
    }
    return bytes(codes)
  },
)
