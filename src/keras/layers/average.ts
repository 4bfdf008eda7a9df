import { mergeLayer } from './base_merge.js'

/** The mean of its inputs, element by element. */
export const Average = mergeLayer('Average')
