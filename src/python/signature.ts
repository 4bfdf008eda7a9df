/**
 * Signatures of host functions, written as Python writes them: `units, activation=None, *, name='x', **kwargs`.
 * A default is a literal: number, string, `None`, `True`, `False`, `...`, tuple, list, empty dict, or a name, which stands for
 * the string of that name.
 */
import type { Parameter, Signature } from './host.js'
import { ELLIPSIS, FALSE, float, int, list, NONE, str, TRUE, tuple, type Value } from './value.js'

/** Makes a signature; its text is read when it is first needed. The same text may be shared by many functions. */
export function signature(text: string): Signature {
  let parameters: readonly Parameter[] | null = null
  return {
    text,
    get parameters() {
      parameters ??= new Reader(text).parameters()
      return parameters
    },
  }
}

const TOKEN =
  /\s*(?:(\d[\d_]*(?:\.\d*)?(?:e[-+]?\d+)?|\.\d+(?:e[-+]?\d+)?)|([A-Za-z_][\w.]*)|('[^']*'|"[^"]*")|(\.\.\.|\*\*|[*/,=()[\]{}:-]))/y

const NAMED: ReadonlyMap<string, Value> = new Map<string, Value>([
  ['None', NONE],
  ['True', TRUE],
  ['False', FALSE],
])

class Reader {
  readonly #text: string
  readonly #tokens: string[] = []
  #at = 0

  constructor(text: string) {
    this.#text = text
    TOKEN.lastIndex = 0
    while (TOKEN.lastIndex < text.trimEnd().length) {
      const match = TOKEN.exec(text)
      if (match === null) throw new Error(`signature \`${text}\` cannot be read`)
      this.#tokens.push(match[0].trim())
    }
  }

  parameters(): readonly Parameter[] {
    const found: Parameter[] = []
    let kind: 'ordinary' | 'keywordOnly' = 'ordinary'
    while (this.#at < this.#tokens.length) {
      const token = this.#next()
      if (token === '/') {
        for (const [index, parameter] of found.entries())
          found[index] = { ...parameter, kind: 'positionalOnly' }
      } else if (token === '*') {
        kind = 'keywordOnly'
        if (this.#peek() !== ',') found.push({ name: this.#next(), kind: 'rest', default: null })
      } else if (token === '**') {
        found.push({ name: this.#next(), kind: 'keywords', default: null })
      } else {
        found.push({ name: token, kind, default: this.#take('=') ? this.#literal() : null })
      }
      if (this.#at < this.#tokens.length) this.#expect(',')
    }
    return found
  }

  #literal(): Value {
    const token = this.#next()
    const first = token[0] ?? ''
    if (token === '...') return ELLIPSIS
    if (token === '-') return this.#number(this.#next(), -1)
    if (token === '(') return this.#sequence(')')
    if (token === '[') return list([...this.#sequence(']').items])
    if (token === '{') {
      this.#expect('}')
      return { kind: 'dict', entries: new Map() }
    }
    if (first === "'" || first === '"') return str(token.slice(1, -1))
    if (/[\d.]/.test(first)) return this.#number(token, 1)
    return NAMED.get(token) ?? str(token)
  }

  #number(token: string, sign: 1 | -1): Value {
    const digits = token.replaceAll('_', '')
    return /^\d+$/.test(digits) ? int(sign * Number(digits)) : float(sign * Number(digits))
  }

  #sequence(closer: string) {
    const items: Value[] = []
    while (!this.#take(closer)) {
      items.push(this.#literal())
      if (!this.#take(',')) {
        this.#expect(closer)
        break
      }
    }
    return tuple(items)
  }

  #peek(): string | undefined {
    return this.#tokens[this.#at]
  }

  #take(token: string): boolean {
    if (this.#peek() !== token) return false
    this.#at += 1
    return true
  }

  #expect(token: string): void {
    if (!this.#take(token)) throw new Error(`signature \`${this.#text}\`: expected \`${token}\``)
  }

  #next(): string {
    const token = this.#tokens[this.#at]
    if (token === undefined) throw new Error(`signature \`${this.#text}\` ends early`)
    this.#at += 1
    return token
  }
}
