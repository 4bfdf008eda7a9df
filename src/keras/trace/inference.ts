/** What a call gives: by the rule of a built-in layer, or by running the program's own functions on tensors of the backend. */
import { NONE, type Value } from '../../python/value.js'
import { cannotTell, Refusal, refuse } from '../error.js'
import type { LayerInputs, Nest, Output, Spec } from '../layer.js'
import { isUnknown } from '../shape.js'
import { alignShapes, holdsTensors } from './callShapes.js'
import { callFunctional, functionalOutput } from './functional.js'
import type { Kit } from './kit.js'
import { callInputs, callOwn, callParameters, ownMethod } from './layers.js'
import type { LayerObject, TensorObject } from './objects.js'
import { callStack } from './sequential.js'
import { asTensor, newTensor, refuseUndefined, tensorValue } from './tensors.js'
import {
  bindArguments,
  flatten,
  isSpec,
  leaves,
  lookup,
  mapNest,
  nestValue,
  shapeSpecs,
  specShapes,
  specs,
  tensorOf,
} from './values.js'

/** What a layer gives for symbolic tensors: by its rule, or by tracing the author's `call`. */
export function symbolicOutput(
  kit: Kit,
  layer: LayerObject,
  args: readonly Value[],
  keywords: ReadonlyMap<string, Value>,
  inputs: LayerInputs | null,
): Value {
  const make = (one: Spec): Value =>
    tensorValue(kit, newTensor(kit, one.shape, one.dtype ?? layer.policy.compute, true))
  const rule = outputRule(kit, layer, inputs, args, keywords)
  if (rule !== null) return nestValue(rule, make)
  if (layer.graph !== null) return functionalOutput(kit, layer.graph, args[0] ?? NONE, true)
  if (layer.declaration?.givesInputBack === true) return args[0] ?? NONE
  return traceCall(kit, layer, args, keywords)
}

/** What a layer gives by a rule: its declaration's, or the author's `compute_output_shape`. Null where `call` must be traced. */
function outputRule(
  kit: Kit,
  layer: LayerObject,
  inputs: LayerInputs | null,
  args: readonly Value[],
  keywords: ReadonlyMap<string, Value>,
): Output | null {
  const found = lookup(layer.instance.class, 'compute_output_shape')
  const ownCall = ownMethod(layer, 'call') !== undefined
  if (found !== undefined && found.owner.host === undefined && found.value.kind === 'function') {
    const shapes = new Map<string, Value>()
    const parameters = callParameters(kit, layer) ?? []
    const bound = bindArguments(`${layer.type}.call`, parameters, args, keywords)
    for (const [name, value] of bound)
      if (holdsTensors(kit, value)) shapes.set(name, specShapes(specs(value)))
    const given = alignShapes(kit, layer, 'compute_output_shape', shapes)
    const shape = callOwn(kit, layer, found.value, [], given)
    if (isUnknown(shape)) cannotTell(shape)
    return shapeSpecs(shape)
  }
  if (layer.lambda !== null && layer.lambda.outputShape.kind !== 'none')
    return lambdaShape(kit, layer, args[0] ?? NONE)
  if (layer.isModel || layer.declaration === null || layer.state === null) return null
  if (ownCall && layer.declaration.name === 'Lambda') return null
  if (inputs === null) return refuse('ValueError', `\`${layer.name}\` is called without an input`)
  if (layer.declaration.givesInputBack === true) return null
  return layer.declaration.output(layer.state, inputs)
}

/** What a layer gives for tensors of the backend. */
export function backendOutput(
  kit: Kit,
  layer: LayerObject,
  args: readonly Value[],
  keywords: ReadonlyMap<string, Value>,
  inputs: LayerInputs | null,
): Value {
  const own = ownMethod(layer, 'call')
  if (own !== undefined) return callOwn(kit, layer, own, args, keywords)
  if (layer.lambda !== null) return callLambda(kit, layer, args)
  if (layer.graph !== null) return callFunctional(kit, layer.graph, args[0] ?? NONE)
  if (layer.stack !== null) return callStack(kit, layer, args[0] ?? NONE)
  if (layer.declaration !== null && layer.state !== null && inputs !== null)
    return nestValue(layer.declaration.output(layer.state, inputs), (one) =>
      tensorValue(kit, newTensor(kit, one.shape, one.dtype ?? layer.policy.compute, false)),
    )
  return noCall(layer)
}

/** The output shape that a Lambda is given: a function of the input's, or the shape without its batch axis. */
function lambdaShape(kit: Kit, layer: LayerObject, input: Value): Output {
  const given = layer.lambda?.outputShape ?? NONE
  const shapes = specShapes(specs(input))
  if (given.kind === 'function' || given.kind === 'builtin' || given.kind === 'hostFunction') {
    const shape = kit.world.vm.call(given, [shapes])
    if (isUnknown(shape)) cannotTell(shape)
    return shapeSpecs(shape)
  }
  if (isUnknown(given)) cannotTell(given)
  const batch = leaves(specs(input))[0]?.shape[0] ?? null
  const rest = shapeSpecs(given)
  if (!isSpec(rest)) return kit.world.cannotTell('a Lambda with several outputs is not followed')
  return { shape: [batch, ...rest.shape], dtype: null }
}

/** Calls a Lambda's function. */
function callLambda(kit: Kit, layer: LayerObject, args: readonly Value[]): Value {
  const parts = layer.lambda
  if (parts === null) return NONE
  const keywords = new Map<string, Value>()
  if (parts.arguments.kind === 'dict')
    for (const entry of parts.arguments.entries.values())
      if (entry.key.kind === 'str') keywords.set(entry.key.value, entry.value)
  const wanted = kit.world.vm.parameters(parts.function) ?? []
  for (const name of ['mask', 'training'])
    if (wanted.some((one) => one.name === name) && !keywords.has(name)) keywords.set(name, NONE)
  return kit.world.vm.call(parts.function, [args[0] ?? NONE], keywords)
}

function noCall(layer: LayerObject): never {
  return refuse(
    'NotImplementedError',
    `\`${layer.type}\` has no \`call()\` method`,
    `define \`def call(self, inputs):\` in \`${layer.type}\``,
  )
}

/** Runs the author's `call` on tensors of the backend, as shape inference does; symbolic results come back. */
export function traceCall(
  kit: Kit,
  layer: LayerObject,
  args: readonly Value[],
  keywords: ReadonlyMap<string, Value>,
): Value {
  const { world } = kit
  world.name('scratch_graph')
  const placeholders = new Map<TensorObject, Value>()
  const toBackend = (value: Value): Value =>
    mapNest(value, (leaf) => {
      const tensor = tensorOf(leaf)
      if (tensor === undefined || !tensor.symbolic) return leaf
      let known = placeholders.get(tensor)
      if (known === undefined) {
        known = tensorValue(kit, newTensor(kit, tensor.shape, tensor.dtype, false))
        placeholders.set(tensor, known)
      }
      return known
    })
  const backendArgs = args.map(toBackend)
  const backendKeywords = new Map([...keywords].map(([key, value]) => [key, toBackend(value)]))
  let result: Value
  try {
    result = backendOutput(kit, layer, backendArgs, backendKeywords, null)
    for (const leaf of flatten(result))
      if (isUnknown(leaf)) {
        refuseUndefined(kit, leaf)
        cannotTell(leaf)
      }
  } catch (error) {
    if (layer.lambda === null || !(kit.catches(error, 'Exception') || error instanceof Refusal)) throw error
    return refuse(
      'NotImplementedError',
      `the shape that the function of \`${layer.name}\` gives cannot be inferred, because calling it fails`,
      'give `output_shape=`, or use a function that works on tensors',
    )
  }
  return mapNest(result, (leaf) => {
    const tensor = tensorOf(leaf) ?? (leaf.kind === 'instance' ? asTensor(kit, leaf) : undefined)
    if (tensor === undefined) return leaf
    return tensorValue(kit, newTensor(kit, tensor.shape, tensor.dtype, true))
  })
}

/** What a call on symbolic tensors would give, without checks, building or recording. */
export function inferCall(
  kit: Kit,
  layer: LayerObject,
  args: readonly Value[],
  keywords: ReadonlyMap<string, Value>,
): Value {
  const parameters = callParameters(kit, layer) ?? []
  const named = new Map([...keywords].filter(([key]) => parameters.some((one) => one.name === key)))
  const bound = bindArguments(`${layer.type}.call`, parameters, args, named)
  const inputs = layer.isModel ? null : callInputs(layer, parameters[0]?.name ?? 'inputs', bound)
  return symbolicOutput(kit, layer, args, named, inputs)
}

/** `compute_output_shape` of any layer, for nests of specs: what wrappers ask of what they wrap. */
export function outputOf(kit: Kit, layer: LayerObject, given: readonly Nest<Spec>[]): Output {
  const tensors = given.map((nest) =>
    nestValue(nest, (one) =>
      tensorValue(kit, newTensor(kit, one.shape, one.dtype ?? layer.policy.compute, true, '_')),
    ),
  )
  const parameters = callParameters(kit, layer)
  const first = parameters?.[0]?.name ?? 'inputs'
  const bound = new Map<string, Value>()
  for (const [index, value] of tensors.entries()) {
    const parameter = parameters?.[index]
    if (parameter !== undefined) bound.set(parameter.name, value)
  }
  const inputs = layer.isModel ? null : callInputs(layer, first, bound)
  const result = symbolicOutput(kit, layer, tensors, new Map(), inputs)
  return toNest(result)
}

/** Tensors of Python as a nest of specs. */
export function toNest(value: Value): Nest<Spec> {
  return specs(value)
}
