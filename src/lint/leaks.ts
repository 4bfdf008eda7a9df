/** `answer-leaked` and `key-place`: an answer that readers see before they have thought. */
import type { Image, Parent, Root } from 'mdast'
import type { Node } from 'unist'
import { type Message, message } from '../message.js'
import type { Quiz } from '../quiz/question.js'
import { code } from './words.js'

/** "The answer is B", "Answer: 3, 4": words that tell a key. */
const TELLS =
  /\b(?:correct\s+)?(?:answers?|solution)(?:\s+(?:is|are)\b|\s*[:=])\s*[("'“*]*(?:[A-Ha-h]|\d{1,2})(?![\p{L}\p{N}])/iu

/** Messages about descriptions and alternative texts that tell the answer. */
export function leaks(tree: Root, source: string, quiz: Quiz): Message[] {
  if (quiz.questions.length === 0) return []
  const found: Message[] = []
  const sections = quiz.questions.flatMap(({ section }) => (section === null ? [] : [section.span]))
  const waiting: Node[] = [tree]
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    const start = node.position?.start.offset ?? 0
    const end = node.position?.end.offset ?? 0
    if (node.type === 'image' && !sections.some((span) => span.start <= start && end <= span.end))
      found.push(...tells((node as Image).alt ?? '', 'the alternative text of a picture', source, start, end))
    if (node.type === 'yaml') {
      const line = /^(?:description|subtitle|summary|excerpt)[ \t]*:[^\r\n]*/m.exec(source.slice(start, end))
      if (line !== null)
        found.push(
          ...tells(
            line[0],
            'the description',
            source,
            start + line.index,
            start + line.index + line[0].length,
          ),
        )
    }
    if ('children' in node) waiting.push(...(node as Parent).children)
  }
  return found
}

function tells(text: string, where: string, source: string, start: number, end: number): Message[] {
  const said = TELLS.exec(text)?.[0]
  if (said === undefined) return []
  const at = source.slice(start, end).indexOf(said)
  const span = at < 0 ? { start, end } : { start: start + at, end: start + at + said.length }
  return [
    message({
      ruleId: 'answer-leaked',
      span,
      reason: `Unexpected answer ${code(said)} in ${where}, expected it in the answer section only.`,
      actual: [said],
      note: 'Readers see it in lists and previews, or hear it, before they have read the question.',
    }),
  ]
}

/** Messages about keys that stand before the question that they answer. */
export function keyPlace(quiz: Quiz): Message[] {
  return quiz.questions.flatMap(({ key, choices, span }) => {
    if (key === null || key.form === 'front-matter' || key.form === 'marks') return []
    const first = choices[0]?.span.start
    if (first === undefined || key.span.end > Math.min(first, span.start)) return []
    return [
      message({
        ruleId: 'key-place',
        span: key.span,
        reason: `Unexpected answer ${code(key.text)} before its question, expected it after the choices.`,
        actual: [key.text],
        note: 'Readers see it before the question. Move it into an answer section behind the choices.',
      }),
    ]
  })
}
