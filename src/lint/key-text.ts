/**
 * A key written anew in the author's own manner: `**1** and **2**` becomes `**3** and **4**`.
 */
import type { Fix } from '../message.js'
import type { Key } from '../quiz/question.js'

/** A key of words that says nothing is right, and no more. */
const NONE = /^none(?: of (?:them|these|the above|the statements|the choices))?$/i

const TRUTH = /^(?:true|false)$/i

/** A word with the upper and lower case of another. */
function inCase(word: string, like: string): string {
  if (like === like.toUpperCase()) return word.toUpperCase()
  return like.charAt(0) === like.charAt(0).toUpperCase() ? word.charAt(0).toUpperCase() + word.slice(1) : word
}

/** The change that makes `key` name `labels`, or null where its form allows no safe one. */
export function rewriteKey(key: Key, labels: readonly string[], source: string): Fix | null {
  if (key.form === 'value') {
    const [value] = labels
    return labels.length === 1 && value !== undefined ? { ...key.span, text: value } : null
  }
  if (labels.length === 0) return null
  const { start, end } = key.span
  if (key.labels.length === 0 && NONE.test(source.slice(start, end)))
    return { start, end, text: labels.join(', ') }
  const truth = TRUTH.exec(source.slice(start, end))?.[0]
  if (truth !== undefined && labels[0] !== undefined) return { start, end, text: inCase(labels[0], truth) }
  if (key.form !== 'labels') return null
  const { mentions } = key
  const first = mentions[0]?.span
  const last = mentions.at(-1)?.span
  if (first === undefined || last === undefined || mentions.length !== key.labels.length) return null

  const written = mentions.map(({ span }) => source.slice(span.start, span.end))
  const upper = written.every((text, i) => text === mentions[i]?.label.toUpperCase())
  if (!upper && !written.every((text, i) => text === mentions[i]?.label)) return null
  const joints: string[] = []
  for (let i = 1; i < mentions.length; i++) {
    const from = mentions[i - 1]?.span.end ?? 0
    const to = mentions[i]?.span.start ?? 0
    const joint = source.slice(from, to)
    if (to < from || !/^[\s\p{P}\p{S}]*(?:(?:and|or)[\s\p{P}\p{S}]*)?$/u.test(joint)) return null
    joints.push(joint)
  }

  const words = labels.map((label) => (upper ? label.toUpperCase() : label))
  const lastJoint = joints.at(-1) ?? `${closing(source, last.end)}, ${opening(source, first.start)}`
  const joint =
    joints.length > 1 ? (joints[0] ?? ', ') : lastJoint.replace(/\s*,?\s*(?:\b(?:and|or)\b|&)\s*/, ', ')
  let text = words[0] ?? ''
  for (let i = 1; i < words.length; i++) text += `${i === words.length - 1 ? lastJoint : joint}${words[i]}`
  return { start: first.start, end: last.end, text }
}

/** The marks that stand around a single mention, which every further one needs too: `**`, `(`, `` ` ``. */
function opening(source: string, at: number): string {
  return /[*_`([]*$/.exec(source.slice(Math.max(0, at - 4), at))?.[0] ?? ''
}

function closing(source: string, at: number): string {
  return /^[*_`)\]]*/.exec(source.slice(at, at + 4))?.[0] ?? ''
}
