/**
 * What all parts of the parser stand on: the tokens, the scopes, and the ways to fail.
 */
import type { Span } from '../../span.js'
import type { Name, Yield } from './expression.js'
import { type SyntaxClass, SyntaxFailure } from './failure.js'
import { Scope, type ScopeType } from './scope.js'
import type { Token, TokenKind } from './token.js'

/**
 * How deep the parser may recurse: brackets are bounded by the tokenizer, this bounds what nests without them
 * (`not not x`, `lambda: lambda: x`), and how far the evaluator has to recurse over what is parsed.
 */
export const MAX_DEPTH = 240

/** How many operators, calls or attributes may follow each other in one chain: each is one level of the tree. */
export const MAX_CHAIN = 500

export class TokenReader {
  readonly source: string
  protected readonly tokens: readonly Token[]
  protected at = 0
  /** The current token. */
  protected token: Token
  protected scope = new Scope('module')
  protected readonly outer: Scope[] = []
  /** The classes that the current place is in, for names that Python mangles. */
  protected readonly classes: (string | null)[] = []
  /** Whether the functions that the current place is in are asynchronous. */
  protected readonly asynchronous: boolean[] = []
  /** The `yield`s of the statement being parsed. */
  protected yields: Yield[] = []
  /** What Python's compiler refuses after the whole has been parsed; the first counts. */
  protected late: SyntaxFailure | null = null
  #depth = 0

  constructor(source: string, tokens: readonly Token[]) {
    this.source = source
    this.tokens = tokens
    this.token = tokens[0] ?? { kind: 'end', start: 0, end: 0, text: '', level: 0 }
    this.#checkToken()
  }

  protected advance(): Token {
    const token = this.token
    const next = this.tokens[this.at + 1]
    if (next !== undefined) {
      this.at += 1
      this.token = next
      if (next.kind === 'failure') this.#checkToken()
    }
    return token
  }

  #checkToken(): void {
    if (this.token.kind === 'failure' && this.token.failure !== undefined) throw this.token.failure
  }

  protected peek(distance = 1): Token {
    return this.tokens[Math.min(this.at + distance, this.tokens.length - 1)] ?? this.token
  }

  /** The token before the current one. */
  protected previous(): Token {
    return this.tokens[Math.max(0, this.at - 1)] ?? this.token
  }

  /** Whether the current token is this operator or keyword. */
  protected is(text: string): boolean {
    const token = this.token
    return token.text === text && (token.kind === 'operator' || token.kind === 'keyword')
  }

  protected isKind(kind: TokenKind): boolean {
    return this.token.kind === kind
  }

  protected take(text: string): boolean {
    if (!this.is(text)) return false
    this.advance()
    return true
  }

  protected expect(text: string): Token {
    if (!this.is(text)) this.unexpected(`expected \`${text}\``)
    return this.advance()
  }

  protected end(): number {
    return this.previous().end
  }

  /** Refuses the current token. */
  protected unexpected(expected: string | null = null): never {
    const token = this.token.kind === 'end' ? this.#lastPrinted() : this.token
    if (token.kind === 'indent') this.fail('this line is indented for no reason', token, 'IndentationError')
    const found =
      token.kind === 'newline' || token.kind === 'dedent'
        ? 'the line ends here'
        : token.kind === 'end'
          ? 'the source ends here'
          : `unexpected \`${token.text.slice(0, 40)}\``
    const message = expected === null ? found : `${found}, ${expected}`
    throw new SyntaxFailure('SyntaxError', message, { start: token.start, end: token.end }, null, true)
  }

  /** At the end of the source: the end, placed at what stands last. */
  #lastPrinted(): Token {
    const last = this.tokens.findLast((token) => token.text !== '') ?? this.token
    return { ...this.token, start: last.start, end: last.end }
  }

  protected fail(
    message: string,
    span: Span,
    exception: SyntaxClass = 'SyntaxError',
    hint: string | null = null,
  ): never {
    throw new SyntaxFailure(exception, message, { start: span.start, end: span.end }, hint)
  }

  /** Refuses what Python's compiler refuses only once everything has been parsed. */
  protected failLater(message: string, span: Span, hint: string | null = null): void {
    this.late ??= new SyntaxFailure('SyntaxError', message, { start: span.start, end: span.end }, hint)
  }

  protected enter(): void {
    this.#depth += 1
    if (this.#depth > MAX_DEPTH)
      this.fail(`expressions are nested more than ${MAX_DEPTH} deep`, this.token, 'limit')
  }

  protected leave(): void {
    this.#depth -= 1
  }

  protected chain(length: number): void {
    if (length > MAX_CHAIN)
      this.fail(`more than ${MAX_CHAIN} operations follow each other`, this.token, 'limit')
  }

  protected openScope(type: ScopeType): Scope {
    const scope = new Scope(type)
    this.outer.push(this.scope)
    this.scope = scope
    return scope
  }

  protected closeScope(): void {
    const outer = this.outer.pop()
    this.scope.close(outer ?? null)
    if (outer !== undefined) this.scope = outer
  }

  /** The innermost scope that is not a comprehension's: where `:=` binds. */
  protected bindingScope(): Scope {
    if (this.scope.type !== 'comprehension') return this.scope
    return this.outer.findLast((scope) => scope.type !== 'comprehension') ?? this.scope
  }

  /** A name that is used here. */
  protected useName(token: Token): Name {
    const id = this.mangle(token.text)
    const name: Name = { kind: 'name', id, start: token.start, end: token.end, residence: 'global' }
    this.scope.use(name)
    return name
  }

  /** A name that is bound here. */
  protected bindName(token: Token): Name {
    const name = this.useName(token)
    this.scope.bind(name.id)
    return name
  }

  /** Names like `__x` belong to the class they are written in. */
  protected mangle(id: string): string {
    if (!id.startsWith('__') || id.endsWith('__') || id.includes('.')) return id
    const owner = this.classes.at(-1)?.replace(/^_+/, '')
    return owner === undefined || owner === '' ? id : `_${owner}${id}`
  }

  protected identifier(): Token {
    if (this.token.kind !== 'name') this.unexpected('expected a name')
    return this.advance()
  }

  protected span(start: number): Span {
    return { start, end: this.end() }
  }
}
