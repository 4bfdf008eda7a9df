import { imageLayer, valueRange } from './base_image.js'

/** Stretches the brightness of images over the whole range. */
export const AutoContrast = imageLayer('AutoContrast', 'value_range=(0, 255), **kwargs', (args) => {
  valueRange(args)
})
