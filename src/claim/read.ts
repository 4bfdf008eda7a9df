/** From an utterance to the claims that it may make: all readings of each of its sentences. */
import type { Workbench } from '../keras/workbench.js'
import { type Atom, atomsOf } from '../language/atoms.js'
import { withoutSilent } from '../language/lookup.js'
import type { Utterance } from '../language/utterance.js'
import { chainsIn } from './arithmetic.js'
import type { Categories } from './grammar/categories.js'
import { type Chart, parse } from './grammar/chart.js'
import { grammar } from './grammar/grammar.js'
import { edgesOf, type Names, type Worked } from './grammar/words.js'
import type { Claim } from './meaning.js'
import { deepRows } from './things.js'

/** A sentence, read: at least one claim, or the reason why there is none. */
export type ReadSentence =
  | { readonly ok: true; readonly claims: readonly Claim[]; readonly atoms: readonly Atom[] }
  | {
      readonly ok: false
      readonly reason: string
      readonly question: boolean
      readonly atoms: readonly Atom[]
    }

/** A sentence of more atoms than this is not parsed: no statement is that long, and work grows faster than length. */
export const MAX_ATOMS = 160

const NO_NAMES: Names = { known: new Set(), classes: new Set() }

const namesKnown = new WeakMap<Workbench, Names>()

/** The names that a bench brings to the reading of words. */
export function namesOf(bench: Workbench): Names {
  const known = namesKnown.get(bench) ?? collectNames(bench)
  namesKnown.set(bench, known)
  return known
}

function collectNames(bench: Workbench): Names {
  const known = new Set<string>()
  const classes = new Set<string>()
  for (const model of bench.summary.models) {
    known.add(model.name)
    if (model.variable !== null) known.add(model.variable)
    for (const row of deepRows(model.layers)) {
      known.add(row.name)
      for (const variable of row.variables) known.add(variable)
      classes.add(row.type)
    }
  }
  classes.delete('Functional')
  classes.delete('Sequential')
  classes.delete('Model')
  return { known, classes }
}

/** Whether some sentence of an utterance says something that a model is needed for. */
export function speaksOfModel(utterance: Utterance): boolean {
  return readUtterance(utterance, NO_NAMES).some(({ ok }) => ok)
}

/** Cuts atoms into sentences at full stops, question and exclamation marks. */
export function sentences(atoms: readonly Atom[], text: string): readonly (readonly Atom[])[] {
  const result: Atom[][] = []
  let current: Atom[] = []
  for (const [i, atom] of atoms.entries()) {
    const next = atoms[i + 1]
    const ends = atom.kind === 'sign' && /^[.!?]$/.test(atom.key)
    const followed =
      next === undefined || /\s/.test(text.slice(atom.end, next.start)) || /["')]/.test(next.key)
    // "Batch norm no. 2"; but "… has no. Two …" ends.
    const numbers = /^(?:no|nr)$/.test(atoms[i - 1]?.key ?? '') && next?.kind === 'number'
    if (ends && followed && !numbers && !isAbbreviation(atoms[i - 1], text)) {
      if (atom.key === '?') current.push(atom)
      if (current.length > 0) result.push(current)
      current = []
      continue
    }
    current.push(atom)
  }
  if (current.length > 0) result.push(current)
  return result
}

function isAbbreviation(atom: Atom | undefined, text: string): boolean {
  return (
    atom !== undefined &&
    /^(?:e|i|vs|approx|resp|incl|g|etc|no|nr)$/.test(atom.key) &&
    text[atom.end] === '.' &&
    atom.key !== 'etc'
  )
}

/** Takes off quotation marks around the whole, marks of lists and the like. */
export function trimmed(atoms: readonly Atom[]): readonly Atom[] {
  let from = 0
  let to = atoms.length
  const count = (key: string) => atoms.slice(from, to).filter((atom) => atom.key === key).length
  while (
    from < to &&
    (atoms[from]?.key === '"' || atoms[from]?.key === "'") &&
    atoms[from]?.kind === 'sign'
  ) {
    const key = atoms[from]?.key ?? ''
    if (atoms[to - 1]?.key === key && count(key) === 2) {
      from += 1
      to -= 1
    } else if (count(key) === 1) from += 1
    else break
  }
  const last = atoms[to - 1]
  if (to > from && last?.kind === 'sign' && /^[",;:—]$/.test(last.key) && count('"') === 1) to -= 1
  while (to > from && atoms[to - 1]?.kind === 'sign' && /^[,;:—]$/.test(atoms[to - 1]?.key ?? '')) to -= 1
  return atoms.slice(from, to)
}

export function readUtterance(utterance: Utterance, names: Names): readonly ReadSentence[] {
  const atoms = withoutSilent(trimmed(atomsOf(utterance)))
  return sentences(atoms, utterance.text).map((sentence) =>
    readAtoms(trimmed(sentence), utterance.text, names),
  )
}

/** The results of worked arithmetic, as numbers that a sentence may go on with. */
function workedIn(text: string): readonly Worked[] {
  if (workedLast.text !== text) workedLast = { text, worked: computeWorked(text) }
  return workedLast.worked
}

/** The sentences of an utterance are read one after the other: its arithmetic is found once. */
let workedLast: { readonly text: string; readonly worked: readonly Worked[] } = { text: '', worked: [] }

function computeWorked(text: string): readonly Worked[] {
  return chainsIn(text).flatMap((chain): readonly Worked[] => {
    const last = chain.sides.at(-1)
    // Arithmetic that is wrong leaves its sentence unread: the result alone is not what was said.
    if (last === undefined || !last.plain || chain.verdict === 'fails') return []
    return [
      {
        start: chain.start,
        end: chain.end,
        value: { value: last.value, step: last.step, rounded: 'no', text: last.text },
      },
    ]
  })
}

export interface Parsed {
  readonly chart: Chart
  readonly unknown: readonly Atom[]
}

/** As {@link parseAtoms}, though not every word is known: phrases that hold no unknown word are found. */
export function parsePhrases(atoms: readonly Atom[], text: string, names: Names): Parsed {
  const { edges, unknown } = edgesOf(atoms, text, names, workedIn(text))
  return { chart: parse(grammar(), atoms.length, edges), unknown }
}

/** Whether the words name the model, and it is not only understood: "Parameters: 320" may be of any layer. */
export function namesModel(atoms: readonly Atom[], text: string, names: Names): boolean {
  const { chart } = parsePhrases(atoms, text, names)
  return chart.of('Model').length > 0
}

export function parseAtoms(atoms: readonly Atom[], text: string, names: Names): Parsed {
  const { edges, unknown } = edgesOf(atoms, text, names, workedIn(text))
  return { chart: parse(grammar(), atoms.length, unknown.length > 0 ? [] : edges), unknown }
}

export function readAtoms(atoms: readonly Atom[], text: string, names: Names): ReadSentence {
  const no = (reason: string, question = false): ReadSentence => ({ ok: false, reason, question, atoms })
  if (atoms.length === 0) return no('there is nothing to read')
  if (atoms.at(-1)?.key === '?') return no('a question states nothing', true)
  if (atoms.length > MAX_ATOMS) return no('the sentence is too long to be read')
  const whole = readWhole(atoms, text, names)
  if (whole.ok) return whole
  const cut = [
    ...readClauses(atoms, text, names, whole.reason),
    ...readReasoned(atoms, text, names, whole.reason),
    ...readPredicates(atoms, text, names, whole.reason),
  ]
  return cut.length > 0 ? { ok: true, claims: cut, atoms } : whole
}

/** Words that reach over a clause, so that no part of the sentence can be judged by itself. */
const SPANNING =
  /^(?:if|would|unless|either|neither|both|respectively|or|assuming|suppose|except|excluding|when|whenever|where|provided|counting|ignoring|whether|wrong|false|incorrect|true|untrue|myth|without|with|instead|had|using|by|once|until|almost|hardly|thinks?|thought|believe[sd]?|claim(?:s|ed|ing)?|says?|said|saying|guess(?:es|ed)?|answer(?:s|ed|ing)?|argue[sd]?|suggest(?:s|ed)?|expect(?:s|ed)?|conclude[sd]?|told|asks?|asked|wonder(?:s|ed)?|picks?|picked|chose|forgot|forget|forgets|might|may|perhaps|probably|maybe|option|tempting|according|pretends?|imagine[sd]?|wrote|writes|confuse[sd]?|mistakes?)$/

/** Of these, the words that tie two clauses together even where one only comments on the other. */
const PAIRING = /^(?:either|neither|both|respectively|or|unless|wrong|false|incorrect|true|untrue|myth)$/

const JOINTS = new Set([
  'and',
  'but',
  'so',
  'because',
  'since',
  'as',
  'while',
  'whereas',
  'although',
  'though',
  'which',
  ';',
])

const FINITE =
  /^(?:is|are|was|were|has|have|does|do|can|cannot|outputs?|produces?|learns?|uses?|contains?|makes?|gives?|takes?|needs?|receives?|returns?|computes?|only|reduces?|increases?|holds?|becomes?|works?|'s|'re)$/

/** Clauses of a read sentence, one of them unread: false where the other is false, else unknown. */
function readClauses(atoms: readonly Atom[], text: string, names: Names, reason: string): readonly Claim[] {
  const unread: Claim = { claim: 'unread', reason }
  if (isLeadIn(atoms, text, names)) return []
  for (let at = 2; at < atoms.length - 2; at++) {
    const key = atoms[at]?.key ?? ''
    const comma = key === ',' && JOINTS.has(atoms[at + 1]?.key ?? '')
    if (!comma && !(JOINTS.has(key) && key !== 'which')) continue
    const left = trimmed(atoms.slice(0, at))
    const joint = comma ? (atoms[at + 1]?.key ?? '') : key
    const right = trimmed(atoms.slice(at + (comma ? 2 : 1)))
    const explains = joint === 'because' || joint === 'since' || joint === 'as'
    if (left.length < 3 || right.length < 2) continue
    const reach = joint === 'which' || joint === 'so' ? PAIRING : SPANNING
    if (
      !left.some((atom) => reach.test(atom.key)) &&
      !right.some((atom) => SPANNING.test(atom.key) && atom.key !== 'with')
    ) {
      const readLeft = isClause(right, joint) ? readWhole(left, text, names) : null
      if (readLeft?.ok)
        return readLeft.claims.map(
          (main): Claim =>
            explains ? { claim: 'because', main, reason: unread } : { claim: 'and', parts: [main, unread] },
        )
      const readRight =
        !explains && joint !== 'which' && isClause(left, '') ? readWhole(right, text, names) : null
      if (readRight?.ok)
        return readRight.claims.map((main): Claim => ({ claim: 'and', parts: [unread, main] }))
    }
  }
  return []
}

/** "Since there are 8 frames, …": what is said with a reason that was not read is false where it is false itself. */
function readReasoned(atoms: readonly Atom[], text: string, names: Names, reason: string): readonly Claim[] {
  const opening = atoms[0]?.key ?? ''
  const owing = /^(?:thanks|due|owing)$/.test(opening) && atoms[1]?.key === 'to'
  if (!owing && !/^(?:because|since|as|although|though)$/.test(opening)) return []
  const comma = atoms.findIndex((atom) => atom.key === ',')
  if (comma < 3 || atoms.some((atom) => SPANNING.test(atom.key) && atom.key !== 'with')) return []
  const because = atoms.slice(1, comma)
  const of = owing || because[0]?.key === 'of'
  if (!of && !isClause(because, '')) return []
  const main = readWhole(trimmed(atoms.slice(comma + 1)), text, names)
  return main.ok
    ? main.claims.map((claim): Claim => ({ claim: 'and', parts: [{ claim: 'unread', reason }, claim] }))
    : []
}

/** "`up` only enlarges its input and has no parameters": two things said of one subject, of which one was read. */
function readPredicates(
  atoms: readonly Atom[],
  text: string,
  names: Names,
  reason: string,
): readonly Claim[] {
  if (atoms.some((atom) => SPANNING.test(atom.key))) return []
  const unread: Claim = { claim: 'unread', reason }
  const joint = atoms.findLastIndex(
    (atom, i) => (atom.key === 'and' || atom.key === 'but') && FINITE.test(atoms[i + 1]?.key ?? ''),
  )
  if (joint < 3) return []
  // The subject ends where the first finite verb (or the "only" before it) begins.
  const verb = atoms.findIndex((atom) => FINITE.test(atom.key))
  if (verb < 1 || verb >= joint - 1) return []
  const subject = atoms.slice(0, verb)
  const { chart, unknown } = parseAtoms(subject, text, names)
  if (unknown.length > 0 || chart.over('Refs', 0, subject.length).length === 0) return []
  const rest = readWhole([...subject, ...atoms.slice(joint + 1)], text, names)
  return rest.ok ? rest.claims.map((claim): Claim => ({ claim: 'and', parts: [unread, claim] })) : []
}

/**
 * The parts of a sentence that can be read by themselves, where the whole cannot: "…, so the last layer has 10
 * parameters, which is little". Empty where a word of the sentence reaches over its parts.
 */
export function readableParts(atoms: readonly Atom[], text: string, names: Names): readonly ReadPart[] {
  if (atoms.length > MAX_ATOMS || atoms.some((atom) => SPANNING.test(atom.key) && atom.key !== 'with'))
    return []
  const bounds = [0]
  for (const [i, atom] of atoms.entries()) {
    if (
      (atom.key === ',' && JOINTS.has(atoms[i + 1]?.key ?? '')) ||
      (JOINTS.has(atom.key) && atom.key !== 'as') ||
      atom.key === ':' ||
      atom.key === ','
    )
      bounds.push(i)
  }
  bounds.push(atoms.length)
  const parts: (ReadSentence & { readonly from: number; readonly to: number })[] = []
  let from = 0
  while (from < bounds.length - 1) {
    let found = -1
    for (let to = Math.min(bounds.length - 1, from + MAX_JOINTS); to > from && found < 0; to--) {
      const part = trimmed(withoutJoint(atoms.slice(bounds[from], bounds[to])))
      if (part.length < 4 || (from === 0 && to === bounds.length - 1)) continue
      // A part that another one only continues ("…, 22 of which") is not cut off.
      const read = readWhole(part, text, names)
      if (!read.ok) continue
      parts.push({ ...read, from: bounds[from] ?? 0, to: bounds[to] ?? atoms.length })
      found = to
    }
    from = found < 0 ? from + 1 : found
  }
  const led = isLeadIn(atoms.slice(0, parts[0]?.from), text, names)
  return parts.map(({ from: start, to: end, ...read }, i) => {
    const before = atoms.slice(parts[i - 1]?.to ?? 0, start)
    const after = atoms.slice(end, parts[i + 1]?.from ?? atoms.length)
    return { ...read, whole: !led && standsAlone(before) && !continues(after) }
  })
}

/** A part of a sentence; `whole` where nothing that was left unread around it may change what it says. */
export type ReadPart = ReadSentence & { readonly whole: boolean }

/** Words that open a phrase which says where, when or of what the rest of its sentence is so. */
const LEADING =
  /^(?:in|on|at|for|per|after|before|during|under|unlike|like|from|with|by|via|given|compared|than|through|throughout|across|on|upon|despite|besides|apart|beyond|inside|within|over|until|to|of|as)$/

/** Whether atoms are "In another network", which holds for all that follows; "In the first layer" only says of what it is. */
function isLeadIn(atoms: readonly Atom[], text: string, names: Names): boolean {
  if (!LEADING.test(atoms[0]?.key ?? '')) return false
  const comma = atoms.findIndex((atom) => atom.key === ',')
  const phrase = atoms.slice(1, comma < 0 ? atoms.length : comma)
  const { chart, unknown } = parseAtoms(phrase, text, names)
  return unknown.length > 0 || chart.over('Refs', 0, phrase.length).length === 0
}

/** Whether unread atoms before a part are no mere phrase of it: "This time, …", "Per class, …". */
function standsAlone(atoms: readonly Atom[]): boolean {
  const rest = withoutJoint(atoms)
  return rest.length === 0 || (!LEADING.test(rest[0]?.key ?? '') && isClause(rest, ''))
}

/** Whether unread atoms after a part go on with it: "… and 5x5 maps", "…, at least in that variant". */
function continues(atoms: readonly Atom[]): boolean {
  const rest = withoutJoint(atoms)
  if (rest.length === 0) return false
  if (atoms.some((atom) => /^(?:which|:)$/.test(atom.key))) return false
  return LEADING.test(rest[0]?.key ?? '') || (/^(?:and|but)$/.test(atoms[0]?.key ?? '') && !hasVerb(rest))
}

function hasVerb(atoms: readonly Atom[]): boolean {
  return atoms.some((atom) => FINITE.test(atom.key))
}

/** Clauses that one part may hold; each try is a parse. */
const MAX_JOINTS = 4

function withoutJoint(atoms: readonly Atom[]): readonly Atom[] {
  let from = 0
  while (
    from < atoms.length &&
    (/^[,:;]$/.test(atoms[from]?.key ?? '') ||
      (JOINTS.has(atoms[from]?.key ?? '') && atoms[from]?.key !== 'which'))
  )
    from += 1
  return atoms.slice(from)
}

/** Whether atoms that were not read are a clause of their own: a subject, then a finite verb. */
function isClause(atoms: readonly Atom[], joint: string): boolean {
  const verb = atoms.findIndex((atom) => FINITE.test(atom.key))
  return joint === 'which' ? verb === 0 : verb > 0
}

/** All of the atoms as one sentence. */
function readWhole(atoms: readonly Atom[], text: string, names: Names): ReadSentence {
  const no = (reason: string): ReadSentence => ({ ok: false, reason, question: false, atoms })
  const { chart, unknown } = parseAtoms(atoms, text, names)
  if (unknown.length > 0) {
    const words = [...new Set(unknown.map((atom) => `"${atom.text}"`))].slice(0, 5)
    return no(`${words.join(', ')} ${words.length === 1 ? 'was' : 'were'} not understood`)
  }
  const claims = chart.over('Sentence', 0, atoms.length) as readonly Categories['Sentence'][]
  if (!chart.full) return no('the sentence can be understood in too many ways')
  return claims.length > 0
    ? { ok: true, claims, atoms }
    : no('the words are known, but not how they go together')
}
