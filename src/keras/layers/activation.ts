import { activation } from '../arguments.js'
import { sameShape } from './same_shape.js'

/** An activation function as a layer. */
export const Activation = sameShape({
  name: 'Activation',
  signature: 'activation, **kwargs',
  init: (args) => ({ activation: activation(args) }),
})
