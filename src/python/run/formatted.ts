/**
 * F-strings.
 */
import type { Frame } from '../frame.js'
import type { Machine } from '../machine.js'
import type { FormatPart } from '../syntax/expression.js'
import { ascii } from '../text/string-repr.js'
import { str, type Unknown, type Value } from '../value.js'

export function formatParts(machine: Machine, parts: readonly FormatPart[], frame: Frame): string | Unknown {
  let text = ''
  for (const part of parts) {
    if (typeof part === 'string') {
      text += part
      continue
    }
    const value = machine.evaluate(part.value, frame)
    const spec = part.spec === null ? '' : formatParts(machine, part.spec, frame)
    if (typeof spec !== 'string') return spec
    machine.site = part.value
    const conversion = part.conversion ?? (part.label !== null && part.spec === null ? 'r' : null)
    let shown: Value = value
    if (conversion !== null) {
      const written = conversion === 's' ? machine.str(value) : machine.repr(value)
      if (typeof written !== 'string') return written
      shown = str(conversion === 'a' ? ascii(written) : written)
    }
    const formatted = machine.format(shown, spec)
    if (typeof formatted !== 'string') return formatted
    text += (part.label ?? '') + formatted
  }
  machine.allocate(text.length >> 3)
  return text
}
