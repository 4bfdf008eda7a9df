/**
 * Source → syntax tree.
 *
 * The parser is written by hand, by the grammar of CPython 3.12: `not a in b or c`, `def f(a, /)`, `with (a as b, c as d):` and
 * half of the patterns of `match` come out wrong or broken from @lezer/python, which colours the listings elsewhere.
 */
import type { Expression } from './expression.js'
import { SyntaxFailure } from './failure.js'
import { StatementParser } from './parse-statement.js'
import type { Block } from './statement.js'
import type { Token } from './token.js'
import { tokenize } from './tokenize.js'

/** Characters of source that are looked at: ten times the longest published listing. */
export const MAX_SOURCE = 500_000

/** Tokens of a source: bounds the memory of the tree. */
export const MAX_TOKENS = 50_000

class Parser extends StatementParser {
  parse(): Block {
    return this.program()
  }

  /** The expression of an f-string's replacement: parsed from tokens of its own, in the same scopes. */
  protected override inside(span: { readonly start: number; readonly end: number }): Expression {
    const inner = new Inner(this.source, tokenize(this.source, span))
    return inner.replacement(this)
  }

  /** Lends scopes to the parser of a replacement, and takes its `yield`s. */
  lend(inner: Inner, parse: () => Expression): Expression {
    inner.borrow(this.scope, this.outer, this.classes, this.yields)
    this.enter()
    const value = parse()
    this.leave()
    return value
  }
}

class Inner extends Parser {
  replacement(outer: Parser): Expression {
    return outer.lend(this, () => {
      const value = this.is('yield') ? this.yieldExpression() : this.expressionList()
      if (!this.isKind('end')) this.unexpected('expected the end of the replacement')
      return value
    })
  }

  borrow(
    scope: typeof this.scope,
    outer: typeof this.outer,
    classes: typeof this.classes,
    yields: typeof this.yields,
  ): void {
    this.scope = scope
    this.outer.push(...outer)
    this.classes.push(...classes)
    this.yields = yields
  }
}

/** Refuses a source that is too long to be looked at. */
export function checkLength(source: string): void {
  if (source.length > MAX_SOURCE) {
    throw new SyntaxFailure('limit', `the code is longer than ${MAX_SOURCE} characters`, { start: 0, end: 1 })
  }
}

/** The tree of a source. Throws {@link SyntaxFailure}, which says what Python would, and nothing else. */
export function parse(source: string): Block {
  checkLength(source)
  const tokens = tokenize(source)
  if (tokens.length > MAX_TOKENS) {
    throw new SyntaxFailure('limit', `the code has more than ${MAX_TOKENS} tokens`, { start: 0, end: 1 })
  }
  try {
    return new Parser(source, tokens).parse()
  } catch (failure) {
    if (failure instanceof SyntaxFailure && failure.generic) throw moreExact(failure, tokens)
    throw failure
  }
}

/**
 * As Python does: where it is only known that a token is out of place, what the tokenizer finds further on says more, but an
 * unclosed bracket only if the token stands on a later line.
 */
function moreExact(failure: SyntaxFailure, tokens: readonly Token[]): SyntaxFailure {
  const last = tokens.at(-1)?.failure
  if (last === undefined) return failure
  return last.message.endsWith('is never closed') && last.span.start > failure.span.start ? failure : last
}
