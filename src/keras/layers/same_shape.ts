/** What layers share that give what they get: activations, noise, what only regularises. */
import type { LayerArguments, LayerDeclaration } from '../layer.js'
import { layer, spec } from '../layer.js'

/** A layer without weights whose output has the shape of its input, and which passes masks on. */
export function sameShape(
  declaration: Pick<LayerDeclaration, 'name' | 'signature'> &
    Partial<Pick<LayerDeclaration, 'keywords' | 'call' | 'bases' | 'inputSpec'>> & {
      /** Refuses what the constructor refuses; gives the normalised arguments. */
      readonly init: (args: LayerArguments) => object
    },
): LayerDeclaration {
  return layer({
    ...declaration,
    builtAtInit: true,
    supportsMasking: true,
    output: (_, { shape }) => spec(shape),
  })
}
