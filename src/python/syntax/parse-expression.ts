/**
 * The grammar of expressions: one method a rule, binary operators by precedence.
 */
import { ELLIPSIS, FALSE, NONE, TRUE, type Value } from '../value.js'
import type {
  Argument,
  Call,
  Comparator,
  Comprehension,
  ComprehensionClause,
  Expression,
  Name,
  ParameterNode,
} from './expression.js'
import { numberValue } from './literal.js'
import { ParameterRules } from './parameter-rules.js'
import { StringParser } from './parse-string.js'
import { TokenReader } from './reader.js'
import type { Scope } from './scope.js'

/** Binary operators by how tightly they bind; `**` and comparisons have rules of their own. */
const PRECEDENCE: ReadonlyMap<string, number> = new Map([
  ['|', 1],
  ['^', 2],
  ['&', 3],
  ['<<', 4],
  ['>>', 4],
  ['+', 5],
  ['-', 5],
  ['*', 6],
  ['/', 6],
  ['//', 6],
  ['%', 6],
  ['@', 6],
])

const COMPARATORS: ReadonlySet<string> = new Set(['<', '>', '<=', '>=', '==', '!=', 'in', 'is'])

const KEYWORD_CONSTANTS: ReadonlyMap<string, Value> = new Map<string, Value>([
  ['None', NONE],
  ['True', TRUE],
  ['False', FALSE],
])

/** What can follow a list of expressions without a comma. */
const LIST_ENDS: ReadonlySet<string> = new Set([')', ']', '}', '=', ':', ';', 'in', 'for', 'async'])

/** Python's words for what cannot be assigned to. */
const NOT_A_TARGET: Readonly<Partial<Record<Expression['kind'], string>>> = {
  constant: 'a literal',
  formatted: 'an f-string',
  dict: 'a dict display',
  set: 'a set display',
  call: 'a function call',
  unary: 'an expression',
  binary: 'an expression',
  boolean: 'an expression',
  comparison: 'a comparison',
  conditional: 'a conditional expression',
  lambda: 'a lambda',
  comprehension: 'a comprehension',
  named: 'a named expression',
  yield: 'a yield expression',
  await: 'an await expression',
}

/** What stands before an argument: it bounds what may follow. */
interface ArgumentsSeen {
  count: number
  readonly names: Set<string>
  doubleStar: boolean
}

export class ExpressionParser extends TokenReader {
  /** `a, *b, c`: a tuple where there is a comma. */
  protected expressionList(): Expression {
    const start = this.token.start
    const first = this.starOrNamed()
    if (!this.is(',')) {
      if (first.kind === 'starred') this.failLater("can't use a starred expression here", first)
      return first
    }
    const items = [first]
    while (this.take(',')) {
      if (this.listEnds()) break
      items.push(this.starOrNamed())
    }
    return { kind: 'tuple', items, ...this.span(start) }
  }

  /** Whether no further item follows a comma. */
  protected listEnds(): boolean {
    const token = this.token
    if (token.kind === 'operator' || token.kind === 'keyword') {
      return LIST_ENDS.has(token.text) || (token.text.endsWith('=') && token.text !== '==')
    }
    return token.kind === 'newline' || token.kind === 'end'
  }

  protected starOrNamed(): Expression {
    const start = this.token.start
    if (!this.take('*')) return this.named()
    const value = this.operators(0)
    return { kind: 'starred', value, ...this.span(start) }
  }

  /** An expression, or `name := expression`. */
  protected named(): Expression {
    if (this.token.kind === 'name' && this.peek().text === ':=') {
      const token = this.advance()
      this.advance()
      const target = this.useName(token)
      if (this.scope.type === 'comprehension') this.bindingScope().bind(target.id)
      else this.scope.bind(target.id)
      const value = this.expression()
      return { kind: 'named', target, value, ...this.span(token.start) }
    }
    const value = this.expression()
    if (this.is(':=')) {
      const what = NOT_A_TARGET[value.kind] ?? (value.kind === 'attribute' ? 'an attribute' : 'this')
      this.fail(`cannot assign to ${what} with \`:=\``, value)
    }
    return value
  }

  expression(): Expression {
    this.enter()
    const start = this.token.start
    if (this.is('lambda')) {
      const lambda = this.lambda()
      this.leave()
      return lambda
    }
    const then = this.disjunction()
    if (!this.is('if')) {
      this.leave()
      return then
    }
    this.advance()
    const test = this.disjunction()
    if (!this.is('else')) this.fail('a conditional expression needs an `else`', { start, end: this.end() })
    this.advance()
    const otherwise = this.expression()
    this.leave()
    return { kind: 'conditional', test, then, otherwise, ...this.span(start) }
  }

  protected disjunction(): Expression {
    return this.#booleans('or', () => this.#booleans('and', () => this.#inversion()))
  }

  #booleans(operator: 'and' | 'or', operand: () => Expression): Expression {
    const start = this.token.start
    const first = operand()
    if (!this.is(operator)) return first
    const operands = [first]
    while (this.take(operator)) operands.push(operand())
    return { kind: 'boolean', operator, operands, ...this.span(start) }
  }

  #inversion(): Expression {
    if (!this.is('not')) return this.#comparison()
    const start = this.token.start
    this.enter()
    this.advance()
    const operand = this.#inversion()
    this.leave()
    return { kind: 'unary', operator: 'not', operand, ...this.span(start) }
  }

  #comparison(): Expression {
    const start = this.token.start
    const left = this.operators(0)
    const rest: { operator: Comparator; right: Expression }[] = []
    for (;;) {
      const operator = this.#comparator()
      if (operator === null) break
      rest.push({ operator, right: this.operators(0) })
    }
    return rest.length === 0 ? left : { kind: 'comparison', left, rest, ...this.span(start) }
  }

  #comparator(): Comparator | null {
    const token = this.token
    if (token.kind !== 'operator' && token.kind !== 'keyword') return null
    if (token.text === 'not' && this.peek().text === 'in') {
      this.advance()
      this.advance()
      return 'not in'
    }
    if (!COMPARATORS.has(token.text)) return null
    this.advance()
    if (token.text === 'is' && this.take('not')) return 'is not'
    return token.text as Comparator
  }

  /** Binary operators that bind tighter than `minimum`. */
  protected operators(minimum: number): Expression {
    const start = this.token.start
    let left = this.#unary()
    for (let length = 0; ; length += 1) {
      const token = this.token
      const precedence = token.kind === 'operator' ? PRECEDENCE.get(token.text) : undefined
      if (precedence === undefined || precedence <= minimum) return left
      this.chain(length)
      this.advance()
      const right = this.operators(precedence)
      left = { kind: 'binary', operator: token.text, left, right, start, end: right.end }
    }
  }

  #unary(): Expression {
    const token = this.token
    if (token.kind === 'operator' && (token.text === '-' || token.text === '+' || token.text === '~')) {
      this.enter()
      this.advance()
      const operand = this.#unary()
      this.leave()
      return { kind: 'unary', operator: token.text, operand, ...this.span(token.start) }
    }
    const base = this.#awaited()
    if (!this.is('**')) return base
    this.enter()
    this.advance()
    const right = this.#unary()
    this.leave()
    return { kind: 'binary', operator: '**', left: base, right, start: base.start, end: right.end }
  }

  #awaited(): Expression {
    if (!this.is('await')) return this.primary()
    const start = this.token.start
    this.advance()
    const value = this.primary()
    if (this.asynchronous.at(-1) === false)
      this.failLater('`await` stands outside an asynchronous function', this.span(start))
    if (this.scope.type === 'module') this.failLater('`await` stands outside a function', this.span(start))
    return { kind: 'await', value, ...this.span(start) }
  }

  /** An atom with its calls, attributes and subscripts. */
  protected primary(): Expression {
    const start = this.token.start
    let node = this.#atom()
    for (let length = 0; ; length += 1) {
      if (this.token.kind !== 'operator') return node
      const text = this.token.text
      if (text === '.') {
        this.advance()
        const name = this.identifier()
        const id = this.mangle(name.text)
        node = { kind: 'attribute', object: node, name: id, nameStart: name.start, start, end: name.end }
      } else if (text === '(') node = this.#call(node)
      else if (text === '[') {
        this.advance()
        const index = this.#subscripts()
        this.expect(']')
        node = { kind: 'subscript', object: node, index, ...this.span(start) }
      } else return node
      this.chain(length)
    }
  }

  #call(callee: Expression): Call {
    const args = this.callArguments()
    const plain = args.every((argument) => argument.form === 'positional')
    return { kind: 'call', callee, args, plain, ...this.span(callee.start) }
  }

  /** `(…)` of a call or class definition. */
  protected callArguments(): readonly Argument[] {
    this.expect('(')
    const args: Argument[] = []
    const seen: ArgumentsSeen = { count: 0, names: new Set(), doubleStar: false }
    while (!this.is(')')) {
      args.push(this.#argument(seen))
      seen.count += 1
      if (!this.is(')')) this.comma(args.at(-1)?.value, ')')
    }
    this.expect(')')
    return args
  }

  /** One argument; `seen` holds what stands before it. */
  #argument(seen: ArgumentsSeen): Argument {
    const start = this.token.start
    if (this.take('**')) {
      const value = this.expression()
      seen.doubleStar = true
      return { form: 'doubleStar', name: null, value, ...this.span(start) }
    }
    if (this.take('*')) {
      const value = this.expression()
      if (seen.doubleStar) this.fail('`*` arguments cannot follow `**` arguments', this.span(start))
      return { form: 'star', name: null, value, ...this.span(start) }
    }
    if (this.token.kind === 'name' && this.peek().text === '=' && this.peek().kind === 'operator') {
      const name = this.advance().text
      this.advance()
      const value = this.expression()
      const span = this.span(start)
      if (seen.names.has(name)) this.failLater(`the argument \`${name}\` is given twice`, span)
      seen.names.add(name)
      return { form: 'keyword', name, value, ...span }
    }
    const mark = this.scope.mark()
    const first = this.named()
    if (this.is('for') || this.is('async')) {
      const value = this.comprehension('generator', first, null, mark, start)
      const alone = seen.count === 0 && (this.is(')') || (this.is(',') && this.peek().text === ')'))
      if (!alone) this.fail('a generator among other arguments needs brackets of its own', value)
      return { form: 'positional', name: null, value, start, end: value.end }
    }
    if (this.is('=')) this.fail('an argument is given by name, or the comparison is written `==`', first)
    if (seen.names.size > 0) {
      this.fail('a positional argument follows one given by name', first, 'SyntaxError', 'put it before')
    }
    if (seen.doubleStar) this.fail('a positional argument follows `**`', first)
    return { form: 'positional', name: null, value: first, start, end: first.end }
  }

  /** A comma between items in brackets; without one says where it is missing, as Python does. */
  protected comma(item: Expression | undefined, closer: string): void {
    if (this.take(',')) return
    if (item !== undefined && this.token.level > 0 && this.#beginsExpression()) {
      this.fail('a comma is missing after this', item, 'SyntaxError', `expected \`,\` or \`${closer}\``)
    }
    this.unexpected(`expected \`,\` or \`${closer}\``)
  }

  #beginsExpression(): boolean {
    const { kind, text } = this.token
    if (kind === 'name' || kind === 'number' || kind === 'string') return true
    if (kind === 'keyword') return KEYWORD_CONSTANTS.has(text)
    return kind === 'operator' && (text === '...' || text === '{' || text === '~')
  }

  #subscripts(): Expression {
    const start = this.token.start
    const first = this.#subscript()
    if (!this.is(','))
      return first.kind === 'starred' ? { kind: 'tuple', items: [first], ...this.span(start) } : first
    const items = [first]
    while (this.take(',')) {
      if (this.is(']')) break
      items.push(this.#subscript())
    }
    return { kind: 'tuple', items, ...this.span(start) }
  }

  #subscript(): Expression {
    const start = this.token.start
    const from = this.is(':') ? null : this.starOrNamed()
    if (from !== null && !this.is(':')) return from
    this.expect(':')
    const to = this.#bound()
    const step = this.take(':') ? this.#bound() : null
    return { kind: 'slice', from, to, step, ...this.span(start) }
  }

  #bound(): Expression | null {
    return this.is(':') || this.is(',') || this.is(']') ? null : this.expression()
  }

  #atom(): Expression {
    const token = this.token
    switch (token.kind) {
      case 'name':
        return this.useName(this.advance())
      case 'number': {
        this.advance()
        const value = numberValue(token.text, token.start)
        const { start, end } = token
        return {
          kind: 'constant',
          value: value ?? { kind: 'unknown', reason: 'complex numbers are not read', origin: { start, end } },
          start,
          end,
        }
      }
      case 'string':
        return this.strings()
      case 'keyword':
        return this.#keywordAtom()
      case 'operator':
        if (token.text === '(') return this.#parenthesized()
        if (token.text === '[') return this.#listDisplay()
        if (token.text === '{') return this.#braces()
        if (token.text === '...') {
          this.advance()
          return { kind: 'constant', value: ELLIPSIS, start: token.start, end: token.end }
        }
    }
    return this.unexpected('expected an expression')
  }

  #keywordAtom(): Expression {
    const value = KEYWORD_CONSTANTS.get(this.token.text)
    if (value !== undefined) {
      const { start, end } = this.advance()
      return { kind: 'constant', value, start, end }
    }
    if (this.is('lambda') || this.is('not') || this.is('await')) this.unexpected('put it in brackets')
    return this.unexpected('expected an expression')
  }

  /** Literals that follow each other are one string. */
  protected strings(): Expression {
    const first = this.token
    const parser = new StringParser(this.source, (span) => this.inside(span))
    while (this.token.kind === 'string') parser.add(this.advance())
    return parser.finish(this.span(first.start))
  }

  /** Parses the inside of an f-string's replacement: overridden where a parser for it can be made. */
  protected inside(_span: { readonly start: number; readonly end: number }): Expression {
    return this.unexpected()
  }

  #parenthesized(): Expression {
    const start = this.advance().start
    if (this.take(')')) return { kind: 'tuple', items: [], ...this.span(start) }
    if (this.is('yield')) {
      const value = this.yieldExpression()
      this.expect(')')
      return value
    }
    const mark = this.scope.mark()
    const first = this.starOrNamed()
    if (this.is('for') || this.is('async')) {
      return this.comprehension('generator', first, null, mark, start, ')')
    }
    if (this.take(')')) {
      if (first.kind === 'starred') this.fail('a starred expression needs a comma to be a tuple', first)
      // Brackets leave no trace, but the place of what is in them is the place of the brackets for nobody.
      return first
    }
    const items = this.#items(first, ')')
    return { kind: 'tuple', items, ...this.span(start) }
  }

  /** The items after the first, and the closing bracket. */
  #items(first: Expression, closer: string): readonly Expression[] {
    const items = [first]
    while (!this.is(closer)) {
      this.comma(items.at(-1), closer)
      if (!this.is(closer)) items.push(this.starOrNamed())
    }
    this.expect(closer)
    return items
  }

  #listDisplay(): Expression {
    const start = this.advance().start
    if (this.take(']')) return { kind: 'list', items: [], ...this.span(start) }
    const mark = this.scope.mark()
    const first = this.starOrNamed()
    if (this.is('for') || this.is('async')) return this.comprehension('list', first, null, mark, start, ']')
    const items = this.#items(first, ']')
    return { kind: 'list', items, ...this.span(start) }
  }

  #braces(): Expression {
    const start = this.advance().start
    if (this.take('}')) return { kind: 'dict', entries: [], ...this.span(start) }
    const mark = this.scope.mark()
    if (!this.is('**')) {
      const first = this.starOrNamed()
      if (this.is(':')) return this.#dictDisplay(start, first, mark)
      if (this.is('for') || this.is('async')) return this.comprehension('set', first, null, mark, start, '}')
      return { kind: 'set', items: this.#items(first, '}'), ...this.span(start) }
    }
    return this.#dictDisplay(start, null, mark)
  }

  #dictDisplay(start: number, firstKey: Expression | null, mark: readonly [number, number]): Expression {
    const entries: { key: Expression | null; value: Expression }[] = []
    let key = firstKey
    for (;;) {
      if (key === null && this.take('**')) entries.push({ key: null, value: this.operators(0) })
      else {
        key ??= this.expression()
        if (!this.is(':')) this.fail('a dict needs `:` and a value after this key', key)
        this.advance()
        if (this.is('}') || this.is(',')) this.fail('a value is missing after `:`', this.previous())
        const value = this.expression()
        if (entries.length === 0 && (this.is('for') || this.is('async'))) {
          return this.comprehension('dict', key, value, mark, start, '}')
        }
        entries.push({ key, value })
      }
      key = null
      if (this.is('}')) break
      this.comma(entries.at(-1)?.value, '}')
      if (this.is('}')) break
    }
    this.expect('}')
    return { kind: 'dict', entries, ...this.span(start) }
  }

  /** From the first `for` on; what has been read since `mark` belongs to the comprehension's own scope. */
  protected comprehension(
    makes: Comprehension['makes'],
    element: Expression,
    value: Expression | null,
    mark: readonly [number, number],
    start: number,
    closer: string | null = null,
  ): Comprehension {
    if (element.kind === 'starred') this.fail('a comprehension cannot unpack with `*`', element)
    const outer = this.scope
    const scope = this.openScope('comprehension')
    outer.moveTo(scope, mark)
    const clauses: ComprehensionClause[] = []
    while (this.is('for') || this.is('async'))
      clauses.push(this.#clause(clauses.length === 0 ? outer : scope))
    if (closer !== null) {
      if (!this.is(closer)) this.unexpected(`expected \`${closer}\``)
      this.advance()
    }
    this.closeScope()
    return { kind: 'comprehension', makes, element, value, clauses, scope, ...this.span(start) }
  }

  /** One `for … in … if …`; the first iterable is evaluated in the scope around the comprehension. */
  #clause(iterableScope: Scope): ComprehensionClause {
    const start = this.token.start
    const async = this.take('async')
    this.expect('for')
    const target = this.targets()
    this.expect('in')
    const scope = this.scope
    const mark = scope.mark()
    const iterable = this.disjunction()
    if (iterableScope !== scope) scope.moveTo(iterableScope, mark)
    const conditions: Expression[] = []
    while (this.take('if')) {
      const condition = this.is('lambda') ? this.lambda() : this.#condition()
      conditions.push(condition)
    }
    return { target, iterable, conditions, async, ...this.span(start) }
  }

  #condition(): Expression {
    if (this.token.kind === 'name' && this.peek().text === ':=') return this.named()
    return this.disjunction()
  }

  /** The targets of a `for`: bound in the current scope. */
  protected targets(): Expression {
    const start = this.token.start
    const first = this.#target()
    if (!this.is(',')) {
      this.bindTargets(first)
      return first
    }
    const items = [first]
    while (this.take(',')) {
      if (this.is('in')) break
      items.push(this.#target())
    }
    const target: Expression = { kind: 'tuple', items, ...this.span(start) }
    this.bindTargets(target)
    return target
  }

  #target(): Expression {
    const start = this.token.start
    if (this.take('*')) {
      const value = this.primary()
      return { kind: 'starred', value, ...this.span(start) }
    }
    return this.operators(0)
  }

  /** Binds the names of a target; refuses what cannot be assigned to. */
  protected bindTargets(target: Expression, verb = 'assign to'): void {
    switch (target.kind) {
      case 'name':
        this.scope.bind(target.id)
        break
      case 'attribute':
      case 'subscript':
        break
      case 'starred':
        this.bindTargets(target.value, verb)
        break
      case 'tuple':
      case 'list': {
        if (target.items.filter((item) => item.kind === 'starred').length > 1) {
          this.failLater('two starred targets in one assignment', target)
        }
        for (const item of target.items) this.bindTargets(item, verb)
        break
      }
      default:
        this.fail(`cannot ${verb} ${this.#describe(target)}`, target)
    }
  }

  #describe(target: Expression): string {
    if (target.kind === 'constant') {
      const text = this.source.slice(target.start, target.end)
      return /^(?:None|True|False|\.\.\.)$/.test(text) ? `\`${text}\`` : 'a literal'
    }
    return NOT_A_TARGET[target.kind] ?? 'this'
  }

  protected lambda(): Expression {
    const start = this.expect('lambda').start
    const parameters = this.parameters(':', false)
    const yields = this.yields
    this.yields = []
    const scope = this.openScope('function')
    for (const parameter of parameters) scope.bind(parameter.name)
    this.expect(':')
    const body = this.expression()
    this.closeScope()
    this.yields = yields
    return { kind: 'lambda', parameters, body, scope, ...this.span(start) }
  }

  /** Parameters up to the closer; their defaults and annotations belong to the scope around the function. */
  protected parameters(closer: ')' | ':', annotated: boolean): readonly ParameterNode[] {
    const rules = new ParameterRules((message, span, later) =>
      later ? this.failLater(message, span) : this.fail(message, span),
    )
    while (!this.is(closer)) {
      const token = this.token
      if (this.take('/')) rules.slash(token)
      else if (this.take('**')) rules.add(this.#parameter('keywords', annotated))
      else if (this.take('*')) {
        if (this.is(',') || this.is(closer)) rules.star(token)
        else rules.add(this.#parameter('rest', annotated))
      } else rules.add(this.#parameter(rules.form(), annotated))
      if (!this.is(closer)) {
        if (!this.is(',')) this.unexpected(`expected \`,\` or \`${closer}\``)
        this.advance()
      }
    }
    return rules.finish(this.token)
  }

  #parameter(form: ParameterNode['form'], annotated: boolean): ParameterNode {
    const token = this.identifier()
    const annotation = annotated && this.take(':') ? this.starAnnotation(form) : null
    let value: Expression | null = null
    if (this.is('=')) {
      const at = this.advance()
      if (form === 'rest' || form === 'keywords') this.fail('a `*` parameter cannot have a default', at)
      value = this.expression()
    }
    return { name: this.mangle(token.text), form, default: value, annotation, ...this.span(token.start) }
  }

  protected starAnnotation(form: ParameterNode['form']): Expression {
    return form === 'rest' ? this.starOrNamed() : this.expression()
  }

  /** `yield`, `yield value`, `yield from value`. */
  protected yieldExpression(): Expression {
    const start = this.expect('yield').start
    const scope = this.bindingScope()
    if (scope.type === 'function') scope.generator = true
    let node: Expression & { kind: 'yield' }
    if (this.take('from')) {
      const value = this.expression()
      node = { kind: 'yield', value, from: true, ...this.span(start) }
    } else {
      const ends = this.listEnds()
      const value = ends ? null : this.expressionList()
      node = { kind: 'yield', value, from: false, ...this.span(start) }
    }
    if (this.scope.type !== 'function') this.failLater('`yield` stands outside a function', node)
    this.yields.push(node)
    return node
  }

  protected nameOf(expression: Expression): Name | null {
    return expression.kind === 'name' ? expression : null
  }
}
