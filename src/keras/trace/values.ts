/** Between Python's values and the engine's: shapes, nests of tensors, classes, arguments. */
import { type Bound, hostFunction, type Parameter, type Signature, type Vm } from '../../python/host.js'
import { signature } from '../../python/signature.js'
import { makeClass } from '../../python/types.js'
import {
  type ClassValue,
  type HostFunction,
  type Instance,
  int,
  list,
  NONE,
  type PropertyValue,
  tuple,
  type Unknown,
  type Value,
} from '../../python/value.js'
import { integerOf, show } from '../arguments.js'
import { cannotTell, refuse } from '../error.js'
import type { Nest, Spec } from '../layer.js'
import { type Dim, isUnknown, type Shape } from '../shape.js'
import { LayerObject, TensorObject, VariableObject } from './objects.js'
import { MAX_RANK, type World } from './world.js'

const SIGNATURES = new Map<string, Signature>()

/** The signature of a text, read once. */
export function parsed(text: string): Signature {
  let found = SIGNATURES.get(text)
  if (found === undefined) {
    found = signature(text)
    SIGNATURES.set(text, found)
  }
  return found
}

/** A class of the host: its methods as host functions. `host` marks it as built in. */
export function hostClass(
  name: string,
  base: ClassValue,
  members: Iterable<readonly [string, Value]>,
  host: object = {},
): ClassValue {
  return makeClass(name, [base], base.mro, { namespace: new Map(members), module: 'keras', host })
}

/** A method: `method(world, 'count_params', 'self', (args) => …)`. */
export function method(
  world: World,
  name: string,
  parameters: string,
  body: (args: Bound, vm: Vm) => Value,
): readonly [string, HostFunction] {
  return [name, hostFunction(name, parsed(parameters), (args, vm) => world.enter(vm, () => body(args, vm)))]
}

/** A function of a module. */
export function moduleFunction(
  world: World,
  name: string,
  parameters: string,
  body: (args: Bound, vm: Vm) => Value,
): HostFunction {
  return method(world, name, parameters, body)[1]
}

/** A property with a getter and, maybe, a setter. */
export function property(
  world: World,
  name: string,
  get: (self: Instance, vm: Vm) => Value,
  set?: (self: Instance, value: Value, vm: Vm) => void,
): readonly [string, PropertyValue] {
  const self = (args: Bound): Instance => {
    const value = args.get('self')
    return value.kind === 'instance' ? value : refuse('TypeError', `\`${name}\` is read from an object`)
  }
  return [
    name,
    {
      kind: 'property',
      get: method(world, name, 'self', (args, vm) => get(self(args), vm))[1],
      set:
        set === undefined
          ? null
          : method(world, name, 'self, value', (args, vm) => {
              set(self(args), args.get('value'), vm)
              return NONE
            })[1],
      delete: null,
    },
  ]
}

/** What a class says about a name, looked up in its order. */
export function lookup(
  of: ClassValue,
  name: string,
): { readonly value: Value; readonly owner: ClassValue } | undefined {
  for (const owner of of.mro) {
    const value = owner.namespace.get(name)
    if (value !== undefined) return { value, owner }
  }
  return undefined
}

/** The layer that a value is. */
export function layerOf(value: Value): LayerObject | undefined {
  return value.kind === 'instance' && value.payload instanceof LayerObject ? value.payload : undefined
}

export function tensorOf(value: Value): TensorObject | undefined {
  return value.kind === 'instance' && value.payload instanceof TensorObject ? value.payload : undefined
}

export function variableOf(value: Value): VariableObject | undefined {
  return value.kind === 'instance' && value.payload instanceof VariableObject ? value.payload : undefined
}

/** A dimension as Python has it. */
export function dimValue(dim: Dim): Value {
  if (dim === null) return NONE
  return isUnknown(dim) ? dim : int(dim)
}

/** A shape as a tuple. */
export function shapeValue(shape: Shape | Unknown): Value {
  return isUnknown(shape) ? shape : tuple(shape.map(dimValue))
}

/** A dimension from Python, as `standardize_shape` takes it. */
export function dimOf(value: Value, whole: Value): Dim {
  if (value.kind === 'none' || isUnknown(value)) return value.kind === 'none' ? null : value
  const number = integerOf(value) ?? numpyInteger(value)
  if (number === undefined)
    refuse(
      'ValueError',
      `a shape holds whole numbers and None, found ${show(value)} in ${show(whole)}`,
      value.kind === 'float' ? 'divide with `//`, or use `int(…)`' : undefined,
    )
  if (number < 0) refuse('ValueError', `a shape holds no negative number, found ${show(whole)}`)
  return number
}

/** The whole number that an object of numpy holds, where its payload shows one. */
function numpyInteger(value: Value): number | undefined {
  if (value.kind !== 'instance') return undefined
  const payload = value.payload
  if (payload !== undefined && 'item' in payload) {
    const item = payload.item
    if (typeof item === 'bigint') return Number(item)
    if (typeof item === 'number' && Number.isInteger(item)) return item
  }
  return undefined
}

/** A shape from Python, refused as Keras's `standardize_shape` refuses. */
export function shapeOf(value: Value): Shape {
  if (isUnknown(value)) cannotTell(value)
  if (value.kind === 'none') refuse('ValueError', 'a shape is needed, found None')
  const tensor = tensorOf(value)
  if (tensor?.content != null) return tensor.content.map((item) => dimOf(item, value))
  if (value.kind !== 'list' && value.kind !== 'tuple')
    refuse(
      'ValueError',
      `a shape is a tuple such as (28, 28, 1), found ${show(value)}`,
      value.kind === 'int' ? `write (${show(value)},)` : undefined,
    )
  if (value.items.length > MAX_RANK) refuse('ValueError', `a shape has at most ${MAX_RANK} axes`)
  return value.items.map((item) => dimOf(item, value))
}

/** Whether a value is a shape: a tuple or list of whole numbers and None. */
export function isShape(value: Value): boolean {
  return (
    (value.kind === 'tuple' || value.kind === 'list') &&
    value.items.every((item) => item.kind === 'none' || item.kind === 'int' || isUnknown(item)) &&
    value.items.length > 0
  )
}

/** Entries of a nest in Keras's order: lists as they are, dicts by sorted keys. */
export function nestItems(value: Value): readonly Value[] | null {
  if (value.kind === 'list' || value.kind === 'tuple') return value.items
  if (value.kind === 'dict')
    return [...value.entries.values()]
      .toSorted((a, b) => (keyText(a.key) < keyText(b.key) ? -1 : 1))
      .map((entry) => entry.value)
  return null
}

export function keyText(key: Value): string {
  return key.kind === 'str' ? key.value : show(key)
}

/** How deep arguments may be nested. */
const MAX_NEST = 64

/** All leaves of a nest, in Keras's order. */
export function flatten(value: Value, depth = 0): readonly Value[] {
  const items = nestItems(value)
  if (items === null) return [value]
  if (depth > MAX_NEST) refuse('ValueError', 'the argument is nested too deep')
  return items.flatMap((item) => flatten(item, depth + 1))
}

/** The same nest with other leaves. */
export function mapNest(value: Value, change: (leaf: Value) => Value): Value {
  switch (value.kind) {
    case 'list':
      return list(value.items.map((item) => mapNest(item, change)))
    case 'tuple':
      return tuple(value.items.map((item) => mapNest(item, change)))
    case 'dict':
      return {
        kind: 'dict',
        entries: new Map(
          [...value.entries].map(([key, entry]) => [
            key,
            { key: entry.key, value: mapNest(entry.value, change) },
          ]),
        ),
      }
    default:
      return change(value)
  }
}

/** A nest of tensors as rules see it. A tensor of unknown rank ends the rule. */
export function specs(value: Value): Nest<Spec> {
  const tensor = tensorOf(value)
  if (tensor !== undefined) {
    if (isUnknown(tensor.shape)) cannotTell(tensor.shape)
    return { shape: tensor.shape, dtype: tensor.dtype }
  }
  const variable = variableOf(value)
  if (variable !== undefined) return { shape: variable.shape, dtype: variable.dtype }
  if (isUnknown(value)) cannotTell(value)
  if (value.kind === 'list' || value.kind === 'tuple')
    return value.items.filter((item) => item.kind !== 'none').map(specs)
  if (value.kind === 'dict')
    return new Map([...value.entries.values()].map((entry) => [keyText(entry.key), specs(entry.value)]))
  return refuse('ValueError', `a tensor is needed, found ${show(value)}`)
}

/** A nest of shapes (what `build` and `compute_output_shape` get) as rules see it. */
export function shapeSpecs(value: Value): Nest<Spec> {
  if (isUnknown(value)) cannotTell(value)
  if (isShape(value) || (value.kind === 'tuple' && value.items.length === 0))
    return { shape: shapeOf(value), dtype: null }
  if (value.kind === 'list' || value.kind === 'tuple') return value.items.map(shapeSpecs)
  if (value.kind === 'dict')
    return new Map([...value.entries.values()].map((entry) => [keyText(entry.key), shapeSpecs(entry.value)]))
  return { shape: shapeOf(value), dtype: null }
}

export function isSpec(nest: Nest<Spec>): nest is Spec {
  return !Array.isArray(nest) && !(nest instanceof Map)
}

/** The leaves of a nest of the engine's own. */
export function leaves(nest: Nest<Spec>): readonly Spec[] {
  if (isSpec(nest)) return [nest]
  if (nest instanceof Map)
    return [...nest].toSorted(([a], [b]) => (a < b ? -1 : 1)).flatMap(([, inner]) => leaves(inner))
  return (nest as readonly Nest<Spec>[]).flatMap((inner) => leaves(inner))
}

/** A nest of specs as Python values: lists for lists, dicts for maps. */
export function nestValue(nest: Nest<Spec>, leaf: (spec: Spec) => Value): Value {
  if (isSpec(nest)) return leaf(nest)
  if (nest instanceof Map)
    return {
      kind: 'dict',
      entries: new Map(
        [...nest].map(([key, inner]: [string, Nest<Spec>]) => [
          key,
          { key: { kind: 'str' as const, value: key }, value: nestValue(inner, leaf) },
        ]),
      ),
    }
  return list((nest as readonly Nest<Spec>[]).map((inner) => nestValue(inner, leaf)))
}

/** A nest of specs as a nest of shapes in Python. */
export function specShapes(nest: Nest<Spec>): Value {
  return nestValue(nest, (one) => shapeValue(one.shape))
}

/** Binds arguments to parameters, with Python's own TypeErrors. `name` is that of the callee, for sentences. */
export function bindArguments(
  name: string,
  parameters: readonly Parameter[],
  args: readonly Value[],
  keywords: ReadonlyMap<string, Value>,
): Map<string, Value> {
  const bound = new Map<string, Value>()
  const positional = parameters.filter((one) => one.kind === 'positionalOnly' || one.kind === 'ordinary')
  const rest = parameters.find((one) => one.kind === 'rest')
  const extra = parameters.find((one) => one.kind === 'keywords')
  if (args.length > positional.length && rest === undefined)
    refuse('TypeError', `\`${name}\` takes ${positional.length} positional arguments, found ${args.length}`)
  for (const [index, value] of args.entries()) {
    const parameter = positional[index]
    if (parameter !== undefined) bound.set(parameter.name, value)
  }
  if (rest !== undefined && args.length > positional.length)
    bound.set(rest.name, tuple(args.slice(positional.length)))
  const others = new Map<string, Value>()
  for (const [key, value] of keywords) {
    const parameter = parameters.find(
      (one) => one.name === key && (one.kind === 'ordinary' || one.kind === 'keywordOnly'),
    )
    if (parameter === undefined) {
      if (extra === undefined) refuse('TypeError', `\`${name}\` has no argument \`${key}\``)
      others.set(key, value)
    } else if (bound.has(key)) refuse('TypeError', `\`${name}\` is given \`${key}\` twice`)
    else bound.set(key, value)
  }
  if (extra !== undefined && others.size > 0) for (const [key, value] of others) bound.set(key, value)
  for (const parameter of parameters) {
    if (parameter.kind === 'rest' || parameter.kind === 'keywords' || bound.has(parameter.name)) continue
    if (parameter.default === null)
      refuse('TypeError', `\`${name}\` needs the argument \`${parameter.name}\``)
  }
  return bound
}
