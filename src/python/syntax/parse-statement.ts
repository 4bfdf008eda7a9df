/**
 * The grammar of statements, simple ones first.
 */
import type { Span } from '../../span.js'
import type { Expression, Name, Yield } from './expression.js'
import { PatternParser } from './parse-pattern.js'
import { checkPattern, fitsAll } from './pattern-rules.js'
import type { Assign, Block, Handler, ImportedName, MatchCase, Statement, WithItem } from './statement.js'
import type { Token } from './token.js'

const AUGMENTED = new Set(['+=', '-=', '*=', '/=', '//=', '%=', '@=', '&=', '|=', '^=', '>>=', '<<=', '**='])

/** Statement keywords of Python 2 that read as names: a listing of that age. */
const LEGACY = new Set(['print', 'exec'])

export class StatementParser extends PatternParser {
  #loops = 0
  #functions = 0

  /** A whole program. */
  protected program(): Block {
    const body: Statement[] = []
    while (!this.isKind('end')) this.#statement(body)
    this.closeScope()
    if (this.late !== null) throw this.late
    return body
  }

  /** Reads one line of statements, or one compound statement. */
  #statement(into: Statement[]): void {
    if (this.isKind('newline')) {
      this.advance()
      return
    }
    if (this.isKind('indent') || this.isKind('dedent')) this.unexpected()
    const compound = this.#compound()
    if (compound !== null) {
      into.push(compound)
      return
    }
    this.#simpleLine(into)
  }

  #simpleLine(into: Statement[]): void {
    for (;;) {
      into.push(this.#simple())
      if (!this.take(';')) break
      if (this.isKind('newline') || this.isKind('end')) break
    }
    if (!this.isKind('newline')) this.#lineContinues()
    this.advance()
  }

  #lineContinues(): never {
    const last = this.previous()
    if (LEGACY.has(last.text) && last.kind === 'name') {
      this.fail(
        `\`${last.text}\` is called like a function`,
        last,
        'SyntaxError',
        `write \`${last.text}(…)\`: this is Python 2`,
      )
    }
    return this.unexpected('expected the end of the statement')
  }

  /** Runs a rule and gives the `yield`s that it met. */
  #collect<T>(rule: () => T): readonly [T, readonly Yield[]] {
    const outer = this.yields
    this.yields = []
    const result = rule()
    const found = this.yields
    this.yields = outer
    outer.push(...found)
    return [result, found]
  }

  #simple(): Statement {
    const start = this.token.start
    const outer = this.yields
    this.yields = []
    const statement = this.#simpleRule(start)
    const found = this.yields
    this.yields = outer
    for (const node of found) outer.push(node)
    return found.length === 0 ? statement : { ...statement, yields: found }
  }

  #simpleRule(start: number): Statement {
    if (this.token.kind === 'keyword') {
      const statement = this.#keywordStatement(start)
      if (statement !== null) return statement
    }
    if (this.token.text === 'type' && this.peek().kind === 'name' && /^[=[]$/.test(this.peek(2).text)) {
      return this.#typeAlias(start)
    }
    return this.#expressionStatement(start)
  }

  #keywordStatement(start: number): Statement | null {
    const { text } = this.token
    switch (text) {
      case 'pass':
      case 'break':
      case 'continue':
        this.advance()
        if (text !== 'pass' && this.#loops === 0) {
          this.failLater(`\`${text}\` stands outside a loop`, this.span(start))
        }
        return { kind: text, yields: [], ...this.span(start) }
      case 'return': {
        this.advance()
        const value = this.listEnds() ? null : this.expressionList()
        if (this.#functions === 0 || this.scope.type === 'class') {
          this.failLater('`return` stands outside a function', this.span(start))
        }
        return { kind: 'return', value, yields: [], ...this.span(start) }
      }
      case 'raise': {
        this.advance()
        const exception = this.listEnds() ? null : this.expression()
        const cause = exception !== null && this.take('from') ? this.expression() : null
        return { kind: 'raise', exception, cause, yields: [], ...this.span(start) }
      }
      case 'assert': {
        this.advance()
        const test = this.expression()
        const message = this.take(',') ? this.expression() : null
        return { kind: 'assert', test, message, yields: [], ...this.span(start) }
      }
      case 'del': {
        this.advance()
        const list = this.expressionList()
        const targets = list.kind === 'tuple' ? list.items : [list]
        for (const target of targets) {
          if (target.kind === 'starred') this.fail('cannot delete a starred expression', target)
          this.bindTargets(target, 'delete')
        }
        return { kind: 'delete', targets, yields: [], ...this.span(start) }
      }
      case 'global':
      case 'nonlocal':
        return this.#scopeDeclaration(text, start)
      case 'import':
        return this.#import(start)
      case 'from':
        return this.#importFrom(start)
      default:
        return null
    }
  }

  #scopeDeclaration(text: 'global' | 'nonlocal', start: number): Statement {
    this.advance()
    do {
      const token = this.identifier()
      const id = this.mangle(token.text)
      if (this.scope.knows(id))
        this.failLater(`\`${id}\` is used before it is declared ${text}`, this.span(start))
      if (text === 'nonlocal' && !this.outer.some((scope) => scope.type === 'function' && scope.knows(id))) {
        this.failLater(`no enclosing function binds \`${id}\``, this.span(start))
      }
      if (text === 'global') this.scope.globals.add(id)
      else this.scope.nonlocals.add(id)
    } while (this.take(','))
    return { kind: 'scope', yields: [], ...this.span(start) }
  }

  #import(start: number): Statement {
    this.advance()
    const names: ImportedName[] = []
    do {
      const first = this.identifier()
      let name = first.text
      while (this.take('.')) name += `.${this.identifier().text}`
      const renamed = this.take('as')
      const target = this.bindName(renamed ? this.identifier() : first)
      names.push({ name, target, renamed, ...this.span(first.start) })
    } while (this.take(','))
    return { kind: 'import', names, yields: [], ...this.span(start) }
  }

  #importFrom(start: number): Statement {
    this.advance()
    let level = 0
    for (; this.is('.') || this.is('...'); this.advance()) level += this.token.text.length
    let module = ''
    if (!this.is('import')) {
      module = this.identifier().text
      while (this.take('.')) module += `.${this.identifier().text}`
    } else if (level === 0) this.unexpected('expected the name of a module')
    this.expect('import')
    if (this.take('*')) {
      if (this.scope.type !== 'module')
        this.failLater('`import *` stands outside the module level', this.span(start))
      return { kind: 'importFrom', module, level, names: null, yields: [], ...this.span(start) }
    }
    const bracket = this.take('(')
    const names: ImportedName[] = []
    do {
      if (bracket && this.is(')') && names.length > 0) break
      const first = this.identifier()
      const renamed = this.take('as')
      const target = this.bindName(renamed ? this.identifier() : first)
      names.push({ name: first.text, target, renamed, ...this.span(first.start) })
    } while (this.take(','))
    if (bracket) this.expect(')')
    else if (this.previous().text === ',') {
      this.fail('a trailing comma needs brackets around the names', this.previous())
    }
    return { kind: 'importFrom', module, level, names, yields: [], ...this.span(start) }
  }

  #typeAlias(start: number): Statement {
    this.advance()
    const target = this.bindName(this.advance())
    if (this.is('[')) this.#typeParameters()
    this.expect('=')
    this.expression()
    return { kind: 'typeAlias', target, yields: [], ...this.span(start) }
  }

  /** `[T, *Ts, **P]` after the name of a function, class or alias: read and left to type checkers. */
  #typeParameters(): void {
    this.expect('[')
    while (!this.is(']')) {
      if (!this.take('*')) this.take('**')
      this.bindName(this.identifier())
      if (this.take(':')) this.expression()
      if (this.take('=')) this.expression()
      if (!this.is(']')) this.expect(',')
    }
    this.expect(']')
  }

  #expressionStatement(start: number): Statement {
    const first = this.is('yield') ? this.yieldExpression() : this.#starList()
    if (this.is('=')) return this.#assign(first, start)
    if (this.is(':') && (first.kind === 'name' || first.kind === 'attribute' || first.kind === 'subscript')) {
      return this.#annotated(first, start)
    }
    if (this.token.kind === 'operator' && AUGMENTED.has(this.token.text)) return this.#augmented(first, start)
    if (first.kind === 'starred') this.failLater("can't use a starred expression here", first)
    const shown = !this.is(';') && this.scope.type === 'module' && this.outer.length === 0
    return { kind: 'expression', value: first, shown, yields: [], ...this.span(start) }
  }

  /** Like an expression list, but a single starred item is left for the assignment to judge. */
  #starList(): Expression {
    if (!this.is('*')) return this.#namedList()
    const start = this.token.start
    const first = this.starOrNamed()
    if (!this.is(',')) return first
    const items = [first]
    while (this.take(',')) {
      if (this.listEnds()) break
      items.push(this.starOrNamed())
    }
    return { kind: 'tuple', items, ...this.span(start) }
  }

  #namedList(): Expression {
    const value = this.expressionList()
    if (value.kind === 'named' && this.previous().text !== ')') {
      this.fail('`:=` at the beginning of a line needs brackets', value, 'SyntaxError', 'write `=`')
    }
    return value
  }

  #assign(first: Expression, start: number): Assign {
    const targets = [first]
    let value: Expression = first
    while (this.take('=')) {
      value = this.is('yield') ? this.yieldExpression() : this.#starList()
      targets.push(value)
    }
    targets.pop()
    for (const target of targets) {
      if (target.kind === 'starred') this.failLater('a starred target must be in a list or tuple', target)
      this.#checkComparison(target)
      this.bindTargets(target)
    }
    if (value.kind === 'starred') this.failLater("can't use a starred expression here", value)
    if (this.token.kind === 'operator' && AUGMENTED.has(this.token.text)) {
      this.unexpected()
    }
    return { kind: 'assign', targets, value, yields: [], ...this.span(start) }
  }

  #checkComparison(target: Expression): void {
    if (target.kind === 'yield') this.fail('cannot assign to a yield expression', target)
  }

  #annotated(target: Expression, start: number): Statement {
    this.advance()
    const annotation = this.expression()
    const value = this.take('=') ? (this.is('yield') ? this.yieldExpression() : this.#starList()) : null
    if (target.kind === 'name') {
      this.scope.bind(target.id)
      if (this.scope.globals.has(target.id)) {
        this.failLater(`\`${target.id}\` is global and cannot be annotated here`, target)
      }
    }
    return { kind: 'annotated', target, annotation, value, yields: [], ...this.span(start) }
  }

  #augmented(target: Expression, start: number): Statement {
    const operator = this.advance().text.slice(0, -1)
    if (target.kind !== 'name' && target.kind !== 'attribute' && target.kind !== 'subscript') {
      this.fail('an augmented assignment needs one name, attribute or item', target)
    }
    this.bindTargets(target)
    const value = this.is('yield') ? this.yieldExpression() : this.expressionList()
    return { kind: 'augmented', target, operator, value, yields: [], ...this.span(start) }
  }

  #compound(): Statement | null {
    const token = this.token
    if (this.is('@')) return this.#decorated()
    if (token.kind === 'name') {
      return token.text === 'match' && this.#beginsMatch() ? this.#match() : null
    }
    if (token.kind !== 'keyword') return null
    const rules: Readonly<Record<string, (() => Statement) | undefined>> = {
      if: () => this.#if(),
      while: () => this.#while(),
      for: () => this.#for(false, token.start),
      try: () => this.#try(),
      with: () => this.#with(false, token.start),
      def: () => this.#function([], false, token.start),
      class: () => this.#class([], token.start),
      async: () => this.#async([]),
    }
    const rule = rules[token.text]
    if (rule === undefined) return null
    const [statement, yields] = this.#collect(rule)
    return yields.length === 0 ? statement : { ...statement, yields }
  }

  #async(decorators: readonly Expression[]): Statement {
    const { start } = this.advance()
    if (this.is('def')) return this.#function(decorators, true, start)
    if (this.is('for')) return this.#for(true, start)
    if (this.is('with')) return this.#with(true, start)
    return this.unexpected('expected `def`, `for` or `with` after `async`')
  }

  #decorated(): Statement {
    const { start } = this.token
    const decorators: Expression[] = []
    while (this.take('@')) {
      decorators.push(this.named())
      if (!this.isKind('newline')) this.unexpected('expected the end of the line')
      this.advance()
    }
    if (this.is('class')) return this.#class(decorators, start)
    if (this.is('async')) return this.#async(decorators)
    if (this.is('def')) return this.#function(decorators, false, start)
    return this.unexpected('expected a function or a class after a decorator')
  }

  /** The body of a compound statement, from its colon on. `what` and `start` are for the message. */
  #block(what: string, start: number): Block {
    if (!this.is(':')) this.unexpected('expected `:`')
    this.advance()
    const body: Statement[] = []
    if (!this.isKind('newline')) {
      this.#simpleLine(body)
      return body
    }
    this.advance()
    if (!this.isKind('indent')) {
      const at = this.isKind('end') || this.isKind('dedent') ? this.#lastLine() : this.token
      this.fail(`an indented block must follow ${what}`, at, 'IndentationError', this.#opened(start))
    }
    this.advance()
    while (!this.isKind('dedent') && !this.isKind('end')) this.#statement(body)
    if (this.isKind('dedent')) this.advance()
    return body
  }

  #opened(start: number): string {
    return `indent what belongs to \`${(this.source.slice(start).split(/[\r\n]/, 1)[0] ?? '').trim()}\`, or write \`pass\``
  }

  /** Where the source goes on after the header of a block: at a dedent its line, at the end the last line. */
  #lastLine(): { readonly start: number; readonly end: number } {
    const token = this.token
    const at = token.kind === 'end' ? Math.max(0, this.source.trimEnd().length - 1) : token.start
    return { start: at, end: at + 1 }
  }

  #if(): Statement {
    const { start } = this.advance()
    const clauses = [this.#clause('`if`', start)]
    while (this.is('elif')) {
      const token = this.advance()
      clauses.push(this.#clause('`elif`', token.start))
    }
    const otherwise = this.#else()
    return { kind: 'if', clauses, otherwise, yields: [], ...this.span(start) }
  }

  #clause(what: string, start: number) {
    const test = this.named()
    if (this.is('=')) this.fail('a comparison is written `==`', test)
    return { test, body: this.#block(what, start) }
  }

  #else(): Block {
    if (!this.is('else')) return []
    const { start } = this.advance()
    return this.#block('`else`', start)
  }

  #while(): Statement {
    const { start } = this.advance()
    const test = this.named()
    if (this.is('=')) this.fail('a comparison is written `==`', test)
    const body = this.#loopBody('`while`', start)
    return { kind: 'while', test, body, otherwise: this.#else(), yields: [], ...this.span(start) }
  }

  #loopBody(what: string, start: number): Block {
    this.#loops += 1
    const body = this.#block(what, start)
    this.#loops -= 1
    return body
  }

  #for(async: boolean, start: number): Statement {
    const word = this.expect('for')
    if (async) this.#outsideAsync(word)
    const target = this.targets()
    this.expect('in')
    const iterable = this.expressionList()
    const body = this.#loopBody('`for`', start)
    return {
      kind: 'for',
      target,
      iterable,
      body,
      otherwise: this.#else(),
      async,
      yields: [],
      ...this.span(start),
    }
  }

  #try(): Statement {
    const { start } = this.advance()
    const body = this.#block('`try`', start)
    const handlers: Handler[] = []
    let group = false
    while (this.is('except')) {
      const token = this.advance()
      if (this.take('*')) group = true
      let type: Expression | null = null
      let target: Name | null = null
      if (!this.is(':')) {
        type = this.expression()
        if (this.is(',')) {
          this.fail('several exceptions need brackets', type, 'SyntaxError', 'write `except (A, B):`')
        }
        if (this.take('as')) target = this.bindName(this.identifier())
      }
      if (handlers.at(-1)?.type === null) this.failLater('`except:` must come last', this.previous())
      const handled = this.#block('`except`', token.start)
      handlers.push({ type, target, body: handled, ...this.span(token.start) })
    }
    const otherwise = handlers.length > 0 ? this.#else() : []
    let last: Block = []
    const hasFinally = this.is('finally')
    if (hasFinally) {
      const token = this.advance()
      last = this.#block('`finally`', token.start)
    }
    if (handlers.length === 0 && !hasFinally) this.unexpected('expected `except` or `finally` after `try`')
    return { kind: 'try', body, handlers, group, otherwise, finally: last, yields: [], ...this.span(start) }
  }

  #outsideAsync(word: Span): void {
    if (this.asynchronous.at(-1) !== true)
      this.failLater('`async` stands outside an asynchronous function', word)
  }

  #with(async: boolean, start: number): Statement {
    const word = this.expect('with')
    if (async) this.#outsideAsync(word)
    const items = this.is('(') && this.#bracketedItems() ? this.#itemsInBrackets() : this.#items(':')
    const body = this.#block('`with`', start)
    return { kind: 'with', items, body, async, yields: [], ...this.span(start) }
  }

  /** Whether the bracket after `with` closes right before the colon: then it holds the items. */
  #bracketedItems(): boolean {
    const { level } = this.token
    let at = this.at + 1
    let renamed = false
    for (; at < this.tokens.length; at += 1) {
      const token = this.tokens[at]
      if (token === undefined || token.kind === 'newline' || token.kind === 'failure') return false
      if (token.text === 'as' && token.level === level + 1) renamed = true
      if (token.text === ')' && token.level === level + 1) break
    }
    const after = this.tokens[at + 1]
    const before = this.tokens[at - 1]
    return after?.text === ':' && (renamed || before?.text === ',')
  }

  #itemsInBrackets(): readonly WithItem[] {
    this.expect('(')
    const items = this.#items(')')
    this.expect(')')
    return items
  }

  #items(closer: ':' | ')'): readonly WithItem[] {
    const items: WithItem[] = []
    do {
      if (this.is(closer)) break
      const start = this.token.start
      const context = this.expression()
      let target: Expression | null = null
      if (this.take('as')) {
        target = this.starTarget()
        this.bindTargets(target)
      }
      items.push({ context, target, ...this.span(start) })
    } while (this.take(','))
    return items
  }

  protected starTarget(): Expression {
    return this.primary()
  }

  #function(decorators: readonly Expression[], async: boolean, start: number): Statement {
    this.expect('def')
    const name = this.identifier()
    const target = this.bindName(name)
    if (this.is('[')) this.#typeParameters()
    if (!this.is('(')) this.unexpected('expected `(`')
    this.advance()
    const parameters = this.parameters(')', true)
    this.expect(')')
    const returns = this.take('->') ? this.expression() : null
    const scope = this.openScope('function')
    for (const parameter of parameters) scope.bind(parameter.name)
    this.asynchronous.push(async)
    const [body] = this.#inner(() => this.#block(`the function \`${name.text}\``, start))
    this.asynchronous.pop()
    this.closeScope()
    return {
      kind: 'function',
      target,
      name: name.text,
      parameters,
      returns,
      decorators,
      body,
      scope,
      async,
      documentation: documentationOf(body),
      yields: [],
      ...this.span(start),
    }
  }

  /** Reads the body of a function: loops and `yield`s around it are not its own. */
  #inner(rule: () => Block): readonly [Block] {
    const { yields } = this
    const loops = this.#loops
    this.yields = []
    this.#loops = 0
    this.#functions += 1
    this.classes.push(this.classes.at(-1) ?? null)
    const body = rule()
    this.classes.pop()
    this.#functions -= 1
    this.#loops = loops
    this.yields = yields
    return [body]
  }

  #class(decorators: readonly Expression[], start: number): Statement {
    this.expect('class')
    const name = this.identifier()
    const target = this.bindName(name)
    if (this.is('[')) this.#typeParameters()
    const args = this.is('(') ? this.callArguments() : []
    const scope = this.openScope('class')
    const loops = this.#loops
    this.#loops = 0
    this.classes.push(name.text)
    const body = this.#block(`the class \`${name.text}\``, start)
    this.classes.pop()
    this.#loops = loops
    this.closeScope()
    return {
      kind: 'class',
      target,
      name: name.text,
      args,
      decorators,
      body,
      scope,
      documentation: documentationOf(body),
      yields: [],
      ...this.span(start),
    }
  }

  /** `match` is a keyword only where a subject and a colon follow on its line, and a block of cases. */
  #beginsMatch(): boolean {
    const next = this.peek()
    if (next.kind === 'newline' || next.kind === 'end') return false
    if (next.kind === 'operator' && !'([{-+~*...'.includes(next.text)) return false
    if (next.kind === 'keyword' && !['None', 'True', 'False', 'not', 'lambda', 'await'].includes(next.text))
      return false
    let at = this.at + 1
    while (this.tokens[at] !== undefined && !/^(?:newline|end|failure)$/.test(this.tokens[at]?.kind ?? ''))
      at += 1
    const followed = (offset: number): Token | undefined => this.tokens[at + offset]
    // A name or literal right after `match` can be nothing else than its subject.
    const sure = /^(?:name|number|string)$/.test(next.kind)
    if (sure && followed(-1)?.text === ':' && followed(0)?.kind === 'newline') return true
    return (
      followed(-1)?.text === ':' &&
      followed(0)?.kind === 'newline' &&
      followed(1)?.kind === 'indent' &&
      followed(2)?.text === 'case'
    )
  }

  #match(): Statement {
    const { start } = this.advance()
    const [[subject, cases], yields] = this.#collect(() => {
      const value = this.expressionList()
      this.expect(':')
      this.advance()
      if (!this.isKind('indent')) {
        this.fail(
          'an indented block must follow `match`',
          this.token,
          'IndentationError',
          this.#opened(start),
        )
      }
      this.advance()
      const found: MatchCase[] = []
      while (this.token.kind === 'name' && this.token.text === 'case') found.push(this.#case())
      const early = found.slice(0, -1).find(({ pattern, guard }) => guard === null && fitsAll(pattern))
      if (early !== undefined)
        this.failLater('the cases after one that fits everything are never reached', early.pattern)
      if (!this.isKind('dedent')) this.unexpected('expected `case`')
      this.advance()
      return [value, found] as const
    })
    return { kind: 'match', subject, cases, yields, ...this.span(start) }
  }

  #case(): MatchCase {
    const { start } = this.advance()
    const pattern = this.casePattern()
    checkPattern(pattern, (message, span) => this.failLater(message, span))
    const guard = this.take('if') ? this.named() : null
    const body = this.#block('`case`', start)
    return { pattern, guard, body, ...this.span(start) }
  }
}

function documentationOf(body: Block): string | null {
  const first = body[0]
  if (first?.kind !== 'expression' || first.value.kind !== 'constant') return null
  return first.value.value.kind === 'str' ? first.value.value.value : null
}
