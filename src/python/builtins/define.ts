/**
 * How built-in functions and methods are declared: Python's own signature, and a function of the bound values.
 */
import { bindArguments } from '../bind.js'
import type { Parameter } from '../host.js'
import type { Machine } from '../machine.js'
import { signature } from '../signature.js'
import { derives } from '../types.js'
import { type BuiltinFunction, type ClassValue, instance, NONE, type Value } from '../value.js'

/** The body of a built-in: its arguments in the order of its parameters, defaults filled in. */
export type Body = (machine: Machine, args: readonly Value[]) => Value

/** A built-in function. `text` is its signature as Python writes it. */
export function builtin(name: string, text: string, body: Body): BuiltinFunction {
  const declared = signature(text)
  let quick: number | null = null
  return {
    kind: 'builtin',
    name,
    call(vm, args, keywords) {
      const machine = vm as Machine
      const { parameters } = declared
      quick ??= parameters.every(isOrdinary) ? parameters.length : -1
      if (quick === args.length && keywords.size === 0) return body(machine, args)
      const bound = bindArguments(machine, name, parameters, args, keywords)
      return body(
        machine,
        bound.map((value, index) => value ?? parameters[index]?.default ?? NONE),
      )
    },
  }
}

function isOrdinary(parameter: Parameter): boolean {
  return parameter.kind === 'ordinary' || parameter.kind === 'positionalOnly'
}

/** What a table of methods or functions holds: signature and body by name. */
export type Table = Readonly<Record<string, readonly [string, Body]>>

/** Puts methods into a built-in type; each signature is without `self`. */
export function addMethods(type: ClassValue, table: Table): void {
  for (const [name, [text, body]] of Object.entries(table)) {
    type.namespace.set(name, builtin(name, text === '' ? 'self, /' : `self, ${text}`, body))
  }
}

/** Makes a built-in type callable: an instance of a subclass holds the native value. */
export function addConstructor(type: ClassValue, text: string, make: Body): void {
  const maker = builtin(type.name, text, make)
  type.namespace.set('__new__', {
    kind: 'builtin',
    name: '__new__',
    call(machine, args, keywords) {
      const [of, ...rest] = args
      if (of?.kind !== 'class' || of === type) return maker.call(machine, rest, keywords)
      const own = of.mro.find((entry) => entry.namespace.has('__init__'))
      // The arguments of an `__init__` of its own are not the built-in type's.
      const native =
        own !== undefined && own.native === undefined && MUTABLE.has(type.name)
          ? maker.call(machine, [], new Map())
          : maker.call(machine, rest, keywords)
      if (native.kind === 'unknown' || !derives(of, type)) return native
      const made = instance(of)
      made.native = native
      return made
    },
  })
}

const MUTABLE = new Set(['list', 'dict', 'set'])

/** What a type reads like an attribute: `(5).real`. */
export function addProperties(type: ClassValue, table: Readonly<Record<string, Body>>): void {
  for (const [name, body] of Object.entries(table)) {
    type.namespace.set(name, { kind: 'property', get: builtin(name, 'self', body), set: null, delete: null })
  }
}
