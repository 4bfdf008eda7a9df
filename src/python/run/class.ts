/**
 * Class definitions.
 */
import { lookup } from '../attributes.js'
import { type Frame, makeFrame } from '../frame.js'
import type { Machine } from '../machine.js'
import type { ClassDefinition } from '../syntax/statement.js'
import { makeClass, OBJECT, searchOrder } from '../types.js'
import { type ClassValue, NONE, str, type Unknown, type Value } from '../value.js'
import { fullArguments } from './expression.js'

/** What a class definition counts for. */
const CLASS_STEPS = 100

export function defineClass(machine: Machine, node: ClassDefinition, frame: Frame): Value {
  const bases: Value[] = []
  const keywords = new Map<string, Value>()
  const doubt = fullArguments(machine, node, bases, keywords, frame)
  machine.site = node
  machine.tick(CLASS_STEPS)
  const body = makeFrame(node.scope, frame, frame.globals, { prefix: `${frame.prefix}${node.name}.` })
  body.locals.set('__module__', str('__main__'))
  body.locals.set('__qualname__', str(`${frame.prefix}${node.name}`))
  if (node.documentation !== null) body.locals.set('__doc__', str(node.documentation))
  machine.execute(node.body, body)
  machine.site = node
  const hidden = doubt ?? bases.find((base): base is Unknown => base.kind === 'unknown')
  if (hidden !== undefined) return hidden
  const parents = bases.map((base) => asClass(machine, base))
  const metaclass = keywords.get('metaclass')
  keywords.delete('metaclass')
  const made = buildClass(
    machine,
    node.name,
    parents,
    body.locals,
    metaclass?.kind === 'class' ? metaclass : undefined,
  )
  body.made = made
  return finishClass(machine, made, keywords)
}

function asClass(machine: Machine, base: Value): ClassValue {
  if (base.kind === 'class') return base
  return machine.raise('TypeError', `a class cannot derive from this: it is no class`, {
    hint: 'give a class, without calling it',
  })
}

const FINAL = new Set(['bool', 'NoneType', 'range', 'slice', 'function', 'ellipsis'])

export function buildClass(
  machine: Machine,
  name: string,
  parents: readonly ClassValue[],
  namespace: Map<string, Value>,
  metaclass?: ClassValue,
): ClassValue {
  for (const parent of parents) {
    if (parent.native !== undefined && FINAL.has(parent.name)) {
      machine.raise('TypeError', `type '${parent.name}' is not an acceptable base type`)
    }
  }
  const bases = parents.length === 0 ? [OBJECT] : parents
  if (new Set(bases).size < bases.length) machine.raise('TypeError', `duplicate base class ${bases[0]?.name}`)
  // Many classes with many bases each: the order is worked out from all of theirs.
  machine.tick(bases.reduce((sum, base) => sum + base.mro.length ** 2, 0))
  const order = searchOrder(bases)
  if (order === null) {
    return machine.raise(
      'TypeError',
      'Cannot create a consistent method resolution order (MRO) for these bases',
      {
        hint: 'name the derived classes before the ones that they derive from',
      },
    )
  }
  const inherited = metaclass ?? bases.find((base) => base.metaclass !== undefined)?.metaclass
  return makeClass(name, bases, order, {
    namespace,
    module: '__main__',
    ...(inherited === undefined ? {} : { metaclass: inherited }),
  })
}

/** What happens to a class once its body has run: `__set_name__`, `__init_subclass__`, the hooks of host classes. */
function finishClass(machine: Machine, made: ClassValue, keywords: ReadonlyMap<string, Value>): Value {
  for (const [name, value] of [...made.namespace]) {
    if (value.kind === 'instance' && lookup(value.class, '__set_name__') !== undefined) {
      machine.callMethod(value, '__set_name__', [made, str(name)])
    }
  }
  for (const entry of made.mro.slice(1)) {
    const hook = entry.namespace.get('__init_subclass__')
    if (hook === undefined) continue
    machine.call(hook.kind === 'classmethod' ? hook.callee : hook, [made], keywords)
    return made
  }
  const maker = made.metaclass === undefined ? undefined : lookup(made.metaclass, '__init__')
  if (maker !== undefined)
    machine.call(maker, [made, str(made.name), { kind: 'tuple', items: made.bases }, NONE])
  return made
}
