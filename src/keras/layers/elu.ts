import { sameShape } from './same_shape.js'

/** `x` above 0, `alpha × (eˣ − 1)` below. */
export const ELU = sameShape({ name: 'ELU', signature: 'alpha=1.0, **kwargs', init: () => ({}) })
