/** The variables of an optimizer: Keras counts them as the model's own once they are made, by `fit` and its like. */
import type { Value } from '../../python/value.js'
import { integerOf, numberOf } from '../arguments.js'
import { isUnknown } from '../shape.js'
import type { Kit } from './kit.js'
import { type LayerObject, trainableWeights, type VariableObject } from './objects.js'

/** How an optimizer was made: its class and what was given by name. */
export interface OptimizerParts {
  readonly name: string
  readonly keywords: ReadonlyMap<string, Value>
  /** Whether arguments were given by position, which are not told apart here. */
  readonly positional: number
}

/** What an optimizer's variables come to; null where that cannot be told. */
export interface OptimizerSize {
  readonly variables: readonly VariableObject[]
  /** Variables beside each trained one, of its shape and dtype. */
  readonly slots: number
  /** Numbers by themselves: the iteration (8 bytes), the learning rate and the like (4 bytes each). */
  readonly scalars: number
}

/** Slots of each trained variable with Keras's defaults. What is not here has variables of other shapes. */
const SLOTS: ReadonlyMap<string, number> = new Map([
  ['adam', 2],
  ['adamw', 2],
  ['adamax', 2],
  ['adadelta', 2],
  ['nadam', 2],
  ['ftrl', 2],
  ['lamb', 2],
  ['schedulefreeadamw', 2],
  ['adagrad', 1],
  ['rmsprop', 1],
  ['lion', 1],
  ['sgd', 0],
])

/** Makes the variables of a compiled model's optimizer, as training does. */
export function buildOptimizer(kit: Kit, model: LayerObject): void {
  if (!model.compiled || model.optimizerSize !== null) return
  kit.world.set(model, 'optimizerSize', { known: sizeOf(kit, model) })
}

function sizeOf(kit: Kit, model: LayerObject): OptimizerSize | null {
  const parts = partsOf(kit, model.optimizer)
  if (parts === null || parts.positional > 1) return null
  const name = parts.name.toLowerCase()
  const base = SLOTS.get(name)
  if (base === undefined || [...parts.keywords.values()].some(isUnknown)) return null
  const given = (key: string): number => {
    const value = parts.keywords.get(key)
    return value === undefined ? 0 : (numberOf(value) ?? 0)
  }
  const switched = [
    name.startsWith('adam') && given('amsgrad') !== 0,
    (name === 'sgd' || name === 'rmsprop') && given('momentum') !== 0,
    name === 'rmsprop' && given('centered') !== 0,
    given('use_ema') !== 0,
    (integerOf(parts.keywords.get('gradient_accumulation_steps') ?? { kind: 'none' }) ?? 0) > 0,
  ]
  const scheduled = parts.keywords.get('learning_rate')?.kind === 'instance'
  return {
    variables: trainableWeights(model),
    slots: base + switched.filter(Boolean).length,
    scalars: 1 + (scheduled ? 0 : 1) + (name === 'nadam' ? 1 : 0),
  }
}

function partsOf(kit: Kit, optimizer: Value | null): OptimizerParts | null {
  if (optimizer === null) return null
  if (optimizer.kind === 'str') return { name: optimizer.value, keywords: new Map(), positional: 0 }
  return kit.world.optimizers.get(optimizer) ?? null
}
