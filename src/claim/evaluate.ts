/** Judges claims on a bench: in every reading, by the engine's own numbers. */

import type { Plain } from '../keras/summary.js'
import type { Workbench } from '../keras/workbench.js'
import type { Said } from '../language/numbers.js'
import { multiply, subtract, whole, ZERO } from '../language/rational.js'
import { applyEdits } from './edits.js'
import { isGroup } from './groups.js'
import type { Claim, EditTerm, Mode, Pred, Quantity, Test, Value } from './meaning.js'
import { measure, pinned } from './measure.js'
import {
  all,
  any,
  combinations,
  join,
  MAX_OUTCOMES,
  misfit,
  type Outcome,
  opposite,
  unknown,
} from './outcome.js'
import { quantified } from './quantify.js'
import { extreme, passes, type Resolved, replacement, resolve, type Scene } from './refer.js'
import { relate } from './relate.js'
import { deepRows, nameOf, rowsOf, type Thing } from './things.js'
import { layerCount, outcomeOf, quantityPhrase, type ValueReading, valueReadings } from './value.js'
import type { Truth } from './verdict.js'

/** Judges a claim in all its readings. */
export function evaluate(claim: Claim, scene: Scene): readonly Outcome[] {
  const outcomes = judged(claim, scene)
  const fitting = outcomes.filter((outcome) => outcome.misfit !== true)
  const kept = fitting.length > 0 ? fitting : outcomes
  return kept.length > MAX_OUTCOMES ? [unknown('the statement can be understood in too many ways')] : kept
}

/** A scene on a bench, with nothing that "it" could stand for yet. */
export function sceneOn(bench: Workbench, it: Scene['it'] = []): Scene {
  return {
    bench,
    before: null,
    it,
    holds: (thing, test, scene) => has(predicate([thing], false, test.pred, 'each', scene)),
  }
}

/** Whether a thing is as described: what has no such property is not. */
function has(outcomes: readonly Outcome[]): Truth {
  return outcomes.length > 0 && outcomes.every((outcome) => outcome.misfit === true)
    ? 'fails'
    : decided(outcomes)
}

/** What readings say together. */
export function decided(outcomes: readonly Outcome[]): Truth {
  const fitting = outcomes.filter((outcome) => outcome.misfit !== true)
  const truths = (fitting.length > 0 ? fitting : outcomes).map((outcome) => outcome.truth)
  const [first] = truths
  return first !== undefined && truths.every((truth) => truth === first) ? first : 'unknown'
}

function judged(claim: Claim, scene: Scene): readonly Outcome[] {
  switch (claim.claim) {
    case 'pred':
      return resolve(claim.subject, scene).flatMap((subject) => {
        if (!subject.ok) return [missing(subject)]
        if (isGroup(claim.subject) && subject.things.length > 1 && !isOfWhole(claim.pred))
          return [unknown('of a part of the model only what it has in all can be told')]
        const both = 'both' in claim.subject && claim.subject.both === true
        const mode = both && claim.mode === 'open' ? 'each' : claim.mode
        return predicate(subject.things, subject.plural, claim.pred, mode, {
          ...scene,
          it: [subject.things],
        })
      })
    case 'rel':
      return valueReadings(claim.left, scene).flatMap((left) =>
        valueReadings(claim.right, scene).map((right) => outcomeOf(left, claim.relation, right)),
      )
    case 'quantified':
      if (isGroup(claim.set)) return [unknown('it is not clear of which layers this is said')]
      // "Every layer doesn't have a bias": none has one, or not every one has.
      if (claim.quantifier === 'each' && claim.pred.pred === 'not') {
        return [
          ...quantified(claim, scene, predicate),
          ...quantified({ ...claim, quantifier: 'notAll', pred: claim.pred.inner }, scene, predicate),
        ]
      }
      return quantified(claim, scene, predicate)
    case 'not':
      return evaluate(claim.inner, scene).map((outcome) => ({
        ...outcome,
        truth: opposite(outcome.truth),
        expression: null,
      }))
    case 'and': {
      let it = scene.it
      const lists: (readonly Outcome[])[] = []
      for (const part of claim.parts) {
        lists.push(evaluate(part, { ...scene, it }))
        it = antecedents(part, { ...scene, it }) ?? it
      }
      return combinations(lists).map((parts) => join(parts, all))
    }
    case 'or':
      return combinations(claim.parts.map((part) => evaluate(part, scene))).map((parts) =>
        join(parts, claim.exclusive ? exactlyOne : any),
      )
    case 'because': {
      const main = evaluate(claim.main, scene)
      const reason = evaluate(claim.reason, { ...scene, it: antecedents(claim.main, scene) ?? scene.it })
      return combinations([main, reason]).map((parts) => {
        const outcome = join(parts, all)
        // That both are true does not make one the reason of the other.
        return outcome.truth === 'holds'
          ? unknown(`${outcome.text}; whether the one is the reason of the other was not judged`)
          : outcome
      })
    }
    case 'under':
      return applyEdits(claim.edits, scene).flatMap((result): readonly Outcome[] => {
        if (!result.ok) {
          if (claim.inner.claim === 'builds' && result.refused) {
            return [
              {
                ...unknown(`Keras refuses that model: ${result.reason}`),
                truth: claim.inner.value ? 'fails' : 'holds',
              },
            ]
          }
          if (result.misfit) return [misfit(result.reason)]
          return [
            unknown(
              result.refused
                ? `Keras refuses the model that this speaks of: ${result.reason}`
                : result.reason,
            ),
          ]
        }
        const there: Scene = {
          ...scene,
          bench: result.bench,
          before: scene.before ?? scene.bench,
          it: renewed(changedIn(claim.edits, scene) ?? scene.it, result.bench),
        }
        const now = evaluate(claim.inner, there)
        // "The second layer" of a model with another structure: of that one, or of the one that is written.
        const outcomes = result.structural
          ? [...now, ...evaluate(claim.inner, { ...there, byOriginal: true })]
          : now
        // Mistakes are looked for in the model as it is written, not in one that was imagined.
        return outcomes.map(({ about: _, ...outcome }) => outcome)
      })
    case 'builds':
      return [{ ...unknown('the model can be built'), truth: claim.value ? 'holds' : 'fails' }]
    case 'unread':
      return [unknown(claim.reason)]
  }
}

/** What a group has in all: what comes out of it, or goes in, is that of one of its layers. */
const OF_WHOLE: ReadonlySet<string> = new Set([
  'params',
  'trainable',
  'learnable',
  'nonTrainable',
  'weights',
  'kernel',
  'biases',
  'bytes',
  'trainableBytes',
  'nonTrainableBytes',
])

function isOfWhole(pred: Pred): boolean {
  switch (pred.pred) {
    case 'rel':
    case 'change':
    case 'than':
    case 'share':
      return OF_WHOLE.has(pred.quantity.id)
    case 'not':
      return isOfWhole(pred.inner)
    case 'and':
    case 'or':
      return pred.parts.every(isOfWhole)
    default:
      return false
  }
}

/** "If the second layer had 64 units, it would have …": the layer that is changed. */
function changedIn(edits: readonly EditTerm[], scene: Scene): Scene['it'] | null {
  for (const edit of edits) {
    if (!('target' in edit) || edit.target === null) continue
    const found = resolve(edit.target, scene).flatMap((each) => (each.ok ? [each.things] : []))
    if (found.length > 0) return found
  }
  return null
}

/** The same layers on another bench; those that are gone are left out. */
function renewed(it: Scene['it'], bench: Workbench): Scene['it'] {
  return it.flatMap((things) => {
    const there = originals(things, bench)
    return there === null ? [] : [there]
  })
}

function exactlyOne(truths: readonly Truth[]): Truth {
  if (truths.includes('unknown')) return 'unknown'
  return truths.filter((truth) => truth === 'holds').length === 1 ? 'holds' : 'fails'
}

/** What "it" may stand for after a claim: its subject. */
export function antecedents(claim: Claim, scene: Scene): Scene['it'] | null {
  switch (claim.claim) {
    case 'pred':
    case 'quantified': {
      const subject = claim.claim === 'pred' ? claim.subject : claim.set
      const found = resolve(subject, scene).flatMap((each) => (each.ok ? [each.things] : []))
      return found.length > 0 ? found : null
    }
    case 'rel':
      return claim.left.value === 'measure'
        ? antecedents(
            { claim: 'pred', subject: claim.left.of, pred: { pred: 'exists' }, mode: 'each' },
            scene,
          )
        : null
    case 'and':
      return claim.parts.reduce<Scene['it'] | null>((found, part) => antecedents(part, scene) ?? found, null)
    case 'not':
      return antecedents(claim.inner, scene)
    case 'because':
      return antecedents(claim.main, scene)
    default:
      return null
  }
}

function missing(subject: Resolved & { ok: false }): Outcome {
  return subject.miscounted ? { ...unknown(subject.reason), truth: 'fails' } : misfit(subject.reason)
}

/** Says something of things; several of them are meant each, or summed up, or either. */
function predicate(
  things: readonly Thing[],
  plural: boolean,
  pred: Pred,
  mode: Mode,
  scene: Scene,
): readonly Outcome[] {
  switch (pred.pred) {
    case 'not':
      return predicate(things, plural, pred.inner, mode, scene).map((outcome) => ({
        ...outcome,
        truth: opposite(outcome.truth),
        expression: null,
      }))
    case 'and':
      return combinations(pred.parts.map((part) => predicate(things, plural, part, mode, scene))).map(
        (parts) => join(parts, all),
      )
    case 'or':
      return combinations(pred.parts.map((part) => predicate(things, plural, part, mode, scene))).map(
        (parts) => join(parts, any),
      )
    case 'same':
      // Of a model that was changed, "just as many" may also be: as before.
      return scene.before === null
        ? sameness(things, pred.quantity, scene)
        : [
            ...sameness(things, pred.quantity, scene),
            ...predicate(things, plural, unchanged(pred.quantity), mode, scene),
          ]
    case 'inOrder': {
      if (pred.parts.length !== things.length)
        return [unknown(`${pred.parts.length} numbers are given for ${things.length} layers`)]
      const lists = pred.parts.flatMap((part, i) => {
        const thing = things[i]
        return thing === undefined ? [] : [single(thing, part, { ...scene, it: [[thing]] })]
      })
      return combinations(lists).map((parts) => join(parts, all))
    }
    default:
      break
  }
  const [only] = things
  if (things.length === 1 && only !== undefined) return single(only, pred, scene)
  if (things.length === 0) return [misfit('no layer is meant')]
  const each = () =>
    combinations(things.map((thing) => single(thing, pred, { ...scene, it: [[thing]] }))).map((parts) =>
      join(parts, all),
    )
  const sum = () => together(things, pred, scene)
  if (!plural && SUMMABLE.has('quantity' in pred ? pred.quantity.id : '')) return sum() ?? each()
  if (mode === 'each') return each()
  // "There are two biases in …" adds up; what cannot be added up is meant of each.
  if (mode === 'sum') return sum() ?? each()
  return [...each(), ...(sum() ?? [])]
}

function single(thing: Thing, pred: Pred, scene: Scene): readonly Outcome[] {
  const here = { ...scene, it: scene.it.length > 0 ? scene.it : [[thing]] }
  switch (pred.pred) {
    case 'rel':
      return leftReadings([thing], pred.quantity, here).flatMap((left) =>
        valueReadings(pred.right, here, pred.quantity).map((right) => outcomeOf(left, pred.relation, right)),
      )
    case 'than':
      return compared(leftReadings([thing], pred.quantity, here), pred, here)
    case 'change':
      return changed([thing], pred, here)
    case 'share':
      return shared([thing], pred, here)
    case 'is': {
      const truth = passes(thing, pred.test, here)
      return [
        {
          ...unknown(
            argumentPhrase(thing, pred.test) ??
              `${nameOf(thing)}: what is said of its ${pred.test.test} ${truth === 'holds' ? 'is so' : truth === 'fails' ? 'is not so' : 'cannot be told'}`,
          ),
          truth,
        },
      ]
    }
    case 'extreme':
      return superlative(thing, pred, here)
    case 'exists':
      return [{ ...unknown(`${nameOf(thing)} exists`), truth: 'holds' }]
    default:
      return predicate([thing], false, pred, 'each', here)
  }
}

/** What an argument that is spoken of really is; null for other tests. */
function argumentPhrase(thing: Thing, test: Test): string | null {
  if (thing.thing !== 'layer' || (test.test !== 'config' && test.test !== 'activation')) return null
  const asked = test.test === 'activation' ? 'activation' : test.argument
  const name = asked === 'window' ? 'kernel_size' : asked
  if (thing.row.unread?.includes(name) === true) return `\`${name}\` of ${nameOf(thing)} cannot be known`
  const value = thing.row.config[name]
  if (value === undefined) return `${nameOf(thing)} has no \`${name}\``
  return `${nameOf(thing)} has \`${name}=${asPython(value)}\``
}

/** A plain value as Python writes it. */
function asPython(value: Plain): string {
  if (value === null) return 'None'
  if (typeof value === 'boolean') return value ? 'True' : 'False'
  if (typeof value === 'string') return `'${value}'`
  if (typeof value === 'number') return String(value)
  if (Array.isArray(value)) return `(${value.map(asPython).join(', ')})`
  return '{…}'
}

/** The measures of things in all readings, summed where there are several. */
function leftReadings(things: readonly Thing[], quantity: Quantity, scene: Scene): readonly ValueReading[] {
  if (quantity.id === 'layers' || quantity.id === 'hiddenLayers') return layerCount(things, quantity, scene)
  const [first] = things
  if (first === undefined) return []
  return pinned(quantity, first).map((exact) => ({
    text: `${things.map(nameOf).join(' and ')} ${things.length === 1 ? 'has' : 'have together'}`,
    phrase: quantityPhrase(exact),
    measured: things.length === 1 ? measure(exact, first) : summed(things, exact),
    things,
    quantity: exact,
  }))
}

function summed(things: readonly Thing[], quantity: Quantity): ReturnType<typeof measure> {
  let total = ZERO
  for (const thing of things) {
    const part = measure(quantity, thing)
    if (part.is === 'nothing') continue
    if (part.is !== 'number')
      return part.is === 'unknown' ? part : { is: 'nothing', reason: 'this cannot be added up' }
    const next = subtract(total, multiply(part.number, { n: -1n, d: 1n }) ?? ZERO)
    if (next === null) return { is: 'unknown', reason: 'the number is too long' }
    total = next
  }
  return { is: 'number', number: total, how: null }
}

const SUMMABLE = new Set([
  'layers',
  'params',
  'trainable',
  'learnable',
  'nonTrainable',
  'weights',
  'kernel',
  'biases',
  'macs',
  'flops',
  'bytes',
  'trainableBytes',
  'nonTrainableBytes',
  'values',
  'numbers',
  'connections',
])

function together(things: readonly Thing[], pred: Pred, scene: Scene): readonly Outcome[] | null {
  switch (pred.pred) {
    case 'rel':
      if (!SUMMABLE.has(pred.quantity.id) || pred.quantity.per !== undefined) return null
      return leftReadings(things, pred.quantity, scene).flatMap((left) =>
        valueReadings(pred.right, scene, pred.quantity).map((right) => outcomeOf(left, pred.relation, right)),
      )
    case 'than':
      return SUMMABLE.has(pred.quantity.id)
        ? compared(leftReadings(things, pred.quantity, scene), pred, scene)
        : null
    case 'change':
      return SUMMABLE.has(pred.quantity.id) ? changed(things, pred, scene) : null
    case 'share':
      return shared(things, pred, scene)
    default:
      return null
  }
}

/** The things of this scene on the bench before the what-if, by their ids. */
function originals(things: readonly Thing[], before: Workbench): readonly Thing[] | null {
  const result: Thing[] = []
  const rows = deepRows(before.model.layers)
  for (const thing of things) {
    if (thing.thing === 'model') result.push({ thing: 'model', model: before.model })
    else {
      const row =
        rows.find((each) => each.id === thing.row.id) ?? replacement(thing.row, thing.model, before.model)
      if (row === undefined) return null
      result.push({ thing: 'layer', row, model: before.model })
    }
  }
  return result
}

/** How a measure differs from what it was before the what-if. */
function changed(
  things: readonly Thing[],
  pred: Pred & { pred: 'change' },
  scene: Scene,
): readonly Outcome[] {
  if (scene.before === null) return [misfit('it is not said what this is compared with')]
  const old = originals(things, scene.before)
  if (old === null) return [misfit('the layer is not there in the model as it is')]
  const now = leftReadings(things, pred.quantity, scene)
  const then = leftReadings(old, pred.quantity, { ...scene, bench: scene.before, before: null })
  return now.flatMap((left, i) => {
    const was = then[i]
    if (was === undefined) return []
    const [a, b] = [left.measured, was.measured]
    if (a.is !== 'number' || b.is !== 'number') {
      if (
        a.is === 'shape' &&
        b.is === 'shape' &&
        pred.how === 'by' &&
        pred.relation.op === '=' &&
        pred.amount.value.n === 0n
      ) {
        const same = a.shape.length === b.shape.length && a.shape.every((dim, k) => dim === b.shape[k])
        return [
          {
            ...unknown(`the shape ${same ? 'stays' : 'does not stay'} the same`),
            truth: same ? 'holds' : 'fails',
          } as Outcome,
        ]
      }
      return [unknown('the numbers before and after are not both known')]
    }
    if (pred.how === 'times') {
      const target = multiply(b.number, pred.amount.value)
      if (target === null) return [unknown('the number is too long')]
      return [
        outcomeOf(left, pred.relation, {
          ...was,
          scaled: pred.amount,
          measured: { ...b, number: target },
          of: b.number,
        }),
      ]
    }
    const difference = subtract(a.number, b.number)
    const signed = difference === null ? null : multiply(difference, { n: BigInt(pred.sign), d: 1n })
    if (signed === null) return [unknown('the number is too long')]
    const truth = relate(signed, pred.relation, pred.amount)
    return [
      {
        ...unknown(`${left.text} ${format(a)} ${left.phrase} then and ${format(b)} as it is`),
        truth,
        actual: [pred.amount.text],
        expected: [format({ number: signed })],
      },
    ]
  })
}

function format(value: { readonly number: { n: bigint; d: bigint } }): string {
  return value.number.d === 1n
    ? value.number.n.toLocaleString('en-US')
    : `${value.number.n}/${value.number.d}`
}

function compared(
  left: readonly ValueReading[],
  pred: Pred & { pred: 'than' },
  scene: Scene,
): readonly Outcome[] {
  const base: Value = { value: 'measure', quantity: pred.quantity, of: pred.than, mode: 'sum' }
  const value: Value =
    pred.factor !== null
      ? { value: 'times', factor: pred.factor, of: base }
      : pred.plus !== null
        ? { value: 'sum', parts: [base, { value: 'number', said: pred.plus }] }
        : base
  return left.flatMap((each) => {
    const rights = valueReadings(value, scene, each.quantity ?? pred.quantity)
    return rights.map((right) => outcomeOf(each, pred.relation, right))
  })
}

function shared(things: readonly Thing[], pred: Pred & { pred: 'share' }, scene: Scene): readonly Outcome[] {
  return leftReadings(things, pred.quantity, scene).flatMap((left) =>
    valueReadings(
      { value: 'measure', quantity: left.quantity ?? pred.quantity, of: pred.of, mode: 'sum' },
      scene,
    ).map((right) => outcomeOf(left, pred.relation, { ...right, part: pred.part })),
  )
}

function superlative(thing: Thing, pred: Pred & { pred: 'extreme' }, scene: Scene): readonly Outcome[] {
  const groups: readonly Resolved[] =
    pred.among === null
      ? [
          {
            ok: true,
            things: rowsOf(scene.bench).map(
              (row): Thing => ({ thing: 'layer', row, model: scene.bench.model }),
            ),
            plural: true,
          },
        ]
      : resolve(pred.among, scene)
  return groups.map((group) => {
    if (!group.ok) return misfit(group.reason)
    if (thing.thing !== 'layer') return unknown('a model is no layer')
    const best = extreme(group.things, pred.quantity, pred.most)
    if (best === null || best.thing !== 'layer') return unknown('no single layer stands out')
    const truth: Truth = best.row.id === thing.row.id && best.row.name === thing.row.name ? 'holds' : 'fails'
    return {
      ...unknown(`${nameOf(best)} has the ${pred.most ? 'most' : 'fewest'} ${quantityPhrase(pred.quantity)}`),
      truth,
      actual: [thing.row.name],
      expected: [best.row.name],
    }
  })
}

const NOTHING: Said = { value: ZERO, step: whole(1), rounded: 'no', text: '0' }

function unchanged(quantity: Quantity): Pred {
  const relation = { op: '=', about: false, near: false } as const
  return { pred: 'change', quantity, how: 'by', relation, amount: NOTHING, sign: 1 }
}

function sameness(things: readonly Thing[], quantity: Quantity, scene: Scene): readonly Outcome[] {
  if (things.length < 2) return [misfit('it is not said with what it agrees')]
  const [first] = things
  if (first === undefined) return []
  return pinned(quantity, first).map((exact, i) => {
    const values = things.map(
      (thing) => leftReadings([thing], quantity, scene)[i]?.measured ?? measure(exact, thing),
    )
    if (values.some((value) => value.is === 'unknown' || value.is === 'nothing'))
      return unknown('not all of them are known')
    const keys = values.map((value) =>
      value.is === 'number' ? format(value) : JSON.stringify(value.is === 'shape' ? value.shape : value),
    )
    const same = keys.every((key) => key === keys[0])
    return {
      ...unknown(
        things.map((thing, k) => `${nameOf(thing)} has ${keys[k]} ${quantityPhrase(exact)}`).join(', '),
      ),
      truth: same ? 'holds' : 'fails',
    }
  })
}
