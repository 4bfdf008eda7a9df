/** Python's `copy`. */
import { lookup } from '../attributes.js'
import { hostModule, type Vm } from '../host.js'
import { EXCEPTIONS, makeClass, OBJECT } from '../types.js'
import type { DictEntry, Instance, Key, ModuleValue, Value } from '../value.js'
import { native } from './native.js'

type Inner = (value: Value) => Value

/** How deep copies are made: deeper data recurses, and no listing has it. */
const MAX_DEPTH = 200

const ERROR = makeClass(
  'Error',
  [EXCEPTIONS.get('Exception') ?? OBJECT],
  EXCEPTIONS.get('Exception')?.mro ?? [],
  {
    module: 'copy',
  },
)

/** Makes the module. */
export function copy(): ModuleValue {
  return hostModule('copy', [
    ['Error', ERROR],
    ['error', ERROR],
    native('copy', 'x', (args, vm) => {
      const value = args.get('x')
      const own = value.kind === 'instance' ? lookup(value.class, '__copy__') : undefined
      if (own !== undefined) return vm.call(own, [value])
      return copied(vm, value, (inner) => inner, new Map())
    }),
    native('deepcopy', 'x, memo=None', (args, vm) => {
      const known = new Map<Value, Value>()
      const memo: Value = { kind: 'dict', entries: new Map() }
      let depth = 0
      const deep = (value: Value): Value => {
        const made = known.get(value)
        if (made !== undefined) return made
        const own = value.kind === 'instance' ? lookup(value.class, '__deepcopy__') : undefined
        if (own !== undefined) return vm.call(own, [value, memo])
        depth += 1
        if (depth > MAX_DEPTH) vm.limit(`data nested more than ${MAX_DEPTH} deep would be copied`)
        const copy = copied(vm, value, deep, known)
        depth -= 1
        return copy
      }
      return deep(args.get('x'))
    }),
  ])
}

/** A value with copies of what it holds. What cannot change is its own copy. */
function copied(vm: Vm, value: Value, inner: Inner, known: Map<Value, Value>): Value {
  vm.tick(1)
  switch (value.kind) {
    case 'list': {
      const made: Value & { kind: 'list' } = { kind: 'list', items: [] }
      known.set(value, made)
      vm.allocate(value.items.length)
      for (const item of value.items) made.items.push(inner(item))
      return made
    }
    case 'tuple': {
      const items = value.items.map(inner)
      return items.every((item, index) => item === value.items[index]) ? value : { kind: 'tuple', items }
    }
    case 'dict': {
      const entries = new Map<Key, DictEntry>()
      const made: Value = { kind: 'dict', entries }
      known.set(value, made)
      vm.allocate(value.entries.size * 3)
      for (const [key, entry] of value.entries)
        entries.set(key, { key: entry.key, value: inner(entry.value) })
      return made
    }
    case 'set':
      vm.allocate(value.entries.size * 2)
      return { kind: 'set', entries: new Map(value.entries) }
    case 'instance':
      return copiedInstance(vm, value, inner, known)
    default:
      return value
  }
}

function copiedInstance(vm: Vm, value: Instance, inner: Inner, known: Map<Value, Value>): Value {
  if (value.payload !== undefined && value.class.module !== 'numpy')
    return vm.unknown(`copies of a \`${value.class.name}\` are not made`)
  const attributes = new Map<string, Value>()
  const made: Instance = { kind: 'instance', class: value.class, attributes }
  known.set(value, made)
  if (value.payload !== undefined) made.payload = value.payload
  if (value.native !== undefined) made.native = copied(vm, value.native, inner, known)
  vm.allocate(value.attributes.size * 3)
  for (const [name, attribute] of value.attributes) attributes.set(name, inner(attribute))
  return made
}
