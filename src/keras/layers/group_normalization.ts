import { flag, identifiers, integerOf, knownValue, show } from '../arguments.js'
import { refuse } from '../error.js'
import { times } from '../formula.js'
import { type LayerArguments, layer, spec, type WeightSpec } from '../layer.js'
import { at, type Dim, isUnknown, type Shape, showShape } from '../shape.js'

/** Normalises groups of channels; `gamma` and `beta` with an entry for each channel. `groups=-1` makes each channel a group. */
export const GroupNormalization = layer({
  name: 'GroupNormalization',
  signature: `groups=32, axis=-1, epsilon=0.001, center=True, scale=True, beta_initializer='zeros',
    gamma_initializer='ones', beta_regularizer=None, gamma_regularizer=None, beta_constraint=None,
    gamma_constraint=None, **kwargs`,
  supportsMasking: true,
  init(args) {
    const groups = readGroups(args)
    identifiers(args, 'beta_initializer', 'gamma_initializer', 'beta_regularizer', 'gamma_regularizer')
    identifiers(args, 'beta_constraint', 'gamma_constraint')
    return {
      groups,
      axis: readAxis(args),
      scale: flag(args, 'scale'),
      center: flag(args, 'center'),
    }
  },
  inputSpec: ({ axis }, built) =>
    built === null
      ? null
      : { ndim: built.shape.length, axes: new Map([[axis, at(built.shape, axis) ?? null]]) },
  weights({ groups, axis, scale, center }, { shape }) {
    const channels = grouped(shape, axis, groups)
    const made: WeightSpec[] = []
    if (scale) made.push({ name: 'gamma', shape: [channels] })
    if (center) made.push({ name: 'beta', shape: [channels] })
    return made
  },
  output: (_, { shape }) => spec(shape),
  formula({ axis, scale, center }, { shape }) {
    const each = Number(scale) + Number(center)
    return each === 0 ? null : times(each, at(shape, axis) ?? null)
  },
})

/** `axis`: a whole number; it indexes the shape as it is. */
function readAxis(args: LayerArguments): number {
  const value = knownValue(args, 'axis')
  return (
    integerOf(value) ??
    refuse('TypeError', `\`axis\` of \`GroupNormalization\` must be a whole number, found ${show(value)}`)
  )
}

function readGroups(args: LayerArguments): Dim {
  const value = args.value('groups')
  if (isUnknown(value)) return value
  const groups = integerOf(value)
  if (groups === undefined || (groups <= 0 && groups !== -1))
    refuse(
      'ValueError',
      `\`groups\` of \`GroupNormalization\` must be a positive whole number or -1, found ${show(value)}`,
    )
  return groups
}

/** The channels, which the groups must divide. */
function grouped(shape: Shape, axis: number, groups: Dim): Dim {
  const channels = at(shape, axis)
  if (channels === undefined)
    refuse('IndexError', `\`GroupNormalization\` finds no axis ${axis} in an input of ${showShape(shape)}`)
  if (channels === null)
    refuse(
      'ValueError',
      `\`GroupNormalization\` needs to know the size of axis ${axis}, found ${showShape(shape)}`,
    )
  if (typeof channels === 'number' && typeof groups === 'number' && groups !== -1 && channels % groups !== 0)
    refuse(
      'ValueError',
      `${channels} channels cannot be divided into ${groups} groups`,
      `use a number of \`groups\` that divides ${channels}`,
    )
  return channels
}
