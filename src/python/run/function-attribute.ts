/**
 * What a function says of its making: `__defaults__`, `__kwdefaults__`, `__code__`.
 */
import { OPEN } from '../attribute-dict.js'
import type { Machine } from '../machine.js'
import { makeClass, OBJECT } from '../types.js'
import { type FunctionValue, int, NONE, str, tuple, type Value } from '../value.js'
import { Code } from './function.js'

const CODE = makeClass('code', [OBJECT], OBJECT.mro)

/** undefined where Python has no such attribute, or we don't make it. */
export function functionAttribute(
  { code, name: own }: FunctionValue,
  name: string,
  machine: Machine,
): Value | undefined {
  if (!(code instanceof Code)) return undefined
  const positional = code.parameters.filter(({ kind }) => kind === 'ordinary' || kind === 'positionalOnly')
  const keywordOnly = code.parameters.filter(({ kind }) => kind === 'keywordOnly')
  switch (name) {
    case '__defaults__': {
      const defaults = positional.flatMap((parameter) => parameter.default ?? [])
      return defaults.length === 0 ? NONE : tuple(defaults)
    }
    case '__kwdefaults__': {
      const given = keywordOnly.flatMap((parameter) =>
        parameter.default === null ? [] : [[parameter.name, parameter.default] as const],
      )
      if (given.length === 0) return NONE
      return { kind: 'dict', entries: new Map(given.map(([key, value]) => [key, { key: str(key), value }])) }
    }
    case '__code__':
      return {
        kind: 'instance',
        class: CODE,
        attributes: new Map<string, Value>([
          [OPEN, machine.unknown('what a function is compiled to is not read')],
          ['co_name', str(own)],
          ['co_argcount', int(positional.length)],
          ['co_kwonlyargcount', int(keywordOnly.length)],
          ['co_posonlyargcount', int(positional.filter(({ kind }) => kind === 'positionalOnly').length)],
        ]),
      }
    default:
      return undefined
  }
}
