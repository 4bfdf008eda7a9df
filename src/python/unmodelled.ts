/**
 * What CPython has and we don't make: such a name is unknown, where any other is an error.
 */
import { BUILTIN_NAMES, MODULE_NAMES, TYPE_NAMES } from './cpython-names.js'
import { TYPE, typeOf } from './types.js'
import type { Unknown, Value } from './value.js'

const sets = new Map<string, ReadonlySet<string>>()

function namesOf(key: string, table: ReadonlyMap<string, string>): ReadonlySet<string> {
  const known = sets.get(key)
  if (known !== undefined) return known
  const made = new Set((table.get(key) ?? '').split(' '))
  sets.set(key, made)
  return made
}

type Origin = (reason: string, name?: string) => Unknown

/** An attribute of an object that CPython knows, by its type; undefined where there is none of that name. */
export function unmodelledAttribute(object: Value, name: string, unknown: Origin): Unknown | undefined {
  if (object.kind === 'unknown') return object
  if (object.kind === 'module') return unmodelledName(object.name, name, unknown)
  const types = object.kind === 'class' ? [...object.mro, TYPE] : typeOf(object).mro
  for (const type of types) {
    // Objects without a comparison of their own have `object`'s, which answer by identity.
    if (type.module === 'builtins' && namesOf(type.name, TYPE_NAMES).has(name))
      return unknown(`\`${name}\` of \`${type.name}\` is not read`)
  }
  return undefined
}

/** A name of a module of the standard library that we don't make. */
export function unmodelledName(module: string, name: string, unknown: Origin): Unknown | undefined {
  return MODULE_NAMES.has(module) && namesOf(module, MODULE_NAMES).has(name)
    ? unknown(`\`${module}.${name}\` is not read`)
    : undefined
}

/** The public names of a module of the standard library. */
export function unmodelledNames(module: string): readonly string[] {
  if (!MODULE_NAMES.has(module)) return []
  return [...namesOf(module, MODULE_NAMES)].filter((name) => !name.startsWith('_'))
}

export function unmodelledBuiltin(name: string, unknown: Origin): Unknown | undefined {
  return BUILTIN_NAMES.has(name) ? unknown(`the built-in \`${name}\` is not read`) : undefined
}
