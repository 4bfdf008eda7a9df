/**
 * The modules of the standard library that are read, made when first imported.
 */
import type { ModuleValue } from '../value.js'

export const LIBRARY: ReadonlyMap<string, () => ModuleValue> = new Map()
