import { notNegative } from '../numbers.js'
import { sameShape } from './same_shape.js'

/** `x` above 0, `negative_slope × x` below. Takes the old name `alpha` too. */
export const LeakyReLU = sameShape({
  name: 'LeakyReLU',
  signature: 'negative_slope=0.3, **kwargs',
  keywords: 'alpha=None',
  init: (args) => ({ negative_slope: notNegative(args, args.given('alpha') ? 'alpha' : 'negative_slope') }),
})
