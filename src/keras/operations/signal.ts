/** Fourier transforms and frames of signals. A complex tensor is a pair of tensors: real and imaginary part. */
import { refuse } from '../error.js'
import { type Spec, spec } from '../layer.js'
import { type Dim, dim, type Shape, showShape } from '../shape.js'
import { integer, type OperationArguments, type OperationDeclaration, truth } from './operation.js'

/** The two parts of `x`, of equal shape. */
function parts(args: OperationArguments, rank: number): Shape {
  const [real, imaginary, ...others] = args.shapes('x')
  if (real === undefined || imaginary === undefined || others.length > 0)
    return refuse('ValueError', `\`${args.name}\` takes a pair of tensors: real and imaginary part`)
  if (real.length !== imaginary.length || real.some((one, axis) => one !== imaginary[axis]))
    refuse(
      'ValueError',
      `\`${args.name}\` takes two parts of one shape, found ${showShape(real)} and ${showShape(imaginary)}`,
    )
  if (real.length < rank)
    refuse('ValueError', `\`${args.name}\` takes tensors of at least ${rank} axes, found ${showShape(real)}`)
  return real
}

function transform(name: string, type: string, axes: number): OperationDeclaration {
  return {
    name,
    type,
    signature: 'x',
    many: ['x'],
    output(args) {
      const shape = parts(args, axes)
      if (shape.slice(-axes).includes(null))
        refuse(
          'ValueError',
          `\`${name}\` needs to know the last ${axes === 1 ? 'axis' : 'two axes'}, found ${showShape(shape)}`,
        )
      return pair(shape, args.dtype('x'))
    },
  }
}

const pair = (shape: Shape, dtype: string): readonly Spec[] => [spec(shape, dtype), spec(shape, dtype)]

const given = (args: OperationArguments, name: string): number | null =>
  args.value(name).kind === 'none' ? null : integer(args, name)

/** Bins of a real signal of n entries. */
const bins = (n: number): number => Math.floor(n / 2) + 1

export const SIGNALS: readonly OperationDeclaration[] = [
  transform('fft', 'FFT', 1),
  transform('fft2', 'FFT2', 2),
  transform('ifft2', 'IFFT2', 2),
  {
    name: 'rfft',
    type: 'RFFT',
    signature: 'x, fft_length=None',
    output(args) {
      const shape = args.shape('x')
      const last: Dim = given(args, 'fft_length') ?? shape.at(-1) ?? null
      return pair([...shape.slice(0, -1), dim(bins, last)], args.dtype('x'))
    },
  },
  {
    name: 'irfft',
    type: 'IRFFT',
    signature: 'x, fft_length=None',
    many: ['x'],
    output(args) {
      const shape = parts(args, 1)
      const last = given(args, 'fft_length') ?? dim((n) => 2 * (n - 1), shape.at(-1) ?? null)
      return spec([...shape.slice(0, -1), last], args.dtype('x'))
    },
  },
  {
    name: 'stft',
    type: 'STFT',
    signature: "x, sequence_length, sequence_stride, fft_length, window='hann', center=True",
    output(args) {
      const shape = args.shape('x')
      const length = integer(args, 'fft_length')
      const stride = integer(args, 'sequence_stride')
      const around = truth(args, 'center') ? Math.floor(length / 2) * 2 : 0
      const frames = dim((n) => 1 + Math.floor((n + around - length) / stride), shape.at(-1) ?? null)
      return pair([...shape.slice(0, -1), frames, bins(length)], args.dtype('x'))
    },
  },
  {
    name: 'istft',
    type: 'ISTFT',
    signature: "x, sequence_length, sequence_stride, fft_length, length=None, window='hann', center=True",
    many: ['x'],
    output(args) {
      const shape = parts(args, 2)
      const length = integer(args, 'fft_length')
      const stride = integer(args, 'sequence_stride')
      const around = truth(args, 'center') ? Math.floor(length / 2) * 2 : 0
      const size =
        given(args, 'length') ?? dim((n) => (n - 1) * stride + length - around, shape.at(-2) ?? null)
      return spec([...shape.slice(0, -2), size], args.dtype('x'))
    },
  },
  {
    name: 'extract_sequences',
    type: 'ExtractSequences',
    signature: 'x, sequence_length, sequence_stride',
    output(args) {
      const shape = args.shape('x')
      const length = integer(args, 'sequence_length')
      const stride = integer(args, 'sequence_stride')
      const count = dim((n) => 1 + Math.floor((n - length) / stride), shape.at(-1) ?? null)
      return spec([...shape.slice(0, -1), count, length], args.dtype('x'))
    },
  },
]
