/** What the foot of each page says of the checking: only what is so. */
import type { Draft } from './draft.js'
import { fill, type Words } from './locale.js'

/** How many of the questions that are published were verified; nothing where there is none. */
export function verifiedWords(drafts: readonly Draft[], words: Words): string {
  const questions = drafts.flatMap(({ checked }) => checked.result.questions)
  const verified = questions.filter(({ status }) => status === 'verified').length
  if (questions.length === 0) return ''
  return verified === questions.length
    ? words.allVerified
    : fill(words.someVerified, { verified, all: questions.length })
}
