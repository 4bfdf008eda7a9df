import { imageLayer } from './base_image.js'

/** Blends images of the batch. */
export const MixUp = imageLayer('MixUp', 'alpha=0.2, data_format=None, seed=None, **kwargs')
