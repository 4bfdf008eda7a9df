/** Takes the measure of a layer or a model: every quantity of the lexicon, in every reading it has. */
import { BYTES } from '../keras/bytes.js'
import type { Count, Dim, LayerRow, Plain, Shape, Weight } from '../keras/summary.js'
import {
  divide,
  fromCount,
  multiply,
  parseDecimal,
  type Rational,
  subtract,
  whole,
} from '../language/rational.js'
import type { Quantity, QuantityId } from './meaning.js'
import { isInput, singleShape, type Thing } from './things.js'

/** What a measure gives. */
export type Measured =
  | { readonly is: 'number'; readonly number: Rational; readonly how: string | null }
  | { readonly is: 'shape'; readonly shape: Shape }
  | { readonly is: 'plain'; readonly plain: Plain }
  /** The thing has no such property. */
  | { readonly is: 'nothing'; readonly reason: string }
  /** It has, but the post does not give it. */
  | { readonly is: 'unknown'; readonly reason: string }

/** Kinds whose `filters` are counted by "filters" and "units". */
function filtersOf(row: LayerRow): number | null {
  const value = row.config['filters']
  if (typeof value === 'number') return value
  return null
}

function unitsOf(row: LayerRow): number | null {
  const value = row.config['units']
  return typeof value === 'number' ? value : null
}

/** The quantities that a quantity may mean for a thing; each of them means one thing only. */
export function pinned(quantity: Quantity, thing: Thing): readonly Quantity[] {
  const as = (...ids: readonly QuantityId[]) => ids.map((id) => ({ ...quantity, id }))
  switch (quantity.id) {
    case 'weights':
      return as('kernel', 'params')
    case 'learnable':
      return as('trainable', 'params')
    case 'connections':
      return as('kernel', 'params')
    case 'flops':
      return as('flops', 'macs')
    case 'units':
    case 'neurons':
      return thing.thing === 'layer' && filtersOf(thing.row) !== null ? as('filters', 'values') : as('units')
    // "Its output has 64", "it would be 64": which of its numbers that is, is left to what was said before.
    case 'bare': {
      const put = isVector(thing, quantity.input === true) ? as('values') : as('values', 'channels')
      const learns = thing.thing === 'layer' && thing.row.params !== 0 && quantity.input !== true
      return learns ? [...put, ...as('params')] : put
    }
    // "It has 320 numbers": those that come out, or those that it has learned.
    case 'numbers': {
      const params = thing.thing === 'layer' ? thing.row.params : thing.model.totalParams
      return params === 0 ? as('values') : as('values', 'params')
    }
    case 'outputs':
      if (thing.thing === 'model')
        return shapeOf(thing, false) === null ? as('outputTensors') : as('outputTensors', 'lastAxis')
      return isVector(thing) ? as('values') : as('channels', 'values')
    case 'inputs': {
      if (thing.thing === 'model' || (thing.row.inputShapes?.length ?? 1) > 1) return as('inputTensors')
      const input = { ...quantity, input: true } as const
      return isVector(thing, true)
        ? [{ ...input, id: 'values' }]
        : [
            { ...input, id: 'lastAxis' },
            { ...input, id: 'values' },
          ]
    }
    case 'size':
      return as('shape', 'values', 'spatial')
    default:
      return [quantity]
  }
}

function isVector(thing: Thing, input = false): boolean {
  const shape = shapeOf(thing, input)
  return shape !== null && shape.length === 2
}

/** The output (or input) shape with the batch axis; null where there are several or it is unknown. */
export function shapeOf(thing: Thing, input: boolean): Shape | null {
  if (thing.thing === 'model') return singleShape(input ? thing.model.inputShape : thing.model.outputShape)
  const { row } = thing
  if (!input) return singleShape(row.outputShape)
  if (isInput(row)) return singleShape(row.outputShape)
  // Several inputs of one shape, as those of an attention, are spoken of as one.
  const [first, ...others] = row.inputShapes ?? []
  const alike = others.every(
    (shape) => shape?.length === first?.length && shape?.every((dim, i) => dim === first?.[i]),
  )
  return first !== undefined && alike ? first : null
}

function count(value: Count, reason: string | undefined, how: string | null = null): Measured {
  const number = value === null ? null : fromCount(value)
  return number === null
    ? { is: 'unknown', reason: reason ?? 'the post does not give this number' }
    : { is: 'number', number, how }
}

function exact(n: number): Measured {
  return { is: 'number', number: whole(n), how: null }
}

function nothing(reason: string): Measured {
  return { is: 'nothing', reason }
}

const UNKNOWN_SHAPE: Measured = { is: 'unknown', reason: 'the post does not give this shape' }

/** Measures one pinned quantity of a thing. */
export function measure(quantity: Quantity, thing: Thing): Measured {
  const measured = undivided(quantity, thing)
  if (quantity.per === undefined || measured.is !== 'number') return measured
  const by = thing.thing === 'layer' ? divisor(quantity.per, thing.row) : null
  if (by === null || by === 0) return nothing(`it has no ${quantity.per}s to divide by`)
  const share = divide(measured.number, whole(by))
  return share === null || share.d !== 1n
    ? nothing('it does not divide evenly')
    : { ...measured, number: share, how: null }
}

const GATES: ReadonlyMap<string, number> = new Map([
  ['LSTM', 4],
  ['GRU', 3],
])

function divisor(per: NonNullable<Quantity['per']>, row: LayerRow): number | null {
  switch (per) {
    case 'filter':
    case 'unit':
      return filtersOf(row) ?? unitsOf(row)
    case 'gate':
      return GATES.get(row.type) ?? null
    case 'direction':
      return row.type === 'Bidirectional' ? 2 : null
  }
}

function undivided(quantity: Quantity, thing: Thing): Measured {
  const reason = thing.thing === 'layer' ? thing.row.reason : thing.model.reason
  switch (quantity.id) {
    case 'params':
      return thing.thing === 'layer'
        ? count(thing.row.params, reason, thing.row.formula)
        : count(thing.model.totalParams, reason, totalFormula(thing.model.layers))
    case 'trainable':
      return count(thing.thing === 'layer' ? thing.row.trainableParams : thing.model.trainableParams, reason)
    case 'nonTrainable': {
      if (thing.thing === 'model') return count(thing.model.nonTrainableParams, reason)
      const total = thing.row.params === null ? null : fromCount(thing.row.params)
      const trainable = thing.row.trainableParams === null ? null : fromCount(thing.row.trainableParams)
      return total === null || trainable === null
        ? { is: 'unknown', reason: reason ?? 'the post does not give this number' }
        : { is: 'number', number: whole(total.n - trainable.n), how: null }
    }
    case 'kernel':
      return entries(thing, (weight) => !isBias(weight))
    case 'biases':
      return entries(thing, isBias)
    case 'biasVectors':
      return thing.thing === 'layer'
        ? exact(thing.row.weights.filter(isBias).length)
        : nothing('a model has layers with biases')
    case 'weightTensors':
      return thing.thing === 'layer'
        ? exact(thing.row.weights.length)
        : nothing('a model has layers with weights')
    case 'macs':
    case 'flops': {
      const macs =
        thing.thing === 'layer'
          ? count(thing.row.macs, reason)
          : sum(thing.model.layers.map((row) => count(row.macs, row.reason)))
      if (macs.is !== 'number' || quantity.id === 'macs') return macs
      const twice = multiply(macs.number, whole(2))
      return twice === null ? macs : { ...macs, number: twice }
    }
    case 'bytes':
      return bytes(thing)
    case 'trainableBytes':
      return bytesOfPart(thing, 'trainable')
    case 'nonTrainableBytes':
      return bytesOfPart(thing, 'nonTrainable')
    case 'units': {
      const units = thing.thing === 'layer' ? unitsOf(thing.row) : null
      return units === null ? nothing('it has no units') : exact(units)
    }
    case 'filters': {
      const filters = thing.thing === 'layer' ? filtersOf(thing.row) : null
      return filters === null ? nothing('it has no filters') : exact(filters)
    }
    case 'kernelShape': {
      const kernel =
        thing.thing === 'layer'
          ? thing.row.weights.find((weight) => weight.name.endsWith('kernel'))
          : undefined
      return kernel === undefined ? nothing('it has no single kernel') : { is: 'shape', shape: kernel.shape }
    }
    case 'inputTensors':
      return tensors(thing, true)
    case 'outputTensors':
      return tensors(thing, false)
    case 'dropped':
      return dropped(thing)
    case 'config': {
      if (thing.thing !== 'layer' || quantity.argument === undefined)
        return nothing('it has no such argument')
      const value = thing.row.config[quantity.argument]
      if (value === undefined) return nothing(`it has no \`${quantity.argument}\``)
      const decimal = typeof value === 'number' ? parseDecimal(String(value)) : null
      return decimal === null ? { is: 'plain', plain: value } : { is: 'number', number: decimal, how: null }
    }
    default:
      return ofShape(quantity, thing)
  }
}

/** What a dropout drops in training is its rate; of what other layers drop the shapes tell. */
function dropped(thing: Thing): Measured {
  if (thing.thing !== 'layer') return nothing('a model drops nothing')
  if (thing.row.type.endsWith('Dropout') || /^SpatialDropout/.test(thing.row.type))
    return undivided({ id: 'config', argument: 'rate' }, thing)
  const [into, out] = [ofShape({ id: 'values', input: true }, thing), ofShape({ id: 'values' }, thing)]
  if (into.is !== 'number' || out.is !== 'number' || into.number.n === 0n) return UNKNOWN_SHAPE
  const kept = divide(out.number, into.number)
  const part = kept === null ? null : subtract(whole(1), kept)
  return part === null ? UNKNOWN_SHAPE : { is: 'number', number: part, how: null }
}

function ofShape(quantity: Quantity, thing: Thing): Measured {
  const shape = shapeOf(thing, quantity.input === true)
  if (shape === null) return UNKNOWN_SHAPE
  if (quantity.id === 'shape') return { is: 'shape', shape }
  const dims = shape.slice(1)
  const dim = (value: Dim | undefined, what: string): Measured =>
    value === undefined
      ? nothing(`its output has no ${what}`)
      : value === null
        ? { is: 'unknown', reason: `its ${what} is not fixed` }
        : exact(value)
  const first = thing.thing === 'layer' && thing.row.config['data_format'] === 'channels_first'
  const space = first ? dims.slice(1) : dims.slice(0, -1)
  switch (quantity.id) {
    case 'values': {
      let product: Rational | null = whole(1)
      for (const size of dims) {
        if (size === null) return { is: 'unknown', reason: 'its output has an axis of no fixed length' }
        product = product === null ? null : multiply(product, whole(size))
      }
      return product === null
        ? UNKNOWN_SHAPE
        : { is: 'number', number: product, how: dims.length > 1 ? dims.join(' × ') : null }
    }
    case 'rank':
      return exact(dims.length)
    case 'spatial':
      return dims.length < 2 ? nothing('its output has no height and width') : { is: 'shape', shape: space }
    case 'channels':
      return dims.length < 2
        ? nothing('its output has no channels')
        : dim(first ? dims[0] : dims.at(-1), 'channel axis')
    case 'height':
      return dims.length === 3 ? dim(space[0], 'height') : nothing('its output has no height')
    case 'width':
      return dims.length === 3 ? dim(space[1], 'width') : nothing('its output has no width')
    case 'steps':
      return dims.length === 2 ? dim(dims[0], 'sequence length') : nothing('its output is no sequence')
    case 'lastAxis':
      return dim(dims.at(-1), 'last axis')
    default:
      return nothing('it has no such property')
  }
}

export function isBias(weight: Weight): boolean {
  return /(?:^|\/|_)bias$/.test(weight.name)
}

function entries(thing: Thing, wanted: (weight: Weight) => boolean): Measured {
  if (thing.thing === 'model')
    return sum(thing.model.layers.map((row) => entries({ thing: 'layer', row, model: thing.model }, wanted)))
  const { row } = thing
  if (row.rows !== undefined)
    return sum(row.rows.map((inner) => entries({ thing: 'layer', row: inner, model: thing.model }, wanted)))
  if (row.params === null)
    return { is: 'unknown', reason: row.reason ?? 'the post does not give this number' }
  return sum(row.weights.filter(wanted).map((weight) => count(weight.params, row.reason)))
}

function bytes(thing: Thing): Measured {
  if (thing.thing === 'model')
    return sum(thing.model.layers.map((row) => bytes({ thing: 'layer', row, model: thing.model })))
  const { row } = thing
  if (row.rows !== undefined)
    return sum(row.rows.map((inner) => bytes({ thing: 'layer', row: inner, model: thing.model })))
  if (row.params === null)
    return { is: 'unknown', reason: row.reason ?? 'the post does not give this number' }
  return sum(
    row.weights.map((weight) => {
      const size = BYTES.get(weight.dtype)
      const number = weight.params === null ? null : fromCount(weight.params)
      const product = size === undefined || number === null ? null : multiply(number, whole(size))
      return product === null
        ? { is: 'unknown', reason: `the size of a \`${weight.dtype}\` is not known` }
        : { is: 'number', number: product, how: null }
    }),
  )
}

/** What a part of the entries takes: told where all entries are of one size. */
function bytesOfPart(thing: Thing, id: 'trainable' | 'nonTrainable'): Measured {
  const [all, size, part] = [measure({ id: 'params' }, thing), bytes(thing), measure({ id }, thing)]
  if (all.is !== 'number' || size.is !== 'number' || part.is !== 'number')
    return part.is === 'unknown' ? part : size
  if (part.number.n === 0n) return { ...part, how: null }
  const each = divide(size.number, all.number)
  const isUniform = each !== null && each.n === 4n && each.d === 1n
  const product = isUniform ? multiply(part.number, each) : null
  return product === null
    ? { is: 'unknown', reason: 'its entries are not of one size' }
    : { is: 'number', number: product, how: null }
}

/** The sum of measures; unknown where one of them is. */
export function sum(parts: readonly Measured[]): Measured {
  let total = 0n
  let denominator = 1n
  for (const part of parts) {
    if (part.is === 'nothing') continue
    if (part.is !== 'number') return part.is === 'unknown' ? part : nothing('it cannot be added up')
    total = total * part.number.d + part.number.n * denominator
    denominator *= part.number.d
  }
  return { is: 'number', number: divide(whole(total), whole(denominator)) ?? whole(0), how: null }
}

function tensors(thing: Thing, input: boolean): Measured {
  if (thing.thing === 'layer') {
    const count = input ? thing.row.inputShapes?.length : undefined
    return count === undefined ? nothing('it is a layer') : exact(count)
  }
  const shape = input ? thing.model.inputShape : thing.model.outputShape
  if (shape === null) return UNKNOWN_SHAPE
  return exact(shape.some((part) => part !== null && typeof part === 'object') ? shape.length : 1)
}

/** Sums longer than this explain nothing. */
const MAX_TERMS = 8

function totalFormula(rows: readonly LayerRow[]): string | null {
  const terms = rows.flatMap((row) =>
    row.params === 0 || row.params === null ? [] : [Number(row.params).toLocaleString('en-US')],
  )
  return terms.length < 2 || terms.length > MAX_TERMS ? null : terms.join(' + ')
}
