/** What stands on the two sides of a relation, and what comes of comparing them. */
import type { LayerRow, ModelSummary } from '../keras/summary.js'
import type { Workbench } from '../keras/workbench.js'
import type { Said } from '../language/numbers.js'
import { add, divide, format, multiply, type Rational, subtract, whole } from '../language/rational.js'
import type { SaidShape } from '../language/shapes.js'
import type { Quantity, Relation, Value } from './meaning.js'
import { type Measured, measure, pinned, sum } from './measure.js'
import { misfit, type Outcome, unknown } from './outcome.js'
import { candidates, resolve, type Scene } from './refer.js'
import { about, relate, relateShape, relateShare } from './relate.js'
import { deepRows, isInput, isOf, nameOf, type Thing } from './things.js'
import type { Truth } from './verdict.js'

/** One reading of a value. */
export interface ValueReading {
  /** "`conv2d` has" */
  readonly text: string
  /** "parameters" */
  readonly phrase: string
  readonly measured: Measured
  readonly said?: Said
  readonly shape?: SaidShape
  /** A multiple of a measure: compared by the digits that the factor shows. */
  readonly scaled?: Said
  readonly of?: Rational
  /** What `of` is so many times as large as the left side. */
  readonly inverse?: Said
  /** A share of a measure. */
  readonly part?: Said
  readonly things?: readonly Thing[]
  readonly quantity?: Quantity
  readonly misfit?: true
}

const PHRASES: { readonly [id: string]: string } = {
  params: 'parameters',
  trainable: 'trainable parameters',
  nonTrainable: 'non-trainable parameters',
  kernel: 'weights without biases',
  biases: 'bias entries',
  values: 'output values',
  shape: 'as its output shape',
  spatial: 'as height and width',
  channels: 'channels',
  steps: 'steps',
  lastAxis: 'entries on the last axis',
  rank: 'axes besides the batch',
  units: 'units',
  filters: 'filters',
  macs: 'multiply-accumulates',
  flops: 'floating-point operations',
  bytes: 'bytes',
  trainableBytes: 'bytes of trainable parameters',
  nonTrainableBytes: 'bytes of non-trainable parameters',
  layers: 'layers',
  biasVectors: 'bias vectors',
  kernelShape: 'as the shape of its kernel',
  inputTensors: 'inputs',
  outputTensors: 'outputs',
}

export function quantityPhrase(quantity: Quantity): string {
  const phrase =
    quantity.id === 'config' ? (quantity.argument ?? 'argument') : (PHRASES[quantity.id] ?? quantity.id)
  const input = quantity.input === true ? phrase.replace('output', 'input') : phrase
  return quantity.per === undefined ? input : `${input} per ${quantity.per}`
}

/** Readings of a value; `like` is the quantity on the other side. */
export function valueReadings(value: Value, scene: Scene, like?: Quantity): readonly ValueReading[] {
  const of = (measured: Measured, text: string, more: Partial<ValueReading> = {}): ValueReading => ({
    text,
    phrase: '',
    measured,
    ...more,
  })
  switch (value.value) {
    case 'number':
      return [
        of({ is: 'number', number: value.said.value, how: null }, value.said.text, { said: value.said }),
      ]
    case 'shape':
      return [of({ is: 'shape', shape: value.shape.dims }, value.shape.text, { shape: value.shape })]
    case 'plain':
      return [of({ is: 'plain', plain: value.plain }, value.text)]
    case 'before':
    case 'measure': {
      const there =
        value.value === 'before' && scene.before !== null
          ? { ...scene, bench: scene.before, before: null }
          : scene
      return resolve(value.of, there).flatMap((ref): readonly ValueReading[] => {
        if (!ref.ok) return [of({ is: 'unknown', reason: ref.reason }, ref.reason, { misfit: true })]
        const [first] = ref.things
        if (first === undefined) return []
        if (value.quantity.id === 'layers') return layerCount(ref.things, value.quantity, there)
        const quantities =
          like !== undefined && like.id !== value.quantity.id && isPinnedOf(like, value.quantity)
            ? [like]
            : pinned(value.quantity, first)
        return quantities.map((quantity) => ({
          text: `${ref.things.map(nameOf).join(' and ')} ${ref.things.length === 1 ? 'has' : 'have together'}`,
          phrase: quantityPhrase(quantity),
          measured:
            ref.things.length === 1
              ? measure(quantity, first)
              : sum(ref.things.map((thing) => measure(quantity, thing))),
          things: ref.things,
          quantity,
        }))
      })
    }
    case 'times':
      return valueReadings(value.of, scene, like).map((inner) => {
        if (inner.measured.is !== 'number') return inner
        const product = multiply(inner.measured.number, value.factor.value)
        return product === null
          ? { ...inner, measured: { is: 'unknown', reason: 'the number is too long' } }
          : {
              ...inner,
              scaled: value.factor,
              of: inner.measured.number,
              measured: { is: 'number', number: product, how: null },
            }
      })
    case 'same':
      return [of({ is: 'unknown', reason: 'it is not said what is measured' }, '', { misfit: true })]
    case 'either':
      return value.options.flatMap((option) => valueReadings(option, scene, like))
    case 'sum':
      return fold(value.parts, scene, like, add)
    case 'difference':
      return fold([value.left, value.right], scene, like, subtract)
    case 'ratio':
      if (value.right.value === 'number') {
        const inverse = value.right.said
        return valueReadings(value.left, scene, like).map((left) =>
          left.measured.is === 'number' ? { ...left, inverse, of: left.measured.number } : left,
        )
      }
      return fold([value.left, value.right], scene, like, divide)
  }
}

/** Whether one quantity is a reading of the other, so that both sides mean the same. */
function isPinnedOf(exact: Quantity, open: Quantity): boolean {
  return open.id === 'weights' ||
    open.id === 'learnable' ||
    open.id === 'flops' ||
    open.id === 'connections' ||
    open.id === 'size'
    ? exact.id !== open.id
    : false
}

function fold(
  parts: readonly Value[],
  scene: Scene,
  like: Quantity | undefined,
  combine: (a: Rational, b: Rational) => Rational | null,
): readonly ValueReading[] {
  let result: readonly ValueReading[] | null = null
  for (const part of parts) {
    const next = valueReadings(part, scene, like)
    if (result === null) {
      result = next
      continue
    }
    result = result.flatMap((left) =>
      next.map((right): ValueReading => {
        if (left.measured.is !== 'number' || right.measured.is !== 'number')
          return left.measured.is === 'number' ? right : left
        const number = combine(left.measured.number, right.measured.number)
        return {
          ...left,
          text: `${left.text} and ${right.text}`,
          measured:
            number === null
              ? { is: 'unknown', reason: 'the number cannot be computed' }
              : { is: 'number', number, how: null },
        }
      }),
    )
  }
  return result ?? []
}

/** A bench whose model has these layers, to count among them. */
function withLayers(bench: Workbench, model: ModelSummary, layers: readonly LayerRow[]): Workbench {
  return {
    model: { ...model, layers },
    summary: bench.summary,
    variables: bench.variables,
    under: (edit) => bench.under(edit),
    about: (variable) => bench.about(variable),
    evaluate: (expression) => bench.evaluate(expression),
  }
}

/** How many layers of a description a model has, in all readings. */
export function layerCount(
  things: readonly Thing[],
  quantity: Quantity,
  scene: Scene,
): readonly ValueReading[] {
  if (things.length > 1) return countedAmong(things, quantity, scene)
  const [thing] = things
  const what = quantity.which
  const text = thing === undefined ? 'it has' : `${nameOf(thing)} has`
  const reading = (n: number): ValueReading => ({
    text,
    phrase: `${what?.kind?.words ?? ''} layers`.trim(),
    measured: { is: 'number', number: whole(n), how: null },
    things,
    quantity,
  })
  if (thing === undefined || what === undefined) return []
  if (thing.thing === 'layer' && thing.row.rows === undefined) {
    return [
      {
        ...reading(0),
        measured: { is: 'nothing', reason: `${nameOf(thing)} is a layer, and has none itself` },
      },
    ]
  }
  const rows = thing.thing === 'model' ? thing.model.layers : (thing.row.rows ?? [])
  const there: Scene = { ...scene, bench: withLayers(scene.bench, thing.model, rows) }
  const counts = new Set<number>()
  for (const found of candidates(what, there)) {
    if (found === null)
      return [
        { ...reading(0), measured: { is: 'unknown', reason: 'it is not clear which layers are meant' } },
      ]
    if (quantity.withInput !== undefined && what.kind === null && what.tests.length === 0) {
      counts.add(found.length + (quantity.withInput ? Math.max(1, rows.filter(isInput).length) : 0))
      continue
    }
    counts.add(found.length)
    if (what.kind === null && rows.some((row) => row.operation === true))
      counts.add(found.length + rows.filter((row) => row.operation === true).length)
    // Without a kind, the input may be counted; a Sequential's summary just does not list it.
    if (what.kind === null && !what.tests.some((test) => test.test === 'hidden' || test.test === 'name')) {
      const inputs = rows.filter(isInput).length
      const withInput = what.tests.length === 0 ? Math.max(inputs, 1) : 0
      counts.add(found.length + withInput)
    }
    const inner = deepRows(rows).filter((row) => !rows.includes(row) && !isInput(row))
    if (inner.length > 0 && what.tests.length === 0) {
      counts.add(
        found.length +
          inner.filter((row) => what.kind === null || what.kind.readings.some((kind) => isOf(row, kind)))
            .length,
      )
    }
  }
  return [...counts].map(reading)
}

/** How many of several layers are as described: "the head has two dense layers". */
function countedAmong(things: readonly Thing[], quantity: Quantity, scene: Scene): readonly ValueReading[] {
  const what = quantity.which
  if (what === undefined) return []
  const ids = new Set(things.map((thing) => (thing.thing === 'layer' ? thing.row.id : '')))
  return candidates(what, scene).map((rows) => ({
    text: `${things.map(nameOf).join(' and ')} have`,
    phrase: `${what.kind?.words ?? ''} layers`.trim(),
    measured:
      rows === null
        ? { is: 'unknown', reason: 'it is not clear which layers are meant' }
        : { is: 'number', number: whole(rows.filter((row) => ids.has(row.id)).length), how: null },
    things,
    quantity,
  }))
}

/** Compares two readings. */
export function outcomeOf(left: ValueReading, relation: Relation, right: ValueReading): Outcome {
  for (const side of [left, right]) {
    if (side.misfit === true) return misfit(side.text)
    if (side.measured.is === 'unknown') return unknown(side.measured.reason)
    if (side.measured.is === 'nothing')
      return misfit(`${side.text.replace(/ has$/, '')}: ${side.measured.reason}`)
  }
  if (left.measured.is === 'shape' && right.measured.is === 'shape') return shapes(left, relation, right)
  if (left.measured.is === 'number' && right.measured.is === 'number') return numbers(left, relation, right)
  if (left.measured.is === 'plain' || right.measured.is === 'plain')
    return unknown('what is compared is no number')
  return misfit('a shape is compared with a number')
}

function shapes(left: ValueReading, relation: Relation, right: ValueReading): Outcome {
  if (left.measured.is !== 'shape' || right.measured.is !== 'shape') return unknown('no shapes')
  if (relation.op !== '=' || relation.about || relation.near) return unknown('shapes are the same or not')
  const said = right.shape ?? { dims: right.measured.shape, form: 'tuple' as const, text: '' }
  const batch = left.quantity?.id === 'shape'
  const truth = relateShape(left.measured.shape, said, batch)
  const own = batch && said.dims[0] !== null ? left.measured.shape.slice(1) : left.measured.shape
  const expected =
    said.form === 'cross'
      ? own.map((dim) => dim ?? 'None').join(separator(said.text))
      : `(${own.map((dim) => dim ?? 'None').join(', ')}${own.length === 1 ? ',' : ''})`
  const [thing] = left.things ?? []
  return {
    ...unknown(
      `${left.text} ${expected} ${left.phrase}${truth === 'fails' && said.text !== '' ? `, not ${said.text}` : ''}`,
    ),
    truth,
    actual: said.text === '' ? [] : [said.text],
    expected: said.text === '' ? [] : [expected],
    expression:
      thing?.thing === 'layer' && batch
        ? `shape('${thing.row.name}') == (${said.dims.map((dim) => dim ?? 'None').join(', ')}${said.dims.length === 1 ? ',' : ''})`
        : null,
  }
}

function separator(text: string): string {
  return /^\s*\d+(\s*\D+?\s*)\d/u.exec(text)?.[1] ?? 'x'
}

const FUNCTIONS: { readonly [id: string]: string } = {
  params: 'params',
  trainable: 'trainable',
  macs: 'macs',
  bytes: 'memory',
}

function numbers(left: ValueReading, relation: Relation, right: ValueReading): Outcome {
  if (left.measured.is !== 'number' || right.measured.is !== 'number') return unknown('no numbers')
  const actual = left.measured.number
  const truth = numberTruth(actual, relation, right)
  const text = right.said?.text ?? ''
  const shown = format(actual, text.length > 3 && !/[,\s]/.test(text) ? '' : ',', 2)
  const [thing] = left.things ?? []
  const call =
    left.quantity === undefined || left.quantity.per !== undefined ? undefined : FUNCTIONS[left.quantity.id]
  const target =
    thing === undefined || left.things?.length !== 1
      ? null
      : thing.thing === 'layer'
        ? `'${thing.row.name}'`
        : 'model'
  const said = right.said ?? right.part ?? right.scaled ?? right.inverse
  const more =
    right.said === undefined
      ? ` (${right.text.replace(/ (has|have together)$/, '')}: ${right.of === undefined ? format(right.measured.number) : format(right.of)})`
      : truth === 'fails' && relation.op === '='
        ? `, not ${text}`
        : ''
  return {
    ...unknown(`${left.text} ${format(actual)} ${left.phrase}${more}`),
    truth,
    actual: said === undefined ? [] : [said.text],
    expected: right.said !== undefined ? [shown] : ratioOf(actual, right),
    how: left.measured.how === null ? null : `${left.measured.how} = ${format(actual)}`,
    expression:
      call !== undefined && target !== null && right.said !== undefined && right.said.value.d === 1n
        ? `${call}(${target}) ${relation.op === '=' ? '==' : relation.op} ${right.said.value.n}`
        : null,
    ...(thing?.thing === 'layer' &&
    left.things?.length === 1 &&
    right.said?.value.d === 1n &&
    relation.op === '=' &&
    left.quantity !== undefined &&
    left.quantity.input === undefined &&
    left.quantity.per === undefined
      ? { about: { layer: thing.row.id, quantity: left.quantity.id, said: right.said.value.n.toString() } }
      : {}),
  }
}

function ratioOf(actual: Rational, right: ValueReading): readonly string[] {
  const base = right.of ?? (right.measured.is === 'number' ? right.measured.number : null)
  if (base === null || base.n === 0n || (right.scaled === undefined && right.part === undefined)) return []
  const ratio = divide(actual, base)
  if (ratio === null) return []
  const percent = right.part?.text.includes('%') === true
  return [percent ? `${format(multiply(ratio, whole(100)) ?? ratio, ',', 1)}%` : format(ratio, ',', 2)]
}

function numberTruth(actual: Rational, relation: Relation, right: ValueReading): Truth {
  if (right.measured.is !== 'number') return 'unknown'
  if (right.inverse !== undefined && right.of !== undefined) {
    const ratio = divide(right.of, actual)
    return ratio === null ? 'unknown' : relate(ratio, relation, right.inverse, true)
  }
  const factor = right.scaled ?? right.part
  const base = right.of ?? right.measured.number
  if (factor !== undefined) {
    if (base.n === 0n)
      return actual.n === 0n && factor.value.n !== 0n && relation.op === '='
        ? 'unknown'
        : actual.n === 0n
          ? 'unknown'
          : 'fails'
    const ratio = divide(actual, base)
    if (ratio === null) return 'unknown'
    return right.scaled === undefined
      ? relateShare(ratio, relation, factor)
      : relate(ratio, relation, factor, true)
  }
  if (right.said !== undefined) return relate(actual, relation, right.said)
  if (relation.about)
    return about(actual, { value: right.measured.number, step: whole(0), rounded: 'no', text: '' })
  return relate(actual, relation, { value: right.measured.number, step: whole(0), rounded: 'no', text: '' })
}
