/** How functions of numpy read what they are given: arrays, axes, whole numbers, types. */
import type { HostCall, Vm } from '../../host.js'
import { isUnknown } from '../../key.js'
import type { Unknown, Value } from '../../value.js'
import type { ArrayPayload, Arrays } from './array.js'

export type Args = Parameters<HostCall>[0]

/** Gives an array, or why there is none. */
export function withArray(
  arrays: Arrays,
  name: string,
  rule: (array: ArrayPayload, args: Args, vm: Vm) => Value,
): HostCall {
  return (args, vm) => {
    const array = arrays.from(args.get(name), vm)
    return isUnknown(array) ? array : rule(array, args, vm)
  }
}

/** Every item of a sequence as an array. */
export function arraysIn(arrays: Arrays, given: Value, vm: Vm): ArrayPayload[] | Unknown {
  const items = vm.collect(given)
  if (!Array.isArray(items)) return items
  const parts: ArrayPayload[] = []
  for (const item of items) {
    const part = arrays.from(item, vm)
    if (isUnknown(part)) return part
    parts.push(part)
  }
  return parts
}

/** A whole number that is given, a scalar of numpy too; unknown where it is none. */
export function wholeIn(value: Value, vm: Vm): number | Unknown {
  const plain = value.kind === 'instance' && value.native !== undefined ? value.native : value
  if (plain.kind === 'unknown') return plain
  if (plain.kind === 'int') return Number(plain.value)
  return plain.kind === 'bool' ? Number(plain.value) : vm.unknown('it is no whole number')
}

/** An axis, counted from the end where negative. */
export function axisIn(value: Value, rank: number, vm: Vm): number | Unknown {
  const at = wholeIn(value, vm)
  if (typeof at !== 'number') return at
  if (at < -rank || at >= rank)
    return vm.raise('ValueError', `axis ${at} is out of bounds for array of dimension ${rank}`)
  return at < 0 ? at + rank : at
}

/** One axis or several. */
export function axesIn(value: Value, rank: number, vm: Vm): number[] | Unknown {
  const given = value.kind === 'tuple' || value.kind === 'list' ? value.items : [value]
  const axes: number[] = []
  for (const one of given) {
    const axis = axisIn(one, rank, vm)
    if (typeof axis !== 'number') return axis
    axes.push(axis)
  }
  return axes
}

/** The type that an argument names: a string, a type of Python or of numpy. */
export function dtypeName(value: Value, otherwise: string): string {
  if (value.kind === 'str') return value.value
  if (value.kind === 'class') {
    return (
      { int: 'int64', float: 'float64', bool: 'bool', str: 'str', object: 'object' }[value.name] ?? otherwise
    )
  }
  return value.kind === 'hostFunction' ? value.name : otherwise
}
