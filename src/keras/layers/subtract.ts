import { mergeLayer } from './base_merge.js'

/** The first of two inputs less the second, element by element. */
export const Subtract = mergeLayer('Subtract', 2)
