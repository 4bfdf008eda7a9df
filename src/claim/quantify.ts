/** Quantifiers: what is said of each, none, only some or so many of the layers of a set. */
import type { Amount, Claim, Pred } from './meaning.js'
import { all, any, combinations, join, misfit, type Outcome, opposite, unknown } from './outcome.js'
import { resolve, type Scene } from './refer.js'
import { relate } from './relate.js'
import { rowsOf, type Thing } from './things.js'

/** How something is said of things; handed in, for a predicate may hold quantifiers itself. */
type Predicate = (
  things: readonly Thing[],
  plural: boolean,
  pred: Pred,
  mode: 'each',
  scene: Scene,
) => readonly Outcome[]

export function quantified(
  claim: Claim & { claim: 'quantified' },
  scene: Scene,
  predicate: Predicate,
): readonly Outcome[] {
  return resolve(claim.set, scene).flatMap((set): readonly Outcome[] => {
    if (!set.ok) return [set.miscounted ? { ...unknown(set.reason), truth: 'fails' } : misfit(set.reason)]
    const lists = set.things.map((thing) =>
      predicate([thing], false, claim.pred, 'each', { ...scene, it: [[thing]] }),
    )
    const rest = claim.quantifier === 'only' ? others(set.things, claim.pred, scene, predicate) : []
    return combinations([...lists, ...rest]).map((parts): Outcome => {
      const truths = parts.map((part) => part.truth)
      const own = truths.slice(0, lists.length)
      const holding = own.filter((truth) => truth === 'holds').length
      const open = own.includes('unknown')
      switch (claim.quantifier) {
        case 'each':
          return join(parts, all)
        case 'none':
          return join(parts, (each) => opposite(any(each)))
        case 'some':
          return join(parts, any)
        case 'notAll':
          return join(parts, (each) => opposite(all(each)))
        case 'only':
          return join(parts, () => all([...own, ...truths.slice(lists.length).map(opposite)]))
        case 'most':
          return join(parts, () => (open ? 'unknown' : 2 * holding > own.length ? 'holds' : 'fails'))
        case 'exactly':
          return howMany(holding, open, claim.amount)
        case 'allBut':
          return howMany(own.length - holding, open, claim.amount)
        default:
          return claim.quantifier satisfies never
      }
    })
  })
}

function howMany(n: number, open: boolean, amount: Amount | null): Outcome {
  if (open || amount === null) return unknown('not all of them are known')
  const truth = relate({ n: BigInt(n), d: 1n }, amount, amount.said)
  return { ...unknown(`it is so of ${n} of them`), truth, actual: [amount.said.text], expected: [String(n)] }
}

/** For "only": what is said must not be so of any other layer. */
function others(
  things: readonly Thing[],
  pred: Pred,
  scene: Scene,
  predicate: Predicate,
): readonly (readonly Outcome[])[] {
  const ids = new Set(things.map((thing) => (thing.thing === 'layer' ? thing.row.id : '')))
  return rowsOf(scene.bench)
    .filter((row) => !ids.has(row.id))
    .map((row) => {
      const thing: Thing = { thing: 'layer', row, model: scene.bench.model }
      return predicate([thing], false, pred, 'each', { ...scene, it: [[thing]] })
    })
}
