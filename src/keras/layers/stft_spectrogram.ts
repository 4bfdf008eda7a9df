import { dataFormat, numberOf, oneOf, show, truthOf } from '../arguments.js'
import { channels, convolved, type DataFormat } from '../convolution.js'
import { refuse } from '../error.js'
import { joined, times } from '../formula.js'
import { type LayerArguments, layer, spec, type WeightSpec } from '../layer.js'
import { comparable } from '../numbers.js'
import { type Dim, dim, entries, isUnknown, type Shape } from '../shape.js'

const MODES = ['log', 'magnitude', 'psd', 'real', 'imag', 'angle', 'stft'] as const

/** What the constructor leaves. */
interface Stft {
  readonly mode: (typeof MODES)[number]
  readonly frame_length: Dim
  readonly frame_step: Dim
  readonly fft_length: Dim
  readonly padding: 'valid' | 'same'
  readonly expand_dims: boolean
  readonly data_format: DataFormat
}

/**
 * Sound as a spectrum of each frame, by convolutions with fixed (but trainable) kernels `(frame_length, 1, f)` of
 * f = ⌊fft_length / 2⌋ + 1 frequencies: one for the real, one for the imaginary part.
 */
export const STFTSpectrogram = layer<Stft>({
  name: 'STFTSpectrogram',
  signature: `mode='log', frame_length=256, frame_step=None, fft_length=None, window='hann', periodic=False,
    scaling='density', padding='valid', expand_dims=False, data_format=None, **kwargs`,
  init(args) {
    const lengths = readLengths(args)
    const mode = oneOf(args, 'mode', MODES)
    checkWindow(args)
    if (args.value('scaling').kind !== 'none') oneOf(args, 'scaling', ['density', 'spectrum'])
    const padding = oneOf(args, 'padding', ['valid', 'same'])
    return {
      mode,
      ...lengths,
      padding,
      expand_dims: truthOf(args.value('expand_dims')),
      data_format: dataFormat(args),
    }
  },
  inputSpec: () => ({ ndim: 3 }),
  weights({ mode, frame_length, fft_length }) {
    const shape = [frame_length, 1, frequencies(fft_length)]
    const made: WeightSpec[] = []
    if (mode !== 'imag') made.push({ name: 'real_kernel', shape })
    if (mode !== 'real') made.push({ name: 'imag_kernel', shape })
    return made
  },
  output(state, { shape }) {
    const { mode, fft_length, data_format, expand_dims } = state
    const found = channels(shape, data_format)
    const bands = dim((f) => (mode === 'stft' ? 2 * f : f), frequencies(fft_length))
    if (found === null) refuse('TypeError', '`STFTSpectrogram` needs to know how many channels its input has')
    const [batch = null, one = null, other = null] = framed(
      state,
      shape,
      dim((a, b) => a * b, bands, found),
    )
    const steps = data_format === 'channels_last' ? one : other
    if (!expand_dims) return spec([batch, one, other])
    return spec(data_format === 'channels_last' ? [batch, steps, bands, found] : [batch, found, steps, bands])
  },
  formula({ mode, frame_length, fft_length }) {
    const each = times(frame_length, frequencies(fft_length))
    return mode === 'imag' || mode === 'real' ? each : joined([each, each])
  },
  macs(state, { shape }) {
    const [, steps = null] = framed({ ...state, data_format: 'channels_last' }, channelsLast(state, shape), 1)
    const kernels = state.mode === 'imag' || state.mode === 'real' ? 1 : 2
    return entries([
      steps,
      state.frame_length,
      frequencies(state.fft_length),
      channels(shape, state.data_format),
      kernels,
    ])
  },
})

/** Windows that scipy knows by name alone, with its short names. */
const WINDOWS: ReadonlySet<string> = new Set(
  `barthann brthan bth bartlett bart brt blackman black blk blackmanharris blackharr bkh bohman bman bmn boxcar box ones
  rect rectangular cosine halfcosine exponential poisson flattop flat flt hamming hamm ham hann han lanczos sinc nuttall
  nutl nut parzen parz par taylor taylorwin triangle triang tri tukey tuk`.split(/\s+/),
)

/** `window`: the name of one, None, or an array as long as a frame. */
function checkWindow(args: LayerArguments): void {
  const value = args.value('window')
  if (value.kind === 'str' ? !WINDOWS.has(value.value) : numberOf(value) !== undefined)
    refuse(
      'ValueError',
      `\`window\` of \`STFTSpectrogram\` must name a window, found ${show(value)}`,
      value.kind === 'str' && value.value === 'hanning' ? "write 'hann'" : undefined,
    )
}

const frequencies = (fft: Dim): Dim => dim((n) => Math.floor(n / 2) + 1, fft)

function channelsLast({ data_format }: Stft, shape: Shape): Shape {
  const [batch = null, one = null, other = null] = shape
  return data_format === 'channels_last' ? shape : [batch, other, one]
}

function framed({ frame_length, frame_step, padding, data_format }: Stft, shape: Shape, filters: Dim): Shape {
  const window = {
    kernel_size: [frame_length],
    strides: [frame_step],
    dilation_rate: [1],
    padding,
    data_format,
  }
  return convolved(shape, filters, window)
}

function readLengths(args: LayerArguments): Pick<Stft, 'frame_length' | 'frame_step' | 'fft_length'> {
  const frame = length(args, 'frame_length')
  const step = length(args, 'frame_step')
  const fft = length(args, 'fft_length')
  if (typeof frame === 'number' && typeof step === 'number' && (step > frame || step < 1))
    refuse(
      'ValueError',
      `\`frame_step\` of \`STFTSpectrogram\` must lie between 1 and \`frame_length\`, ${frame}, found ${step}`,
    )
  if (typeof frame === 'number' && typeof fft === 'number' && fft < frame)
    refuse(
      'ValueError',
      `\`fft_length\` of \`STFTSpectrogram\`, ${fft}, must not be less than \`frame_length\`, ${frame}`,
    )
  if (typeof frame === 'number' && frame <= 0)
    refuse('ValueError', `\`frame_length\` of \`STFTSpectrogram\` must be positive, found ${frame}`)
  const half = dim((n) => Math.floor(n / 2), frame)
  const power = dim((n) => 2 ** Math.ceil(Math.log2(n)), frame)
  return {
    frame_length: frame,
    frame_step: step === null ? half : step,
    fft_length: fft === null || fft === 0 ? power : fft,
  }
}

function length(args: LayerArguments, name: string): Dim {
  const value = args.value(name)
  if (isUnknown(value)) return value
  if (value.kind === 'none') return null
  const number = comparable(args, name)
  if (number !== undefined && !Number.isInteger(number))
    refuse('ValueError', `\`${name}\` of \`STFTSpectrogram\` must be a whole number, found ${show(value)}`)
  return number ?? null
}
