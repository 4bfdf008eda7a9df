/** What must hold of the result of any text whatever. */
import type { MessageResult, PostResult } from '../../src/result.js'

/** What is wrong with a result; nothing, whatever the text was. */
export function complaints(text: string, result: PostResult): readonly string[] {
  return [
    ...places(text, result),
    ...result.messages.flatMap((message) => fixOutside(text, message)),
    ...result.messages.flatMap((message) => inventedNumbers(text, result, message)),
    ...result.questions
      .filter(({ status, statedKey }) => status === 'verified' && statedKey === null)
      .map(({ line }) => `verified without a key: line ${line}`),
  ]
}

/** Everything in a result stands inside the file, and ends where it starts or after. */
function places(text: string, result: PostResult): string[] {
  const lines = text.split(/\r\n|\n|\r/)
  const inside = (line: number, column: number) =>
    Number.isInteger(line) &&
    line >= 1 &&
    line <= lines.length &&
    column >= 1 &&
    // Behind the last character, and behind a line's ending of two.
    column <= (lines[line - 1]?.length ?? 0) + 3
  const all = [
    ...result.messages,
    ...result.claims,
    ...result.questions.flatMap(({ choices }) => choices),
    ...result.messages.flatMap(({ cause }) => cause ?? []),
  ]
  return [
    ...all
      .filter((at) => !inside(at.line, at.column) || !inside(at.endLine, at.endColumn))
      .map((at) => `outside the file: ${at.line}:${at.column}-${at.endLine}:${at.endColumn}`),
    ...all
      .filter((at) => at.endLine < at.line || (at.endLine === at.line && at.endColumn < at.column))
      .map((at) => `ends before it starts: ${at.line}:${at.column}-${at.endLine}:${at.endColumn}`),
  ]
}

function fixOutside(text: string, { fix, ruleId }: MessageResult): string[] {
  return fix !== undefined && (fix.start < 0 || fix.end < fix.start || fix.end > text.length)
    ? [`a fix outside the file: ${ruleId}`]
    : []
}

/** Rules whose messages compare what is written with what is so. */
const COMPARING: ReadonlySet<string> = new Set([
  'wrong-answer',
  'wrong-claim',
  'wrong-arithmetic',
  'wrong-table',
])

/** Numbers that a message says are written, and that the post does not have. */
function inventedNumbers(text: string, result: PostResult, message: MessageResult): string[] {
  if (!COMPARING.has(message.ruleId)) return []
  const labels = result.questions.flatMap(({ choices }) => choices.map(({ label }) => label))
  // Without the separators of groups, however they are written.
  const written = `${text} ${labels.join(' ')}`.replace(/(?<=\d)[,_ .'’\u00a0\u202f](?=\d)/gu, '')
  return (
    (message.actual ?? [])
      .flatMap((said) => said.replace(/(?<=\d)[,_ .'’\u00a0\u202f](?=\d)/gu, '').match(/\d+/gu) ?? [])
      // A small number may be written in words, and 0 as `no`.
      .filter((number) => !written.includes(number) && Number(number) > 12)
      .map((number) => `a number that nobody wrote: ${number} in ${message.ruleId}`)
  )
}
