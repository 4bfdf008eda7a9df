import { sameShape } from './same_shape.js'

/** Shares of a whole along `axis`, which is not looked at before data comes. */
export const Softmax = sameShape({
  name: 'Softmax',
  signature: 'axis=-1, **kwargs',
  call: 'inputs, mask=None',
  init: () => ({}),
})
