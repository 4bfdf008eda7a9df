/** The rule that max and average pooling share over one, two or three axes (Keras's BasePooling). */
import type { Value } from '../../python/value.js'
import { dataFormat, integerTuple, knownValue, show } from '../arguments.js'
import { assemble, channels, type DataFormat, spatialAxes, windowed } from '../convolution.js'
import { refuse } from '../error.js'
import { type LayerDeclaration, layer, spec } from '../layer.js'
import { type Dim, type Shape, showShape } from '../shape.js'

/** What a pooling's constructor leaves. `padding` is looked at only when the layer is called. */
interface Pooling {
  readonly pool_size: readonly Dim[]
  readonly strides: readonly Dim[]
  readonly padding: Value
  readonly data_format: DataFormat
}

/**
 * Pooling over `rank` axes. Input `(batch, …spatial, channels)`; an axis of n entries gives ⌊(n − pool) / stride⌋ + 1 of
 * them (`valid`) or ⌈n / stride⌉ (`same`). The strides are the pool size unless given. No weights.
 */
export function poolingLayer(
  rank: 1 | 2 | 3,
  names: { readonly name: string; readonly aliases: readonly string[] },
  poolSize: 'required' | 'two',
): LayerDeclaration {
  const two = rank === 1 ? '2' : `(${Array.from({ length: rank }, () => 2).join(', ')})`
  return layer<Pooling>({
    ...names,
    bases: ['BasePooling'],
    signature: `pool_size${poolSize === 'two' ? `=${two}` : ''}, strides=None, padding='valid', data_format=None,
      name=None, **kwargs`,
    builtAtInit: true,

    init(args) {
      const pool_size = integerTuple(args, 'pool_size', rank)
      const given = args.value('strides')
      const strides = integerTuple(
        args,
        given.kind === 'none' ? 'pool_size' : 'strides',
        rank,
        true,
        given.kind === 'none' ? args.value('pool_size') : given,
      )
      return { pool_size, strides, padding: knownValue(args, 'padding'), data_format: dataFormat(args) }
    },

    inputSpec: () => ({ ndim: rank + 2 }),
    output: (state, { shape }) => spec(pooled(shape, state)),
    window: ({ pool_size, strides }) => ({
      size: pool_size,
      strides,
      dilation: pool_size.map(() => 1),
    }),
  })
}

function pooled(shape: Shape, { pool_size, strides, padding, data_format }: Pooling): Shape {
  const kind = padding.kind === 'str' ? padding.value : null
  if (kind !== 'valid' && kind !== 'same')
    refuse(
      'ValueError',
      `\`padding\` of a pooling layer must be 'valid' or 'same', found ${show(padding)}`,
      kind !== null && /^\s*(valid|same)\s*$/i.test(kind)
        ? `write '${kind.trim().toLowerCase()}'`
        : undefined,
    )
  // numpy spreads a single axis over all axes of the pool.
  const found = spatialAxes(shape, data_format)
  const [only = null] = found
  const axes = found.length === 1 ? pool_size.map(() => only) : found
  const spatial = axes.map((length, axis) => {
    const size = pool_size[axis] ?? 1
    const stride = strides[axis] ?? 1
    if (stride === 0) noStride(shape, length, size)
    return windowed(length, size, stride, kind)
  })
  if (kind === 'valid' && spatial.some((length) => typeof length === 'number' && length <= 0))
    refuse(
      'ValueError',
      `the output would have no entries: a pool of ${showShape(pool_size)} does not fit into an input of ${showShape(shape)}`,
      "use a smaller pool, or padding='same'",
    )
  return assemble(shape[0] ?? null, spatial, channels(shape, data_format), data_format)
}

/** What comes of a division by a stride of 0: Python's error with a `None` in the shape, else numpy's infinity. */
function noStride(shape: Shape, length: Dim, size: Dim): never {
  const reason = 'a pooling layer cannot move by 0: `strides` must be positive'
  if (shape.includes(null)) refuse('ZeroDivisionError', reason)
  return refuse(
    typeof length === 'number' && typeof size === 'number' && length <= size ? 'ValueError' : 'OverflowError',
    reason,
  )
}
