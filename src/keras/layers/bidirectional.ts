import { str, TRUE } from '../../python/value.js'
import { knownValue, show, truthOf } from '../arguments.js'
import { refuse } from '../error.js'
import { joined } from '../formula.js'
import { type LayerArguments, type LayerHandle, layer, type Output, type Spec, spec } from '../layer.js'
import { at, dim, sum, withDim } from '../shape.js'
import { wrapped } from './wrapper.js'

type MergeMode = 'sum' | 'mul' | 'ave' | 'concat' | null
const MERGE_MODES: readonly MergeMode[] = ['sum', 'mul', 'ave', 'concat']

/** What the constructor leaves. */
interface BidirectionalState {
  readonly forward: LayerHandle
  readonly backward: LayerHandle
  readonly merge_mode: MergeMode
  readonly return_sequences: boolean
  readonly return_state: boolean
}

/** What a recurrent layer says of itself. */
const FLAGS = ['stateful', 'return_sequences', 'return_state'] as const

/**
 * A recurrent layer run over the steps both ways: two copies of it, so twice its params. The outputs are put one after the
 * other (`concat`, which doubles the last axis), added, multiplied or averaged, or given both (`merge_mode=None`).
 */
export const Bidirectional = layer<BidirectionalState>({
  name: 'Bidirectional',
  signature: "layer, merge_mode='concat', weights=None, backward_layer=None, **kwargs",
  call: 'sequences, initial_state=None, mask=None, training=None',
  supportsMasking: true,

  init(args) {
    const inner = wrapped(args)
    const given = args.value('backward_layer')
    const own = given.kind === 'none' ? null : wrapped(args, 'backward_layer')
    const merge_mode = readMergeMode(args)
    if (own === null && !isRecurrent(inner))
      refuse(
        'TypeError',
        `\`Bidirectional\` needs a recurrent layer, found \`${inner.type}\``,
        'wrap an LSTM, a GRU or another RNN',
      )
    const forward = inner.copy({ name: str(`forward_${without('forward_', inner.name)}`) })
    const backward =
      own ?? inner.copy({ name: str(`backward_${without('backward_', inner.name)}`), go_backwards: TRUE })
    if (flagOf(args, forward, 'go_backwards') === flagOf(args, backward, 'go_backwards'))
      refuse(
        'ValueError',
        'the two layers of `Bidirectional` must run in different directions',
        'set `go_backwards=True` on one of them',
      )
    for (const name of FLAGS)
      if (flagOf(args, forward, name) !== flagOf(args, backward, name))
        refuse('ValueError', `the two layers of \`Bidirectional\` must have the same \`${name}\``)
    return {
      forward,
      backward,
      merge_mode,
      return_sequences: flagOf(args, forward, 'return_sequences'),
      return_state: flagOf(args, forward, 'return_state'),
    }
  },

  inputSpec: ({ forward }) => (RANKED.has(forward.type) ? { ndim: RANKED.get(forward.type) ?? 3 } : null),
  sublayers: ({ forward, backward }) => [forward, backward],
  build({ forward, backward }, { first }) {
    forward.build(first)
    backward.build(first)
  },

  output({ forward, merge_mode, return_state }, { first }) {
    const given = forward.output(first)
    const all: readonly Output[] = return_state && Array.isArray(given) ? given : [given]
    const [output, ...states] = all
    if (output === undefined || !isSpec(output))
      refuse('TypeError', 'the layer in `Bidirectional` must give one tensor')
    const merged = mergedOutputs(output, merge_mode)
    const outputs = [...merged, ...states, ...states]
    return outputs.length === 1 ? (outputs[0] ?? output) : outputs
  },

  mask({ return_sequences, merge_mode }, { masks }) {
    const passed = return_sequences ? (masks[0] ?? null) : null
    return merge_mode === null ? [passed, passed] : [passed]
  },

  formula: ({ forward, backward }) => twice(forward.formula(), backward.formula()),
  macs({ forward, backward }) {
    const each = [forward.macs(), backward.macs()]
    return each.every((one) => one !== null) ? sum(each) : null
  },
})

/** The rank that built-in recurrent layers ask of their input. */
const RANKED: ReadonlyMap<string, number> = new Map([
  ['LSTM', 3],
  ['GRU', 3],
  ['SimpleRNN', 3],
  ['ConvLSTM1D', 4],
  ['ConvLSTM2D', 5],
  ['ConvLSTM3D', 6],
])

function twice(one: string | null, other: string | null): string | null {
  return one !== null && one === other ? `2 × (${one})` : joined([one, other])
}

function isSpec(output: Output): output is Spec {
  return 'shape' in output
}

function mergedOutputs(output: Spec, mode: MergeMode): readonly Spec[] {
  const both = dim((n) => n * 2, at(output.shape, -1) ?? null)
  switch (mode) {
    case 'concat':
      return [spec(withDim(output.shape, -1, both))]
    case 'sum':
    case 'mul':
    case 'ave':
      return [spec(output.shape)]
    case null:
      return [spec(output.shape), spec(output.shape)]
  }
}

function readMergeMode(args: LayerArguments): MergeMode {
  const value = knownValue(args, 'merge_mode')
  if (value.kind === 'none') return null
  const found = MERGE_MODES.find((mode) => value.kind === 'str' && mode === value.value)
  return (
    found ??
    refuse(
      'ValueError',
      `\`merge_mode\` of \`Bidirectional\` must be 'sum', 'mul', 'ave', 'concat' or None, found ${show(value)}`,
    )
  )
}

function without(prefix: string, name: string): string {
  return name.startsWith(prefix) ? name.slice(prefix.length) : name
}

function isRecurrent(handle: LayerHandle): boolean {
  return handle.bases.includes('RNN') || handle.attribute('go_backwards') !== undefined
}

/** A flag of a recurrent layer: of a built-in one from its arguments, else an attribute. AttributeError where there is none. */
function flagOf(
  args: LayerArguments,
  handle: LayerHandle,
  name: (typeof FLAGS)[number] | 'go_backwards',
): boolean {
  const { state } = handle
  if (state !== null && name in state) {
    const value: unknown = (state as Readonly<Record<string, unknown>>)[name]
    if (typeof value === 'boolean') return value
  }
  const value = handle.attribute(name)
  return value === undefined
    ? refuse(
        'AttributeError',
        `\`${args.layer}\` needs a recurrent layer: \`${handle.type}\` has no \`${name}\``,
      )
    : truthOf(value)
}
