/** What an entry of `keras.ops` is: its class name, its parameters, and the shape of its result. */
import type { Unknown, Value } from '../../python/value.js'
import { integerOf, itemsOf, show } from '../arguments.js'
import { cannotTell, refuse } from '../error.js'
import type { Spec } from '../layer.js'
import { type Dim, isUnknown, type Shape } from '../shape.js'

/** The arguments of an operation as its rule sees them. */
export interface OperationArguments {
  /** The function's name, for sentences. */
  readonly name: string
  /** The shape of a tensor argument (a number has `()`). */
  shape(argument: string): Shape
  /** The dtype of a tensor argument. */
  dtype(argument: string): string
  /** The shapes of a list of tensors. */
  shapes(argument: string): readonly Shape[]
  /** An argument as given, or its default. */
  value(argument: string): Value
  /** An unknown of this call: what it is about, in words. */
  unknown(reason: string): Unknown
  /** Whether a symbolic tensor is among the arguments. */
  readonly symbolic: boolean
  /** The dtype that all tensor arguments come to. */
  readonly common: string
}

export interface OperationDeclaration {
  /** The name in `keras.ops`. */
  readonly name: string
  /** The class whose name its rows bear: `ExpandDims`. */
  readonly type: string
  /** Parameters, as Keras writes them. */
  readonly signature: string
  /** The parameters that are tensors. Default those of `many`, else the first. */
  readonly tensors?: readonly string[]
  /** The parameters that are lists of tensors. */
  readonly many?: readonly string[]
  /** The result(s). A list stands for several. */
  output(args: OperationArguments): Spec | readonly Spec[]
}

/** A whole-number argument. */
export function integer(args: OperationArguments, name: string): number {
  const value = args.value(name)
  if (isUnknown(value)) cannotTell(value)
  return (
    integerOf(value) ??
    refuse('TypeError', `\`${name}\` of \`${args.name}\` must be a whole number, found ${show(value)}`)
  )
}

/** A dimension given as an argument: unknown ones flow on, tensors of the backend are None. */
export function dimension(value: Value): Dim {
  if (isUnknown(value)) return value
  return integerOf(value) ?? null
}

/** Axes: one, several, or null for None (all). */
export function axes(args: OperationArguments, name: string): readonly number[] | null {
  const value = args.value(name)
  if (value.kind === 'none') return null
  if (isUnknown(value)) cannotTell(value)
  const single = integerOf(value)
  if (single !== undefined) return [single]
  const items = itemsOf(value)
  if (items === undefined)
    return refuse('TypeError', `\`${name}\` of \`${args.name}\` must be whole numbers, found ${show(value)}`)
  return items.map((item) => {
    if (isUnknown(item)) return cannotTell(item)
    return (
      integerOf(item) ??
      refuse('TypeError', `\`${name}\` of \`${args.name}\` must be whole numbers, found ${show(item)}`)
    )
  })
}

/** An axis counted from the front; refused where there is none such. */
export function canonical(axis: number, rank: number, name: string): number {
  if (axis < -rank || axis >= rank)
    refuse(
      'ValueError',
      `\`${name}\` looks at axis ${axis} of a tensor with ${rank} axes`,
      `use an axis from ${-rank} to ${rank - 1}`,
    )
  return axis < 0 ? axis + rank : axis
}

/** Whether an argument is true for Python. */
export function truth(args: OperationArguments, name: string): boolean {
  const value = args.value(name)
  if (isUnknown(value)) cannotTell(value)
  return value.kind === 'bool' ? value.value : (integerOf(value) ?? 0) !== 0
}
