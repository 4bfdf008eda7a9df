/** `keras.ops` in a program: operations bound, applied and recorded. */
import { type HostFunction, list, NONE, str, type Value } from '../../python/value.js'
import { show } from '../arguments.js'
import { cannotTell, refuse } from '../error.js'
import type { Spec } from '../layer.js'
import type { OperationArguments, OperationDeclaration } from '../operations/operation.js'
import { OPERATIONS } from '../operations/table.js'
import { isUnknown, type Shape } from '../shape.js'
import { isFloat } from './dtype.js'
import type { Kit } from './kit.js'
import type { TensorObject } from './objects.js'
import { applyOperation, asTensor, newTensor, refuseUndefined, tensorValue } from './tensors.js'
import { bindArguments, moduleFunction, parsed, shapeValue, tensorOf } from './values.js'

const BY_NAME: ReadonlyMap<string, OperationDeclaration> = new Map(OPERATIONS.map((one) => [one.name, one]))

const RANK: readonly string[] = [
  'bool',
  'uint8',
  'int8',
  'int16',
  'int32',
  'int64',
  'float16',
  'bfloat16',
  'float32',
  'float64',
]

export class OperationTable {
  readonly #kit: () => Kit

  constructor(kit: () => Kit) {
    this.#kit = kit
  }

  has(name: string): boolean {
    return BY_NAME.has(name)
  }

  /** The function that a program calls. */
  value(name: string): HostFunction | undefined {
    const declaration = BY_NAME.get(name)
    if (declaration === undefined) return undefined
    return moduleFunction(this.#kit().world, name, declaration.signature, (args) => {
      const bound = new Map<string, Value>()
      for (const one of parsed(declaration.signature).parameters) {
        if (one.kind === 'rest') bound.set(one.name, list([...args.rest]))
        else if (one.kind === 'keywords') bound.set(one.name, keywordsValue(args.extra))
        else bound.set(one.name, args.get(one.name))
      }
      return this.#perform(declaration, bound)
    })
  }

  /** Applies an operation to positional arguments. */
  apply(name: string, args: readonly Value[]): Value {
    const declaration = BY_NAME.get(name)
    if (declaration === undefined) throw new Error(`no operation ${name}`)
    const { parameters } = parsed(declaration.signature)
    const bound = bindArguments(name, parameters, args, new Map())
    for (const one of parameters) if (!bound.has(one.name)) bound.set(one.name, one.default ?? NONE)
    return this.#perform(declaration, bound)
  }

  #perform(declaration: OperationDeclaration, bound: ReadonlyMap<string, Value>): Value {
    const kit = this.#kit()
    const { parameters } = parsed(declaration.signature)
    const names = declaration.tensors ?? declaration.many ?? [parameters[0]?.name ?? 'x']
    for (const value of bound.values()) refuseUndefined(kit, value)
    const places: {
      readonly name: string
      readonly from: number
      readonly count: number
      readonly many: boolean
    }[] = []
    const tensors: TensorObject[] = []
    for (const name of names) {
      const value = bound.get(name) ?? NONE
      if (isUnknown(value)) cannotTell(value)
      const isMany = declaration.many?.includes(name) === true
      const items = isMany && (value.kind === 'list' || value.kind === 'tuple') ? value.items : [value]
      const from = tensors.length
      for (const item of items) {
        refuseUndefined(kit, item)
        if (isUnknown(item)) cannotTell(item)
        const tensor = item.kind === 'none' ? newTensor(kit, [], 'float32', false) : asTensor(kit, item)
        if (tensor === undefined)
          return refuse('ValueError', `\`${declaration.name}\` takes tensors, found ${show(item)}`)
        tensors.push(tensor)
      }
      places.push({ name, from, count: items.length, many: isMany })
    }
    let several = false
    const results = applyOperation(kit, declaration.type, tensors, (inputs) => {
      const given = argumentsOf(declaration.name, bound, places, inputs, (reason) =>
        kit.world.unknown(reason),
      )
      const output = declaration.output(given)
      several = Array.isArray(output)
      const specs: readonly Spec[] = Array.isArray(output) ? output : [output as Spec]
      return specs.map((one) => ({ shape: one.shape, dtype: one.dtype ?? given.common }))
    })
    const values = results.map((result) => tensorValue(kit, result))
    const [only] = values
    return several || only === undefined ? list(values) : only
  }
}

/** `**kwargs` as a dict. */
function keywordsValue(keywords: ReadonlyMap<string, Value>): Value {
  const entries = [...keywords].map(([key, value]) => [key, { key: str(key), value }] as const)
  return { kind: 'dict', entries: new Map(entries) }
}

function argumentsOf(
  name: string,
  bound: ReadonlyMap<string, Value>,
  places: readonly { readonly name: string; readonly from: number; readonly count: number }[],
  inputs: readonly TensorObject[],
  unknown: OperationArguments['unknown'],
): OperationArguments {
  const of = (argument: string): readonly TensorObject[] => {
    const place = places.find((one) => one.name === argument)
    return place === undefined ? [] : inputs.slice(place.from, place.from + place.count)
  }
  const shapeOfTensor = (tensor: TensorObject | undefined): Shape => {
    if (tensor === undefined) return []
    return isUnknown(tensor.shape) ? cannotTell(tensor.shape) : tensor.shape
  }
  return {
    name,
    shape: (argument) => shapeOfTensor(of(argument)[0]),
    shapes: (argument) => of(argument).map(shapeOfTensor),
    dtype: (argument) => of(argument)[0]?.dtype ?? 'float32',
    value: (argument) => bound.get(argument) ?? NONE,
    unknown,
    symbolic: inputs.some((input) => input.symbolic),
    common: commonDtype(inputs),
  }
}

/** What several dtypes come to: Python's own numbers give way to tensors, whole numbers to floats. */
function commonDtype(inputs: readonly TensorObject[]): string {
  const real = inputs.filter((input) => input.symbolic || (!isUnknown(input.shape) && input.shape.length > 0))
  const dtypes = (real.length > 0 ? real : inputs).map((input) => input.dtype)
  let best = dtypes[0] ?? 'float32'
  for (const dtype of dtypes) if (RANK.indexOf(dtype) > RANK.indexOf(best)) best = dtype
  if (!isFloat(best) && inputs.some((input) => isFloat(input.dtype))) return 'float32'
  return best
}

export { shapeValue, tensorOf }
