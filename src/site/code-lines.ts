/** Which line of the code a statement speaks of, so that the page can point at it. */
import type { Code } from 'mdast'
import { parseCodeInfo } from '../markdown/code-info.js'
import { fileSpan, type Program } from '../quiz/question.js'
import type { PostResult } from '../result.js'
import { Lines } from '../span.js'
import type { CheckedPost } from './checked.js'

/** Lines of a page's code, by question and choice: `1:4` is the fourth line of the first block. */
export type LinesOfChoices = readonly (readonly (readonly string[])[])[]

/** The option lines of a cell, which readers don't see. */
const OPTION_LINES = /^(?:#\|.*(?:\r?\n|$))*/u

/**
 * Numbers the blocks of code that models come from, and finds the lines in them. Call it before the tree is changed.
 *
 * What a sentence speaks of is known from its judgement, which names layers in backquotes.
 */
export function findLines({ quiz, models, result, post }: CheckedPost): LinesOfChoices {
  const lines = new Lines(post.text)
  const blocks = new Map<Code, string>()
  for (const { node } of quiz.programs.flatMap((program) => program.blocks))
    if (!blocks.has(node)) blocks.set(node, String(blocks.size + 1))
  for (const [node, number] of blocks)
    node.data = { ...node.data, hProperties: { ...node.data?.hProperties, dataCode: number } }
  return quiz.questions.map((question, at) => {
    const program = question.program === null ? undefined : quiz.programs[question.program]
    if (program === undefined) return []
    const spans = new Map(
      (models[question.program ?? 0] ?? []).flatMap(({ layers }) =>
        layers.map((row) => [row.name, row.span] as const),
      ),
    )
    return choicesOf(result, at).map(({ reason }) => {
      const found = [...reason.matchAll(/`([^`]+)`/gu)].flatMap(([, name = '']) => {
        const span = spans.get(name)
        return span === undefined ? [] : (lineIn(program, span.start, blocks, lines, post.text) ?? [])
      })
      return [...new Set(found)]
    })
  })
}

const choicesOf = (result: PostResult, question: number) => result.questions[question]?.choices ?? []

function lineIn(
  program: Program,
  start: number,
  blocks: ReadonlyMap<Code, string>,
  lines: Lines,
  text: string,
): string | null {
  const offset = fileSpan(program, { start, end: start }).start
  for (const { node } of program.blocks) {
    const [from, to] = [node.position?.start.offset ?? 0, node.position?.end.offset ?? 0]
    if (offset < from || offset >= to) continue
    const isFenced = /[`~]/u.test(text[from] ?? '')
    const isCell = parseCodeInfo(node.lang, node.meta).kind === 'cell'
    const hidden = isCell ? (OPTION_LINES.exec(node.value)?.[0].split('\n').length ?? 1) - 1 : 0
    const line = lines.point(offset).line - lines.point(from).line + (isFenced ? 0 : 1) - hidden
    return line < 1 ? null : `${blocks.get(node)}:${line}`
  }
  return null
}
