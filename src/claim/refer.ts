/** Who is meant: resolves a referent on a bench, in every reading that its words allow. */
import type { LayerRow, ModelSummary, Plain } from '../keras/summary.js'
import type { Workbench } from '../keras/workbench.js'
import { compare } from '../language/rational.js'
import { branchRows, halves, isGroup } from './groups.js'
import type { Description, Kind, Ref, Test } from './meaning.js'
import { measure, pinned } from './measure.js'
import { deepRows, inputRow, isChain, isInput, isOf, rowsOf, type Thing } from './things.js'
import type { Truth } from './verdict.js'

/** One way to understand who is meant. */
export type Resolved =
  | { readonly ok: true; readonly things: readonly Thing[]; readonly plural: boolean }
  /** There is nothing of the kind: the phrase does not fit the model. */
  | { readonly ok: false; readonly miscounted: boolean; readonly reason: string }

/** Where statements are judged. */
export interface Scene {
  readonly bench: Workbench
  /** The model as it is, where `bench` is a what-if. */
  readonly before: Workbench | null
  /** Who is meant is told from the model as it is, and then found again in this one. */
  readonly byOriginal?: true
  /** What "it" and "they" stand for: each entry is a reading. */
  readonly it: readonly (readonly Thing[])[]
  /** Judges a test that says something of a layer. */
  readonly holds: (thing: Thing, test: Test & { test: 'has' }, scene: Scene) => Truth
}

/** Readings of one referent; beyond it the words say too little. */
const MAX_READINGS = 24

export function resolve(ref: Ref, scene: Scene): readonly Resolved[] {
  const { before } = scene
  if (scene.byOriginal === true && before !== null && ref.ref !== 'it') {
    const { byOriginal: _, ...rest } = scene
    return unique(readings(ref, { ...rest, bench: before, before: null })).map((found) =>
      moved(found, before, scene),
    )
  }
  return unique(readings(ref, scene)).slice(0, MAX_READINGS)
}

/** What stands where a layer stood, in a model of as many layers. */
export function replacement(row: LayerRow, before: ModelSummary, after: ModelSummary): LayerRow | undefined {
  const at = before.layers.findIndex((each) => each.id === row.id)
  return at >= 0 && before.layers.length === after.layers.length ? after.layers[at] : undefined
}

function moved(found: Resolved, before: Workbench, { bench }: Scene): Resolved {
  if (!found.ok) return found
  const rows = deepRows(bench.model.layers)
  const things: Thing[] = []
  for (const thing of found.things) {
    if (thing.thing === 'model') things.push({ thing: 'model', model: bench.model })
    else {
      const row =
        rows.find((each) => each.id === thing.row.id) ?? replacement(thing.row, before.model, bench.model)
      if (row === undefined) return none(`\`${thing.row.name}\` is not there in that model`)
      things.push({ thing: 'layer', row, model: bench.model })
    }
  }
  return { ...found, things }
}

function unique(list: readonly Resolved[]): readonly Resolved[] {
  const seen = new Set<string>()
  return list.filter((each) => {
    const key = each.ok ? `${each.plural}${each.things.map((thing) => idOf(thing)).join(' ')}` : each.reason
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}

export function idOf(thing: Thing): string {
  return thing.thing === 'layer' ? `${thing.row.id}/${thing.row.name}` : `model ${thing.model.variable}`
}

function none(reason: string, miscounted = false): Resolved {
  return { ok: false, miscounted, reason }
}

function readings(ref: Ref, scene: Scene): readonly Resolved[] {
  const { bench } = scene
  const layer = (row: LayerRow): Thing => ({ thing: 'layer', row, model: bench.model })
  const found = (rows: readonly LayerRow[], plural = false): Resolved => ({
    ok: true,
    things: rows.map(layer),
    plural,
  })
  switch (ref.ref) {
    case 'model': {
      if (ref.name === null)
        return [{ ok: true, things: [{ thing: 'model', model: bench.model }], plural: false }]
      const other = bench.about(ref.name)
      if (other !== null)
        return [{ ok: true, things: [{ thing: 'model', model: other.model }], plural: false }]
      return readings({ ref: 'named', name: ref.name }, scene)
    }
    case 'named':
      return named(ref.name, scene)
    case 'base': {
      const nested = rowsOf(bench).filter((row) => row.rows !== undefined)
      return nested.length === 1
        ? [found(nested)]
        : [
            none(
              nested.length === 0
                ? 'there is no base model inside the model'
                : 'there are several models inside the model',
            ),
          ]
    }
    case 'head': {
      const rows = rowsOf(bench)
      const at = rows.findIndex((row) => row.rows !== undefined)
      return at < 0 || at === rows.length - 1
        ? [none('it is not clear where the head begins')]
        : [found(rows.slice(at + 1))]
    }
    case 'half': {
      const own = named(ref.half, scene)
      if (own.some((each) => each.ok)) return own
      const splits = halves(bench)
      return splits.length === 0
        ? [none(`it is not clear what the ${ref.half} is`)]
        : splits.map((split) => found(split[ref.half]))
    }
    case 'branch': {
      const rows = branchRows(bench, ref.of)
      return [rows === null ? none('it is not clear which branch is meant') : found(rows)]
    }
    case 'one': {
      const singles = described(ref.what, scene).map((result) =>
        result.ok ? { ...result, plural: false } : result,
      )
      if (ref.what.bare !== true || singles.length < 2) return singles
      const { bare: _, ...what } = ref.what
      return [...singles, ...readings({ ref: 'all', what: { ...what, plural: true }, count: null }, scene)]
    }
    case 'edge': {
      const rows = rowsOf(bench)
      const row = ref.side === 'first' ? rows[0] : rows.at(-1)
      return row === undefined || !isChain(bench.model.layers) || bench.model.kind === 'Model'
        ? [none('the model branches, so its layers have no order')]
        : [found([row])]
    }
    case 'all':
      return candidates(ref.what, scene).map((rows) => {
        if (rows === null) return none('it is not clear which layers are meant')
        if (rows.length === 0) return none(`the model has no ${say(ref.what)}`)
        if (ref.count !== null && rows.length !== ref.count) {
          return none(`the model has ${rows.length} ${say(ref.what)}, not ${ref.count}`, true)
        }
        return found(rows, true)
      })
    case 'slice':
      return candidates(ref.what, scene).map((rows) => {
        if (rows === null || rows.length < Math.abs(ref.take))
          return none(`the model has fewer ${say(ref.what)}`)
        return found(ref.take > 0 ? rows.slice(0, ref.take) : rows.slice(ref.take), true)
      })
    case 'beside':
      if (isGroup(ref.of)) return [none('it is not clear beside which layer this is')]
      return resolve(ref.of, scene).flatMap((of) =>
        of.ok ? beside(of.things, ref.side, ref.what, scene) : [of],
      )
    case 'and': {
      // Flattened into their layers, two groups would be neither of them.
      if (ref.parts.some(isGroup)) return [none('groups of layers cannot be taken together')]
      let combined: Resolved[] = [{ ok: true, things: [], plural: true }]
      for (const part of ref.parts) {
        const next = resolve(part, scene)
        combined = combined.flatMap((left) =>
          next.map(
            (right): Resolved =>
              !left.ok
                ? left
                : !right.ok
                  ? right
                  : { ok: true, things: [...left.things, ...right.things], plural: true },
          ),
        )
        if (combined.length > MAX_READINGS) return [none('too many layers may be meant')]
      }
      return combined
    }
    case 'rest': {
      const groups: readonly (readonly LayerRow[] | null)[] =
        ref.what.kind === null && ref.what.tests.length === 0 ? [rowsOf(bench)] : candidates(ref.what, scene)
      const rest = (without: readonly Thing[]): readonly Resolved[] => {
        const ids = new Set(without.map(idOf))
        return groups.map((group) => {
          if (group === null) return none('it is not clear which layers are meant')
          const rows = group.filter((row) => !ids.has(idOf(layer(row))))
          return rows.length === 0 ? none('there are no other layers') : found(rows, true)
        })
      }
      if (ref.of === null)
        return scene.it.length === 0
          ? [none('it is not clear which layers are the others')]
          : scene.it.flatMap(rest)
      return resolve(ref.of, scene).flatMap((of) => (of.ok ? rest(of.things) : [of]))
    }
    case 'extreme': {
      const among = ref.among === null ? [found(rowsOf(bench), true)] : resolve(ref.among, scene)
      return among.map((group) => {
        if (!group.ok) return group
        const best = extreme(group.things, ref.quantity, ref.most)
        return best === null
          ? none('it is not clear which layer is meant')
          : { ok: true, things: [best], plural: false }
      })
    }
    case 'implicit':
      return [
        ...readings({ ref: 'model', name: null }, scene),
        ...readings({ ref: 'it', plural: false }, scene).filter((each) => each.ok),
      ]
    case 'ellipsis':
      return [none('it is not clear of what this is the first or second')]
    case 'it':
      return scene.it.length === 0
        ? [none('it is not clear what "it" stands for')]
        : scene.it
            .filter((things) => ref.plural || things.length === 1)
            .map((things) => ({ ok: true, things, plural: ref.plural || things.length > 1 }))
  }
}

/** The one thing with the most (or least) of a quantity; null on a tie or where a measure is unknown. */
export function extreme(
  things: readonly Thing[],
  quantity: Parameters<typeof measure>[0],
  most: boolean,
): Thing | null {
  let best: Thing | null = null
  let top: { n: bigint; d: bigint } | null = null
  let tie = false
  for (const thing of things) {
    const ids = pinned(quantity, thing)
    const measured = ids[0] === undefined || ids.length !== 1 ? null : measure(ids[0], thing)
    if (measured === null || measured.is === 'unknown') return null
    if (measured.is !== 'number') continue
    const order = top === null ? 1 : compare(measured.number, top) * (most ? 1 : -1)
    if (order > 0) {
      best = thing
      top = measured.number
      tie = false
    } else if (order === 0) tie = true
  }
  return tie ? null : best
}

function named(name: string, { bench }: Scene): readonly Resolved[] {
  const layer = (row: LayerRow): Thing => ({ thing: 'layer', row, model: bench.model })
  const rows = deepRows(bench.model.layers)
  const matches = rows.filter((row) => row.name === name)
  const bound = matches.length > 0 ? matches : rows.filter((row) => row.variables.includes(name))
  if (bound.length > 0) return bound.map((row) => ({ ok: true, things: [layer(row)], plural: false }))
  const model = bench.about(name)
  if (model !== null) return [{ ok: true, things: [{ thing: 'model', model: model.model }], plural: false }]
  return [none(`the model has no layer called \`${name}\``)]
}

function say(what: Description): string {
  const kind = what.kind?.words ?? ''
  return `${what.ordinal === null ? '' : `number ${what.ordinal} of `}${kind} layers`.trim()
}

/** Whether a row activates, or only stands before what does: the layer before it may be said to use its activation. */
function isActivation(row: LayerRow): boolean {
  return ['Activation', 'ReLU', 'LeakyReLU', 'PReLU', 'ELU', 'Softmax', 'BatchNormalization'].includes(
    row.type,
  )
}

/** Whether a row is a wrapper around a layer of one of the classes, and none of them itself. */
function wraps(row: LayerRow, classes: readonly string[]): boolean {
  return !isOf(row, classes) && (row.wraps?.some((name) => classes.includes(name)) ?? false)
}

/** The rows a description fits, for each reading of its kind; null where a test cannot be decided. */
export function candidates(
  what: Description,
  scene: Scene,
  kindOnly = false,
): readonly (readonly LayerRow[] | null)[] {
  const all = scene.bench.model.layers
  const kinds: readonly (Kind['readings'][number] | null)[] = what.kind === null ? [null] : what.kind.readings
  // "The LSTM layers" may be meant with those that stand inside `Bidirectional`, or without them.
  const readings = kinds.flatMap((kind) => [
    { kind, fits: (row: LayerRow) => kind === null || isOf(row, kind) },
    ...(kind !== null && all.some((row) => wraps(row, kind))
      ? [{ kind, fits: (row: LayerRow) => isOf(row, kind) || wraps(row, kind) }]
      : []),
  ])
  // What a hidden layer is, is counted in two ways.
  const hiddenAt = what.tests.findIndex((test) => test.test === 'hidden')
  const ways: readonly (boolean | null)[] = hiddenAt < 0 ? [null] : [true, false]
  const tests = what.tests.filter((test) => test.test !== 'hidden')
  const lists = readings.flatMap(({ kind, fits }) =>
    ways.map((narrow) => {
      const wantsInput =
        kind?.includes('InputLayer') === true || what.tests.some((test) => test.test === 'input')
      // A Sequential has an input and lists no layer for it: whether it has one is a matter of words.
      if (wantsInput && !all.some(isInput)) return null
      const rows = all.filter((row) => (wantsInput ? isInput(row) : !isInput(row)) && fits(row))
      // What Keras makes of `x + y` is meant only where no layer of the kind is there.
      const layers = rows.filter((row) => row.operation !== true)
      const own = layers.length > 0 ? layers : kind === null ? [] : rows
      const meant = narrow === null ? own : own.filter((row) => isHidden(row, narrow, scene.bench) === true)
      if (narrow !== null && scene.bench.model.kind === 'Model') return null
      return kindOnly ? meant : filter(meant, tests, scene)
    }),
  )
  // A second reading that finds the same layers, or none, is no other reading.
  const distinct: (readonly LayerRow[] | null)[] = []
  for (const list of lists) {
    const isNew = !distinct.some(
      (known) =>
        known !== null &&
        list !== null &&
        known.length === list.length &&
        known.every((row, i) => row === list[i]),
    )
    if (isNew) distinct.push(list)
  }
  // Where the only ones stand inside others, whether the layer or the wrapper is meant is not clear.
  if (distinct.some((list) => list?.length === 0) && readings.length > kinds.length) return [null]
  const filled = distinct.filter((list) => list === null || list.length > 0)
  return filled.length > 0 ? filled : distinct.slice(0, 1)
}

function filter(rows: readonly LayerRow[], tests: readonly Test[], scene: Scene): readonly LayerRow[] | null {
  let kept = rows
  for (const test of tests) {
    const next: LayerRow[] = []
    for (const row of kept) {
      const passed = passes({ thing: 'layer', row, model: scene.bench.model }, test, scene)
      if (passed === 'unknown') return null
      if (passed === 'holds') next.push(row)
    }
    kept = next
  }
  return kept
}

function described(what: Description, scene: Scene): readonly Resolved[] {
  const { ordinal } = what
  if (ordinal !== null && what.kind === null && what.tests.length === 0) return nth(ordinal, scene)
  // "The layer", after one was spoken of.
  if (ordinal === null && what.kind === null && what.tests.length === 0 && scene.it.length > 0) {
    return scene.it.map((things) => ({ ok: true, things, plural: false }))
  }
  const result: Resolved[] = []
  const layer = (row: LayerRow): Resolved => ({
    ok: true,
    things: [{ thing: 'layer', row, model: scene.bench.model }],
    plural: false,
  })
  for (const rows of candidates(what, scene)) {
    if (rows === null) {
      result.push(none('it is not clear which layer is meant'))
      continue
    }
    if (ordinal === null) {
      if (rows.length === 0)
        result.push(none(`the model has no such layer${what.kind === null ? '' : ` (${what.kind.words})`}`))
      result.push(...rows.map(layer))
      continue
    }
    const row = ordinal > 0 ? rows[ordinal - 1] : rows.at(ordinal)
    const listed = what.tests.length > 0 ? [] : [none(`the model has no ${say(what)}`)]
    if (row === undefined) result.push(...listed)
    else result.push(layer(row))
  }
  // "The second dense layer with 64 units": the second of those with 64 units, or the second dense layer, which has them.
  if (ordinal !== null && what.tests.length > 0 && what.kind !== null) {
    for (const rows of candidates(what, scene, true)) {
      const row = ordinal > 0 ? rows?.[ordinal - 1] : rows?.at(ordinal)
      if (row !== undefined && filter([row], what.tests, scene)?.length === 1) result.push(layer(row))
    }
    if (result.length === 0) result.push(none('the model has no such layer'))
  }
  return result
}

/** Names of arguments by which a listing itself tells the input's shape, so that no input layer is written. */
const INPUT_ARGUMENTS = ['input_shape', 'input_dim', 'batch_input_shape', 'batch_shape']

function nth(ordinal: number, { bench }: Scene): readonly Resolved[] {
  const { model } = bench
  const listed = model.layers.filter((row) => row.operation !== true)
  const rows = listed.filter((row) => !isInput(row))
  const layer = (row: LayerRow | undefined): Resolved =>
    row === undefined
      ? none('the model has no such layer')
      : { ok: true, things: [{ thing: 'layer', row, model }], plural: false }
  if (model.kind === 'Model') return [none('the order of the layers of this model is not fixed')]
  if (ordinal < 0) {
    if (
      model.kind === 'Functional' &&
      !(ordinal === -1 && !Array.isArray(model.outputShape?.[0])) &&
      !isChain(model.layers)
    ) {
      return [none('the model branches, so its layers have no order')]
    }
    return [layer(rows.at(ordinal))]
  }
  if (model.kind === 'Functional' && !isChain(model.layers))
    return [none('the model branches, so its layers have no order')]
  const first = rows[0]
  const plain =
    first !== undefined &&
    INPUT_ARGUMENTS.some(
      (argument) => first.config[argument] !== undefined && first.config[argument] !== null,
    )
  if (plain) return [layer(rows[ordinal - 1])]
  const counted = listed.some(isInput) ? listed : [inputRow(model), ...rows]
  return [layer(rows[ordinal - 1]), layer(counted[ordinal - 1])]
}

function beside(
  of: readonly Thing[],
  side: 'before' | 'after',
  what: Description | null,
  scene: Scene,
): readonly Resolved[] {
  const { model } = scene.bench
  const [thing] = of
  if (of.length !== 1 || thing === undefined || thing.thing !== 'layer')
    return [none('it is not clear next to what')]
  const rows = neighbours(thing.row, side, model.layers)
  const fitting =
    what?.kind == null ? rows : rows.filter((row) => what.kind?.readings.some((kind) => isOf(row, kind)))
  if (fitting.length !== 1) return [none(`there is no single layer ${side} \`${thing.row.name}\``)]
  return fitting.map((row) => ({ ok: true, things: [{ thing: 'layer', row, model }], plural: false }))
}

export function neighbours(
  row: LayerRow,
  side: 'before' | 'after',
  rows: readonly LayerRow[],
): readonly LayerRow[] {
  return side === 'before'
    ? rows.filter((other) => row.inbound.includes(other.name))
    : rows.filter((other) => other.inbound.includes(row.name))
}

/** Whether a layer passes a test. */
export function passes(thing: Thing, test: Test, scene: Scene): Truth {
  const { bench } = scene
  if (test.test === 'has') return scene.holds(thing, test, scene)
  if (test.test === 'not') {
    const inner = passes(thing, test.inner, scene)
    return inner === 'unknown' ? inner : truth(inner === 'fails')
  }
  if (thing.thing === 'model') {
    if (test.test === 'trainable') return modelTrainable(thing, test.value)
    return test.test === 'name'
      ? truth(thing.model.variable === test.name || thing.model.name === test.name)
      : 'unknown'
  }
  const { row } = thing
  switch (test.test) {
    case 'kind': {
      const readings = test.kind.readings.map((kind) => isOf(row, kind))
      return readings.every(Boolean) ? 'holds' : readings.some(Boolean) ? 'unknown' : 'fails'
    }
    case 'name':
      return truth(row.name === test.name || row.variables.includes(test.name))
    case 'trainable': {
      if (row.params === null || row.trainableParams === null) return 'unknown'
      if (String(row.params) === '0') return 'unknown'
      if (String(row.trainableParams) === '0') return truth(!test.value)
      return String(row.trainableParams) === String(row.params) ? truth(test.value) : 'unknown'
    }
    case 'activation': {
      if (row.type === 'ReLU' || row.type === 'Softmax' || row.type === 'LeakyReLU' || row.type === 'ELU') {
        return truth(row.type.toLowerCase() === test.name.replace('_', ''))
      }
      const value = row.config['activation']
      if (row.unread?.includes('activation') === true) return 'unknown'
      if (
        (value === undefined || value === null || value === 'linear') &&
        neighbours(row, 'after', bench.model.layers).some(isActivation)
      )
        return 'unknown'
      if (typeof value === 'string') return truth(value === test.name)
      return value === undefined || value === null
        ? truth(test.name === 'linear' && 'activation' in row.config)
        : 'unknown'
    }
    case 'config':
      return config(row, test.argument, test.value)
    case 'hidden':
      return hidden(row, bench)
    case 'output':
      return isOutput(row, bench)
    case 'input':
      return truth(isInput(row))
    case 'within': {
      const answers = resolve(test.of, scene).map((group): Truth => {
        if (!group.ok) return 'unknown'
        return truth(group.things.some((other) => other.thing === 'layer' && other.row === row))
      })
      return answers.every((answer) => answer === answers[0]) ? (answers[0] ?? 'unknown') : 'unknown'
    }
    case 'next': {
      const near = neighbours(row, test.side, bench.model.layers)
      const answers = test.kind.readings.map((kind) => near.some((other) => isOf(other, kind)))
      return answers.every(Boolean) ? 'holds' : answers.some(Boolean) ? 'unknown' : 'fails'
    }
    case 'beside': {
      const targets = resolve(test.of, scene)
      const answers = targets.map((target): Truth => {
        const [only] = target.ok ? target.things : []
        if (!target.ok || target.things.length !== 1 || only === undefined || only.thing !== 'layer')
          return 'unknown'
        const direct = neighbours(only.row, test.side, bench.model.layers)
        if (test.direct) return truth(direct.includes(row))
        return truth(reaches(only.row, row, test.side, bench.model.layers))
      })
      return answers.every((answer) => answer === answers[0]) ? (answers[0] ?? 'unknown') : 'unknown'
    }
  }
}

function truth(value: boolean): Truth {
  return value ? 'holds' : 'fails'
}

function modelTrainable(thing: Thing & { thing: 'model' }, value: boolean): Truth {
  const { totalParams, trainableParams } = thing.model
  if (totalParams === null || trainableParams === null) return 'unknown'
  if (String(trainableParams) === '0') return truth(!value)
  return String(totalParams) === String(trainableParams) ? truth(value) : 'unknown'
}

function reaches(from: LayerRow, to: LayerRow, side: 'before' | 'after', rows: readonly LayerRow[]): boolean {
  const seen = new Set<LayerRow>()
  const queue = [from]
  for (let row = queue.pop(); row !== undefined; row = queue.pop()) {
    for (const next of neighbours(row, side, rows)) {
      if (next === to) return true
      if (seen.has(next)) continue
      seen.add(next)
      queue.push(next)
    }
  }
  return false
}

const WINDOWS = ['kernel_size', 'pool_size', 'size']

/** Whether an argument has a value; `window` is whatever a layer calls the size of its window. */
function config(row: LayerRow, argument: string, value: Plain): Truth {
  const isWindow =
    argument === 'window' || (argument === 'kernel_size' && row.config['kernel_size'] === undefined)
  const names = isWindow ? WINDOWS : [argument]
  if (names.some((name) => row.unread?.includes(name) === true)) return 'unknown'
  const name = names.find((one) => row.config[one] !== undefined)
  if (name === undefined) return 'fails'
  return truth(same(row.config[name] ?? null, value) || isWholeKernel(row, name, value))
}

/** A kernel may be spoken of with the channels that it sees: `3x3x32`, the shape of one filter. */
function isWholeKernel(row: LayerRow, argument: string, value: Plain): boolean {
  if (argument !== 'kernel_size') return false
  const kernel = row.weights.find(({ name }) => name === 'kernel')
  return kernel !== undefined && same(kernel.shape.slice(0, -1), value)
}

/** Whether two values of arguments are the same: `3` is `(3, 3)` for a window. */
export function same(a: Plain, b: Plain): boolean {
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((item, i) => same(item, (b as readonly Plain[])[i] ?? null))
  if (Array.isArray(a) && typeof b === 'number') return a.length > 0 && a.every((item) => item === b)
  if (Array.isArray(b) && typeof a === 'number') return same(b, a)
  return a === b
}

function isOutput(row: LayerRow, { model }: Workbench): Truth {
  const sinks = model.layers.filter((each) => neighbours(each, 'after', model.layers).length === 0)
  if (model.kind === 'Model') return 'unknown'
  if (model.kind === 'Sequential') return truth(row === model.layers.at(-1))
  return sinks.length === 1 ? truth(sinks[0] === row) : sinks.includes(row) ? 'unknown' : 'fails'
}

/** Whether a row is a hidden layer: of those with weights all but the last, or of all; null where there is no telling. */
function isHidden(row: LayerRow, narrow: boolean, bench: Workbench): boolean | null {
  const rows = rowsOf(bench).filter((each) => each.operation !== true)
  if (bench.model.kind === 'Model') return null
  if (!narrow) return row !== rows.at(-1)
  const weighted = rows.filter((each) => isOf(each, ['Dense', 'Conv1D', 'Conv2D', 'Conv3D']))
  return weighted.includes(row) && row !== weighted.at(-1)
}

/** In a chain of Dense all but the last are hidden; with other kinds there are two ways to count. */
function hidden(row: LayerRow, bench: Workbench): Truth {
  const [narrow, wide] = [isHidden(row, true, bench), isHidden(row, false, bench)]
  return narrow !== null && narrow === wide ? truth(narrow) : 'unknown'
}
