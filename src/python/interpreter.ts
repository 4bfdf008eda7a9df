/**
 * The evaluator: state of one evaluation, and the ways to everything that works on it.
 */
import type { Span } from '../span.js'
import { AttributeEntries } from './attribute-dict.js'
import * as attributes from './attributes.js'
import { applies, fillNative, NATIVE_OPERATIONS } from './builtins/native.js'
import { OBJECT_METHODS } from './builtins/objects.js'
import { BUILTINS } from './builtins/table.js'
import type { EvaluateOptions, EvaluationMessage, Limits, Shown } from './evaluation.js'
import { LimitReached, Raised } from './failure.js'
import { type Ending, type Frame, makeFrame } from './frame.js'
import type { Host, Parameter, RaiseDetails, Restorable } from './host.js'
import * as iteration from './iterate.js'
import type { Journal, TryRecord } from './journal.js'
import { isUnknown, keyOf } from './key.js'
import { library } from './library/library.js'
import { WRITTEN } from './library/written.js'
import type { Machine } from './machine.js'
import * as operate from './operate.js'
import type { Plain } from './plain.js'
import * as represent from './represent.js'
import { callValue, NO_KEYWORDS } from './run/call.js'
import { EVALUATORS } from './run/expression.js'
import { Code } from './run/function.js'
import { functionAttribute } from './run/function-attribute.js'
import { executeBlock } from './run/statement.js'
import * as subscript from './subscript.js'
import type { Call, Expression, Yield } from './syntax/expression.js'
import { parse } from './syntax/parse.js'
import type { Block } from './syntax/statement.js'
import { formatValue } from './text/format.js'
import { EXCEPTIONS, typeOf } from './types.js'
import { unmodelledName, unmodelledNames } from './unmodelled.js'
import {
  bool,
  type ClassValue,
  type Cursor,
  type DictValue,
  FALSE,
  type FunctionValue,
  type Instance,
  type Key,
  type ListValue,
  type ModuleValue,
  NONE,
  type SetValue,
  str,
  TRUE,
  type Unknown,
  type Value,
} from './value.js'

/** Work of one evaluation: some 50 ms, and forty times what the longest published listing needs. */
const STEPS = 100_000
/** Memory handed out: a cell is a place in a container with the number or text that it holds, some 64 bytes; 40 MB. */
const CELLS = 600_000
/**
 * Calls under way, beyond which Python's RecursionError is raised: CPython's own bound of 1000, less what it takes to start a
 * program. Each call takes a few frames of JavaScript's stack, of which hosts give 1 MB. Where that ends sooner, it is a `limit`.
 */
const DEPTH = 997

/** A container that a journal keeps a copy of counts a step for so many places: 2 to this power. */
const COPY_SHIFT = 3

export class Interpreter implements Machine {
  site: Span = { start: 0, end: 0 }
  callStack: Span[] = []
  callNode: Call | null = null
  journal: Journal | null = null
  forks = 0
  readonly tries: TryRecord[] = []
  guarded = 0
  intercepts = false
  decidedAt = 0
  steps = 0
  built = 0
  cells = 0
  readonly limits: Limits
  readonly host: Host | null
  readonly fragment: boolean
  readonly undefinedNames: 'raise' | 'unknown'
  readonly given: ReadonlyMap<string, Plain>
  readonly override: ReadonlyMap<string, Plain>
  readonly builtins: ReadonlyMap<string, Value>
  readonly shown: Shown[] = []
  readonly messages: EvaluationMessage[] = []
  readonly handling: Value[] = []
  readonly sent = new Map<Yield, Value>()
  readonly #modules = new Map<string, Value>()
  readonly #foreign = new Set<Map<string, Value>>()
  /** Set where `from unknown import *` may have bound any name. */
  #open: Unknown | null = null
  readonly #lent = new Map<string, Value>()

  constructor(options: EvaluateOptions) {
    this.limits = {
      steps: options.limits?.steps ?? STEPS,
      cells: options.limits?.cells ?? CELLS,
      depth: options.limits?.depth ?? DEPTH,
    }
    this.host = options.host ?? null
    this.fragment = options.fragment ?? false
    this.undefinedNames = options.undefinedNames ?? 'raise'
    this.given = options.given ?? new Map()
    this.override = options.override ?? new Map()
    this.builtins = BUILTINS
  }

  get speculative(): boolean {
    return this.forks > 0
  }

  evaluate(node: Expression, frame: Frame): Value {
    this.steps += 1
    if (this.steps > this.limits.steps) this.#tooLong()
    const evaluator = EVALUATORS[node.kind] as (machine: Machine, node: Expression, frame: Frame) => Value
    return evaluator(this, node, frame)
  }

  execute(body: Block, frame: Frame): Ending {
    return executeBlock(this, body, frame)
  }

  // Bounds

  tick(steps: number): void {
    this.steps += steps
    if (this.steps > this.limits.steps) this.#tooLong()
  }

  build(steps: number): void {
    this.built += steps
    this.tick(steps)
  }

  allocate(cells: number): void {
    this.cells += cells
    if (this.cells > this.limits.cells) this.limit('the program needs more memory than is given to it')
  }

  #tooLong(): never {
    return this.limit(`the program takes more than ${this.limits.steps} steps`)
  }

  limit(reason: string): never {
    throw new LimitReached(
      reason,
      this.#place(),
      'shorten the loop or the data, or declare the result in `given`',
    )
  }

  // Exceptions

  raise(exception: string | ClassValue, text: string, details: RaiseDetails = {}): never {
    const of = typeof exception === 'string' ? this.#exceptionClass(exception) : exception
    const value = this.#makeException(of, [str(text)])
    throw new Raised(value, details.span ?? this.#place(), [...this.callStack], details.hint ?? null)
  }

  raiseWith(exception: string, args: readonly Value[]): never {
    const value = this.#makeException(this.#exceptionClass(exception), args)
    throw new Raised(value, this.#place(), [...this.callStack], null)
  }

  throwInstance(exception: Instance): never {
    throw new Raised(exception, this.#place(), [...this.callStack], null)
  }

  #exceptionClass(name: string): ClassValue {
    const found = EXCEPTIONS.get(name)
    if (found === undefined) throw new Error(`no exception is called ${name}`)
    return found
  }

  #makeException(of: ClassValue, args: readonly Value[]): Instance {
    this.tick(40 + (this.callStack.length >> 3))
    const value: Instance = { kind: 'instance', class: of, attributes: new Map() }
    value.attributes.set('args', { kind: 'tuple', items: [...args] })
    const current = this.handling.at(-1)
    if (current !== undefined) value.attributes.set('__context__', current)
    return value
  }

  unknown(reason: string, name?: string): Unknown {
    const { start, end } = this.site
    const made = { kind: 'unknown', reason, origin: { start, end } } as const
    return name === undefined ? made : { ...made, name }
  }

  // Changes

  setIn(map: Map<string, Value>, name: string, value: Value): void {
    if (this.journal !== null) this.journal.name(map, name)
    map.set(name, value)
  }

  deleteIn(map: Map<string, Value>, name: string): void {
    if (this.journal !== null) this.journal.name(map, name)
    map.delete(name)
  }

  mutate(container: ListValue | DictValue | SetValue): void {
    // Attributes are noted one by one.
    if (container.kind === 'dict' && container.entries instanceof AttributeEntries) return
    if (this.journal?.container(container)) {
      this.tick((container.kind === 'list' ? container.items.length : container.entries.size) >> COPY_SHIFT)
    }
  }

  touch(state: Restorable): void {
    if (this.journal !== null) this.journal.state(state)
  }

  // Objects

  call(callee: Value, args: readonly Value[], keywords: ReadonlyMap<string, Value> = NO_KEYWORDS): Value {
    const { site } = this
    this.callNode = null
    const result = callValue(this, callee, args, keywords)
    this.site = site
    return result
  }

  callMethod(self: Value, name: string, args: readonly Value[]): Value | undefined {
    const of = typeOf(self)
    const found = attributes.lookup(of, name)
    if (found === undefined) return undefined
    const { site } = this
    this.callNode = null
    const result =
      found.kind === 'function' || found.kind === 'hostFunction' || found.kind === 'builtin'
        ? callValue(this, found, [self, ...args], NO_KEYWORDS)
        : callValue(this, attributes.bind(found, self, of, this), args, NO_KEYWORDS)
    this.site = site
    return result
  }

  builtinCall(name: string, args: readonly Value[], keywords: ReadonlyMap<string, Value>): Value {
    const found = name === 'type' ? this.builtins.get('__type_call__') : this.builtins.get(name)
    if (found === undefined) throw new Error(`no built-in is called ${name}`)
    return callValue(this, found, args, keywords)
  }

  getAttribute(object: Value, name: string): Value {
    return attributes.getAttribute(object, name, this)
  }

  findAttribute(object: Value, name: string): Value | undefined {
    return attributes.withoutAttributeError(this, () => attributes.findAttribute(object, name, this))
  }

  setAttribute(object: Value, name: string, value: Value): void {
    attributes.setAttribute(object, name, value, this)
  }

  deleteAttribute(object: Value, name: string): void {
    attributes.deleteAttribute(object, name, this)
  }

  getItem(object: Value, index: Value): Value {
    return subscript.getItem(object, index, this)
  }

  setItem(object: Value, index: Value, value: Value): void {
    subscript.setItem(object, index, value, this)
  }

  deleteItem(object: Value, index: Value): void {
    subscript.deleteItem(object, index, this)
  }

  iterate(value: Value): Cursor | Unknown {
    return iteration.iterate(value, this)
  }

  collect(value: Value): Value[] | Unknown {
    return iteration.collect(value, this)
  }

  key(value: Value): Key | Unknown {
    this.tick(1)
    return keyOf(value, this)
  }

  // Operators

  binary(operator: string, left: Value, right: Value): Value {
    return operate.binary(operator, left, right, this)
  }

  unary(operator: string, value: Value): Value {
    return operate.unary(operator, value, this)
  }

  compare(operator: string, left: Value, right: Value): Value {
    return operate.compare(operator, left, right, this)
  }

  equals(a: Value, b: Value): boolean | Unknown {
    return this.truth(operate.equals(a, b, this))
  }

  truth(value: Value): boolean | Unknown {
    this.decidedAt = this.callStack.length
    switch (value.kind) {
      case 'bool':
        return value.value
      case 'none':
        return false
      case 'unknown':
        return value
      case 'int':
        return value.value !== 0n
      case 'float':
        return value.value !== 0
      case 'str':
      case 'bytes':
        return value.value !== ''
      case 'list':
      case 'tuple':
        return value.items.length > 0
      case 'dict':
      case 'set':
      case 'frozenset':
        return value.entries.size > 0
      case 'view':
        return value.dict.entries.size > 0
      case 'range':
        return operate.rangeLength(value) > 0n
      case 'instance':
        return this.#truthOfInstance(value)
      default:
        return true
    }
  }

  #truthOfInstance(value: Instance): boolean | Unknown {
    const asked = this.callMethod(value, '__bool__', [])
    if (asked !== undefined) {
      if (asked.kind === 'bool') return asked.value
      if (asked.kind === 'unknown') return asked
      return this.raise('TypeError', `__bool__ should return bool, returned ${typeOf(asked).name}`)
    }
    const length = this.callMethod(value, '__len__', [])
    if (length !== undefined) return this.truth(length)
    return value.native === undefined ? true : this.truth(value.native)
  }

  contains(container: Value, item: Value): Value {
    return contains(this, container, item)
  }

  length(value: Value): number | Unknown {
    switch (value.kind) {
      case 'unknown':
        return value
      case 'str':
        this.tick(value.value.length >> (subscript.isWide(value.value) ? 1 : 6))
        return subscript.characters(value.value).length
      case 'bytes':
        return value.value.length
      case 'list':
      case 'tuple':
        return value.items.length
      case 'dict':
      case 'set':
      case 'frozenset':
        return value.entries.size
      case 'view':
        return value.dict.entries.size
      case 'range':
        return Number(operate.rangeLength(value))
      case 'class':
      case 'instance': {
        const made = this.callMethod(value, '__len__', [])
        if (made?.kind === 'int') {
          if (made.value < 0n) this.raise('ValueError', '__len__() should return >= 0')
          return Number(made.value)
        }
        if (made?.kind === 'unknown') return made
        if (made !== undefined) {
          return this.raise('TypeError', `'${typeOf(made).name}' object cannot be interpreted as an integer`)
        }
        if (value.kind === 'instance' && value.native !== undefined) return this.length(value.native)
      }
    }
    return this.raise('TypeError', `object of type '${typeOf(value).name}' has no len()`)
  }

  parameters(callee: Value): readonly Parameter[] | null {
    switch (callee.kind) {
      case 'function':
        return callee.code instanceof Code ? callee.code.parameters : null
      case 'hostFunction':
        return callee.signature.parameters
      case 'boundMethod':
        return this.parameters(callee.callee)?.slice(1) ?? null
      case 'class': {
        const initialiser = attributes.lookup(callee, '__init__')
        return initialiser === undefined ? [] : (this.parameters(initialiser)?.slice(1) ?? null)
      }
      case 'instance': {
        const method = attributes.lookup(callee.class, '__call__')
        return method === undefined ? null : (this.parameters(method)?.slice(1) ?? null)
      }
      default:
        return null
    }
  }

  isInstance(value: Value, of: ClassValue): boolean | Unknown {
    return value.kind === 'unknown' ? value : attributes.isInstance(value, of)
  }

  typeOf(value: Value): ClassValue {
    return typeOf(value)
  }

  repr(value: Value): string | Unknown {
    return represent.repr(value, this)
  }

  str(value: Value): string | Unknown {
    return represent.str(value, this)
  }

  format(value: Value, spec: string): string | Unknown {
    const plain = value.kind === 'instance' && value.native !== undefined && spec !== ''
    if (plain && attributes.lookup(value.class, '__format__') === undefined) {
      return formatValue(this, value.native ?? value, spec)
    }
    const text = formatValue(this, value, spec)
    if (typeof text === 'string') this.tick(4 + (text.length >> 2))
    return text
  }

  objectMethod(self: Value, name: string): Value | undefined {
    const native = self.kind === 'instance' ? self.native : undefined
    if (native !== undefined && name === '__init__') {
      return {
        kind: 'builtin',
        name,
        call: (_, args, keywords) => fillNative(this, native, args.slice(1), keywords),
      }
    }
    const operation = native === undefined ? undefined : NATIVE_OPERATIONS.get(name)
    if (native !== undefined && operation !== undefined) {
      return { kind: 'builtin', name, call: (_, [, ...args]) => operation(this, native, args) }
    }
    return OBJECT_METHODS.get(name)
  }

  functionAttribute(of: FunctionValue, name: string): Value | undefined {
    return functionAttribute(of, name, this)
  }

  nativeOperation(self: Value, name: string): Value | undefined {
    const operation = NATIVE_OPERATIONS.get(name)
    if (operation === undefined || !applies(typeOf(self), name)) return undefined
    return { kind: 'builtin', name, call: (_, args) => operation(this, self, args) }
  }

  nativeClassOperation(of: ClassValue, name: string): Value | undefined {
    const operation = applies(of, name) ? NATIVE_OPERATIONS.get(name) : undefined
    if (operation === undefined) return OBJECT_METHODS.get(name)
    return {
      kind: 'builtin',
      name,
      call: (_, [self = NONE, ...args]) =>
        operation(this, self.kind === 'instance' ? (self.native ?? self) : self, args),
    }
  }

  // Modules

  importModule(name: string): Value {
    const known = this.submodule(name)
    if (known !== undefined) return known
    const missing = this.host?.missingModule?.(name)
    if (missing !== undefined)
      return this.raise('ModuleNotFoundError', missing.reason, { hint: missing.hint })
    return this.unknown(`the module \`${name}\` is not read`, name)
  }

  submodule(name: string): Value | undefined {
    const cached = this.#modules.get(name)
    if (cached !== undefined) return cached
    const made = this.host?.module(name) ?? this.#written(name, library(name))
    if (made !== undefined) this.#modules.set(name, made)
    return made
  }

  /** A module that is written in Python: evaluated like the program, but places in it are those of the calls into it. */
  #written(name: string, begun: ModuleValue | undefined): ModuleValue | undefined {
    const source = WRITTEN.get(name)
    if (source === undefined) return begun
    const globals = new Map<string, Value>([['__name__', str(name)]])
    if (begun !== undefined) {
      for (const [key, value] of begun.attributes) {
        globals.set(key, value)
        globals.set(`_${key}`, value)
      }
    }
    const { steps, built, cells, journal, forks, site } = this
    this.journal = null
    this.forks = 0
    const scope = { type: 'module', bound: new Set<string>(), generator: false } as const
    this.#foreign.add(globals)
    executeBlock(this, parse(source), makeFrame(scope, null, globals, { locals: globals }))
    this.journal = journal
    this.forks = forks
    this.site = site
    // Making a module of ours costs the program nothing.
    this.steps = steps
    this.built = built
    this.cells = cells
    return { kind: 'module', name, attributes: globals }
  }

  isForeign(globals: Map<string, Value>): boolean {
    return this.#foreign.has(globals)
  }

  /** The innermost place that is in the program: what a module of ours raises is raised where it is called. */
  #place(): Span {
    let place = this.site
    for (let index = this.callStack.length - 1; index >= 0; index -= 1) {
      const call = this.callStack[index]
      if (call === undefined || !('foreign' in call)) return place
      place = call
    }
    return place
  }

  importMissing(module: Value, name: string, from: string): Value {
    if (module.kind === 'module' && module.open !== undefined) return module.open(name)
    const unmodelled = unmodelledName(from, name, (reason) => this.unknown(reason))
    if (unmodelled !== undefined) return unmodelled
    return this.raise('ImportError', `cannot import name '${name}' from '${from}'`)
  }

  exportsOf(module: Value): Iterable<readonly [string, Value]> {
    if (module.kind !== 'module') return []
    const hidden = unmodelledNames(module.name).filter((name) => !module.attributes.has(name))
    return [
      ...[...module.attributes].filter(([name]) => !name.startsWith('_')),
      ...hidden.map((name) => [name, this.unknown(`\`${module.name}.${name}\` is not read`)] as const),
    ]
  }

  openNames(module: Unknown): void {
    this.#open = module
  }

  lend(name: string, at: Span): Value | undefined {
    if (this.#open !== null) return { ...this.#open, name }
    if (!this.fragment) return undefined
    const before = this.#lent.get(name)
    if (before !== undefined) return before
    const lent = this.host?.fragmentName?.(name)
    if (lent === undefined) return undefined
    this.#lent.set(name, lent)
    this.messages.push({
      kind: 'missing-import',
      span: { start: at.start, end: at.end },
      reason: `\`${name}\` is not imported; it is taken for the one of that name`,
    })
    return lent
  }

  leaveLoop({ start, end }: Span): void {
    if (this.messages.some(({ span }) => span.start === start && span.end === end)) return
    this.messages.push({
      kind: 'not-read',
      span: { start, end },
      reason: 'this loop makes more turns than are followed; what it changes is unknown from here on',
    })
  }

  // What a reader is shown

  show(at: Span, value: Value): void {
    const text = this.#shownText(value)
    this.shown.push({
      span: { start: at.start, end: at.end },
      text: typeof text === 'string' ? text : null,
      value,
    })
  }

  /** A value that cannot be written is no mistake of a program that does not write it. */
  #shownText(value: Value): string | Unknown | null {
    const depth = this.callStack.length
    try {
      return this.repr(value)
    } catch (failure) {
      if (!(failure instanceof Raised)) throw failure
      this.callStack.length = depth
      return null
    }
  }

  annotate(frame: Frame, name: string, annotation: Expression): void {
    const known = frame.locals.get('__annotations__')
    const dict: DictValue = known?.kind === 'dict' ? known : { kind: 'dict', entries: new Map() }
    const type = this.#quiet(annotation, frame)
    dict.entries.set(name, { key: str(name), value: type })
    this.setIn(frame.locals, '__annotations__', dict)
  }

  /** An annotation is evaluated only for what it may be; what it refers to need not exist. */
  #quiet(node: Expression, frame: Frame): Value {
    const depth = this.callStack.length
    try {
      return this.evaluate(node, frame)
    } catch (failure) {
      if (!(failure instanceof Raised)) throw failure
      this.callStack.length = depth
      return this.unknown('this annotation is not read')
    }
  }
}

function contains(machine: Interpreter, container: Value, item: Value): Value {
  switch (container.kind) {
    case 'unknown':
      return container
    case 'dict':
    case 'set':
    case 'frozenset': {
      const key = machine.key(item)
      return isUnknown(key) ? key : bool(container.entries.has(key))
    }
    case 'str':
      if (item.kind === 'instance' && item.native?.kind === 'str')
        return contains(machine, container, item.native)
      if (item.kind === 'str') {
        machine.tick(container.value.length >> 6)
        return bool(container.value.includes(item.value))
      }
      if (item.kind === 'unknown') return item
      return machine.raise(
        'TypeError',
        `'in <string>' requires string as left operand, not ${typeOf(item).name}`,
      )
    case 'range':
      if (item.kind === 'int') {
        const { start, step } = container
        const last = start + (operate.rangeLength(container) - 1n) * step
        const [low, high] = step > 0n ? [start, last] : [last, start]
        return bool(item.value >= low && item.value <= high && (item.value - start) % step === 0n)
      }
      break
    case 'view':
      if (container.of === 'keys') return contains(machine, container.dict, item)
      break
    case 'class':
    case 'instance': {
      const asked = machine.callMethod(container, '__contains__', [item])
      if (asked !== undefined) {
        const truth = machine.truth(asked)
        return typeof truth === 'boolean' ? bool(truth) : truth
      }
      if (
        container.kind === 'instance' &&
        container.native !== undefined &&
        !attributes.lookup(container.class, '__iter__')
      ) {
        return contains(machine, container.native, item)
      }
      break
    }
    default:
  }
  const cursor = machine.iterate(container)
  if (isUnknown(cursor)) return cursor
  let doubt: Unknown | null = null
  for (let element = cursor.next(); element !== null; element = cursor.next()) {
    machine.tick(1)
    if (element === item && element.kind !== 'unknown') return TRUE
    const same = machine.equals(element, item)
    if (same === true) return TRUE
    if (same !== false) doubt ??= same
  }
  return doubt ?? cursor.rest ?? FALSE
}
