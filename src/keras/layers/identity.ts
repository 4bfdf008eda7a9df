import { layer } from '../layer.js'

/** Gives what it gets, whatever its structure. */
export const Identity = layer({
  name: 'Identity',
  signature: '**kwargs',
  builtAtInit: true,
  supportsMasking: true,
  init: () => ({}),
  output: (_, { first }) => first,
})
