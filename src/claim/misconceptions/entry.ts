/** What an entry of the catalogue of misconceptions is, and the facts of a layer that it computes with. */
import type { LayerRow, Shape } from '../../keras/summary.js'
import type { Workbench } from '../../keras/workbench.js'
import { singleShape } from '../things.js'

/** What a catalogue entry looks at. A size that is not known is no number, and so equals nothing that is said. */
export interface Facts {
  readonly row: LayerRow
  readonly bench: Workbench
  readonly config: LayerRow['config']
  /** What was said to have the false value: `params`, `height`, … */
  readonly quantity: string
  /** Sizes of the output and the input without the batch axis; empty where unknown. */
  readonly out: readonly number[]
  readonly into: readonly number[]
  /** The same without the axis of channels. */
  readonly outSpace: readonly number[]
  readonly intoSpace: readonly number[]
  readonly outChannels: number
  readonly channels: number
  readonly params: number
  /** The parameters that are no biases. */
  readonly kernels: number
}

export interface Entry {
  readonly id: string
  /** The quantities that the mistake is made about. */
  readonly of: readonly string[]
  readonly classes: readonly string[] | null
  /** One friendly sentence. */
  readonly text: string
  /** The values that the mistake gives. */
  readonly values: (facts: Facts) => readonly number[]
}

/** Quantities that count parameters, all or some of them. */
export const COUNTS: readonly string[] = [
  'params',
  'trainable',
  'learnable',
  'kernel',
  'weights',
  'nonTrainable',
]
/** Those of them that biases are part of. */
export const WITH_BIASES: readonly string[] = ['params', 'trainable', 'learnable']

/** The product of sizes; no number where there are none, or one of them is not known. */
export function product(sizes: readonly number[]): number {
  return sizes.length === 0 ? Number.NaN : sizes.reduce((total, size) => total * size, 1)
}

/** An argument's number; no number where it is something else. */
export function number(value: unknown): number {
  return typeof value === 'number' ? value : Number.NaN
}

/** An argument of one number an axis. */
export function perAxis(value: unknown): readonly number[] {
  return Array.isArray(value) ? value.map(number) : []
}

/** The positions of a window. */
export function area(value: unknown): number {
  return product(perAxis(value))
}

/** The facts of a layer. */
export function factsOf(row: LayerRow, bench: Workbench, quantity: string): Facts {
  const out = sizes(singleShape(row.outputShape))
  const into = sizes(row.inputShapes?.length === 1 ? (row.inputShapes[0] ?? null) : null)
  const isFirst = row.config['data_format'] === 'channels_first'
  const space = (all: readonly number[]) => (isFirst ? all.slice(1) : all.slice(0, -1))
  const channels = (all: readonly number[]) => all.at(isFirst ? 0 : -1) ?? Number.NaN
  return {
    row,
    bench,
    config: row.config,
    quantity,
    out,
    into,
    outSpace: space(out),
    intoSpace: space(into),
    outChannels: channels(out),
    channels: channels(into),
    params: row.params === null ? Number.NaN : Number(row.params),
    kernels: row.weights.reduce(
      (total, weight) => total + (/bias$/.test(weight.name) ? 0 : Number(weight.params ?? Number.NaN)),
      0,
    ),
  }
}

/** A shape's sizes without the batch axis; empty where one is not known. */
export function sizes(shape: Shape | null): readonly number[] {
  const dims = shape?.slice(1) ?? []
  return dims.every((dim) => dim !== null) ? dims.map(Number) : []
}
