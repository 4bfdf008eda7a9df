import { mergeLayer } from './base_merge.js'

/** The product of its inputs, element by element. */
export const Multiply = mergeLayer('Multiply')
