import { knownValue, show } from '../arguments.js'
import { refuse } from '../error.js'
import { layer } from '../layer.js'
import { lookedUp, readLookup } from './base_index_lookup.js'

/** Whole numbers as indices into a vocabulary, or as vectors of it. No weights. */
export const IntegerLookup = layer({
  name: 'IntegerLookup',
  bases: ['IndexLookup'],
  signature: `max_tokens=None, num_oov_indices=1, mask_token=None, oov_token=-1, vocabulary=None,
    vocabulary_dtype='int64', idf_weights=None, invert=False, output_mode='int', sparse=False, pad_to_max_tokens=False,
    oov_method='floormod', salt=None, name=None, **kwargs`,
  // Keras takes `trainable` out of the keywords and forgets it.
  keywords: 'vocabulary_size=None, has_input_vocabulary=None, trainable=True',
  init(args) {
    const dtype = knownValue(args, 'vocabulary_dtype')
    if (dtype.kind !== 'str' || dtype.value !== 'int64')
      refuse('ValueError', `\`vocabulary_dtype\` of \`IntegerLookup\` must be 'int64', found ${show(dtype)}`)
    return readLookup(args, 'int')
  },
  output: (state, { shape }) => lookedUp(state, shape),
})
