/**
 * The built-in types as classes, and the order in which classes are searched. Their methods are put into them by the modules under
 * `methods/`.
 */
import type { ClassValue, Kind, Value } from './value.js'

/** A class as it is made: the order of its bases is worked out later by whoever knows them. */
export function makeClass(
  name: string,
  bases: readonly ClassValue[],
  mro: readonly ClassValue[],
  extra: Partial<Pick<ClassValue, 'namespace' | 'module' | 'native' | 'host' | 'metaclass'>> = {},
): ClassValue {
  const order: ClassValue[] = []
  const made: ClassValue = {
    kind: 'class',
    name,
    bases,
    mro: order,
    namespace: extra.namespace ?? new Map(),
    module: extra.module ?? 'builtins',
    ...(extra.native === undefined ? {} : { native: extra.native }),
    ...(extra.host === undefined ? {} : { host: extra.host }),
    ...(extra.metaclass === undefined ? {} : { metaclass: extra.metaclass }),
  }
  order.push(made, ...mro)
  return made
}

/**
 * The order after the class itself in which its bases are searched (C3, as Python has it); null where the bases contradict each
 * other.
 */
export function searchOrder(bases: readonly ClassValue[]): readonly ClassValue[] | null {
  const lists = [...bases.map((base) => [...base.mro]), [...bases]]
  const order: ClassValue[] = []
  for (;;) {
    const open = lists.filter((entry) => entry.length > 0)
    if (open.length === 0) return order
    const next = open.find(
      ([head]) => head !== undefined && open.every((entry) => entry.indexOf(head) <= 0),
    )?.[0]
    if (next === undefined) return null
    order.push(next)
    for (const entry of lists) if (entry[0] === next) entry.shift()
  }
}

export const OBJECT = makeClass('object', [], [])

function builtinType(name: string, native: Kind, base: ClassValue = OBJECT): ClassValue {
  return makeClass(name, [base], base.mro, { native })
}

export const TYPE = builtinType('type', 'class')
export const INT = builtinType('int', 'int')
export const BOOL = builtinType('bool', 'bool', INT)
export const FLOAT = builtinType('float', 'float')
export const STR = builtinType('str', 'str')
export const BYTES = builtinType('bytes', 'bytes')
export const LIST = builtinType('list', 'list')
export const TUPLE = builtinType('tuple', 'tuple')
export const DICT = builtinType('dict', 'dict')
export const SET = builtinType('set', 'set')
export const FROZENSET = builtinType('frozenset', 'frozenset')
export const RANGE = builtinType('range', 'range')
export const SLICE = builtinType('slice', 'slice')
export const PROPERTY = builtinType('property', 'property')
export const STATICMETHOD = builtinType('staticmethod', 'staticmethod')
export const CLASSMETHOD = builtinType('classmethod', 'classmethod')
export const SUPER = builtinType('super', 'super')
export const FUNCTION = builtinType('function', 'function')
export const METHOD = builtinType('method', 'boundMethod')
export const BUILTIN = builtinType('builtin_function_or_method', 'builtin')
export const NONE_TYPE = builtinType('NoneType', 'none')
export const ELLIPSIS_TYPE = builtinType('ellipsis', 'ellipsis')
export const NOT_IMPLEMENTED_TYPE = builtinType('NotImplementedType', 'notImplemented')
export const MODULE = builtinType('module', 'module')
export const GENERATOR = builtinType('generator', 'iterator')
export const DICT_KEYS = builtinType('dict_keys', 'view')
export const DICT_VALUES = builtinType('dict_values', 'view')
export const DICT_ITEMS = builtinType('dict_items', 'view')

const ITERATORS = new Map<string, ClassValue>([['generator', GENERATOR]])

/** The class of an iterator by its name: `zip`, `list_iterator`. */
export function iteratorType(name: string): ClassValue {
  let found = ITERATORS.get(name)
  if (found === undefined) {
    found = makeClass(name, [OBJECT], OBJECT.mro, { native: 'iterator', namespace: GENERATOR.namespace })
    ITERATORS.set(name, found)
  }
  return found
}

const BY_KIND: Readonly<
  Record<Exclude<Kind, 'instance' | 'class' | 'iterator' | 'view' | 'unknown'>, ClassValue>
> = {
  none: NONE_TYPE,
  bool: BOOL,
  int: INT,
  float: FLOAT,
  str: STR,
  bytes: BYTES,
  ellipsis: ELLIPSIS_TYPE,
  notImplemented: NOT_IMPLEMENTED_TYPE,
  list: LIST,
  tuple: TUPLE,
  dict: DICT,
  set: SET,
  frozenset: FROZENSET,
  range: RANGE,
  slice: SLICE,
  function: FUNCTION,
  boundMethod: METHOD,
  property: PROPERTY,
  staticmethod: STATICMETHOD,
  classmethod: CLASSMETHOD,
  super: SUPER,
  module: MODULE,
  hostFunction: BUILTIN,
  builtin: BUILTIN,
}

const VIEWS = { keys: DICT_KEYS, values: DICT_VALUES, items: DICT_ITEMS }

/** The class of a value; of an unknown `object`, the only one that is certain. */
export function typeOf(value: Value): ClassValue {
  switch (value.kind) {
    case 'instance':
      return value.class
    case 'class':
      return value.metaclass ?? TYPE
    case 'iterator':
      return iteratorType(value.name)
    case 'view':
      return VIEWS[value.of]
    case 'unknown':
      return OBJECT
    default:
      return BY_KIND[value.kind]
  }
}

/** Exceptions of Python by name, each with its base, as `exceptions.html` of the library reference draws them. */
const EXCEPTION_TREE = `
BaseException:object Exception:BaseException SystemExit:BaseException KeyboardInterrupt:BaseException
GeneratorExit:BaseException BaseExceptionGroup:BaseException ExceptionGroup:BaseExceptionGroup,Exception
ArithmeticError:Exception FloatingPointError:ArithmeticError OverflowError:ArithmeticError
ZeroDivisionError:ArithmeticError AssertionError:Exception AttributeError:Exception BufferError:Exception EOFError:Exception
ImportError:Exception ModuleNotFoundError:ImportError LookupError:Exception IndexError:LookupError KeyError:LookupError
MemoryError:Exception NameError:Exception UnboundLocalError:NameError OSError:Exception FileNotFoundError:OSError
FileExistsError:OSError PermissionError:OSError IsADirectoryError:OSError NotADirectoryError:OSError TimeoutError:OSError
ConnectionError:OSError BrokenPipeError:ConnectionError ConnectionAbortedError:ConnectionError
ConnectionRefusedError:ConnectionError ConnectionResetError:ConnectionError InterruptedError:OSError BlockingIOError:OSError ChildProcessError:OSError ProcessLookupError:OSError
ReferenceError:Exception RuntimeError:Exception NotImplementedError:RuntimeError RecursionError:RuntimeError
StopIteration:Exception StopAsyncIteration:Exception SyntaxError:Exception IndentationError:SyntaxError
TabError:IndentationError SystemError:Exception TypeError:Exception ValueError:Exception UnicodeError:ValueError
UnicodeDecodeError:UnicodeError UnicodeEncodeError:UnicodeError UnicodeTranslateError:UnicodeError Warning:Exception DeprecationWarning:Warning
FutureWarning:Warning UserWarning:Warning RuntimeWarning:Warning SyntaxWarning:Warning ImportWarning:Warning
PendingDeprecationWarning:Warning ResourceWarning:Warning UnicodeWarning:Warning BytesWarning:Warning EncodingWarning:Warning`

export const EXCEPTIONS: ReadonlyMap<string, ClassValue> = (() => {
  const made = new Map<string, ClassValue>([['object', OBJECT]])
  for (const entry of EXCEPTION_TREE.trim().split(/\s+/)) {
    const [name = '', baseNames = ''] = entry.split(':')
    const bases = baseNames.split(',').flatMap((base) => made.get(base) ?? [])
    made.set(name, makeClass(name, bases, searchOrder(bases) ?? []))
  }
  made.delete('object')
  made.set('EnvironmentError', made.get('OSError') ?? OBJECT)
  made.set('IOError', made.get('OSError') ?? OBJECT)
  return made
})()

export const BASE_EXCEPTION = EXCEPTIONS.get('BaseException') ?? OBJECT

/** Whether a class is another or derives from it. */
export function derives(of: ClassValue, from: ClassValue): boolean {
  return of === from || of.mro.includes(from)
}
