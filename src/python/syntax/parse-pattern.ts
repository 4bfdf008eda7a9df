/**
 * The grammar of the patterns of `match`.
 */
import type { Expression, Name } from './expression.js'
import { ExpressionParser } from './parse-expression.js'
import type { ClassPattern, MappingPattern, Pattern } from './pattern.js'

/** Binds tighter than `|`, which separates alternatives: signs and `1 + 2j` are read, no other operators. */
const SUM = 4

export class PatternParser extends ExpressionParser {
  /** The pattern of a `case`: an open sequence is one too. */
  protected casePattern(): Pattern {
    const start = this.token.start
    const first = this.#starOrAs()
    if (!this.is(',')) {
      if (first.kind !== 'star') return first
      this.fail('a starred pattern must stand in a sequence', first)
    }
    const items = [first]
    while (this.take(',')) {
      if (this.is(':') || this.is('if')) break
      items.push(this.#starOrAs())
    }
    return { kind: 'sequence', items, ...this.span(start) }
  }

  #starOrAs(): Pattern {
    const start = this.token.start
    if (!this.take('*')) return this.#as()
    const target = this.#capture()
    return { kind: 'star', target, ...this.span(start) }
  }

  #as(): Pattern {
    this.enter()
    const start = this.token.start
    const pattern = this.#or()
    this.leave()
    if (!this.take('as')) return pattern
    const target = this.#capture()
    if (target === null) this.fail('`_` cannot be a target', this.previous())
    return { kind: 'as', pattern, target, ...this.span(start) }
  }

  #or(): Pattern {
    const start = this.token.start
    const first = this.#closed()
    if (!this.is('|')) return first
    const alternatives = [first]
    while (this.take('|')) alternatives.push(this.#closed())
    return { kind: 'or', alternatives, ...this.span(start) }
  }

  /** A name that is bound; null for `_`. */
  #capture(): Name | null {
    const token = this.identifier()
    return token.text === '_' ? null : this.bindName(token)
  }

  #closed(): Pattern {
    const token = this.token
    const { start } = token
    if (token.kind === 'number' || this.is('-') || token.kind === 'string') {
      const value = token.kind === 'string' ? this.strings() : this.operators(SUM)
      return { kind: 'value', value, ...this.span(start) }
    }
    if (this.is('None') || this.is('True') || this.is('False')) {
      return { kind: 'singleton', value: this.primary(), ...this.span(start) }
    }
    if (token.kind === 'name') return this.#named()
    if (this.is('(') || this.is('[')) return this.#sequence()
    if (this.is('{')) return this.#mapping()
    return this.unexpected('expected a pattern')
  }

  #named(): Pattern {
    const { start } = this.token
    const next = this.peek().text
    if (next !== '.' && next !== '(') {
      return { kind: 'capture', target: this.#capture(), ...this.span(start) }
    }
    let value: Expression = this.useName(this.advance())
    while (this.take('.')) {
      const name = this.identifier()
      value = {
        kind: 'attribute',
        object: value,
        name: name.text,
        nameStart: name.start,
        start,
        end: name.end,
      }
    }
    return this.is('(') ? this.#class(value) : { kind: 'value', value, ...this.span(start) }
  }

  #class(of: Expression): ClassPattern {
    this.expect('(')
    const positional: Pattern[] = []
    const keywords: { name: string; value: Pattern }[] = []
    while (!this.is(')')) {
      if (this.token.kind === 'name' && this.peek().text === '=') {
        const name = this.advance().text
        this.advance()
        if (keywords.some((keyword) => keyword.name === name)) {
          this.failLater(`the attribute \`${name}\` is matched twice`, this.previous())
        }
        keywords.push({ name, value: this.#as() })
      } else {
        const pattern = this.#as()
        if (keywords.length > 0) this.fail('a positional pattern follows one given by name', pattern)
        positional.push(pattern)
      }
      if (!this.is(')')) this.expect(',')
    }
    this.expect(')')
    return { kind: 'class', class: of, positional, keywords, ...this.span(of.start) }
  }

  #sequence(): Pattern {
    const { start, text } = this.advance()
    const closer = text === '(' ? ')' : ']'
    const items: Pattern[] = []
    let commas = 0
    while (!this.is(closer)) {
      items.push(this.#starOrAs())
      if (this.is(closer)) break
      this.expect(',')
      commas += 1
    }
    this.expect(closer)
    const [only] = items
    if (text === '(' && only !== undefined && commas === 0 && only.kind !== 'star') return only
    return { kind: 'sequence', items, ...this.span(start) }
  }

  #mapping(): MappingPattern {
    const { start } = this.advance()
    const entries: { key: Expression; value: Pattern }[] = []
    let rest: Name | null = null
    while (!this.is('}')) {
      if (this.take('**')) {
        const token = this.token
        rest = this.#capture()
        if (rest === null) this.fail('`**_` matches nothing that `{…}` does not', token)
      } else {
        const key = this.token.kind === 'string' ? this.strings() : this.operators(SUM)
        this.expect(':')
        entries.push({ key, value: this.#as() })
      }
      if (!this.is('}')) this.expect(',')
    }
    this.expect('}')
    return { kind: 'mapping', entries, rest, ...this.span(start) }
  }
}
