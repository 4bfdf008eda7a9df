/** Walks through a model in arrows: `28 → 14 → 7`, `28x28x1 → 26x26x32 → 13x13x32`. */
import type { Shape } from '../keras/summary.js'
import type { Atom } from '../language/atoms.js'
import { numbersIn } from '../language/numbers.js'
import { type SaidShape, shapesIn } from '../language/shapes.js'

/** A size or a shape of a walk, over atoms. */
interface Stop {
  readonly from: number
  readonly to: number
  readonly said: number | SaidShape
}

export interface Walk {
  readonly from: number
  readonly to: number
  readonly stops: readonly Stop[]
}

/** A stop that no layer of the model makes at that place. */
export interface Misstep {
  readonly from: number
  readonly to: number
  readonly expected: string | null
  readonly reason: string
}

/** Fewer stops are a change of something, not clearly a walk. */
const MIN_STOPS = 3

/** Every walk in a sentence. */
export function walksIn(atoms: readonly Atom[], text: string): readonly Walk[] {
  const shapes = shapesIn(atoms, text)
  const numbers = numbersIn(atoms).filter(({ from }) => atoms[from]?.kind === 'number')
  const stopAt = (at: number): Stop | null => {
    const shape = shapes.find(({ from }) => from === at)
    if (shape !== undefined) return { from: at, to: shape.to, said: shape.value }
    const number = numbers.find(({ from, value }) => from === at && value.value.d === 1n)
    return number === undefined ? null : { from: at, to: number.to, said: Number(number.value.value.n) }
  }
  const walks: Walk[] = []
  for (let at = 0; at < atoms.length; at++) {
    const stops: Stop[] = []
    let next = at
    for (;;) {
      const stop = stopAt(next)
      if (stop === null) break
      stops.push(stop)
      const arrow = arrowAt(atoms, stop.to)
      if (arrow === 0) break
      next = stop.to + arrow
    }
    const end = stops.at(-1)?.to
    if (stops.length < MIN_STOPS || end === undefined) continue
    walks.push({ from: at, to: end, stops })
    at = end - 1
  }
  return walks
}

/** How many atoms of an arrow stand at a place; 0 for none. */
function arrowAt(atoms: readonly Atom[], at: number): number {
  const key = atoms[at]?.key ?? ''
  if (/^[→⟶⇒➜➔]$/.test(key)) return 1
  return /^[-=—]$/.test(key) && atoms[at + 1]?.key === '>' ? 2 : 0
}

/**
 * The stops that are no step of the model, in its order. Empty where most stops are none: then it is a walk through
 * something else.
 */
export function isWalk(walk: Walk, tensors: readonly Shape[]): readonly Misstep[] {
  const readings = LENSES.map((lens) => misstepsOf(walk, tensors, lens))
  const best = readings.reduce((a, b) => (b.length < a.length ? b : a))
  return 2 * best.length < walk.stops.length ? best : []
}

function valuesOf(tensor: Shape): number {
  return tensor.reduce<number>((product, dim) => product * (dim ?? 0), 1)
}

/** What a single number of a walk may be of a tensor. */
type Lens = (tensor: Shape) => number | null

/** Its height or length; its channels or units; all its values. */
const LENSES: readonly Lens[] = [(tensor) => tensor[0] ?? null, (tensor) => tensor.at(-1) ?? null, valuesOf]

function misstepsOf({ stops }: Walk, tensors: readonly Shape[], lens: Lens): readonly Misstep[] {
  const wrong: Misstep[] = []
  let at = 0
  const next = ({ said }: Stop) => tensors.findIndex((tensor, j) => j >= at && fits(said, tensor, lens))
  for (const [i, stop] of stops.entries()) {
    const found = next(stop)
    const { said } = stop
    if (found >= 0) {
      at = found + 1
      continue
    }
    // "… → 7x7x32 → 1568": the same values in a row.
    if (typeof said === 'number' && valuesOf(tensors[at - 1] ?? []) === said) continue
    const after = stops[i + 1]
    const until = after === undefined ? -1 : next(after)
    const near =
      typeof said === 'number'
        ? undefined
        : tensors.slice(at, until < 0 ? undefined : until + 1).find((tensor) => almost(said, tensor))
    wrong.push({
      from: stop.from,
      to: stop.to,
      expected: near === undefined ? null : near.join('x'),
      reason: `no layer of the model makes ${typeof said === 'number' ? said : said.text} at this place of the walk`,
    })
  }
  return wrong
}

function fits(said: number | SaidShape, tensor: Shape, lens: Lens): boolean {
  if (typeof said === 'number') return lens(tensor) === said
  const dims = said.dims[0] === null ? said.dims.slice(1) : said.dims
  const same = (shape: Shape) =>
    shape.length === dims.length && shape.every((dim, i) => dim === null || dim === dims[i])
  return same(tensor) || same(tensor.slice(0, -1))
}

function almost(said: SaidShape, tensor: Shape): boolean {
  const dims = said.dims[0] === null ? said.dims.slice(1) : said.dims
  return tensor.length === dims.length && tensor.filter((dim, i) => dim !== dims[i]).length === 1
}
