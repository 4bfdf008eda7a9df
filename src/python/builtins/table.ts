/**
 * The names that every program finds without importing them.
 */
import '../methods/bytes.js'
import '../methods/mapping.js'
import '../methods/sequence.js'
import '../methods/text.js'
import * as types from '../types.js'
import { ELLIPSIS, NOT_IMPLEMENTED, TRUE, type Value } from '../value.js'
import { builtin } from './define.js'
import { FUNCTIONS } from './functions.js'
import './numbers.js'
import { CLOSE, TYPE_CALL } from './objects.js'

const CLASSES = [
  types.OBJECT,
  types.TYPE,
  types.INT,
  types.BOOL,
  types.FLOAT,
  types.STR,
  types.BYTES,
  types.LIST,
  types.TUPLE,
  types.DICT,
  types.SET,
  types.FROZENSET,
  types.RANGE,
  types.SLICE,
  types.PROPERTY,
  types.STATICMETHOD,
  types.CLASSMETHOD,
  types.SUPER,
]

export const BUILTINS: ReadonlyMap<string, Value> = new Map<string, Value>([
  ...CLASSES.map((of): [string, Value] => [of.name, of]),
  ...types.EXCEPTIONS,
  ...Object.entries(FUNCTIONS).map(([name, [text, body]]): [string, Value] => [
    name,
    builtin(name, text, body),
  ]),
  ['NotImplemented', NOT_IMPLEMENTED],
  ['Ellipsis', ELLIPSIS],
  ['__debug__', TRUE],
  ['__type_call__', TYPE_CALL],
  ['__close__', CLOSE],
])
