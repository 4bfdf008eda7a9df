import { refuse } from '../error.js'
import { layer, spec } from '../layer.js'
import { showShape } from '../shape.js'
import { type ImageSize, imageKeywords, imageSize, withSize } from './base_image.js'

const SIGNATURE = 'height, width, seed=None, data_format=None, name=None, **kwargs'

/** A part of images, `height` by `width`, somewhere; a larger size enlarges them. */
export const RandomCrop = layer<ImageSize>({
  name: 'RandomCrop',
  bases: ['BaseImagePreprocessingLayer', 'DataLayer'],
  signature: SIGNATURE,
  keywords: imageKeywords(SIGNATURE),
  call: 'data, training=True',
  init: imageSize,
  output(state, { shape }) {
    const first = shape.length - (state.data_format === 'channels_first' ? 2 : 3)
    if (first < 0) refuse('IndexError', `\`RandomCrop\` needs an image, found ${showShape(shape)}`)
    return spec(withSize(shape, first, state))
  },
})
