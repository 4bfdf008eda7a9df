import { mergeLayer } from './base_merge.js'

/** The largest of its inputs, element by element. */
export const Maximum = mergeLayer('Maximum')
