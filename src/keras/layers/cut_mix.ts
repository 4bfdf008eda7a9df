import { factor, imageLayer } from './base_image.js'

/** Puts parts of images into others of the batch. */
export const CutMix = imageLayer('CutMix', 'factor=1.0, seed=None, data_format=None, **kwargs', (args) => {
  factor(args, 0, 1)
})
