/** The rule that global pooling shares over one, two or three axes (Keras's BaseGlobalPooling). */
import { dataFormat, flag } from '../arguments.js'
import { assemble, channels, type DataFormat, spatialAxes } from '../convolution.js'
import { type LayerDeclaration, layer, spec } from '../layer.js'

/** What a global pooling's constructor leaves. */
interface GlobalPooling {
  readonly data_format: DataFormat
  readonly keepdims: boolean
}

/**
 * One number a channel: input `(batch, …spatial, channels)`, output `(batch, channels)`, or with `keepdims` ones in place
 * of the spatial axes. No weights.
 */
export function globalPoolingLayer(
  rank: 1 | 2 | 3,
  names: { readonly name: string; readonly aliases: readonly string[] },
  masks: 'reads masks' | 'ignores masks' = 'ignores masks',
): LayerDeclaration {
  return layer<GlobalPooling>({
    ...names,
    bases: ['BaseGlobalPooling'],
    signature: 'data_format=None, keepdims=False, **kwargs',
    call: masks === 'reads masks' ? 'inputs, mask=None' : 'inputs',
    builtAtInit: true,
    supportsMasking: masks === 'reads masks',
    init: (args) => ({ data_format: dataFormat(args), keepdims: flag(args, 'keepdims') }),
    inputSpec: () => ({ ndim: rank + 2 }),
    output({ data_format, keepdims }, { shape }) {
      const spatial = keepdims ? spatialAxes(shape, data_format).map(() => 1) : []
      return spec(assemble(shape[0] ?? null, spatial, channels(shape, data_format), data_format))
    },
    mask: () => [null],
  })
}
