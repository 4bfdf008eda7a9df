/** A stem and a choice that are one sentence: a question with its answer, or a sentence with a hole. */
import { type Atom, atomsOf } from '../language/atoms.js'
import { withoutSilent } from '../language/lookup.js'
import type { Utterance } from '../language/utterance.js'
import { counted, measured, relationOf, say, vp } from './grammar/build.js'
import type { Asked, Categories, Vp } from './grammar/categories.js'
import type { Chart } from './grammar/chart.js'
import type { Names } from './grammar/words.js'
import type { Amount, Claim, EditTerm, Pred } from './meaning.js'
import { parseAtoms, type ReadSentence, readAtoms, sentences, trimmed } from './read.js'

/** What a stem brings to its choices. */
export interface Stem {
  readonly questions: readonly Categories['Question'][]
  /** The model is spoken of as it would be under these edits. */
  readonly edits: readonly (readonly EditTerm[])[]
  /** Set where the stem may change the model, but was not read: then no choice can be judged. */
  readonly unread: string | null
  /** The last sentence, for a choice that goes on where it ends. */
  readonly open: readonly Atom[]
  readonly text: string
}

/** Words by which a stem may speak of another model than the one that is written. */
const SUPPOSING =
  /\b(?:if|suppose|supposing|imagine|assume|assuming|instead|someone|somebody|replaces?|replaced|replacing|removes?|removed|removing|doubles?|doubled|doubling|halves|halved|triples?|adds|added|adding|changes?|changed|changing|switch(?:es|ed|ing)?|freezes|froze|unfreezes|were to|what happens|without)\b/i

/** Without a word of these a sentence changes no model: "assume a fresh session". */
const OF_MODELS =
  /\d|[=(]|\b(?:layers?|models?|networks?|inputs?|images?|pictures?|filters?|units?|neurons?|kernels?|padding|strides?|param\w*|weights?|bias\w*|pool\w*|conv\w*|dense|dropout|batch\w*|sequences?|words?|vocabular\w*|channels?|fr[eo]\w*ze\w*|shortcut|base|head|it|this|that|them)\b/i

const stemsRead = new WeakMap<Utterance, { readonly names: Names; readonly stem: Stem }>()

/** What a stem brings to its choices; read once for all of them. */
export function readStem(stem: Utterance, names: Names): Stem {
  const known = stemsRead.get(stem)
  if (known?.names === names) return known.stem
  const read = stemOf(stem, names)
  stemsRead.set(stem, { names, stem: read })
  return read
}

function stemOf(stem: Utterance, names: Names): Stem {
  const atoms = withoutSilent(trimmed(atomsOf(stem)))
  const questions: Categories['Question'][] = []
  const edits: (readonly EditTerm[])[] = []
  let unread: string | null = null
  let open: readonly Atom[] = []
  for (const sentence of sentences(atoms, stem.text)) {
    const asks = sentence.at(-1)?.key === '?'
    // "The next one is harder: how many …?"
    const colon = asks ? sentence.findLastIndex((atom) => atom.key === ':') + 1 : 0
    const own = withoutNumber(trimmed(asks ? sentence.slice(colon, -1) : sentence))
    open = asks ? [] : own
    if (own.length === 0 || own.length > MAX_STEM) continue
    const { chart, unknown } = parseAtoms(own, stem.text, names)
    const found =
      unknown.length > 0 ? [] : (chart.over('Question', 0, own.length) as readonly Categories['Question'][])
    const changed =
      unknown.length > 0 ? [] : (chart.over('Cond', 0, own.length) as readonly Categories['Cond'][])
    const stated = unknown.length > 0 ? [] : chart.over('Sentence', 0, own.length)
    questions.push(...found)
    for (const change of changed) edits.push(change.edits)
    const [first, last] = [own[0], own.at(-1)]
    const text = first === undefined || last === undefined ? '' : stem.text.slice(first.start, last.end)
    const supposes = SUPPOSING.test(text) && OF_MODELS.test(text)
    if (found.length + changed.length + stated.length === 0 && supposes) unread = text
  }
  return { questions, edits, unread, open, text: stem.text }
}

/** Takes off what numbers a question: "3.2 Someone doubles …". */
function withoutNumber(atoms: readonly Atom[]): readonly Atom[] {
  const [first, second] = atoms
  const numbered = first?.kind === 'number' && second?.kind === 'word' && /^\p{Lu}/u.test(second.text)
  return numbered ? atoms.slice(1) : atoms
}

/** A longer sentence of a stem is a story, not a question. */
const MAX_STEM = 80

/** The claims that a choice makes as the answer to a stem, or as its end; empty where it is neither. */
export function completed(choice: Utterance, stem: Stem, names: Names): readonly Claim[] {
  const atoms = trimmed(withoutSilent(trimmed(atomsOf(choice)))).filter(
    (atom, i, all) => !(i === all.length - 1 && atom.key === '.'),
  )
  if (atoms.length === 0 || atoms.length > MAX_STEM) return []
  const { chart, unknown } = parseAtoms(atoms, choice.text, names)
  if (unknown.length > 0) return []
  const answers = stem.questions.flatMap(({ asked, edits }) =>
    answered(asked, chart, atoms.length).map(
      (claim): Claim => (edits.length === 0 ? claim : { claim: 'under', edits, inner: claim }),
    ),
  )
  return answers.length > 0 ? answers : continued(atoms, choice, stem, names)
}

/** "The second layer has …" and "320 parameters". */
function continued(atoms: readonly Atom[], choice: Utterance, stem: Stem, names: Names): readonly Claim[] {
  const blank = stem.open.findIndex((atom) => /^(?:_|…|\.)$/.test(atom.key))
  if (stem.open.length === 0) return []
  const from = blank < 0 ? stem.open.length : blank
  let to = from
  while (/^(?:_|…|\.)$/.test(stem.open[to]?.key ?? '')) to += 1
  // The choice's atoms stand in another text: both texts are put behind each other.
  const shift = stem.text.length + 1
  const moved = atoms.map((atom) => ({ ...atom, start: atom.start + shift, end: atom.end + shift }))
  const whole = [...stem.open.slice(0, from), ...moved, ...stem.open.slice(to)]
  const read: ReadSentence = readAtoms(whole, `${stem.text} ${choice.text}`, names)
  return read.ok ? read.claims : []
}

function answered(asked: Asked, chart: Chart, size: number): readonly Claim[] {
  const amounts = chart.over('Amount', 0, size) as readonly Amount[]
  const counts = chart.over('Count', 0, size) as readonly Vp[]
  const shapes = chart.over('Shaped', 0, size) as readonly Pred[]
  const np = chart.over('Np', 0, size) as readonly Categories['Np'][]
  const desc = chart.over('Desc', 0, size) as readonly Categories['Desc'][]
  const times = chart.over('Times', 0, size) as readonly Amount[]
  switch (asked.ask) {
    case 'count':
      return [
        ...amounts.map((a) => say(asked.np, vp(counted(asked.quantity, a), asked.mode))),
        // "How many parameters … ?" with "320 parameters": the same quantity, or another one that was not asked for.
        ...counts.flatMap(({ pred }): readonly Claim[] =>
          pred.pred === 'rel' && pred.quantity.id === asked.quantity.id
            ? [say(asked.np, vp(pred, asked.mode))]
            : [],
        ),
      ]
    case 'measure': {
      const { measure } = asked
      if (measure.quantity.id === 'shape')
        return shapes.flatMap((pred): readonly Claim[] =>
          measure.quantity.input === true
            ? []
            : [say({ ref: measure.of, quantifier: measure.quantifier, amount: null }, vp(pred))],
        )
      return [
        ...amounts.map((a) =>
          measured(measure, { relation: relationOf(a), right: { value: 'number', said: a.said } }),
        ),
        ...counts.flatMap(({ pred }): readonly Claim[] =>
          pred.pred === 'rel' && pred.quantity.id === measure.quantity.id
            ? [say({ ref: measure.of, quantifier: measure.quantifier, amount: null }, vp(pred, measure.mode))]
            : [],
        ),
      ]
    }
    case 'output':
      return shapes.map((pred) => say(asked.np, vp(pred)))
    case 'size':
      return [
        ...counts.map((count) => say(asked.np, count)),
        ...shapes
          .filter((pred) => pred.pred === 'rel' && pred.right.value === 'shape')
          .map((pred) => say(asked.np, vp(pred))),
      ]
    case 'which':
      return [
        ...np.map((who) => say(who, vp(asked.pred))),
        ...desc
          .filter((what) => !what.plural)
          .map((what) => say({ ref: { ref: 'one', what }, quantifier: null, amount: null }, vp(asked.pred))),
      ]
    case 'factor':
      return times.map((factor) =>
        say(
          asked.np,
          vp({
            pred: 'than',
            quantity: asked.quantity,
            relation: relationOf(factor),
            factor: factor.said,
            plus: null,
            than: asked.than,
          }),
        ),
      )
  }
}
