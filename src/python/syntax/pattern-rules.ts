/**
 * What Python's compiler refuses in patterns: a name bound twice, alternatives that bind different names, a key twice, and
 * patterns that fit everything with others after them.
 */
import type { Span } from '../../span.js'
import type { Pattern } from './pattern.js'

type Refuse = (message: string, span: Span) => void

/** Whether a pattern fits everything. */
export function fitsAll(pattern: Pattern): boolean {
  switch (pattern.kind) {
    case 'capture':
      return true
    case 'as':
      return fitsAll(pattern.pattern)
    case 'or':
      return pattern.alternatives.some(fitsAll)
    default:
      return false
  }
}

/** The names that a pattern binds; what is wrong with it is handed to `refuse`. */
export function checkPattern(pattern: Pattern, refuse: Refuse): ReadonlySet<string> {
  const names = new Set<string>()
  const bind = (name: string | undefined, span: Span) => {
    if (name === undefined) return
    if (names.has(name)) refuse(`\`${name}\` is bound twice in one pattern`, span)
    names.add(name)
  }
  const inner = (part: Pattern) => {
    for (const name of checkPattern(part, refuse)) bind(name, part)
  }
  switch (pattern.kind) {
    case 'capture':
    case 'star':
      bind(pattern.target?.id, pattern)
      break
    case 'as':
      inner(pattern.pattern)
      bind(pattern.target.id, pattern.target)
      break
    case 'sequence':
      for (const item of pattern.items) inner(item)
      if (pattern.items.filter(({ kind }) => kind === 'star').length > 1)
        refuse('a sequence pattern has more than one starred name', pattern)
      break
    case 'mapping': {
      const keys = new Set<string>()
      for (const { key, value } of pattern.entries) {
        const shown = key.kind === 'constant' && 'value' in key.value ? String(key.value.value) : null
        const text = key.kind === 'constant' ? `${key.value.kind} ${shown}` : null
        if (text !== null && keys.has(text))
          refuse(`the key ${shown} stands twice in a mapping pattern`, pattern)
        if (text !== null) keys.add(text)
        inner(value)
      }
      bind(pattern.rest?.id, pattern)
      break
    }
    case 'class':
      for (const part of pattern.positional) inner(part)
      for (const { value } of pattern.keywords) inner(value)
      break
    case 'or':
      alternatives(pattern.alternatives, refuse, inner)
      break
    default:
  }
  return names
}

function alternatives(options: readonly Pattern[], refuse: Refuse, inner: (part: Pattern) => void): void {
  const [first, ...others] = options
  if (first === undefined) return
  inner(first)
  const names = [...checkPattern(first, () => {})].sort().join()
  for (const option of others) {
    if ([...checkPattern(option, refuse)].sort().join() !== names)
      refuse('alternative patterns bind different names', option)
  }
  const early = options.slice(0, -1).find(fitsAll)
  if (early !== undefined) refuse('the patterns after one that fits everything are never reached', early)
}
