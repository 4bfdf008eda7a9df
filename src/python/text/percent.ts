/** `template % values`, as C's printf. */
import type { Vm } from '../host.js'
import type { Unknown, Value } from '../value.js'
import { boundedWidth, FormatFailure } from './failure.js'
import { converted } from './format.js'
import { type FormatSpec, formatFloat, formatInt, formatStr } from './format-spec.js'

const CONVERSION = /%(?:\(([^)]*)\))?([-+ #0]*)(\*|\d+)?(?:\.(\*|\d*))?[hlL]?([\s\S]?)/g

/** A text with its conversions replaced by the values: one, a tuple of several, or a dict for `%(name)s`. */
export function percentFormat(vm: Vm, template: string, values: Value): string | Unknown {
  const listed = values.kind === 'tuple' ? values.items : [values]
  let used = 0
  const next = (): Value => {
    const value = listed[used]
    used += 1
    return value ?? vm.raise('TypeError', 'not enough arguments for format string')
  }
  let out = ''
  let end = 0
  let named = false
  for (const match of template.matchAll(CONVERSION)) {
    const [whole, name, flags = '', width, precision, type = ''] = match
    out += template.slice(end, match.index)
    end = match.index + whole.length
    vm.tick(1)
    if (type === '') return vm.raise('ValueError', 'incomplete format')
    if (type === '%') {
      out += '%'
      continue
    }
    let value: Value
    const measure = (text: string | undefined) => (text === '*' ? starred(vm, next()) : text)
    const wide = measure(width)
    const exact = measure(precision)
    if (name !== undefined) {
      named = true
      if (values.kind === 'unknown') return values
      if (values.kind !== 'dict') return vm.raise('TypeError', 'format requires a mapping')
      value = vm.getItem(values, { kind: 'str', value: name })
    } else value = next()
    if (value.kind === 'unknown') return value
    const text = conversion(vm, value, type, flags, wide, exact)
    if (typeof text !== 'string') return text
    out += text
    vm.allocate(Math.ceil(text.length / 8))
  }
  if (!named && used < listed.length && values.kind !== 'dict' && !(values.kind === 'unknown'))
    return vm.raise('TypeError', 'not all arguments converted during string formatting')
  return out + template.slice(end)
}

function starred(vm: Vm, value: Value): string {
  return value.kind === 'int' ? value.value.toString() : vm.raise('TypeError', '* wants int')
}

function conversion(
  vm: Vm,
  value: Value,
  type: string,
  flags: string,
  width: string | undefined,
  precision: string | undefined,
): string | Unknown {
  try {
    const negativeWidth = width?.startsWith('-') ?? false
    const left = flags.includes('-') || negativeWidth
    const spec: FormatSpec = {
      fill: flags.includes('0') && !left ? '0' : ' ',
      align: left ? '<' : flags.includes('0') && !'src'.includes(type) ? '=' : '>',
      sign: flags.includes('+') ? '+' : flags.includes(' ') ? ' ' : null,
      unsignedZero: false,
      alternate: flags.includes('#'),
      zeros: false,
      width: boundedWidth((width ?? '0').replace('-', '')),
      grouping: null,
      precision: precision === undefined ? null : boundedWidth(precision === '' ? '0' : precision),
      type: '',
    }
    return converter(vm, value, type, spec)
  } catch (failure) {
    if (!(failure instanceof FormatFailure)) throw failure
    if (failure.exception === 'limit') return vm.limit(failure.message)
    return vm.raise(failure.exception, failure.message)
  }
}

function converter(vm: Vm, value: Value, type: string, spec: FormatSpec): string | Unknown {
  if ('sra'.includes(type)) {
    const text = converted(vm, value, type)
    if (text.kind === 'unknown') return text
    return formatStr(text.kind === 'str' ? text.value : '', {
      ...spec,
      fill: ' ',
      sign: null,
      alternate: false,
    })
  }
  if (type === 'c') {
    if (value.kind === 'str' && [...value.value].length === 1)
      return formatStr(value.value, { ...spec, sign: null })
    if (value.kind === 'int')
      return formatInt(value.value, { ...spec, type: 'c', sign: null, precision: null })
    return vm.raise('TypeError', '%c requires an int or a single character')
  }
  const number = value.kind === 'bool' ? Number(value.value) : value.kind === 'float' ? value.value : null
  const whole = value.kind === 'int' ? value.value : value.kind === 'bool' ? BigInt(value.value) : null
  if ('diu'.includes(type)) {
    if (whole !== null) return integer(whole, 'd', spec)
    if (number !== null && Number.isFinite(number)) return integer(BigInt(Math.trunc(number)), 'd', spec)
    if (number !== null)
      return vm.raise('OverflowError', 'cannot convert an infinite or undefined float to an int')
    return vm.raise('TypeError', `%${type} format: a real number is required, not ${vm.typeOf(value).name}`)
  }
  if ('oxX'.includes(type)) {
    if (whole !== null) return integer(whole, type, spec)
    return vm.raise('TypeError', `%${type} format: an integer is required, not ${vm.typeOf(value).name}`)
  }
  if ('eEfFgG'.includes(type)) {
    if (number !== null) return formatFloat(number, { ...spec, type })
    if (whole !== null) return formatFloat(Number(whole), { ...spec, type })
    return vm.raise('TypeError', `must be real number, not ${vm.typeOf(value).name}`)
  }
  return vm.raise('ValueError', `unsupported format character '${type}'`)
}

/** A precision of an int is its least number of digits. */
function integer(value: bigint, type: string, spec: FormatSpec): string {
  const { precision } = spec
  if (precision === null) return formatInt(value, { ...spec, type })
  const plain = formatInt(value < 0n ? -value : value, {
    ...spec,
    type,
    sign: null,
    width: 0,
    precision: null,
    alternate: false,
  })
  const sign = value < 0n ? '-' : (spec.sign ?? '')
  const prefix = spec.alternate && type !== 'd' ? `0${type}` : ''
  const text = sign + prefix + plain.padStart(precision, '0')
  return formatStr(text, {
    ...spec,
    fill: spec.align === '=' ? '0' : ' ',
    align: spec.align === '=' ? '>' : spec.align,
    precision: null,
    sign: null,
    alternate: false,
  })
}
