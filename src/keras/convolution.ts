/** Convolution arithmetic: the one place for how kernels, strides, padding and dilation make an output's size. */
import { refuse } from './error.js'
import { type Dim, dim, type Shape, showShape } from './shape.js'

export type Padding = 'valid' | 'same' | 'causal'
export type DataFormat = 'channels_last' | 'channels_first'

/**
 * One spatial axis of a convolution or pooling.
 * `valid`: ⌊(n − d(k − 1) − 1) / s⌋ + 1; `same` and `causal`: ⌈n / s⌉.
 */
export function windowed(length: Dim, kernel: Dim, stride: Dim, padding: Padding, dilation: Dim = 1): Dim {
  switch (padding) {
    case 'valid':
      return dim((n, k, s, d) => Math.floor((n - d * (k - 1) - 1) / s) + 1, length, kernel, stride, dilation)
    case 'same':
    case 'causal':
      return dim((n, s) => Math.floor((n - 1) / s) + 1, length, stride)
  }
}

/** The axes of a shape that are neither batch nor channels. */
export function spatialAxes(shape: Shape, format: DataFormat): Shape {
  return format === 'channels_last' ? shape.slice(1, -1) : shape.slice(2)
}

/** The channel axis' size. */
export function channels(shape: Shape, format: DataFormat): Dim {
  return (format === 'channels_last' ? shape.at(-1) : shape[1]) ?? null
}

/** Batch, spatial axes and channels put together in the order of a data format. */
export function assemble(batch: Dim, spatial: Shape, channel: Dim, format: DataFormat): Shape {
  return format === 'channels_last' ? [batch, ...spatial, channel] : [batch, channel, ...spatial]
}

/** What a convolution slides over its input. */
export interface ConvolutionWindow {
  readonly kernel_size: Shape
  readonly strides: Shape
  readonly dilation_rate: Shape
  readonly padding: Padding
  readonly data_format: DataFormat
}

/** The output shape of a convolution with `filters` outputs; refuses an output without room, as Keras does for `valid`. */
export function convolved(shape: Shape, filters: Dim, window: ConvolutionWindow): Shape {
  const { kernel_size, strides, dilation_rate, padding, data_format } = window
  const kernelRank = kernel_size.length + 2
  if (kernelRank !== shape.length)
    refuse(
      'ValueError',
      `a kernel of ${kernel_size.length} axes needs an input of ${kernelRank} axes, found ${showShape(shape)}`,
    )
  if (strides.includes(0))
    refuse('OverflowError', 'a convolution cannot move by 0: `strides` must be positive')
  const spatial = spatialAxes(shape, data_format).map((length, axis) =>
    windowed(length, kernel_size[axis] ?? 1, strides[axis] ?? 1, padding, dilation_rate[axis] ?? 1),
  )
  if (padding === 'valid' && spatial.some((length) => typeof length === 'number' && length <= 0))
    refuse(
      'ValueError',
      `the output would have no entries: a kernel of ${showShape(kernel_size)} does not fit into an input of ${showShape(shape)}`,
      "use a smaller kernel, or padding='same'",
    )
  return assemble(shape[0] ?? null, spatial, filters, data_format)
}

/**
 * One spatial axis of a transposed convolution, with e = d(k − 1) + 1 entries seen by the kernel. Without an output padding
 * `valid` gives (n − 1) s + max(e, s) and `same` n s; with one, (n − 1) s + e + p and (n − 1) s + e mod 2 + p.
 */
export function transposed(
  length: Dim,
  kernel: Dim,
  stride: Dim,
  padding: 'valid' | 'same',
  dilation: Dim,
  outputPadding: Dim | undefined,
): Dim {
  const seen = dim((k, d) => (k - 1) * d + 1, kernel, dilation)
  switch (padding) {
    case 'valid':
      return outputPadding === undefined
        ? dim((n, e, s) => (n - 1) * s + Math.max(e, s), length, seen, stride)
        : dim((n, e, s, p) => (n - 1) * s + e + p, length, seen, stride, outputPadding)
    case 'same':
      return outputPadding === undefined
        ? dim((n, s) => n * s, length, stride)
        : dim((n, e, s, p) => (n - 1) * s + (e % 2) + p, length, seen, stride, outputPadding)
  }
}
