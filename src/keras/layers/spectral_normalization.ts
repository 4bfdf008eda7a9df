import { refuse } from '../error.js'
import { joined, times } from '../formula.js'
import { type LayerHandle, layer } from '../layer.js'
import { comparable } from '../numbers.js'
import { at, type Dim } from '../shape.js'
import { type Wrapped, wrapped } from './wrapper.js'

/** Keeps the largest singular value of a layer's kernel at 1; adds a vector as long as the kernel's last axis, not trainable. */
export const SpectralNormalization = layer<Wrapped>({
  name: 'SpectralNormalization',
  bases: ['Wrapper'],
  signature: 'layer, power_iterations=1, **kwargs',
  call: 'inputs, training=False',
  init(args) {
    const layer = wrapped(args)
    const times = comparable(args, 'power_iterations')
    if (times !== undefined && times <= 0)
      refuse(
        'ValueError',
        `\`power_iterations\` of \`SpectralNormalization\` must be positive, found ${times}`,
      )
    return { layer }
  },
  sublayers: ({ layer }) => [layer],
  inputSpec: (_, built) =>
    built === null ? null : { minNdim: 1, axes: new Map([[-1, at(built.shape, -1) ?? null]]) },
  weights({ layer }, { first }) {
    layer.build(first)
    return [{ name: 'vector_u', shape: [1, lastOfKernel(layer)], trainable: false }]
  },
  output: ({ layer }, { first }) => layer.output(first),
  formula: ({ layer }) => joined([layer.formula(), times(lastOfKernel(layer))]),
  macs: ({ layer }) => layer.macs(),
})

function lastOfKernel(layer: LayerHandle): Dim {
  const weights = layer.weights()
  const kernel =
    weights.find(({ name }) => name === 'kernel') ?? weights.find(({ name }) => name === 'embeddings')
  if (kernel === undefined)
    refuse(
      'ValueError',
      `\`SpectralNormalization\` needs a layer with a kernel or embeddings, found \`${layer.type}\``,
    )
  return kernel.shape.at(-1) ?? null
}
