/** The Python classes of Keras's own layers: constructors that read their arguments by the declaration. */
import type { Bound, Parameter } from '../../python/host.js'
import { type ClassValue, NONE, str, TRUE, type Value } from '../../python/value.js'
import { show } from '../arguments.js'
import { ALL_LAYERS } from '../catalogue.js'
import { CannotTell, cannotTell, refuse } from '../error.js'
import type { LayerArguments, LayerDeclaration, Maker } from '../layer.js'
import { isUnknown } from '../shape.js'
import { fillInput, readInput } from './input.js'
import { initialise, objectOf } from './instances.js'
import type { Kit } from './kit.js'
import { ownMethod } from './layers.js'
import { makeInner } from './maker.js'
import type { LayerObject } from './objects.js'
import { refuseUndefined } from './tensors.js'
import { hostClass, layerOf, method, parsed } from './values.js'
import { vocabularyMembers } from './vocabularies.js'
import type { World } from './world.js'

/** The arguments that the base class takes. */
export const BASE = ['name', 'trainable', 'dtype', 'autocast', 'activity_regularizer'] as const

/** What the arguments of the base class are where they are not given. */
const BASE_DEFAULTS: ReadonlyMap<string, Value> = new Map<string, Value>([
  ['name', NONE],
  ['trainable', TRUE],
  ['dtype', NONE],
  ['autocast', TRUE],
  ['activity_regularizer', NONE],
  ['input_shape', NONE],
  ['input_dim', NONE],
])

/** The class of a declared layer. */
export function makeBuiltinClass(kit: Kit, declaration: LayerDeclaration, base: ClassValue): ClassValue {
  const { world } = kit
  const own = new Set(parsed(declaration.signature).parameters.map((one) => one.name))
  const keywords = new Set(keywordsOf(declaration).map((one) => one.name))
  // Arguments of the base class that the layer lists among its own.
  const shared = [...BASE, 'input_shape', 'input_dim'].filter(
    (name) => own.has(name) && !(name.startsWith('input') && declaration.name !== 'InputLayer'),
  )
  const init = method(world, '__init__', `self, ${declaration.signature}`.replace(/,\s*$/, ''), (args) => {
    const layer = objectOf(kit, args.get('self'))
    const base = new Map<string, Value>()
    const extra = new Map<string, Value>()
    for (const [key, value] of args.extra) (keywords.has(key) ? extra : base).set(key, value)
    for (const name of shared) {
      const value = args.get(name)
      if (value.kind !== 'none') base.set(name, value)
    }
    layer.declaration = declaration
    construct(kit, layer, declaration, own, args, extra, base)
    return NONE
  })
  return hostClass(declaration.name, base, [init, ...vocabularyMembers(kit, declaration)], { declaration })
}

/** Arguments that a layer takes by keyword only, beyond its signature. */
function keywordsOf(declaration: LayerDeclaration): readonly Parameter[] {
  return declaration.keywords === undefined ? [] : parsed(declaration.keywords).parameters
}

/** Keras's constructor of a built-in layer. */
function construct(
  kit: Kit,
  layer: LayerObject,
  declaration: LayerDeclaration,
  own: ReadonlySet<string>,
  bound: Bound,
  extra: ReadonlyMap<string, Value>,
  base: ReadonlyMap<string, Value>,
): void {
  const { world } = kit
  const config = new Map<string, Value>()
  for (const one of parsed(declaration.signature).parameters) {
    if (one.kind === 'rest' || one.kind === 'keywords') continue
    const value = bound.get(one.name)
    refuseUndefined(kit, value)
    config.set(one.name, value)
  }
  const defaults = new Map(keywordsOf(declaration).map((one) => [one.name, one.default ?? NONE]))
  for (const [name, value] of extra) config.set(name, value)
  let made = false
  const begin = (): void => {
    if (made) return
    made = true
    initialise(kit, layer, base)
  }
  const given: LayerArguments = {
    layer: declaration.name,
    value(name) {
      const value = config.get(name) ?? defaults.get(name) ?? base.get(name) ?? BASE_DEFAULTS.get(name)
      if (value === undefined) throw new Error(`${declaration.name} has no argument ${name}`)
      const changed = world.intervention.argument?.(layer, name, value)
      if (changed !== undefined) {
        config.set(name, changed)
        return changed
      }
      return value
    },
    given: (name) => extra.has(name) || base.has(name) || (own.has(name) && bound.has(name)),
    layerOf(value) {
      if (isUnknown(value)) cannotTell(value)
      return layerOf(value) === undefined ? undefined : kit.handle(value)
    },
    unknown: (reason) => world.unknown(reason),
  }
  const maker: Maker = {
    get name(): string {
      begin()
      return layer.name
    },
    get dtype(): Value {
      const dtype = base.get('dtype')
      return dtype === undefined || dtype.kind === 'none' ? str(world.policy) : dtype
    },
    make: (type, inner) => makeInner(kit, type, inner),
  }
  try {
    layer.state = declaration.init(given, maker)
  } catch (error) {
    if (!(error instanceof CannotTell)) throw error
    layer.unknown = error.unknown
  }
  begin()
  layer.config = config
  layer.built = declaration.builtAtInit === true && ownMethod(layer, 'build') === undefined
  if (layer.state !== null)
    for (const inner of declaration.sublayers?.(layer.state) ?? []) {
      const object = kit.handleObject(inner)
      if (object !== undefined) world.push(layer.tracked, object)
    }
}

/** `InputLayer`. */
export function makeInputClass(kit: Kit, world: World, layerClass: ClassValue): ClassValue {
  return hostClass('InputLayer', layerClass, [
    method(
      world,
      '__init__',
      `self, shape=None, batch_size=None, dtype=None, sparse=None, ragged=None, batch_shape=None, input_tensor=None,
        optional=False, name=None, **kwargs`,
      (args) => {
        const layer = objectOf(kit, args.get('self'))
        const old = args.extra.get('input_shape')
        const oldBatch = args.extra.get('batch_input_shape')
        const name = args.get('name')
        const given = name.kind === 'str' ? name.value : null
        if (given === null ? name.kind !== 'none' && !isUnknown(name) : given.includes('/'))
          refuse('ValueError', `\`name\` of an Input must be a string without \`/\`, found ${show(name)}`)
        try {
          const { shape, dtype } = readInput(kit, {
            shape: old ?? args.get('shape'),
            batchSize: args.get('batch_size'),
            batchShape: oldBatch ?? args.get('batch_shape'),
            dtype: args.get('dtype'),
            tensor: args.get('input_tensor'),
          })
          fillInput(kit, layer, shape, dtype, given)
        } catch (error) {
          if (!(error instanceof CannotTell)) throw error
          fillInput(kit, layer, error.unknown, 'float32', given)
        }
        return NONE
      },
    ),
  ])
}

/** `Lambda`: its shape is that of its function, traced. */
function makeLambdaClass(kit: Kit, world: World, layerClass: ClassValue): ClassValue {
  return hostClass('Lambda', layerClass, [
    method(
      world,
      '__init__',
      'self, function, output_shape=None, mask=None, arguments=None, **kwargs',
      (args, vm) => {
        const layer = objectOf(kit, args.get('self'))
        for (const name of ['function', 'output_shape', 'arguments']) refuseUndefined(kit, args.get(name))
        initialise(kit, layer, args.extra)
        layer.lambda = {
          function: args.get('function'),
          outputShape: args.get('output_shape'),
          arguments: args.get('arguments'),
        }
        layer.supportsMasking = args.get('mask').kind !== 'none'
        if (['int', 'str', 'float', 'list', 'tuple', 'dict', 'none'].includes(args.get('function').kind))
          vm.raise('TypeError', 'unsupported callable', { hint: 'give a function: `Lambda(lambda x: …)`' })
        return NONE
      },
    ),
  ])
}

/** The class of every declared layer, made when first asked for. */
export function builtinClasses(kit: Kit, layerClass: ClassValue): (name: string) => ClassValue | undefined {
  const byName = new Map<string, LayerDeclaration>()
  for (const declaration of ALL_LAYERS) {
    byName.set(declaration.name, declaration)
    for (const alias of declaration.aliases ?? []) byName.set(alias, declaration)
  }
  const made = new Map<string, ClassValue>([['Lambda', makeLambdaClass(kit, kit.world, layerClass)]])
  const hidden = new Map<string, ClassValue>()
  const baseOf = (names: readonly string[]): ClassValue => {
    const [first, ...rest] = names
    if (first === undefined) return layerClass
    if (byName.has(first)) return classOf(first) ?? layerClass
    let known = hidden.get(first)
    if (known === undefined) {
      known = hostClass(first, baseOf(rest), [])
      hidden.set(first, known)
    }
    return known
  }
  const classOf = (name: string): ClassValue | undefined => {
    const declaration = byName.get(name)
    if (declaration === undefined) return made.get(name)
    let known = made.get(declaration.name)
    if (known === undefined) {
      known = makeBuiltinClass(kit, declaration, baseOf(declaration.bases ?? []))
      made.set(declaration.name, known)
    }
    return known
  }
  return classOf
}
