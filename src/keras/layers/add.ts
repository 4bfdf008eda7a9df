import { mergeLayer } from './base_merge.js'

/** The sum of its inputs, element by element. */
export const Add = mergeLayer('Add')
