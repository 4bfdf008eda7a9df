/** How the statements on a line of a post were read: what `check --explain LINE` prints. */
import type { PostResult } from '../../result.js'
import { inert } from '../terminal.js'

/** One entry for each choice and claim that stands on a line, with its readings in words and as expressions. */
export function explainedLine(post: PostResult, line: number): string {
  const isHere = (place: { readonly line: number; readonly endLine: number }) =>
    place.line <= line && line <= place.endLine
  const choices = post.questions.flatMap(({ choices: all }) => all.filter(isHere))
  const entries = choices.map(({ label, text, verdict, reason, readings }) => {
    const read = readings.flatMap((reading) => [
      `  read as: ${reading.text} (${reading.verdict})`,
      ...(reading.expression === null ? [] : [`    {check="${reading.expression}"}`]),
    ])
    return [`choice ${label}: ${text}`, `  ${verdict}: ${reason}`, ...read]
  })
  const claims = post.claims
    .filter(isHere)
    .map(({ kind, text, verdict, reason }) => [`${kind}: ${text}`, `  ${verdict}: ${reason}`])
  const messages = post.messages
    .filter((message) => isHere(message) && choices.length === 0)
    .map(({ ruleId, reason }) => [`${ruleId}: ${reason}`])
  const all = [...entries, ...claims, ...messages]
  const said = all.length === 0 ? [['Nothing on this line was read as a statement.']] : all
  return `${post.file}:${line}\n${said
    .flat()
    .map((each) => `${inert(each)}\n`)
    .join('')}`
}
