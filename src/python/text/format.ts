/** Values of Python as text: `format()`, f-strings, `str.format` and the `%` operator. */
import type { Vm } from '../host.js'
import { int, type Unknown, type Value } from '../value.js'
import { FormatFailure } from './failure.js'
import { type FormatSpec, formatFloat, formatInt, formatStr, parseSpec } from './format-spec.js'

/** Characters in a cell of memory: what a text is counted as. */
const CHARACTERS_PER_CELL = 8

/** Runs a rule of formatting; what it refuses becomes an exception of Python, or an unknown beyond our bounds. */
function guarded(vm: Vm, rule: () => string): string | Unknown {
  try {
    const text = rule()
    vm.allocate(Math.ceil(text.length / CHARACTERS_PER_CELL))
    return text
  } catch (failure) {
    if (!(failure instanceof FormatFailure)) throw failure
    if (failure.exception === 'limit') return vm.limit(failure.message)
    return vm.raise(failure.exception, failure.message)
  }
}

/** `format(value, spec)`. */
export function formatValue(vm: Vm, value: Value, spec: string): string | Unknown {
  switch (value.kind) {
    case 'unknown':
      return value
    case 'bool':
      return spec === ''
        ? value.value
          ? 'True'
          : 'False'
        : guarded(vm, () => formatBool(value.value, parseSpec(spec)))
    case 'int':
      return spec === '' ? vm.str(value) : guarded(vm, () => formatInt(value.value, parseSpec(spec)))
    case 'float':
      return guarded(vm, () => formatFloat(value.value, parseSpec(spec)))
    case 'str':
      return spec === '' ? value.value : guarded(vm, () => formatStr(value.value, parseSpec(spec)))
    default:
      return formatObject(vm, value, spec)
  }
}

/** With any specification a bool is formatted as the int that it is. */
function formatBool(value: boolean, spec: FormatSpec): string {
  return formatInt(value ? 1n : 0n, spec)
}

function formatObject(vm: Vm, value: Value, spec: string): string | Unknown {
  const method = value.kind === 'instance' ? vm.findAttribute(value, '__format__') : undefined
  if (method !== undefined) {
    const text = vm.call(method, [{ kind: 'str', value: spec }])
    if (text.kind === 'unknown') return text
    if (text.kind === 'str') return text.value
    return vm.raise('TypeError', '`__format__` must return a str')
  }
  if (spec === '') return vm.str(value)
  return vm.raise('TypeError', `unsupported format string passed to ${vm.typeOf(value).name}.__format__`, {
    hint: 'convert it to a string first: `{x!s:…}`',
  })
}

/** `!s`, `!r`, `!a` of a replacement field. */
export function converted(vm: Vm, value: Value, conversion: string | null): Value | Unknown {
  if (conversion === null) return value
  const text = conversion === 's' ? vm.str(value) : vm.repr(value)
  if (typeof text !== 'string') return text
  return { kind: 'str', value: conversion === 'a' ? escapedToAscii(text) : text }
}

function escapedToAscii(text: string): string {
  return Array.from(text, (character) => {
    const code = character.codePointAt(0) ?? 0
    if (code < 0x80) return character
    if (code < 0x100) return `\\x${code.toString(16)}`
    return code < 0x10000
      ? `\\u${code.toString(16).padStart(4, '0')}`
      : `\\U${code.toString(16).padStart(8, '0')}`
  }).join('')
}

/** How deep fields may stand in the specifications of other fields; Python allows two. */
const MAX_FIELD_DEPTH = 2

/** `template.format(*positional, **keywords)`. */
export function formatTemplate(
  vm: Vm,
  template: string,
  positional: readonly Value[],
  keywords: ReadonlyMap<string, Value>,
): string | Unknown {
  return new TemplateFormatter(vm, positional, keywords).format(template, MAX_FIELD_DEPTH)
}

class TemplateFormatter {
  readonly #vm: Vm
  readonly #positional: readonly Value[]
  readonly #keywords: ReadonlyMap<string, Value>
  /** The next automatic number; null once a field was numbered by hand. */
  #automatic: number | null = null
  #manual = false

  constructor(vm: Vm, positional: readonly Value[], keywords: ReadonlyMap<string, Value>) {
    this.#vm = vm
    this.#positional = positional
    this.#keywords = keywords
  }

  format(template: string, depth: number): string | Unknown {
    if (depth === 0) return this.#vm.raise('ValueError', 'replacement fields are nested too deep')
    let out = ''
    let at = 0
    while (at < template.length) {
      const character = template[at] ?? ''
      if ((character === '{' || character === '}') && template[at + 1] === character) {
        out += character
        at += 2
      } else if (character === '{') {
        const end = this.#closing(template, at)
        const text = this.#field(template.slice(at + 1, end), depth)
        if (typeof text !== 'string') return text
        out += text
        at = end + 1
      } else if (character === '}') {
        return this.#vm.raise('ValueError', "a single '}' in a format string", {
          hint: 'write `}}` for a brace',
        })
      } else {
        out += character
        at += 1
      }
      this.#vm.tick(1)
    }
    this.#vm.allocate(Math.ceil(out.length / CHARACTERS_PER_CELL))
    return out
  }

  #closing(template: string, open: number): number {
    let depth = 0
    for (let at = open; at < template.length; at += 1) {
      if (template[at] === '{') depth += 1
      else if (template[at] === '}') depth -= 1
      if (depth === 0) return at
    }
    return this.#vm.raise('ValueError', "expected '}' before the end of the format string")
  }

  #field(field: string, depth: number): string | Unknown {
    const match = /^([^!:[\]{}]*(?:\[[^\]]*\][^!:[\]{}]*)*)(?:!(.))?(?::([\s\S]*))?$/u.exec(field)
    if (match === null)
      return this.#vm.raise('ValueError', `the replacement field '{${field}}' cannot be read`)
    const [, path = '', conversion, rawSpec = ''] = match
    if (conversion !== undefined && !'sra'.includes(conversion))
      return this.#vm.raise('ValueError', `unknown conversion '${conversion}'`, { hint: 'use !s, !r or !a' })
    const value = this.#value(path)
    const shown = converted(this.#vm, value, conversion ?? null)
    const spec = rawSpec.includes('{') ? this.format(rawSpec, depth - 1) : rawSpec
    if (typeof spec !== 'string') return spec
    return formatValue(this.#vm, shown, spec)
  }

  #value(path: string): Value {
    const [first = ''] = /^[^.[]*/.exec(path) ?? ['']
    let value = this.#argument(first)
    for (const [step, name, index = ''] of path.slice(first.length).matchAll(/\.([^.[]+)|\[([^\]]*)\]/g)) {
      if (step.startsWith('.')) value = this.#vm.getAttribute(value, name ?? '')
      else
        value = this.#vm.getItem(
          value,
          /^\d+$/.test(index) ? int(BigInt(index)) : { kind: 'str', value: index },
        )
    }
    return value
  }

  #argument(name: string): Value {
    if (name !== '' && !/^\d+$/.test(name)) {
      return this.#keywords.get(name) ?? this.#vm.raise('KeyError', `'${name}'`)
    }
    if (name === '' ? this.#manual : this.#automatic !== null)
      return this.#vm.raise('ValueError', 'cannot mix `{}` and `{0}` in one format string')
    let index = Number(name)
    if (name === '') {
      index = this.#automatic ?? 0
      this.#automatic = index + 1
    } else this.#manual = true
    return (
      this.#positional[index] ??
      this.#vm.raise('IndexError', `replacement index ${index} out of range for positional arguments`)
    )
  }
}
