import { refuse } from '../error.js'
import { layer, spec } from '../layer.js'
import { type Shape, showShape } from '../shape.js'
import { type ImageSize, imageKeywords, imageSize, withSize } from './base_image.js'

const SIGNATURE = `height, width, interpolation='bilinear', crop_to_aspect_ratio=False, pad_to_aspect_ratio=False,
  fill_mode='constant', fill_value=0.0, antialias=False, data_format=None, **kwargs`

/** Images scaled to `height` and `width`. Four axes are a batch of images; fewer are taken for one image without looking. */
export const Resizing = layer<ImageSize>({
  name: 'Resizing',
  bases: ['BaseImagePreprocessingLayer', 'DataLayer'],
  signature: SIGNATURE,
  keywords: imageKeywords(SIGNATURE),
  call: 'data, training=True',
  init: imageSize,
  output: (state, { shape }) => spec(resized(state, shape)),
})

function resized(state: ImageSize, shape: Shape): Shape {
  const first = (shape.length === 4 ? 1 : 0) + (state.data_format === 'channels_first' ? 1 : 0)
  if (first + 1 >= shape.length)
    refuse('IndexError', `\`Resizing\` needs an image, with height and width, found ${showShape(shape)}`)
  return withSize(shape, first, state)
}
