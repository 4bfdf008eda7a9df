/** What blocks of the inverted-residual kind share: rounding of filters, squeeze and excitation, names of repeated blocks. */
import type { Value } from '../../python/value.js'
import type { Net } from './application.js'
import { classifier, type Options, pooled } from './options.js'

/**
 * Filters rounded to a multiple of 8, at least 8; one step more where rounding down would lose more than `1 − keep`
 * (EfficientNet keeps nine tenths, its second version anything).
 */
export function roundFilters(filters: number, keep = 0): number {
  const rounded = Math.max(8, Math.floor(Math.trunc(filters + 4) / 8) * 8)
  return rounded < keep * filters ? rounded + 8 : rounded
}

/** Padding before a convolution of stride 2 that makes it end where a `same` one would, as `imagenet_utils.correct_pad`. */
export function correctPad(net: Net, x: Value, kernel: number): readonly (readonly number[])[] {
  const rows = net.size(x, 1)
  const half = Math.floor(kernel / 2)
  const adjust = (size: number | null): number => (rows === null ? 1 : 1 - ((size ?? 0) % 2))
  return [
    [half - adjust(rows), half],
    [half - adjust(net.size(x, 2)), half],
  ]
}

/** Batch normalization and swish after a convolution: `…bn`, `…activation`. */
export function normalised(net: Net, x: Value, name: string, momentum = 0.99): Value {
  const at = net.layer('BatchNormalization', x, { axis: 3, momentum, name: `${name}bn` })
  return net.layer('Activation', at, { activation: 'swish', name: `${name}activation` })
}

/** Squeeze and excitation (Hu et al., arXiv 1709.01507): each channel weighted by what all of them together say. */
export function excite(net: Net, x: Value, name: string, filters: number, squeezed: number): Value {
  let at = net.layer('GlobalAveragePooling2D', x, { name: `${name}se_squeeze` })
  at = net.layer('Reshape', at, { target_shape: [1, 1, filters], name: `${name}se_reshape` })
  const point = { kernel_size: 1, padding: 'same' }
  at = net.layer('Conv2D', at, { ...point, filters: squeezed, activation: 'swish', name: `${name}se_reduce` })
  at = net.layer('Conv2D', at, { ...point, filters, activation: 'sigmoid', name: `${name}se_expand` })
  return net.layer('Multiply', [x, at], { name: `${name}se_excite` })
}

/** One block of a plan: its stage, whether it opens it, its name (`block3b_`), and the share of `total` before it. */
export interface Repeat {
  readonly stage: number
  readonly first: boolean
  readonly name: string
  readonly progress: number
}

/** Runs through all blocks of a plan. `total` is by how many the progress is measured; default their number. */
export function repeated(
  x: Value,
  repeats: readonly number[],
  make: (x: Value, repeat: Repeat) => Value,
  total = repeats.reduce((a, b) => a + b, 0),
): Value {
  let at = x
  let done = 0
  for (const [stage, count] of repeats.entries())
    for (let index = 0; index < count; index += 1) {
      const name = `block${stage + 1}${String.fromCharCode(97 + index)}_`
      at = make(at, { stage, first: index === 0, name, progress: done / total })
      done += 1
    }
  return at
}

/** The top of the EfficientNets: pooling, dropout and the classifier, or else pooling as asked for. */
export function droppedTop(net: Net, options: Options, x: Value, rate: number): Value {
  if (!options.flag('include_top')) return pooled(net, options, x, ['avg_pool', 'max_pool'])
  const flat = net.layer('GlobalAveragePooling2D', x, { name: 'avg_pool' })
  return classifier(net, options, net.layer('Dropout', flat, { rate, name: 'top_dropout' }))
}
