import { refuse } from '../error.js'
import { layer, spec } from '../layer.js'
import { showShape } from '../shape.js'
import { type ImageSize, imageKeywords, imageSize, withSize } from './base_image.js'

const SIGNATURE = 'height, width, data_format=None, **kwargs'

/** The middle of images, `height` by `width`; a larger size enlarges them. */
export const CenterCrop = layer<ImageSize>({
  name: 'CenterCrop',
  bases: ['BaseImagePreprocessingLayer', 'DataLayer'],
  signature: SIGNATURE,
  keywords: imageKeywords(SIGNATURE),
  call: 'data, training=True',
  init: imageSize,
  output(state, { shape }) {
    if (shape.length !== 3 && shape.length !== 4)
      refuse('ValueError', `\`CenterCrop\` needs an image or a batch of images, found ${showShape(shape)}`)
    const first = shape.length - 3 + (state.data_format === 'channels_first' ? 1 : 0)
    return spec(withSize(shape, first, state))
  },
})
