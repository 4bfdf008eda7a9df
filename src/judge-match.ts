/** Pairs of a question for a match, as sentences: "the ROW has VALUE parameters". */
import { unread } from './claim/judge.js'
import type { Judgement } from './claim/verdict.js'
import type { Piece, Utterance } from './language/utterance.js'
import type { MatchValue, Question } from './quiz/question.js'
import { sliceUtterance, trimUtterance } from './quiz/utterance.js'

/** Values that are tried for a row whose stated one is wrong; a match offers fewer. */
const MAX_VALUES = 20

/**
 * For each row whether the stated pair is so, with the name of the value that would be right as the only `expected`. A row
 * without a stated value, or whose sentence is not read, is unknown.
 */
export function judgeMatch(
  { stem, choices, key, values }: Question,
  judge: (said: Utterance) => Judgement,
): readonly Judgement[] {
  const words = wordsOf(stem.text)
  return choices.map((choice): Judgement => {
    const stated = key?.pairs?.find(({ row }) => row === choice.index)?.value
    if (choice.unchecked !== null) return unread(choice.unchecked)
    if (stated === undefined) return unread('the answer does not say what it is matched with')
    const said = (value: MatchValue): Judgement => {
      const sentence = sentenceOf(choice.utterance, value.utterance, words)
      return sentence === null
        ? unread('the question does not say plainly whether counts of parameters or shapes are matched')
        : judge(sentence)
    }
    const judgement = said(stated)
    if (judgement.verdict === 'holds') return { ...judgement, expected: [stated.label] }
    if (judgement.verdict === 'unknown') return judgement
    if (values === undefined) return judgement
    const others = values
      .slice(0, MAX_VALUES)
      .map((value) => ({ label: value.label, verdict: said(value).verdict }))
    const right = others.filter(({ verdict }) => verdict === 'holds')
    const isCertain = right.length === 1 && others.every(({ verdict }) => verdict !== 'unknown')
    return {
      ...judgement,
      actual: [stated.label],
      expected: isCertain ? right.map(({ label }) => label) : [],
    }
  })
}

interface Words {
  /** `trainable parameters`; null where the stem speaks of no count or of several. */
  readonly count: string | null
  readonly isShape: boolean
}

function wordsOf(stem: string): Words {
  const counts = new Set(
    [...stem.matchAll(/\b(non-?trainable\s+|trainable\s+|learnable\s+)?param(?:eter)?s?\b/gi)].map(
      ([, kind = '']) => `${kind.trim().toLowerCase()} parameters`.trim(),
    ),
  )
  const [count] = counts
  const shapes = /\b(?:output\s+)?shapes?\b|\boutputs?\b/i.test(stem)
  const isOther = /\b(?:input|kernel|weights?|bias)[\s-]+shapes?\b|\binputs?\b/i.test(stem)
  return {
    count: counts.size === 1 && !shapes ? (count ?? null) : null,
    isShape: shapes && !isOther && counts.size === 0,
  }
}

/** What a pair says; null where the stem does not tell in what respect row and value match. */
function sentenceOf(row: Utterance, value: Utterance, words: Words): Utterance | null {
  const text = value.text.trim()
  const subject = bare(row)
  if (/^\d[\d,_]*$/.test(text))
    return words.count === null ? null : join(subject, ' has ', bare(value), ` ${words.count}`)
  if (/^\d[\d,_]*\s+(?:\w+\s+)?param(?:eter)?s?\.?$/i.test(text)) return join(subject, ' has ', bare(value))
  if (/^[([]\s*(?:None|\d)[^()[\]]*[)\]]\.?$|^\d+(?:\s*[x×]\s*\d+)+$/.test(text))
    return words.isShape ? join(subject, ' has the output shape ', bare(value)) : null
  return null
}

/** Without the mark that ends it. */
function bare(utterance: Utterance): Utterance {
  const end = utterance.text.replace(/[\s.;,:]+$/, '').length
  return trimUtterance(sliceUtterance(utterance, 0, end))
}

function join(...parts: readonly (Utterance | string)[]): Utterance {
  let text = ''
  let at = { start: 0, end: 0 }
  const pieces: Piece[] = []
  for (const part of parts) {
    const from = text.length
    if (typeof part === 'string') pieces.push({ kind: 'text', start: from, end: from + part.length, at })
    else
      for (const piece of part.pieces) {
        pieces.push({ ...piece, start: piece.start + from, end: piece.end + from })
        at = { start: piece.at.end, end: piece.at.end }
      }
    text += typeof part === 'string' ? part : part.text
  }
  return { text, pieces }
}
