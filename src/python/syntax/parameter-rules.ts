/**
 * The rules of a parameter list: what may follow what.
 */
import type { Span } from '../../span.js'
import type { ParameterNode } from './expression.js'

type Fail = (message: string, span: Span, later: boolean) => void

export class ParameterRules {
  readonly #fail: Fail
  #parameters: ParameterNode[] = []
  #bareStar: Span | null = null
  #keywordOnly = false
  #slash = false
  #closed = false

  constructor(fail: Fail) {
    this.#fail = fail
  }

  /** What a parameter without a sign is at this place. */
  form(): 'ordinary' | 'keywordOnly' {
    return this.#keywordOnly ? 'keywordOnly' : 'ordinary'
  }

  add(parameter: ParameterNode): void {
    if (this.#closed) this.#fail('nothing can follow the `**` parameter', parameter, false)
    if (this.#parameters.some((other) => other.name === parameter.name)) {
      this.#fail(`two parameters are called \`${parameter.name}\``, parameter, true)
    }
    if (parameter.form === 'rest') {
      if (this.#keywordOnly) this.#fail('only one `*` can stand among the parameters', parameter, false)
      this.#keywordOnly = true
    } else if (parameter.form === 'keywords') {
      this.#checkBareStar()
      this.#closed = true
    } else if (parameter.form === 'keywordOnly') this.#bareStar = null
    else if (parameter.default === null && this.#parameters.some((other) => other.default !== null)) {
      this.#fail(
        `\`${parameter.name}\` has no default but follows a parameter that has one`,
        parameter,
        false,
      )
    }
    this.#parameters.push(parameter)
  }

  star(at: Span): void {
    if (this.#keywordOnly) this.#fail('only one `*` can stand among the parameters', at, false)
    this.#keywordOnly = true
    this.#bareStar = at
  }

  slash(at: Span): void {
    if (this.#slash || this.#keywordOnly || this.#parameters.length === 0) {
      this.#fail('`/` must follow a parameter, once, and stand before `*`', at, false)
    }
    this.#slash = true
    this.#parameters = this.#parameters.map((parameter) => ({ ...parameter, form: 'positionalOnly' }))
  }

  finish(end: Span): readonly ParameterNode[] {
    this.#checkBareStar(end)
    return this.#parameters
  }

  #checkBareStar(at: Span | null = this.#bareStar): void {
    if (this.#bareStar !== null && at !== null) {
      this.#fail('a parameter must follow the `*`', this.#bareStar, false)
    }
  }
}
