/** The modules of the standard library that are written in Python themselves. */
import { COLLECTIONS } from './written/collections.js'
import { DATACLASSES } from './written/dataclasses.js'
import { ENUM } from './written/enum.js'
import { ABC, CONTEXTLIB, COPY, FUNCTOOLS, ITERTOOLS, TYPING } from './written/small.js'

/** Sources by module. Where a module is also made in our own language, its names are there already. */
export const WRITTEN: ReadonlyMap<string, string> = new Map([
  ['collections', COLLECTIONS],
  ['dataclasses', DATACLASSES],
  ['enum', ENUM],
  ['abc', ABC],
  ['typing', TYPING],
  ['typing_extensions', TYPING],
  ['contextlib', CONTEXTLIB],
  ['copy', COPY],
  ['functools', FUNCTOOLS],
  ['itertools', ITERTOOLS],
])
