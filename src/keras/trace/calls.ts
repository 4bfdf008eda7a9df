/** Calling a layer, in the order in which Keras goes through it: cast, check, build, infer, mask, record. */
import { NONE, type Value } from '../../python/value.js'
import { show } from '../arguments.js'
import { CannotTell, cannotTell, Refusal, refuse } from '../error.js'
import type { InputSpec } from '../layer.js'
import { isUnknown } from '../shape.js'
import { buildFor } from './building.js'
import { holdsTensors } from './callShapes.js'
import { isFloat } from './dtype.js'
import { backendOutput, symbolicOutput } from './inference.js'
import type { Kit } from './kit.js'
import { builtByData, callInputs, callParameters, ownMethod, unknownAmong } from './layers.js'
import { maskValue, passMask, populateMasks } from './masks.js'
import type { LayerObject } from './objects.js'
import { placed, through } from './placement.js'
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
import { bindArguments, flatten, layerOf, mapNest, tensorOf } from './values.js'
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
  if (world.bulk > 0) world.vm.build(BULK_STEPS)
  else if (args.some((value) => tensorOf(value)?.symbolic)) world.vm.build(CALL_STEPS)
  else world.vm.tick(2 * CALL_STEPS)
  try {
    if (world.callDepth === 1 && world.intervention.place !== undefined) {
      const stand = placed(kit, layer)
      if (stand.length !== 1 || stand[0] !== layer) {
        let value = stand.length === 0 ? through(kit, args[0] ?? NONE) : (args[0] ?? NONE)
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

/** What each tensor among its arguments counts for. */
const LEAF_STEPS = 4
/** Layers of preprocessing take texts and numbers as they are, not only tensors. */
const DATA_LAYERS =
  /^(?:TextVectorization|StringLookup|IntegerLookup|Hashing|HashedCrossing|CategoryEncoding|Discretization|Normalization|Rescaling|Resizing|CenterCrop|Pipeline|MelSpectrogram|Random\w+|AutoContrast|Equalization|Solarization)$/

const takesData = (layer: LayerObject): boolean =>
  layer.declaration !== null && DATA_LAYERS.test(layer.declaration.name)

/** Kinds of values that are data of Python. */
const PLAIN: ReadonlySet<string> = new Set(['str', 'bytes', 'int', 'float', 'bool'])

function perform(
  kit: Kit,
  layer: LayerObject,
  args: readonly Value[],
  keywords: ReadonlyMap<string, Value>,
): Value {
  const leaves = args.flatMap((value) => flatten(value))
  kit.world.vm.build(leaves.length * LEAF_STEPS)
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
  const plain = takesData(layer) ? leaves.find((leaf) => PLAIN.has(leaf.kind)) : undefined
  if (plain !== undefined) {
    const why = kit.world.unknown(`what \`${layer.name}\` makes of plain values is not computed here`)
    builtByData(kit, layer, why)
    cannotTell(why)
  }
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
