/** What-ifs: from a change in words to edits of the model, in every reading. */
import type { LayerRow, Plain } from '../keras/summary.js'
import type { Edit, Outcome as Remade, Workbench } from '../keras/workbench.js'
import type { EditTerm, Kind, Ref } from './meaning.js'
import { resolve, type Scene, same } from './refer.js'
import { deepRows, isInput, isOf, rowsOf, singleShape } from './things.js'

export type Edited =
  | { readonly ok: true; readonly bench: Workbench; readonly structural: boolean }
  /** `misfit`: the words do not fit the model, so that another reading of them goes before. */
  | { readonly ok: false; readonly refused: boolean; readonly misfit: boolean; readonly reason: string }

/** The ways to understand one change: each a list of edits. */
type Plan =
  | { readonly ok: true; readonly edits: readonly Edit[]; readonly structural: boolean }
  | { readonly ok: false; readonly reason: string }

/** What-ifs of one statement; each costs an evaluation of the program. */
const MAX_PLANS = 8

const no = (reason: string): readonly Plan[] => [{ ok: false, reason }]

/** The benches that a what-if may lead to. */
export function applyEdits(terms: readonly EditTerm[], scene: Scene): readonly Edited[] {
  let plans: readonly Plan[] = [{ ok: true, edits: [], structural: false }]
  for (const term of terms) {
    const next = planned(term, scene)
    plans = plans.flatMap((left) =>
      next.map(
        (right): Plan =>
          !left.ok
            ? left
            : !right.ok
              ? right
              : {
                  ok: true,
                  edits: [...left.edits, ...right.edits],
                  structural: left.structural || right.structural,
                },
      ),
    )
  }
  if (plans.length > MAX_PLANS)
    return [
      { ok: false, refused: false, misfit: false, reason: 'the what-if can be understood in too many ways' },
    ]
  return plans.map((plan) =>
    plan.ok
      ? remade(scene.bench, plan.edits, plan.structural)
      : { ok: false, refused: false, misfit: true, reason: plan.reason },
  )
}

function remade(bench: Workbench, edits: readonly Edit[], structural: boolean): Edited {
  let current = bench
  for (const edit of edits) {
    const result: Remade = current.under(edit)
    if (!result.ok) return { ok: false, refused: result.refused, misfit: false, reason: result.reason }
    current = result.bench
  }
  return { ok: true, bench: current, structural }
}

/** The rows of a target, in every reading. */
function targets(ref: Ref, scene: Scene): readonly (readonly LayerRow[] | string)[] {
  // "Without batch normalization": without any of it.
  const meant: Ref =
    ref.ref === 'one' && ref.what.bare === true ? { ref: 'all', what: ref.what, count: null } : ref
  return resolve(meant, scene).map((found) => {
    if (!found.ok) return found.reason
    const rows = found.things.flatMap((thing) => (thing.thing === 'layer' ? [thing.row] : []))
    return rows.length === found.things.length ? rows : 'it is not said which layers are changed'
  })
}

function ids(rows: readonly LayerRow[]): readonly string[] {
  return rows.map((row) => row.id)
}

function each(ref: Ref, scene: Scene, plan: (rows: readonly LayerRow[]) => readonly Plan[]): readonly Plan[] {
  return targets(ref, scene).flatMap((rows) => (typeof rows === 'string' ? no(rows) : plan(rows)))
}

function one(edit: Edit, structural = false): readonly Plan[] {
  return [{ ok: true, edits: [edit], structural }]
}

/** The rows that have an argument, and groups of them that a sentence may mean by not naming any. */
function havers(argument: string, scene: Scene): readonly (readonly LayerRow[])[] {
  const rows = rowsOf(scene.bench).filter((row) => row.config[argument] !== undefined)
  const convolutions = rows.filter((row) => isOf(row, ['Conv1D', 'Conv2D', 'Conv3D']))
  return convolutions.length > 0 && convolutions.length < rows.length ? [rows, convolutions] : [rows]
}

function planned(term: EditTerm, scene: Scene): readonly Plan[] {
  const { bench } = scene
  switch (term.edit) {
    case 'set':
      return settings(term.target, term.argument, term.value, term.from, scene)
    case 'unset': {
      const opposite = typeof term.value === 'boolean' ? !term.value : DEFAULTS.get(term.argument)
      return opposite === undefined
        ? no(`it is not clear what \`${term.argument}\` would be`)
        : settings(term.target, term.argument, opposite, term.value, scene)
    }
    case 'quantity': {
      const to = Number(term.to.value.n)
      const from = term.from === null ? undefined : Number(term.from.value.n)
      if (term.to.value.d !== 1n) return no('the size is no whole number')
      const sized = (rows: readonly LayerRow[]): readonly Plan[] => {
        const argument = sizeOf(rows)
        if (argument === null) return no('it is not clear which argument is meant')
        if (from !== undefined && !rows.every((row) => row.config[argument] === from))
          return no(`it is not ${from} that is changed`)
        return one({ kind: 'set', target: ids(rows), argument, value: to })
      }
      if (term.target !== null) return each(term.target, scene, sized)
      const fitting = rowsOf(bench).filter((row) => {
        const argument = sizeOf([row])
        return (
          argument !== null &&
          (from === undefined || row.config[argument] === from) &&
          (term.quantity !== 'filters' || argument === 'filters') &&
          (term.quantity !== 'units' || argument === 'units')
        )
      })
      return fitting.length === 1 ? sized(fitting) : no('it is not said which layer is changed')
    }
    case 'scale':
      if (term.argument !== undefined) {
        const { argument } = term
        const factor = Number(term.factor.value.n) / Number(term.factor.value.d)
        const able = rowsOf(bench).filter((row) => row.config[argument] !== undefined)
        return able.length === 1
          ? one({ kind: 'scale', target: ids(able), argument, factor })
          : no('it is not said which layers are changed')
      }
      return each(term.target, scene, (rows) => {
        const sizes =
          term.target.ref === 'all' && term.target.what.kind === null
            ? rows.filter(
                (row) =>
                  sizeOf([row]) ===
                  (term.quantity === 'filters' || term.quantity === 'channels' ? 'filters' : 'units'),
              )
            : rows
        const argument = sizeOf(sizes)
        const factor = Number(term.factor.value.n) / Number(term.factor.value.d)
        if (argument === null) return no('it is not clear which argument is meant')
        if (term.target.ref === 'all' && term.target.what.kind === null && sizes.length !== 1)
          return no('it is not said which layers are changed')
        return one({ kind: 'scale', target: ids(sizes), argument, factor })
      })
    case 'variable': {
      const old = bench.variables.get(term.name)
      if (old === undefined) return no(`nothing is called \`${term.name}\` in the code`)
      const set = (value: Plain): Plan => ({
        ok: true,
        edits: [{ kind: 'variable', name: term.name, value }],
        structural: false,
      })
      if (term.value !== null) return [set(term.value)]
      if (typeof old !== 'number') return no(`\`${term.name}\` is no number`)
      if (term.factor !== null)
        return [set((old * Number(term.factor.value.n)) / Number(term.factor.value.d))]
      // "Changing X": whatever it is changed to.
      return [set(old * 2), set(old + 7), set(Math.max(1, Math.floor(old / 2)))]
    }
    case 'input':
      return inputPlans(term.dims, scene)
    case 'channels': {
      const shape = singleShape(bench.model.inputShape)
      if (shape === null) return ofImages(scene, (own) => [...own.slice(1, -1), term.count])
      if (shape.length < 3) return no('the input has no channels')
      return one({ kind: 'input', shape: [...shape.slice(1, -1).map(() => 'same' as const), term.count] })
    }
    case 'steps': {
      const shape = singleShape(bench.model.inputShape)
      if (shape === null || shape.length < 2 || shape.length === 4) return no('the input is no sequence')
      if (term.from !== undefined && shape[1] !== term.from) return no(`the input has not ${term.from} steps`)
      return one({ kind: 'input', shape: [term.count, ...shape.slice(2).map(() => 'same' as const)] })
    }
    case 'enlarge': {
      const shape = singleShape(bench.model.inputShape)
      const sizes = shape === null ? [] : shape.length === 2 ? shape.slice(1) : shape.slice(1, -1)
      // Of a plain vector only an embedding makes a sequence.
      if (shape?.length === 2 && !rowsOf(bench).some((row) => isOf(row, ['Embedding'])))
        return no('the input is no image and no sequence')
      if (shape === null || sizes.length === 0 || sizes.some((size) => size === null))
        return no('the size of the input is not fixed')
      const larger = sizes.map((size) => (size ?? 0) * term.factor)
      return one({ kind: 'input', shape: shape.length === 2 ? larger : [...larger, 'same'] })
    }
    case 'features': {
      const to = Number(term.to.value.n)
      const from = term.from === null ? null : Number(term.from.value.n)
      if (term.target.ref === 'model') {
        const shape = singleShape(bench.model.inputShape)
        if (shape === null || (from !== null && shape.at(-1) !== from))
          return no('it is not this input that is changed')
        return one({ kind: 'input', shape: [...shape.slice(1, -1).map(() => 'same' as const), to] })
      }
      return each(term.target, scene, (rows) => {
        const [row] = rows
        const shape = row === undefined ? null : singleShape(row.outputShape)
        if (row === undefined || rows.length !== 1 || !isInput(row) || shape === null)
          return no('this is no input of the model')
        if (from !== null && shape.at(-1) !== from) return no(`it is not ${from} that is changed`)
        const rank = shape.length - 1
        const alike = bench.model.layers.filter(
          (other) => isInput(other) && singleShape(other.outputShape)?.length === shape.length,
        )
        if (alike.length !== 1) return no('the model has several inputs of the kind')
        return one({
          kind: 'input',
          shape: [...shape.slice(1, -1).map(() => 'same' as const), to],
          ...(isSeveral(bench) ? { rank } : {}),
        })
      })
    }
    case 'vocabulary':
      return vocabulary(term, scene)
    case 'remove':
      return each(term.target, scene, (rows) => one({ kind: 'remove', target: ids(rows) }, true))
    case 'replace':
      return each(term.target, scene, (rows) => {
        const type = classFor(term.by, rows)
        return type === null
          ? no(`it is not clear which layer "${term.by.words}" would be`)
          : one({ kind: 'replace', target: ids(rows), type, config: term.config }, true)
      })
    case 'insert':
      return each(term.target, scene, (rows) => {
        const type = classFor(term.kind, rows)
        if (type === null || rows.length !== 1) return no('it is not clear what would be inserted')
        return one(
          {
            kind: 'insert',
            where: term.side,
            target: ids(rows),
            type,
            config: term.config ?? ARGUMENTLESS.get(type) ?? {},
          },
          true,
        )
      })
    case 'trainable':
      return term.target === null
        ? one({ kind: 'trainable', target: 'all', value: term.value })
        : each(term.target, scene, (rows) => one({ kind: 'trainable', target: ids(rows), value: term.value }))
    case 'bias': {
      const biased = (rows: readonly LayerRow[]): readonly Plan[] => {
        const able = rows.filter((row) => row.config['use_bias'] !== undefined)
        if (able.length === 0) return no('none of these layers can have a bias')
        return one({ kind: 'set', target: ids(able), argument: 'use_bias', value: term.value })
      }
      return term.target === null
        ? biased(deepRows(rowsOf(bench)).filter((row) => row.rows === undefined))
        : each(term.target, scene, biased)
    }
  }
}

/** The embedding's number of words, together with the name that the code gives it. */
function vocabulary(
  { to, factor }: EditTerm & { readonly edit: 'vocabulary' },
  { bench }: Scene,
): readonly Plan[] {
  const embeddings = rowsOf(bench).filter((row) => isOf(row, ['Embedding']))
  const [row] = embeddings
  const size = row?.config['input_dim']
  if (row === undefined || embeddings.length !== 1 || typeof size !== 'number')
    return no('it is not clear what the vocabulary is')
  const value = (Number(to.value.n) / Number(to.value.d)) * (factor ? size : 1)
  if (!Number.isSafeInteger(value)) return no('the size is no whole number')
  const names = [...bench.variables].filter(([, known]) => known === size).map(([name]) => name)
  const [name] = names
  if (names.length > 1) return no('it is not clear which name of the code is the size of the vocabulary')
  return name === undefined
    ? one({ kind: 'set', target: [row.id], argument: 'input_dim', value })
    : one({ kind: 'variable', name, value })
}

/** Arguments of layers that an author adds without saying any; none of them changes a shape or a count. */
const ARGUMENTLESS: ReadonlyMap<string, { readonly [argument: string]: Plain }> = new Map([
  ['Dropout', { rate: 0.5 }],
  ['Activation', { activation: 'relu' }],
])

/** What an argument is where a listing does not give it. */
const DEFAULTS: ReadonlyMap<string, Plain> = new Map<string, Plain>([
  ['padding', 'valid'],
  ['strides', 1],
  ['dilation_rate', 1],
  ['groups', 1],
])

function settings(
  target: Ref | null,
  argument: string,
  value: Plain,
  from: Plain | undefined,
  scene: Scene,
): readonly Plan[] {
  const set = (rows: readonly LayerRow[]): readonly Plan[] => {
    const able = rows.filter((row) => row.config[argument] !== undefined)
    if (able.length === 0) return no(`none of the layers has \`${argument}\``)
    if (able.length < rows.length && target !== null)
      return no(`not all of these layers have \`${argument}\``)
    if (from !== undefined && !able.every((row) => same(row.config[argument] ?? null, from))) {
      if (target !== null) return no(`\`${argument}\` is not ${JSON.stringify(from)} there`)
      const own = able.filter((row) => same(row.config[argument] ?? null, from))
      return own.length === 0
        ? no(`\`${argument}\` is not ${JSON.stringify(from)} anywhere`)
        : one({ kind: 'set', target: ids(own), argument, value })
    }
    return one({ kind: 'set', target: ids(able), argument, value })
  }
  if (target !== null) return each(target, scene, set)
  const lists = havers(argument, scene)
  // "With `units = 32`", where the code calls something so.
  if (lists.every((rows) => rows.length === 0) && scene.bench.variables.has(argument) && from === undefined)
    return [{ ok: true, edits: [{ kind: 'variable', name: argument, value }], structural: false }]
  return lists.flatMap(set)
}

/** The argument that says how large a layer is, where all of them have the same. */
function sizeOf(rows: readonly LayerRow[]): string | null {
  const names = new Set(
    rows.map((row) =>
      row.config['units'] !== undefined ? 'units' : row.config['filters'] !== undefined ? 'filters' : '',
    ),
  )
  const [name] = names
  return names.size === 1 && name !== undefined && name !== '' ? name : null
}

function isSeveral({ model }: Workbench): boolean {
  return model.layers.filter(isInput).length > 1
}

/** Of several inputs the one that takes images gets another shape. */
function ofImages(
  { bench }: Scene,
  shapeFor: (shape: readonly (number | null)[]) => readonly (number | null)[] | null,
): readonly Plan[] {
  const images = bench.model.layers.filter(
    (row) => isInput(row) && singleShape(row.outputShape)?.length === 4,
  )
  const [row] = images
  const shape = row === undefined ? null : singleShape(row.outputShape)
  const value = shape === null ? null : shapeFor(shape)
  return row === undefined || images.length !== 1 || value === null
    ? no('the model has several inputs')
    : one({ kind: 'input', shape: value, rank: value.length })
}

function inputPlans(dims: readonly (number | null)[], scene: Scene): readonly Plan[] {
  const { bench } = scene
  const shape = singleShape(bench.model.inputShape)
  if (shape === null)
    return ofImages(scene, (own) => {
      const said = dims[0] === null ? dims.slice(1) : dims
      return said.length === own.length - 1
        ? said
        : said.length === own.length - 2
          ? [...said, own.at(-1) ?? null]
          : null
    })
  const own = dims[0] === null ? dims.slice(1) : dims
  const rank = shape.length - 1
  if (own.length === rank) return one({ kind: 'input', shape: own })
  if (own.length === rank - 1 && rank >= 2) return one({ kind: 'input', shape: [...own, 'same'] })
  return no('the input does not have so many axes')
}

/** The class that a kind stands for beside these layers: one of as many dimensions. */
function classFor(kind: Kind, rows: readonly LayerRow[]): string | null {
  const [reading] = kind.readings
  if (reading === undefined) return null
  if (reading.length === 1) return reading[0] ?? null
  if (reading[0] === 'Dropout') return reading[0]
  const [row] = rows
  const rank = row?.inputShapes?.[0]?.length
  const suffix =
    row === undefined ? null : (/\dD/.exec(row.type)?.[0] ?? (rank === undefined ? null : `${rank - 2}D`))
  if (suffix === null) return null
  const fitting = reading.filter((name) => name.includes(suffix))
  return fitting.length === 1 ? (fitting[0] ?? null) : null
}
