/** Calling a layer, in the order in which Keras goes through it: cast, check, build, infer, mask, record. */
import { NONE, str, type Value } from '../../python/value.js'
import { show } from '../arguments.js'
import { CannotTell, cannotTell, Refusal, refuse } from '../error.js'
import type { InputSpec, LayerInputs, MaskOperations, Nest, Output, Spec } from '../layer.js'
import { isUnknown } from '../shape.js'
import type { Tensor } from '../tensor.js'
import { isFloat } from './dtype.js'
import { callFunctional, functionalOutput } from './functional.js'
import type { Kit } from './kit.js'
import {
  addWeight,
  builtByData,
  callInputs,
  callOwn,
  callParameters,
  inputsOfShape,
  ownMethod,
  shapeInputs,
  syncTracked,
  unknownAmong,
} from './layers.js'
import { makerFor } from './maker.js'
import type { LayerObject, TensorObject } from './objects.js'
import { placed } from './placement.js'
import { buildSequential, callStack } from './sequential.js'
import { checkSpec } from './spec.js'
import {
  applyOperation,
  asTensor,
  isTensorLike,
  newTensor,
  record,
  refuseUndefined,
  symbolicTensors,
  tensorValue,
} from './tensors.js'
import {
  bindArguments,
  flatten,
  isSpec,
  layerOf,
  leaves,
  lookup,
  mapNest,
  nestValue,
  shapeSpecs,
  shapeValue,
  specShapes,
  specs,
  tensorOf,
} from './values.js'
import { BULK_STEPS, MAX_CALL_DEPTH } from './world.js'

/** `layer(*args, **keywords)`. */
export function callLayer(
  kit: Kit,
  layer: LayerObject,
  args: readonly Value[],
  keywords: ReadonlyMap<string, Value>,
): Value {
  const { world } = kit
  if (world.callDepth >= MAX_CALL_DEPTH)
    world.cannotTell(`layers call layers more than ${MAX_CALL_DEPTH} deep`)
  if (!layer.initialised)
    refuse(
      'RuntimeError',
      `\`${layer.type}\` is called, but its \`__init__\` has not called \`super().__init__()\``,
      'make `super().__init__()` the first statement of `__init__`',
    )
  world.callDepth += 1
  world.vm.tick(world.bulk > 0 ? BULK_STEPS : CALL_STEPS)
  try {
    if (world.callDepth === 1 && world.intervention.place !== undefined) {
      const stand = placed(kit, layer)
      if (stand.length !== 1 || stand[0] !== layer) {
        let value = args[0] ?? NONE
        for (const one of stand)
          value = perform(
            kit,
            one,
            one === layer ? [value, ...args.slice(1)] : [value],
            one === layer ? keywords : new Map(),
          )
        return value
      }
    }
    return perform(kit, layer, args, keywords)
  } catch (error) {
    if (error instanceof Refusal) world.refusedBy(layer, error)
    throw error
  } finally {
    world.callDepth -= 1
  }
}

/** What a call counts for in the evaluator's budget. */
const CALL_STEPS = 60

function perform(
  kit: Kit,
  layer: LayerObject,
  args: readonly Value[],
  keywords: ReadonlyMap<string, Value>,
): Value {
  const leaves = args.flatMap((value) => flatten(value))
  for (const leaf of leaves) refuseUndefined(kit, leaf)
  for (const value of keywords.values()) for (const leaf of flatten(value)) refuseUndefined(kit, leaf)
  const hidden = leaves.find(isUnknown)
  if (hidden !== undefined) {
    builtByData(kit, layer, hidden)
    cannotTell(hidden)
  }
  const remapped = layer.convertsInputs && !plainCall(layer, args, keywords)
  const cast = layer.convertsInputs
    ? (value: Value): Value => mapNest(value, (leaf) => castLeaf(kit, layer, leaf))
    : (value: Value) => value
  const castArgs = args.map(cast)
  const callKeywords = new Map([...keywords].map(([key, value]) => [key, cast(value)]))
  if (!layer.takesNonTensors)
    for (const leaf of castArgs.flatMap((value) => flatten(value)))
      if (leaf.kind !== 'none' && !isTensorLike(kit, leaf))
        refuse(
          'ValueError',
          `\`${layer.name}\` takes tensors as positional arguments, found ${show(leaf)}`,
          layerOf(leaf) === undefined
            ? 'give other arguments by name'
            : 'call the layer on a tensor, not on another layer',
        )
  const parameters = callParameters(kit, layer)
  if (parameters === null) cannotRead(kit, layer)
  if (!parameters.some((one) => one.name === 'training')) callKeywords.delete('training')
  const bound = bindArguments(`${layer.type}.call`, parameters, castArgs, callKeywords)
  const first = parameters[0]?.name ?? 'inputs'
  for (const [name, value] of bound) {
    const items = flatten(value)
    if (items.length < 2 && value.kind !== 'list' && value.kind !== 'tuple') continue
    const tensors = items.filter((leaf) => tensorOf(leaf) !== undefined).length
    if (
      tensors > 0 &&
      tensors + items.filter((leaf) => leaf.kind === 'none').length < items.length &&
      name !== 'args'
    )
      refuse('ValueError', `\`${layer.name}\` is given tensors mixed with other values in one argument`)
  }
  const unknownShape = unknownAmong(
    [...bound.values()].flatMap((value) => flatten(value)).filter((leaf) => tensorOf(leaf) !== undefined),
  )
  if (unknownShape !== undefined && ownMethod(layer, 'call') === undefined) {
    if (!layer.built && layer.unknown === null) kit.world.set(layer, 'unknown', unknownShape)
    kit.world.set(layer, 'built', true)
    return hiddenResult(kit, layer, args, keywords, unknownShape)
  }
  const firstValue = bound.get(first) ?? NONE
  const hollow =
    layer.declaration !== null
      ? layer.state === null
      : layer.graph === null && (layer.kind === 'sequential' || layer.kind === 'functional')
  if (layer.unknown !== null && hollow) {
    kit.world.set(layer, 'built', true)
    return hiddenResult(kit, layer, args, keywords, layer.unknown)
  }
  const tensorArguments = [...bound].filter(([, value]) => holdsTensors(kit, value))
  checkInputs(layer, firstValue)
  const inputs = layer.isModel || firstValue.kind === 'none' ? null : callInputs(layer, first, bound)
  try {
    buildFor(kit, layer, first, bound, tensorArguments, inputs, castArgs, callKeywords)
  } catch (error) {
    if (!(error instanceof CannotTell)) throw error
    kit.world.set(layer, 'unknown', error.unknown)
    kit.world.set(layer, 'built', true)
  }
  checkInputs(layer, firstValue)
  const nodeKeywords = remapped ? new Map(keywords) : callKeywords
  const masks = populateMasks(
    parameters.map((one) => one.name),
    bound,
    tensorArguments,
    callKeywords,
  )
  if (!remapped) for (const [name, mask] of masks) nodeKeywords.set(name, mask)
  for (const [name, mask] of masks) {
    callKeywords.set(name, mask)
    bound.set(name, mask)
  }
  const explicit = callKeywords.get('mask')
  const previous =
    explicit !== undefined && explicit.kind !== 'none'
      ? explicit
      : mapNest(firstValue, (leaf) => maskValue(kit, leaf))
  const symbolic = symbolicTensors(castArgs, callKeywords).length > 0
  let outputs: Value
  try {
    outputs = symbolic
      ? symbolicOutput(kit, layer, castArgs, callKeywords, inputs)
      : backendOutput(kit, layer, castArgs, callKeywords, inputs)
  } catch (error) {
    if (!(error instanceof CannotTell) || !symbolic) throw error
    kit.world.set(layer, 'built', true)
    return hiddenResult(kit, layer, args, nodeKeywords, error.unknown)
  }
  kit.world.set(layer, 'built', true)
  if (inputs !== null) kit.world.set(layer, 'lastInputs', inputs)
  passMask(kit, layer, firstValue, outputs, previous)
  const graphInputs = symbolicTensors(args, nodeKeywords)
  if (graphInputs.length > 0) {
    const made = flatten(outputs).map((leaf) => {
      const tensor = tensorOf(leaf)
      if (tensor === undefined)
        return refuse(
          'ValueError',
          `\`${layer.type}.call()\` must return tensors, found ${show(leaf)}`,
          leaf.kind === 'none' ? 'end `call` with `return …`' : undefined,
        )
      return tensor
    })
    record(kit, layer, graphInputs, made, { args, keywords: nodeKeywords })
  }
  return outputs
}

function cannotRead(kit: Kit, layer: LayerObject): never {
  return kit.world.cannotTell(`the parameters of \`${layer.type}.call\` cannot be read`)
}

/** A call whose result cannot be known still leaves its row. */
function hiddenResult(
  kit: Kit,
  layer: LayerObject,
  args: readonly Value[],
  keywords: ReadonlyMap<string, Value>,
  why: Parameters<typeof cannotTell>[0],
): Value {
  const inputs = symbolicTensors(args, keywords)
  const output = newTensor(kit, why, layer.policy.compute, inputs.length > 0)
  if (inputs.length > 0) record(kit, layer, inputs, [output], { args, keywords })
  return tensorValue(kit, output)
}

/** Whether a call is the plain one: one tensor of the layer's dtype and nothing else. Then Keras's node shares the call's keywords. */
function plainCall(
  layer: LayerObject,
  args: readonly Value[],
  keywords: ReadonlyMap<string, Value>,
): boolean {
  const only = args[0]
  if (keywords.size > 0 || args.length !== 1 || only === undefined) return false
  const tensor = tensorOf(only)
  return tensor !== undefined && tensor.dtype === inputDtype(layer)
}

function inputDtype(layer: LayerObject): string {
  const first = layer.stack?.[0]
  return first?.inputDtype ?? layer.policy.compute
}

/** A float tensor of another dtype is cast to the layer's; arrays become tensors. */
function castLeaf(kit: Kit, layer: LayerObject, leaf: Value): Value {
  const tensor = tensorOf(leaf)
  const dtype = inputDtype(layer)
  if (tensor === undefined) {
    if (leaf.kind !== 'instance' || layerOf(leaf) !== undefined) return leaf
    const array = asTensor(kit, leaf)
    return array === undefined ? leaf : tensorValue(kit, array)
  }
  if (!layer.autocast || !isFloat(tensor.dtype) || tensor.dtype === dtype) return leaf
  const [cast] = applyOperation(kit, 'Cast', [tensor], ([one]) => [{ shape: one?.shape ?? [], dtype }])
  if (cast === undefined) return leaf
  cast.mask = tensor.mask
  return tensorValue(kit, cast)
}

function holdsTensors(kit: Kit, value: Value): boolean {
  const items = flatten(value)
  return (
    items.some(
      (leaf) => tensorOf(leaf) !== undefined || (leaf.kind === 'instance' && isTensorLike(kit, leaf)),
    ) &&
    items.every((leaf) => leaf.kind === 'none' || tensorOf(leaf) !== undefined || isTensorLike(kit, leaf))
  )
}

function maskValue(kit: Kit, leaf: Value): Value {
  const mask = tensorOf(leaf)?.mask
  return mask == null ? NONE : tensorValue(kit, mask)
}

/** The mask arguments that Keras fills in by itself. */
function populateMasks(
  names: readonly string[],
  bound: ReadonlyMap<string, Value>,
  tensorArguments: readonly (readonly [string, Value])[],
  keywords: ReadonlyMap<string, Value>,
): Map<string, Value> {
  const found = new Map<string, Value>()
  const empty = (name: string): boolean => (bound.get(name) ?? NONE).kind === 'none'
  const masks = (value: Value): Value => mapNest(value, (leaf) => tensorOf(leaf)?.mask?.instance ?? NONE)
  const [only] = tensorArguments
  if (tensorArguments.length === 1 && only !== undefined) {
    if (names.includes('mask') && empty('mask') && !keywords.has('mask')) found.set('mask', masks(only[1]))
  } else
    for (const [name, value] of tensorArguments) {
      const key = `${name}_mask`
      if (names.includes(key) && empty(key)) found.set(key, masks(value))
    }
  return found
}

/** Checks the first argument against the layer's input spec. */
function checkInputs(layer: LayerObject, first: Value): void {
  const declared =
    layer.state === null ? null : layer.declaration?.inputSpec?.(layer.state, layer.buildInputs)
  if (declared == null) return
  const wanted: readonly (InputSpec | null)[] = Array.isArray(declared) ? declared : [declared as InputSpec]
  const found = first.kind === 'none' ? [] : flatten(first)
  if (found.length !== wanted.length)
    refuse('ValueError', `\`${layer.name}\` takes ${wanted.length} input(s), found ${found.length}`)
  for (const [index, want] of wanted.entries()) {
    const leaf = found[index]
    if (want === null || leaf === undefined) continue
    const tensor = tensorOf(leaf)
    if (tensor === undefined || isUnknown(tensor.shape)) continue
    checkSpec(layer, want, tensor.shape, tensor.dtype)
  }
}

/** Whether a layer's `build` is the base class's, which does nothing. */
function hasBuild(layer: LayerObject): boolean {
  if (ownMethod(layer, 'build') !== undefined) return true
  if (layer.kind === 'sequential') return true
  return layer.declaration !== null && layer.declaration.builtAtInit !== true
}

/** Builds a layer on its first call. */
function buildFor(
  kit: Kit,
  layer: LayerObject,
  first: string,
  bound: ReadonlyMap<string, Value>,
  tensorArguments: readonly (readonly [string, Value])[],
  inputs: LayerInputs | null,
  args: readonly Value[],
  keywords: ReadonlyMap<string, Value>,
): void {
  if (layer.built) return
  const shapes = new Map<string, Value>()
  for (const [name, value] of tensorArguments)
    if (name !== 'mask' && name !== 'args' && name !== 'kwargs') shapes.set(name, specShapes(specs(value)))
  const firstShape = [...shapes.values()][0] ?? NONE
  const own = ownMethod(layer, 'build')
  if (own !== undefined) {
    ownBuild(kit, layer, alignShapes(kit, layer, 'build', shapes))
    return
  }
  if (hasBuild(layer)) {
    if (layer.kind === 'sequential') buildSequential(kit, layer, firstShape)
    else builtinBuild(kit, layer, inputs ?? inputsOfShape(layer, bound.get(first) ?? NONE))
    return
  }
  syncTracked(kit, layer)
  if (layer.tracked.some((inner) => !inner.built)) {
    const restore = kit.world.callDepth
    try {
      traceCall(kit, layer, args, keywords)
    } catch (error) {
      kit.world.callDepth = restore
      if (!kit.catches(error)) throw error
    }
  }
  kit.world.set(layer, 'buildInputs', firstShape.kind === 'none' ? null : inputsOfShape(layer, firstShape))
  finishBuild(kit, layer)
}

/** The keyword arguments of `build` or `compute_output_shape` for the shapes of a call. */
function alignShapes(
  kit: Kit,
  layer: LayerObject,
  name: string,
  shapes: ReadonlyMap<string, Value>,
): Map<string, Value> {
  const own = ownMethod(layer, name)
  const parameters = own === undefined ? null : kit.world.vm.parameters(own)
  const names = (parameters ?? [])
    .slice(1)
    .filter((one) => one.kind !== 'rest' && one.kind !== 'keywords')
    .map((one) => one.name)
  const [only] = names
  if (names.length <= 1)
    return only === undefined ? new Map() : new Map([[only, [...shapes.values()][0] ?? NONE]])
  const aligned = new Map<string, Value>()
  for (const wanted of names) {
    const argument = wanted.endsWith('_shape') ? wanted.slice(0, -6) : null
    if (argument === null || !callNames(kit, layer).includes(argument))
      refuse(
        'ValueError',
        `\`${name}()\` of \`${layer.type}\` takes several shapes, but \`${wanted}\` belongs to no argument of \`call()\``,
        'name each after an argument of `call()`, with `_shape` behind it',
      )
    const shape = shapes.get(argument)
    if (shape !== undefined) aligned.set(wanted, shape)
  }
  return aligned
}

function callNames(kit: Kit, layer: LayerObject): readonly string[] {
  return (callParameters(kit, layer) ?? []).map((one) => one.name)
}

/** Runs the author's `build` as Keras's wrapper does. */
export function ownBuild(
  kit: Kit,
  layer: LayerObject,
  keywords: ReadonlyMap<string, Value>,
  args: readonly Value[] = [],
): void {
  const own = ownMethod(layer, 'build')
  if (own === undefined) return
  callOwn(kit, layer, own, args, keywords)
  const shape = [...args, ...keywords.values()][0]
  if (layer.buildInputs === null && shape !== undefined && shape.kind !== 'none' && !layer.isModel) {
    const inputs = inputsOfShape(layer, shape)
    kit.world.set(layer, 'buildInputs', inputs)
  }
  finishBuild(kit, layer)
}

function finishBuild(kit: Kit, layer: LayerObject): void {
  syncTracked(kit, layer)
  kit.world.set(layer, 'built', true)
  if (!layer.isModel || layer.kind === 'model') kit.world.set(layer, 'locked', true)
}

/** Makes the weights of a built-in layer, and builds what is inside it. */
export function builtinBuild(kit: Kit, layer: LayerObject, inputs: LayerInputs): void {
  const { declaration, state } = layer
  if (declaration === null || state === null) return
  kit.world.set(layer, 'buildInputs', inputs)
  try {
    for (const weight of declaration.weights?.(state, inputs) ?? []) addWeight(kit, layer, weight)
    declaration.build?.(state, inputs, makerFor(kit, layer))
  } finally {
    for (const inner of declaration.sublayers?.(state) ?? []) {
      const object = kit.handleObject(inner)
      if (object !== undefined && !layer.tracked.includes(object)) kit.world.push(layer.tracked, object)
    }
  }
  if (ownMethod(layer, 'build') === undefined) finishBuild(kit, layer)
}

/** What a layer gives for symbolic tensors: by its rule, or by tracing the author's `call`. */
function symbolicOutput(
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
function backendOutput(
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

/** Puts masks on the outputs. */
function passMask(kit: Kit, layer: LayerObject, first: Value, outputs: Value, previous: Value): void {
  if (!supportsMasks(layer)) return
  const results = flatten(outputs).flatMap((leaf) => tensorOf(leaf) ?? [])
  if (results.length > 0 && results.every((tensor) => tensor.mask !== null)) return
  const own = ownMethod(layer, 'compute_mask')
  let masks: readonly (TensorObject | null)[]
  if (own !== undefined) {
    const computed = callOwn(kit, layer, own, [first, previous])
    masks = flatten(computed).map((leaf) => tensorOf(leaf) ?? null)
  } else if (layer.declaration?.mask !== undefined && layer.state !== null) {
    const tensors = flatten(first).flatMap((leaf) => tensorOf(leaf) ?? [])
    const before = flatten(previous).map((leaf) => tensorOf(leaf) ?? null)
    const given = tensors.map((_, index) => before[index] ?? null)
    masks = layer.declaration.mask(
      layer.state,
      { tensors, masks: given },
      maskOperations(kit),
    ) as (TensorObject | null)[]
  } else masks = flatten(previous).map((leaf) => tensorOf(leaf) ?? null)
  for (const [index, tensor] of results.entries()) {
    const mask = masks[index]
    if (mask != null && tensor.mask === null) {
      tensorValue(kit, mask)
      kit.world.set(tensor, 'mask', mask)
    }
  }
}

export function supportsMasks(layer: LayerObject): boolean {
  if (layer.supportsMasking || ownMethod(layer, 'compute_mask') !== undefined) return true
  const { declaration, state } = layer
  if (declaration === null || state === null) return false
  return (
    declaration.passesMasks?.(state) ??
    (declaration.supportsMasking === true || declaration.mask !== undefined)
  )
}

function maskOperations(kit: Kit): MaskOperations {
  return {
    apply(type, inputs, shape, dtype = 'bool') {
      const [result] = applyOperation(kit, type, inputs as readonly TensorObject[], () => [{ shape, dtype }])
      if (result === undefined) throw new Error('an operation gives a result')
      tensorValue(kit, result)
      return result
    },
  }
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

/** Builds a layer for shapes, without calling it. */
export function buildWith(kit: Kit, layer: LayerObject, given: readonly Nest<Spec>[]): void {
  if (layer.built) return
  const own = ownMethod(layer, 'build')
  const shapes = given.map((nest) => specShapes(nest))
  if (own !== undefined) {
    ownBuild(kit, layer, new Map(), shapes)
    return
  }
  if (layer.kind === 'sequential') {
    buildSequential(kit, layer, shapes[0] ?? NONE)
    return
  }
  const [first, ...others] = given
  if (layer.declaration === null || first === undefined) {
    finishBuild(kit, layer)
    return
  }
  const names = (callParameters(kit, layer) ?? []).map((one) => one.name)
  const rest = new Map(others.map((nest, index) => [names[index + 1] ?? '', nest]))
  builtinBuild(kit, layer, shapeInputs(layer, first, rest))
}

export type { Tensor }
export { isSpec, leaves, shapeValue, str }
