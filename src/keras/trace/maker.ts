/** Layers as declarations see them: handles, and the making of layers inside of layers. */
import { FALSE, list, str, type Value } from '../../python/value.js'
import { cannotTell, refuse } from '../error.js'
import type { LayerHandle, Maker, Nest, Output, Spec, WeightSpec } from '../layer.js'
import { isUnknown, type Size } from '../shape.js'
import type { Kit } from './kit.js'
import { type LayerObject, sizeOf, weightsOf } from './objects.js'
import { layerOf, parsed } from './values.js'

/** A layer object as another layer's declaration sees it. */
export class Handle implements LayerHandle {
  readonly kit: Kit
  readonly object: LayerObject

  constructor(kit: Kit, object: LayerObject) {
    this.kit = kit
    this.object = object
  }

  get name(): string {
    return this.object.name
  }
  get type(): string {
    return this.object.type
  }
  get bases(): readonly string[] {
    return this.object.bases
  }
  get built(): boolean {
    return this.object.built
  }
  get supportsMasking(): boolean {
    return this.kit.supportsMasks(this.object)
  }
  get computeDtype(): string {
    return this.object.policy.compute
  }
  get state(): object | null {
    if (this.object.unknown !== null) cannotTell(this.object.unknown)
    return this.object.state
  }
  attribute(name: string): Value | undefined {
    return this.kit.world.vm.findAttribute(this.object.instance, name)
  }
  build(...inputs: readonly Nest<Spec>[]): void {
    this.kit.build(this.object, inputs)
  }
  output(...inputs: readonly Nest<Spec>[]): Output {
    return this.kit.output(this.object, inputs)
  }
  params(): Size {
    return this.object.unknown ?? sizeOf(weightsOf(this.object))
  }
  weights(): readonly WeightSpec[] {
    if (this.object.unknown !== null) cannotTell(this.object.unknown)
    return [...this.object.trainableVariables, ...this.object.otherVariables].map((variable) => ({
      name: variable.name,
      shape: variable.shape,
      trainable: variable.trainable,
      dtype: variable.dtype,
    }))
  }
  formula(): string | null {
    const { declaration, state, buildInputs } = this.object
    if (declaration === null || state === null || buildInputs === null) return null
    return declaration.formula?.(state, buildInputs) ?? null
  }
  macs(): Size | null {
    const { declaration, state, buildInputs } = this.object
    if (declaration === null || state === null || buildInputs === null) return null
    return declaration.macs === undefined
      ? 0n
      : declaration.macs(state, buildInputs, declaration.output(state, buildInputs))
  }
  copy(changes: Readonly<Record<string, Value>> = {}): LayerHandle {
    const given = new Map<string, Value>()
    for (const [key, value] of this.object.config) given.set(key, copied(this.kit, value))
    if (this.object.policy.name !== this.kit.world.policy) given.set('dtype', str(this.object.policy.name))
    if (!this.object.trainable) given.set('trainable', FALSE)
    for (const [key, value] of Object.entries(changes)) given.set(key, value)
    if (this.object.declaration === null)
      return this.kit.world.cannotTell(
        `a copy of a \`${this.object.type}\` is made from its \`get_config()\``,
      )
    const takes = parsed(this.object.declaration.signature).parameters
    for (const key of Object.keys(changes))
      if (!BASE_ARGUMENTS.has(key) && !takes.some((one) => one.name === key))
        refuse(
          'TypeError',
          `\`${this.object.type}\` has no argument \`${key}\`, so it cannot be copied with another`,
        )
    const made = this.kit.world.vm.call(this.object.instance.class, [], given)
    if (isUnknown(made)) cannotTell(made)
    return this.kit.handle(made)
  }
}

/** A value of a configuration, layers in it copied under their own names. */
export function copied(kit: Kit, value: Value): Value {
  const layer = layerOf(value)
  if (layer !== undefined) {
    const copy = new Handle(kit, layer).copy({ name: str(layer.name) })
    return copy instanceof Handle ? copy.object.instance : value
  }
  if (value.kind === 'list') return list(value.items.map((item) => copied(kit, item)))
  return value
}

const BASE_ARGUMENTS = new Set(['name', 'dtype', 'trainable'])

/** What a declaration makes layers with. */
export function makerFor(kit: Kit, layer: LayerObject): Maker {
  return {
    get name() {
      return layer.name
    },
    get dtype() {
      return str(layer.policy.name)
    },
    make: (type, args) => makeInner(kit, type, args),
  }
}

/** A layer of the catalogue for another one to hold. */
export function makeInner(kit: Kit, type: string, args: Readonly<Record<string, Value>>): LayerHandle {
  const of = kit.builtin(type)
  if (of === undefined) return kit.world.cannotTell(`\`${type}\` is not known to this engine yet`)
  const made = kit.world.vm.call(of, [], new Map(Object.entries(args)))
  if (isUnknown(made)) cannotTell(made)
  return kit.handle(made)
}
