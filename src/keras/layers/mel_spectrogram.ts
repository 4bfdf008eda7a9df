import { integerOf, show, truthOf } from '../arguments.js'
import { refuse } from '../error.js'
import { type LayerArguments, layer, spec } from '../layer.js'
import { comparable } from '../numbers.js'
import { type Dim, dim, isUnknown } from '../shape.js'

/** What the constructor leaves. */
interface Mel {
  readonly num_mel_bins: Dim
  readonly sequence_stride: Dim
}

/** Sound as energies in `num_mel_bins` bands: n samples give ⌊(n + stride + 1) / stride⌋ frames. No weights. */
export const MelSpectrogram = layer<Mel>({
  name: 'MelSpectrogram',
  bases: ['DataLayer'],
  signature: `fft_length=2048, sequence_stride=512, sequence_length=None, window='hann', sampling_rate=16000,
    num_mel_bins=128, min_freq=20.0, max_freq=None, power_to_db=True, top_db=80.0, mag_exp=2.0, min_power=1e-10,
    ref_power=1.0, **kwargs`,
  init(args) {
    const length = truthOf(args.value('sequence_length')) ? comparable(args, 'sequence_length') : undefined
    const fft = length === undefined ? undefined : comparable(args, 'fft_length')
    refuseNoNumber(args, 'sampling_rate')
    refuseNoNumber(args, 'sequence_stride')
    if (length !== undefined && fft !== undefined && fft < length)
      refuse(
        'ValueError',
        `\`fft_length\` of \`MelSpectrogram\`, ${fft}, must not be less than \`sequence_length\`, ${length}`,
      )
    return { num_mel_bins: number(args, 'num_mel_bins'), sequence_stride: number(args, 'sequence_stride') }
  },
  output({ num_mel_bins, sequence_stride }, { shape }) {
    if (sequence_stride === 0)
      refuse('ZeroDivisionError', '`sequence_stride` of `MelSpectrogram` must not be 0')
    const [batch = null, samples = null] = shape
    const frames = dim(
      (n, s) => Math.floor((n + s + 1) / s),
      shape.length === 1 ? batch : samples,
      sequence_stride,
    )
    return spec(shape.length === 1 ? [num_mel_bins, frames] : [batch, num_mel_bins, frames])
  },
})

/** A number that is divided; None, a string or a list is not. */
function refuseNoNumber(args: LayerArguments, name: string): void {
  comparable(args, name)
}

/** A number that becomes part of a shape: a fraction, or what is none, is refused there. */
function number(args: LayerArguments, name: string): Dim {
  const value = args.value(name)
  if (isUnknown(value)) return value
  if (value.kind === 'none') return null
  return (
    integerOf(value) ??
    refuse('ValueError', `\`${name}\` of \`MelSpectrogram\` must be a whole number, found ${show(value)}`)
  )
}
