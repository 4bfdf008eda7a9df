import { mergeLayer } from './base_merge.js'

/** The smallest of its inputs, element by element. */
export const Minimum = mergeLayer('Minimum')
