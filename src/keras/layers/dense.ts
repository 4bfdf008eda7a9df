import { activation, flag, identifiers, loraRank, positiveInteger } from '../arguments.js'
import { perOutput } from '../formula.js'
import { layer, spec, type WeightSpec } from '../layer.js'
import { at, type Dim, entries, isUnknown, withDim } from '../shape.js'

/**
 * `output = activation(input · kernel + bias)` along the last axis.
 *
 * Input `(batch, …, in)`, output `(batch, …, units)`; `in × units + units` params. `lora_rank=r` freezes the kernel and adds
 * two trainable factors, `in × r` and `r × units`.
 */
export const Dense = layer({
  name: 'Dense',
  signature: `units, activation=None, use_bias=True, kernel_initializer='glorot_uniform', bias_initializer='zeros',
    kernel_regularizer=None, bias_regularizer=None, activity_regularizer=None, kernel_constraint=None,
    bias_constraint=None, lora_rank=None, lora_alpha=None, quantization_config=None, **kwargs`,
  call: 'inputs, training=None',
  supportsMasking: true,

  init(args) {
    const units = positiveInteger(args, 'units')
    identifiers(args, 'kernel_initializer', 'bias_initializer', 'kernel_regularizer', 'bias_regularizer')
    identifiers(args, 'kernel_constraint', 'bias_constraint')
    return {
      units,
      activation: activation(args),
      use_bias: flag(args, 'use_bias'),
      lora_rank: loraRank(args),
    }
  },

  inputSpec: (_, built) =>
    built === null ? { minNdim: 2 } : { minNdim: 2, axes: new Map([[-1, last(built.shape)]]) },

  weights({ units, use_bias, lora_rank }, { shape }) {
    const inputs = last(shape)
    const made: WeightSpec[] = [{ name: 'kernel', shape: [inputs, units], frozen: lora_rank !== null }]
    if (use_bias) made.push({ name: 'bias', shape: [units] })
    if (lora_rank !== null)
      made.push(
        { name: 'lora_kernel_a', shape: [inputs, lora_rank], dtype: 'float32' },
        { name: 'lora_kernel_b', shape: [lora_rank, units], dtype: 'float32' },
      )
    return made
  },

  output: ({ units }, { shape }) => spec(withDim(shape, -1, units)),

  formula({ units, use_bias, lora_rank }, { shape }) {
    const inputs = last(shape)
    const plain = perOutput(units, [inputs], use_bias)
    if (lora_rank === null || plain === null) return plain
    return isUnknown(inputs) || isUnknown(units) ? null : `${plain} + ${lora_rank} × (${inputs} + ${units})`
  },

  macs: ({ units }, { shape }) => entries([...shape.slice(1), units]),
})

const last = (shape: readonly Dim[]): Dim => at(shape, -1) ?? null
