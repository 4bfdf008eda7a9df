/** Objects that are only handed on: optimizers, losses, initializers, callbacks. Nothing of a model's shape depends on them. */
import { OBJECT } from '../../python/types.js'
import { type ClassValue, NONE, type Value } from '../../python/value.js'
import { integerOf, itemsOf } from '../arguments.js'
import { refuse } from '../error.js'
import { isUnknown } from '../shape.js'
import type { Kit } from './kit.js'
import { newTensor, tensorValue } from './tensors.js'
import { hostClass, method, moduleFunction } from './values.js'

/** What Keras 2 called arguments of optimizers. */
const OLD_OPTIMIZER_ARGUMENTS: ReadonlyMap<string, string> = new Map([
  ['lr', 'write `learning_rate=`'],
  ['decay', 'use a schedule of `keras.optimizers.schedules` as `learning_rate`'],
])

/** What an initializer returns: a tensor of the shape that is asked for. */
function initialValues(kit: Kit, shape: Value, dtype: Value): Value {
  if (isUnknown(shape)) return shape
  const items = itemsOf(shape)
  if (items === undefined) return kit.world.unknown('the shape of these values cannot be told')
  const dims = items.map((item) => (isUnknown(item) ? item : (integerOf(item) ?? null)))
  const unclear = dims.some((one) => one === null)
  if (unclear) return kit.world.unknown('the shape of these values cannot be told')
  return tensorValue(kit, newTensor(kit, dims, dtype.kind === 'str' ? dtype.value : 'float32', false))
}

/** A class whose objects have no behaviour here; a function where Keras has a function (lower case). */
export function opaqueClass(kit: Kit, path: string, name: string): Value {
  const { world } = kit
  if (name === name.toLowerCase() && !/^l[12]/.test(name))
    return moduleFunction(world, name, '*args, **kwargs', () =>
      world.unknown(`\`${name}\` is not computed here`),
    )
  const made: ClassValue = hostClass(name, OBJECT, [
    method(world, '__init__', 'self, *args, **kwargs', (args) => {
      if (path === 'optimizers') {
        const [first] = args.rest
        const keywords = new Map(args.extra)
        if (first !== undefined) keywords.set('learning_rate', first)
        world.optimizers.set(args.get('self'), { name, keywords, positional: args.rest.length })
        for (const [old, instead] of OLD_OPTIMIZER_ARGUMENTS)
          if (args.extra.has(old)) refuse('ValueError', `\`${name}\` has no argument \`${old}\``, instead)
      }
      return NONE
    }),
    path === 'initializers'
      ? method(world, '__call__', 'self, shape, dtype=None, **kwargs', (args) =>
          initialValues(kit, args.get('shape'), args.get('dtype')),
        )
      : method(world, '__call__', 'self, *args, **kwargs', () =>
          world.unknown(`a ${name} is not computed here`),
        ),
    method(world, '__getattr__', 'self, name', (args) => {
      const asked = args.get('name')
      if (asked.kind === 'str' && asked.value.startsWith('__'))
        return refuse('AttributeError', `'${name}' object has no attribute '${asked.value}'`)
      return world.unknown(`a ${name} is not looked into here`)
    }),
  ])
  return made
}
