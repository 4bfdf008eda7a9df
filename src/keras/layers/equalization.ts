import type { Unknown } from '../../python/value.js'
import { dataFormat } from '../arguments.js'
import { cannotTell } from '../error.js'
import { layer } from '../layer.js'
import { imageKeywords, valueRange } from './base_image.js'

const SIGNATURE = 'value_range=(0, 255), bins=256, data_format=None, **kwargs'

/**
 * Spreads the brightness of images. Keras gives back the very tensor it was called on, which then closes a cycle in some
 * models and hides the layer in others: what comes of a model with it is not known.
 */
export const Equalization = layer<{ readonly why: Unknown }>({
  name: 'Equalization',
  bases: ['BaseImagePreprocessingLayer', 'DataLayer'],
  signature: SIGNATURE,
  keywords: imageKeywords(SIGNATURE),
  call: 'data, training=True',
  init(args) {
    valueRange(args)
    dataFormat(args)
    return {
      why: args.unknown(
        'Keras loses track of a model through `Equalization`, which gives its own input back',
      ),
    }
  },
  output: ({ why }) => cannotTell(why),
})
