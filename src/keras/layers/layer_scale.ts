import { broadcast } from '../broadcast.js'
import { layer, spec } from '../layer.js'
import { positiveWhole } from '../numbers.js'

/**
 * ConvNeXt's own layer: each channel times a weight. Of n channels: n, all trainable. Not in `keras.layers`.
 *
 * Source: Touvron et al., "Going deeper with Image Transformers" (arXiv 2103.17239), and Keras's `applications/convnext.py`.
 */
export const LayerScale = layer({
  name: 'LayerScale',
  signature: 'init_values, projection_dim, **kwargs',
  call: 'x',
  init: (args) => ({ channels: positiveWhole(args, 'projection_dim') }),
  weights: ({ channels }) => [{ name: 'variable', shape: [channels] }],
  output: ({ channels }, { shape }) => spec(broadcast(shape, [channels])),
})
