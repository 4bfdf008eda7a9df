import { broadcast } from '../broadcast.js'
import { layer, spec } from '../layer.js'
import { mergedInputs } from './base_merge.js'

/**
 * Inception-ResNet's own layer: its first input plus the second, times `scale`. No weights. Not in `keras.layers`.
 *
 * Source: Keras's `applications/inception_resnet_v2.py`.
 */
export const CustomScaleLayer = layer({
  name: 'CustomScaleLayer',
  signature: 'scale, **kwargs',
  builtAtInit: true,
  init: () => ({}),
  output(_, inputs) {
    const [first = [], second = []] = mergedInputs('CustomScaleLayer', inputs)
    return spec(broadcast(first, second))
  },
})
