/**
 * Methods of `str` and `bytes`.
 */
import { addConstructor, addMethods, type Body, type Table } from '../builtins/define.js'
import type { Machine } from '../machine.js'
import { MAX_STRING } from '../operate.js'
import { asIndex, characters } from '../subscript.js'
import { type Codec, codecOf, type Errors, encode } from '../text/codec.js'
import { MAX_WIDTH } from '../text/failure.js'
import { formatTemplate } from '../text/format.js'
import { STR, typeOf } from '../types.js'
import {
  bool,
  bytes,
  type DictEntry,
  int,
  type Key,
  list,
  NONE,
  str,
  tuple,
  type Unknown,
  type Value,
} from '../value.js'

export const text = (value: Value | undefined): string =>
  value?.kind === 'str' || value?.kind === 'bytes'
    ? value.value
    : value?.kind === 'instance'
      ? text(value.native)
      : ''

/** A method of text: any unknown argument makes its result unknown. */
export function method(
  body: (machine: Machine, self: string, args: readonly Value[]) => Value | string,
): Body {
  return (machine, [self, ...args]) => {
    const hidden = args.find((argument) => argument.kind === 'unknown')
    if (hidden !== undefined) return hidden
    // Letters are changed by tables, not by the word.
    machine.tick(text(self).length >> 1)
    const receiver = self?.kind === 'instance' ? self.native : self
    if (receiver?.kind === 'unknown') return receiver
    if (receiver?.kind !== 'str' && receiver?.kind !== 'bytes') {
      return machine.raise(
        'TypeError',
        `descriptor requires a 'str' object but received '${typeOf(self ?? NONE).name}'`,
      )
    }
    const result = body(machine, text(self), args)
    if (typeof result !== 'string') return result
    machine.allocate(result.length >> 3)
    return self?.kind === 'bytes' ? bytes(result) : str(result)
  }
}

/** The encoding and the treatment of errors that a call asks for; an unknown for ones that are not read. */
export function codecArguments(
  machine: Machine,
  encoding: Value | undefined,
  errors: Value | undefined,
): { readonly codec: Codec; readonly errors: Errors } | Unknown {
  const name = needText(machine, encoding ?? str('utf-8'), 'encoding')
  const codec = codecOf(name)
  if (codec === null) return machine.unknown(`the encoding \`${name}\` is not read`)
  const how = errors?.kind === 'str' ? errors.value : 'strict'
  if (how === 'strict' || how === 'ignore' || how === 'replace') return { codec, errors: how }
  return machine.unknown(`errors of encodings treated by \`${how}\` are not read`)
}

function needText(machine: Machine, value: Value | undefined, what: string): string {
  if (value?.kind === 'str' || value?.kind === 'bytes') return value.value
  if (value?.kind === 'instance' && value.native?.kind === 'str') return value.native.value
  return machine.raise('TypeError', `${what} must be str, not ${typeOf(value ?? NONE).name}`)
}

function whole(machine: Machine, value: Value | undefined, otherwise: number): number {
  if (value === undefined || value.kind === 'none') return otherwise
  const index = asIndex(value, machine)
  if (typeof index === 'bigint') return Number(index)
  return machine.raise('TypeError', `'${typeOf(value).name}' object cannot be interpreted as an integer`)
}

/** What Python takes for blanks: JavaScript's `\\s`, the separators of ASCII and the next-line character. */
const SPACES = '\\s\\u001c-\\u001f\\u0085'
const LINE_ENDS = '\\n\\r\\v\\f\\u001c-\\u001e\\u0085\\u2028\\u2029'
const LINE = new RegExp(`[^${LINE_ENDS}]*(?:\\r\\n|[${LINE_ENDS}]|$)`, 'g')
const LINE_END = new RegExp(`(?:\\r\\n|[${LINE_ENDS}])$`)
const BLANKS = new RegExp(`[${SPACES}]`)

function strip(
  self: string,
  chars: Value | undefined,
  machine: Machine,
  left: boolean,
  right: boolean,
): string {
  const set =
    chars === undefined || chars.kind === 'none' ? null : new Set(needText(machine, chars, 'strip arg'))
  const gone = (character: string | undefined) =>
    character !== undefined && (set === null ? BLANKS.test(character) : set.has(character))
  let [start, end] = [0, self.length]
  while (left && start < end && gone(self[start])) start += 1
  while (right && end > start && gone(self[end - 1])) end -= 1
  return self.slice(start, end)
}

function pieces(machine: Machine, parts: readonly string[], of: (part: string) => Value = str): Value {
  machine.tick(parts.length)
  machine.allocate(parts.length * 2)
  return list(parts.map(of))
}

function split(machine: Machine, self: string, separator: Value | undefined, limit: number): string[] {
  if (separator === undefined || separator.kind === 'none') {
    const words: string[] = []
    let rest = strip(self, undefined, machine, true, false)
    while (rest !== '') {
      if (limit >= 0 && words.length >= limit) {
        words.push(strip(rest, undefined, machine, false, true))
        break
      }
      const end = rest.search(BLANKS)
      words.push(end < 0 ? rest : rest.slice(0, end))
      rest = end < 0 ? '' : strip(rest.slice(end), undefined, machine, true, false)
      machine.tick(1 + (rest.length >> 8))
    }
    return words
  }
  const by = needText(machine, separator, 'separator')
  if (by === '') machine.raise('ValueError', 'empty separator')
  const parts = self.split(by)
  if (limit < 0 || parts.length <= limit + 1) return parts
  return [...parts.slice(0, limit), parts.slice(limit).join(by)]
}

function splitRight(machine: Machine, self: string, separator: Value | undefined, limit: number): string[] {
  if (limit < 0) return split(machine, self, separator, -1)
  if (separator === undefined || separator.kind === 'none') {
    const words = split(machine, self, separator, -1)
    if (words.length <= limit + 1) return words
    const reversed = split(machine, [...self].reverse().join(''), separator, limit)
    return reversed.map((word) => [...word].reverse().join('')).reverse()
  }
  const by = needText(machine, separator, 'separator')
  const parts = split(machine, self, separator, -1)
  if (parts.length <= limit + 1) return parts
  const cut = parts.length - limit
  return [parts.slice(0, cut).join(by), ...parts.slice(cut)]
}

/** `find` and its kin: an offset in characters, or -1. */
function find(machine: Machine, self: string, args: readonly Value[], last: boolean): number {
  const wanted = needText(machine, args[0], 'argument')
  const units = characters(self)
  const length = units.length
  const clamp = (value: number) => Math.min(length, Math.max(0, value < 0 ? value + length : value))
  const start = clamp(whole(machine, args[1], 0))
  if (whole(machine, args[1], 0) > length) return -1
  const end = clamp(whole(machine, args[2], length))
  const part =
    typeof units === 'string' ? units.slice(start, end) : Array.from(units).slice(start, end).join('')
  if (end < start) return -1
  const at = last ? part.lastIndexOf(wanted) : part.indexOf(wanted)
  if (at < 0) return -1
  return start + characters(part.slice(0, at)).length
}

function padded(
  machine: Machine,
  self: string,
  args: readonly Value[],
  align: 'left' | 'right' | 'both',
): string {
  const width = whole(machine, args[0], 0)
  if (width > MAX_WIDTH) machine.limit(`a string would be padded to more than ${MAX_WIDTH} characters`)
  const fill =
    args[1] === undefined || args[1].kind === 'none' ? ' ' : needText(machine, args[1], 'fill character')
  if ([...fill].length !== 1)
    machine.raise('TypeError', 'The fill character must be exactly one character long')
  const missing = Math.max(0, width - characters(self).length)
  if (align === 'left') return self + fill.repeat(missing)
  if (align === 'right') return fill.repeat(missing) + self
  const left = (missing >> 1) + (missing & width & 1)
  return fill.repeat(left) + self + fill.repeat(missing - left)
}

function ends(
  machine: Machine,
  self: string,
  args: readonly Value[],
  name: 'startsWith' | 'endsWith',
): Value {
  const [wanted = NONE] = args
  const start = whole(machine, args[1], 0)
  const end = whole(machine, args[2], self.length)
  const at = (index: number) => (index < 0 ? Math.max(0, index + self.length) : index)
  const part = self.slice(at(start), at(end))
  const options = wanted.kind === 'tuple' ? wanted.items : [wanted]
  return bool(
    options.some((option) => part[name](needText(machine, option, `${name.toLowerCase()} first arg`))),
  )
}

function titled(self: string): string {
  return self.replace(/\p{L}+/gu, (word) => {
    const [first = '', ...rest] = word
    return first.toUpperCase() + rest.join('').toLowerCase()
  })
}

function every(pattern: RegExp): Body {
  return method((_, self) => bool(pattern.test(self)))
}

export const SHARED: Table = {
  upper: ['', method((_, self) => self.toUpperCase())],
  lower: ['', method((_, self) => self.toLowerCase())],
  casefold: ['', method((_, self) => self.toLowerCase().replaceAll('ß', 'ss'))],
  swapcase: [
    '',
    method((_, self) =>
      [...self].map((c) => (c === c.toUpperCase() ? c.toLowerCase() : c.toUpperCase())).join(''),
    ),
  ],
  capitalize: [
    '',
    method((_, self) => {
      const [first = '', ...rest] = self
      return first.toUpperCase() + rest.join('').toLowerCase()
    }),
  ],
  title: [
    '',
    method((machine, self) => {
      machine.tick(self.length)
      return titled(self)
    }),
  ],
  strip: ['chars=None, /', method((machine, self, [chars]) => strip(self, chars, machine, true, true))],
  lstrip: ['chars=None, /', method((machine, self, [chars]) => strip(self, chars, machine, true, false))],
  rstrip: ['chars=None, /', method((machine, self, [chars]) => strip(self, chars, machine, false, true))],
  startswith: [
    'prefix, start=None, end=None, /',
    method((machine, self, args) => ends(machine, self, args, 'startsWith')),
  ],
  endswith: [
    'suffix, start=None, end=None, /',
    method((machine, self, args) => ends(machine, self, args, 'endsWith')),
  ],
  find: [
    'sub, start=None, end=None, /',
    method((machine, self, args) => int(find(machine, self, args, false))),
  ],
  rfind: [
    'sub, start=None, end=None, /',
    method((machine, self, args) => int(find(machine, self, args, true))),
  ],
  index: [
    'sub, start=None, end=None, /',
    method((machine, self, args) => {
      const at = find(machine, self, args, false)
      return at < 0 ? machine.raise('ValueError', 'substring not found') : int(at)
    }),
  ],
  rindex: [
    'sub, start=None, end=None, /',
    method((machine, self, args) => {
      const at = find(machine, self, args, true)
      return at < 0 ? machine.raise('ValueError', 'substring not found') : int(at)
    }),
  ],
  count: [
    'sub, start=None, end=None, /',
    method((machine, self, args) => {
      const wanted = needText(machine, args[0], 'argument')
      const at = (index: number) => (index < 0 ? Math.max(0, index + self.length) : index)
      const part = self.slice(at(whole(machine, args[1], 0)), at(whole(machine, args[2], self.length)))
      return int(wanted === '' ? characters(part).length + 1 : part.split(wanted).length - 1)
    }),
  ],
  replace: [
    'old, new, count=-1',
    method((machine, self, [old, now, count]) => {
      const [from, to] = [
        needText(machine, old, 'replace() argument 1'),
        needText(machine, now, 'replace() argument 2'),
      ]
      const times = whole(machine, count, -1)
      const found = from === '' ? self.length + 1 : self.split(from).length - 1
      const turns = times < 0 ? found : Math.min(found, times)
      if (self.length + turns * to.length > MAX_STRING)
        machine.limit(`a string would have more than ${MAX_STRING} characters`)
      let result = ''
      let rest = self
      for (let turn = 0; turn < turns; turn += 1) {
        const at = rest.indexOf(from)
        if (from === '') {
          result += to + (turn < self.length ? (self[turn] ?? '') : '')
          rest = self.slice(turn + 1)
        } else {
          result += rest.slice(0, at) + to
          rest = rest.slice(at + from.length)
        }
      }
      return result + rest
    }),
  ],
  center: ['width, fillchar=None, /', method((machine, self, args) => padded(machine, self, args, 'both'))],
  ljust: ['width, fillchar=None, /', method((machine, self, args) => padded(machine, self, args, 'left'))],
  rjust: ['width, fillchar=None, /', method((machine, self, args) => padded(machine, self, args, 'right'))],
  zfill: [
    'width, /',
    method((machine, self, [width]) => {
      const sign = /^[-+]/.exec(self)?.[0] ?? ''
      const size = whole(machine, width, 0)
      if (size > MAX_WIDTH) machine.limit(`a string would be padded to more than ${MAX_WIDTH} characters`)
      return sign + self.slice(sign.length).padStart(size - sign.length, '0')
    }),
  ],
  expandtabs: [
    'tabsize=8',
    method((machine, self, [size]) => {
      const width = whole(machine, size, 8)
      if (width > 1000) machine.limit('a tab would be wider than 1000 characters')
      if (self.length + (self.split('\t').length - 1) * width > MAX_STRING)
        machine.limit(`a string would have more than ${MAX_STRING} characters`)
      let column = 0
      return [...self]
        .map((character) => {
          if (character === '\n' || character === '\r') {
            column = 0
            return character
          }
          if (character !== '\t') {
            column += 1
            return character
          }
          const blanks = width <= 0 ? 0 : width - (column % width)
          column += blanks
          return ' '.repeat(blanks)
        })
        .join('')
    }),
  ],
  removeprefix: [
    'prefix, /',
    method((machine, self, [prefix]) => {
      const start = needText(machine, prefix, 'removeprefix() argument')
      return self.startsWith(start) ? self.slice(start.length) : self
    }),
  ],
  removesuffix: [
    'suffix, /',
    method((machine, self, [suffix]) => {
      const end = needText(machine, suffix, 'removesuffix() argument')
      return end !== '' && self.endsWith(end) ? self.slice(0, -end.length) : self
    }),
  ],
  isdigit: ['', every(/^[\p{Nd}²³¹⁰-⁹₀-₉]+$/u)],
  isdecimal: ['', every(/^\p{Nd}+$/u)],
  isnumeric: ['', every(/^\p{N}+$/u)],
  isalpha: ['', every(/^\p{L}+$/u)],
  isalnum: ['', every(/^[\p{L}\p{N}]+$/u)],
  isspace: ['', every(new RegExp(`^[${SPACES}]+$`))],
  isascii: ['', every(/^\p{ASCII}*$/u)],
  isidentifier: ['', every(/^[\p{XID_Start}_]\p{XID_Continue}*$/u)],
  isprintable: ['', every(/^[^\p{C}\p{Zl}\p{Zp}]*$/u)],
  islower: ['', method((_, self) => bool(self === self.toLowerCase() && self !== self.toUpperCase()))],
  isupper: ['', method((_, self) => bool(self === self.toUpperCase() && self !== self.toLowerCase()))],
  istitle: ['', method((_, self) => bool(/\p{L}/u.test(self) && titled(self) === self))],
}

addMethods(STR, {
  ...SHARED,
  split: [
    'sep=None, maxsplit=-1',
    method((machine, self, [by, limit]) =>
      pieces(machine, split(machine, self, by, whole(machine, limit, -1))),
    ),
  ],
  rsplit: [
    'sep=None, maxsplit=-1',
    method((machine, self, [by, limit]) =>
      pieces(machine, splitRight(machine, self, by, whole(machine, limit, -1))),
    ),
  ],
  splitlines: [
    'keepends=False',
    method((machine, self, [keep]) => {
      const lines = self.match(LINE) ?? []
      if (lines.at(-1) === '') lines.pop()
      const kept = keep?.kind === 'bool' && keep.value
      return pieces(machine, kept ? lines : lines.map((line) => line.replace(LINE_END, '')))
    }),
  ],
  join: [
    'iterable, /',
    (machine, [self, iterable = NONE]) => {
      const values = machine.collect(iterable)
      if (!Array.isArray(values)) return values
      const parts: string[] = []
      let length = 0
      for (const [index, value] of values.entries()) {
        const part = value.kind === 'instance' ? value.native : value
        if (part?.kind === 'unknown') return part
        if (part?.kind !== 'str') {
          return machine.raise(
            'TypeError',
            `sequence item ${index}: expected str instance, ${typeOf(value).name} found`,
          )
        }
        length += part.value.length + text(self).length
        if (length > MAX_STRING) machine.limit(`a string would have more than ${MAX_STRING} characters`)
        parts.push(part.value)
      }
      machine.allocate(length >> 3)
      return str(parts.join(text(self)))
    },
  ],
  partition: [
    'sep, /',
    method((machine, self, [separator]) => {
      const by = needText(machine, separator, 'partition() argument')
      if (by === '') machine.raise('ValueError', 'empty separator')
      const at = self.indexOf(by)
      return tuple(
        at < 0
          ? [str(self), str(''), str('')]
          : [str(self.slice(0, at)), str(by), str(self.slice(at + by.length))],
      )
    }),
  ],
  rpartition: [
    'sep, /',
    method((machine, self, [separator]) => {
      const by = needText(machine, separator, 'rpartition() argument')
      if (by === '') machine.raise('ValueError', 'empty separator')
      const at = self.lastIndexOf(by)
      return tuple(
        at < 0
          ? [str(''), str(''), str(self)]
          : [str(self.slice(0, at)), str(by), str(self.slice(at + by.length))],
      )
    }),
  ],
  format: [
    '*args, **kwargs',
    (machine, [self, args, kwargs]) => {
      const named = new Map<string, Value>()
      for (const entry of kwargs?.kind === 'dict' ? kwargs.entries.values() : []) {
        if (entry.key.kind === 'str') named.set(entry.key.value, entry.value)
      }
      const made = formatTemplate(machine, text(self), args?.kind === 'tuple' ? args.items : [], named)
      return typeof made === 'string' ? str(made) : made
    },
  ],
  format_map: [
    'mapping, /',
    (machine, [self, mapping = NONE]) => {
      if (mapping.kind === 'unknown') return mapping
      const named = new Map<string, Value>()
      for (const [, name = ''] of text(self).matchAll(/\{([^{}!:.[]+)/g)) {
        named.set(name, machine.getItem(mapping, str(name)))
      }
      const made = formatTemplate(machine, text(self), [], named)
      return typeof made === 'string' ? str(made) : made
    },
  ],
  encode: [
    "encoding='utf-8', errors='strict'",
    method((machine, self, [encoding, errors]) => {
      const how = codecArguments(machine, encoding, errors)
      if ('kind' in how) return how
      machine.tick(self.length)
      const made = encode(self, how.codec, how.errors)
      if (made !== null) return bytes(made)
      return machine.raise('UnicodeEncodeError', `'${how.codec}' codec can't encode these characters`)
    }),
  ],
  translate: [
    'table, /',
    method((machine, self, [table]) => {
      let result = ''
      for (const character of self) {
        const entry = table?.kind === 'dict' ? table.entries.get(character.codePointAt(0) ?? 0) : undefined
        const value = entry?.value
        if (value === undefined) result += character
        else if (value.kind === 'int') result += String.fromCodePoint(Number(value.value))
        else if (value.kind === 'str') result += value.value
        machine.tick(1)
      }
      return result
    }),
  ],
})

STR.namespace.set('maketrans', {
  kind: 'staticmethod',
  callee: {
    kind: 'builtin',
    name: 'maketrans',
    call: (_, [from, to, gone]) => {
      const entries = new Map<Key, DictEntry>()
      const put = (character: string, value: Value) => {
        const code = character.codePointAt(0) ?? 0
        entries.set(code, { key: int(code), value })
      }
      if (from?.kind === 'dict') {
        for (const entry of from.entries.values()) {
          if (entry.key.kind === 'str') put(entry.key.value, entry.value)
          else if (entry.key.kind === 'int') put(String.fromCodePoint(Number(entry.key.value)), entry.value)
        }
      } else {
        const targets = [...text(to)]
        for (const [index, character] of [...text(from)].entries()) {
          put(character, int(targets[index]?.codePointAt(0) ?? 0))
        }
        for (const character of text(gone)) put(character, NONE)
      }
      return { kind: 'dict', entries }
    },
  },
})

addConstructor(STR, "object='', encoding=None, errors=None", (machine, [value = NONE, encoding, errors]) => {
  if (value.kind === 'bytes' && encoding?.kind === 'str')
    return (
      machine.callMethod(value, 'decode', errors?.kind === 'str' ? [encoding, errors] : [encoding]) ?? NONE
    )
  const made = machine.str(value)
  return typeof made === 'string' ? str(made) : made
})
