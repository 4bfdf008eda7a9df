/**
 * Templates of `str.format`: `{0.name[key]!r:>{width}}`.
 */
import type { Machine } from '../machine.js'
import { int, str, type Unknown, type Value } from '../value.js'

type Named = (name: string) => Value | undefined

/** How deep format specs may nest replacements: Python's own bound. */
const MAX_DEPTH = 2

export function formatTemplate(
  machine: Machine,
  template: string,
  args: readonly Value[],
  named: Named,
): string | Unknown {
  const state = { next: 0 }
  return fill(machine, template, args, named, state, MAX_DEPTH)
}

function fill(
  machine: Machine,
  template: string,
  args: readonly Value[],
  named: Named,
  state: { next: number },
  depth: number,
): string | Unknown {
  if (depth < 0) return machine.raise('ValueError', 'Max string recursion exceeded')
  let text = ''
  let at = 0
  while (at < template.length) {
    const character = template[at] ?? ''
    if (character === '{' && template[at + 1] === '{') {
      text += '{'
      at += 2
    } else if (character === '}') {
      if (template[at + 1] !== '}') machine.raise('ValueError', "Single '}' encountered in format string")
      text += '}'
      at += 2
    } else if (character === '{') {
      const end = closing(template, at)
      if (end < 0) {
        const message =
          at === template.length - 1
            ? "Single '{' encountered in format string"
            : "expected '}' before end of string"
        machine.raise('ValueError', message)
      }
      const field = one(machine, template.slice(at + 1, end), args, named, state, depth)
      if (typeof field !== 'string') return field
      text += field
      machine.allocate(field.length >> 3)
      at = end + 1
    } else {
      text += character
      at += 1
    }
  }
  return text
}

function closing(template: string, start: number): number {
  let depth = 0
  for (let at = start; at < template.length; at += 1) {
    if (template[at] === '{') depth += 1
    else if (template[at] === '}') {
      depth -= 1
      if (depth === 0) return at
    }
  }
  return -1
}

const FIELD = /^([^!:]*)(?:!([rsa]))?(?::([\s\S]*))?$/

function one(
  machine: Machine,
  field: string,
  args: readonly Value[],
  named: Named,
  state: { next: number },
  depth: number,
): string | Unknown {
  const match = FIELD.exec(field)
  if (match === null) return machine.raise('ValueError', "expected ':' after conversion specifier")
  const [, path = '', conversion, rawSpec = ''] = match
  let value = lookUp(machine, path, args, named, state)
  const spec = rawSpec.includes('{') ? fill(machine, rawSpec, args, named, state, depth - 1) : rawSpec
  if (typeof spec !== 'string') return spec
  if (conversion !== undefined) {
    const text = conversion === 's' ? machine.str(value) : machine.repr(value)
    if (typeof text !== 'string') return text
    value = str(text)
  }
  return machine.format(value, spec)
}

const PATH = /^([^.[]*)((?:\.[^.[]+|\[[^\]]+\])*)$/

function lookUp(
  machine: Machine,
  path: string,
  args: readonly Value[],
  named: Named,
  state: { next: number },
): Value {
  const match = PATH.exec(path)
  const [, first = '', rest = ''] =
    match ?? machine.raise('ValueError', "Only '.' or '[' may follow ']' in format field specifier")
  let value: Value | undefined
  if (first === '' || /^\d+$/.test(first)) {
    let index = Number(first)
    if (first === '') {
      index = state.next
      state.next += 1
    }
    value = args[index]
    if (value === undefined) {
      return machine.raise('IndexError', `Replacement index ${index} out of range for positional args tuple`)
    }
  } else {
    value = named(first)
    if (value === undefined) return machine.raiseWith('KeyError', [str(first)])
  }
  for (const [step] of rest.matchAll(/\.[^.[]+|\[[^\]]+\]/g)) {
    if (step.startsWith('.')) value = machine.getAttribute(value, step.slice(1))
    else {
      const key = step.slice(1, -1)
      value = machine.getItem(value, /^\d+$/.test(key) ? int(BigInt(key)) : str(key))
    }
  }
  return value
}
