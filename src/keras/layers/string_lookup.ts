import { layer } from '../layer.js'
import { lookedUp, readLookup } from './base_index_lookup.js'

/** Strings as indices into a vocabulary, or as vectors of it. No weights. */
export const StringLookup = layer({
  name: 'StringLookup',
  bases: ['IndexLookup'],
  signature: `max_tokens=None, num_oov_indices=1, mask_token=None, oov_token='[UNK]', vocabulary=None, idf_weights=None,
    invert=False, output_mode='int', pad_to_max_tokens=False, sparse=False, encoding='utf-8', name=None, salt=None,
    **kwargs`,
  // Keras takes `trainable` out of the keywords and forgets it.
  keywords: "oov_method='floormod', vocabulary_size=None, has_input_vocabulary=None, trainable=True",
  init: (args) => readLookup(args, 'str'),
  output: (state, { shape }) => lookedUp(state, shape),
})
