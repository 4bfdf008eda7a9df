/** The modules of the standard library that are written in Python themselves. */
import { COLLECTIONS } from './written/collections.js'
import { COLLECTIONS_ABC } from './written/collections-abc.js'
import { DATACLASSES } from './written/dataclasses.js'
import { ENUM } from './written/enum.js'
import { BISECT, HEAPQ, NUMBERS, OPERATOR, STRING, TYPES } from './written/more.js'
import { ABC, CONTEXTLIB, FUNCTOOLS, ITERTOOLS, TYPING } from './written/small.js'

/** Sources by module. Where a module is also made in our own language, its names are there already. */
export const WRITTEN: ReadonlyMap<string, string> = new Map([
  ['collections', COLLECTIONS],
  ['collections.abc', COLLECTIONS_ABC],
  ['string', STRING],
  ['heapq', HEAPQ],
  ['bisect', BISECT],
  ['types', TYPES],
  ['numbers', NUMBERS],
  ['operator', OPERATOR],
  ['dataclasses', DATACLASSES],
  ['enum', ENUM],
  ['abc', ABC],
  ['typing', TYPING],
  ['typing_extensions', TYPING],
  ['contextlib', CONTEXTLIB],
  ['functools', FUNCTOOLS],
  ['itertools', ITERTOOLS],
])
