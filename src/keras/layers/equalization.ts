import { dataFormat } from '../arguments.js'
import { inputDtype, layer, spec } from '../layer.js'
import { imageKeywords, valueRange } from './base_image.js'

const SIGNATURE = 'value_range=(0, 255), bins=256, data_format=None, **kwargs'

/**
 * Spreads the brightness of images. Keras gives back the very tensor it was called on, which then closes a cycle in some
 * models and hides the layer in others.
 */
export const Equalization = layer({
  name: 'Equalization',
  bases: ['BaseImagePreprocessingLayer', 'DataLayer'],
  signature: SIGNATURE,
  keywords: imageKeywords(SIGNATURE),
  call: 'data, training=True',
  givesInputBack: true,
  init(args) {
    valueRange(args)
    dataFormat(args)
    return {}
  },
  output: (_, inputs) => spec(inputs.shape, inputDtype(inputs)),
})
