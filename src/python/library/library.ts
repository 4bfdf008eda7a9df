/** The standard library, as far as it is read: each module made when a program first imports it. */
import type { ModuleValue } from '../value.js'
import { copy } from './copy.js'
import { functools, operator } from './functools.js'
import { itertools } from './itertools.js'
import { math } from './math.js'
import { numpy } from './numpy/numpy.js'
import { modelSelection } from './sklearn.js'

const MODULES: ReadonlyMap<string, () => ModuleValue> = new Map([
  ['copy', copy],
  ['math', math],
  ['itertools', itertools],
  ['functools', functools],
  ['operator', operator],
  ['numpy', numpy],
  ['sklearn.model_selection', modelSelection],
])

/** A module of the standard library, fresh; undefined where it is not read: importing it gives an unknown. */
export function library(name: string): ModuleValue | undefined {
  return MODULES.get(name)?.()
}
