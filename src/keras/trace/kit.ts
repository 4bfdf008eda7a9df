/** What the parts of the host share: the world, and the Python classes of its objects. */
import type { ClassValue, Value } from '../../python/value.js'
import type { LayerDeclaration, LayerHandle, LayerInputs, Nest, Output, Spec } from '../layer.js'
import type { LayerObject } from './objects.js'
import type { World } from './world.js'

export interface Kit {
  readonly world: World
  /** `keras.KerasTensor`. */
  readonly tensorClass: ClassValue
  /** A tensor of the backend. */
  readonly arrayClass: ClassValue
  /** `keras.Variable`. */
  readonly variableClass: ClassValue
  /** `keras.layers.Layer`. */
  readonly layerClass: ClassValue
  /** `keras.layers.InputLayer`. */
  readonly inputClass: ClassValue
  /** `keras.Model`. */
  readonly modelClass: ClassValue
  readonly sequentialClass: ClassValue
  /** The class of a built-in layer by Keras's class name. */
  builtin(name: string): ClassValue | undefined
  readonly declarations: ReadonlyMap<string, LayerDeclaration>
  /** The layer that a Python value is, as a declaration sees it. */
  handle(value: Value): LayerHandle
  handleObject(handle: LayerHandle): LayerObject | undefined
  supportsMasks(layer: LayerObject): boolean
  build(layer: LayerObject, inputs: readonly Nest<Spec>[]): void
  output(layer: LayerObject, inputs: readonly Nest<Spec>[]): Output
  call(layer: LayerObject, args: readonly Value[], keywords?: ReadonlyMap<string, Value>): Value
  /** What a call would give, without recording it. */
  infer(layer: LayerObject, args: readonly Value[], keywords: ReadonlyMap<string, Value>): Value
  /** A model's own `call` on an input. */
  callModel(layer: LayerObject, input: Value): Value
  inputsFor(layer: LayerObject, first: string, bound: ReadonlyMap<string, Value>): LayerInputs
  isSymbolic(value: Value): boolean
  /** A new tensor for a spec. */
  tensor(spec: Spec, dtype: string, symbolic: boolean): Value
  /** What stands in the place of layers that a workbench has changed. */
  readonly placements: Map<LayerObject, readonly LayerObject[]>
  /** Whether what was thrown is an exception of Python (of one class, if named), which may be caught. */
  catches(error: unknown, exception?: string): boolean
}
