/** What the modules of the library share: functions from signatures, numbers from values, iterators from steps. */
import { type HostCall, hostFunction, type Vm } from '../host.js'
import { signature } from '../signature.js'
import { type HostFunction, type IteratorValue, NONE, type Unknown, type Value } from '../value.js'

/** A function and its name, as a module's attributes take them. */
export function native(name: string, parameters: string, call: HostCall): readonly [string, HostFunction] {
  return [name, hostFunction(name, signature(parameters), call)]
}

/** A real number of Python as JavaScript has it; bigint for ints. Raises TypeError for anything else. */
export function numberOf(vm: Vm, value: Value): number | bigint | Unknown {
  if (value.kind === 'unknown') return value
  if (value.kind === 'int' || value.kind === 'float') return value.value
  if (value.kind === 'bool') return BigInt(value.value)
  for (const name of ['__float__', '__index__']) {
    const method = value.kind === 'instance' ? vm.findAttribute(value, name) : undefined
    if (method !== undefined) return numberOf(vm, vm.call(method, []))
  }
  return vm.raise('TypeError', `must be real number, not ${vm.typeOf(value).name}`)
}

/** The same as a double. */
export function doubleOf(vm: Vm, value: Value): number | Unknown {
  const number = numberOf(vm, value)
  if (typeof number !== 'bigint') return number
  const double = Number(number)
  return Number.isFinite(double) ? double : vm.raise('OverflowError', 'int too large to convert to float')
}

/** A whole number; raises TypeError for a float. */
export function wholeOf(vm: Vm, value: Value): bigint | Unknown {
  if (value.kind === 'unknown') return value
  if (value.kind === 'int') return value.value
  if (value.kind === 'bool') return BigInt(value.value)
  const method = value.kind === 'instance' ? vm.findAttribute(value, '__index__') : undefined
  if (method !== undefined) return wholeOf(vm, vm.call(method, []))
  return vm.raise('TypeError', `'${vm.typeOf(value).name}' object cannot be interpreted as an integer`)
}

/** The largest int that a function of the library makes, in bits: factorials and powers end there. */
export const MAX_BITS = 1_000_000

/** An iterator that takes steps; `next` gives null at the end, `rest` why more may follow. */
export function iterator(name: string, next: () => Value | null, rest?: () => Unknown | null): IteratorValue {
  return {
    kind: 'iterator',
    name,
    cursor: {
      next,
      get rest() {
        return rest?.() ?? null
      },
    },
    result: NONE,
  }
}
