/** Keras as the host of a program: the one place where its parts are put together. */

import { Raised } from '../../python/failure.js'
import type { Host } from '../../python/host.js'
import type { ClassValue, Value } from '../../python/value.js'
import { show } from '../arguments.js'
import { ALL_LAYERS } from '../catalogue.js'
import { CannotTell, Refusal, refuse } from '../error.js'
import type { LayerHandle } from '../layer.js'
import { buildWith } from './building.js'
import { builtinClasses, makeInputClass } from './builtinClasses.js'
import { callLayer } from './calls.js'
import { makeLayerClass, makeModelClasses } from './classes.js'
import { callFunctional, functionalOutput } from './functional.js'
import { inferCall, outputOf } from './inference.js'
import type { Kit } from './kit.js'
import { callInputs } from './layers.js'
import { Handle } from './maker.js'
import { supportsMasks } from './masks.js'
import { Modules } from './modules.js'
import { OperationTable } from './operations.js'
import { callStack } from './sequential.js'
import { makeArrayClass, makeTensorClass, makeVariableClass } from './tensorClass.js'
import { newTensor, symbolicTensors, tensorValue } from './tensors.js'
import { layerOf, tensorOf } from './values.js'
import { type Intervention, World } from './world.js'

export interface Trace {
  readonly world: World
  readonly kit: Kit
  readonly host: Host
}

/** A fresh process of Keras. */
export function keras(options: { readonly fragment: boolean; readonly intervention?: Intervention }): Trace {
  const world = new World(options)
  const made: { -readonly [K in keyof Kit]?: Kit[K] } = {}
  const kit = made as Kit
  const operations = new OperationTable(() => kit)
  const handles = new Map<object, Handle>()
  made.world = world
  made.placements = new Map()
  made.declarations = new Map(ALL_LAYERS.map((one) => [one.name, one]))
  made.handle = (value: Value): LayerHandle => {
    const layer = layerOf(value)
    if (layer === undefined) return refuse('ValueError', `a layer is needed, found ${show(value)}`)
    let handle = handles.get(layer)
    if (handle === undefined) {
      handle = new Handle(kit, layer)
      handles.set(layer, handle)
    }
    return handle
  }
  made.handleObject = (handle) => (handle instanceof Handle ? handle.object : undefined)
  made.supportsMasks = supportsMasks
  made.build = (layer, inputs) => buildWith(kit, layer, inputs)
  made.output = (layer, inputs) => outputOf(kit, layer, inputs)
  made.call = (layer, args, keywords = new Map()) => callLayer(kit, layer, args, keywords)
  made.infer = (layer, args, keywords) => inferCall(kit, layer, args, keywords)
  made.callModel = (layer, input) => {
    if (layer.graph === null) return callStack(kit, layer, input)
    return symbolicTensors([input], new Map()).length > 0
      ? functionalOutput(kit, layer.graph, input, true)
      : callFunctional(kit, layer.graph, input)
  }
  made.inputsFor = callInputs
  made.isSymbolic = (value) => tensorOf(value)?.symbolic === true
  made.tensor = (one, dtype, symbolic) =>
    tensorValue(kit, newTensor(kit, one.shape, one.dtype ?? dtype, symbolic))
  made.catches = (error, exception) => {
    if (error instanceof Raised)
      return exception === undefined || error.value.class.mro.some((one) => one.name === exception)
    if (error instanceof Refusal) return exception === undefined || error.exception === exception
    return exception === undefined && error instanceof CannotTell
  }
  made.tensorClass = makeTensorClass(world, operations)
  made.arrayClass = makeArrayClass(world, operations)
  made.variableClass = makeVariableClass(world, operations)
  const layerClass: ClassValue = makeLayerClass(kit, world)
  made.layerClass = layerClass
  made.inputClass = makeInputClass(kit, world, layerClass)
  const { model, sequential } = makeModelClasses(kit, world, layerClass)
  made.modelClass = model
  made.sequentialClass = sequential
  made.builtin = builtinClasses(kit, layerClass)
  const modules = new Modules(kit, operations)
  return {
    world,
    kit,
    host: {
      module: (name) => modules.module(name),
      missingModule: (name) => modules.missingModule(name),
      fragmentName: (name) => modules.fragmentName(name),
      state: world,
    },
  }
}
