/** `quizproof summary`: what `model.summary()` would print, without running Python. */
import { resolve } from 'node:path'
import { type Arguments, lastValue } from './arguments.js'
import type { ExitCode, Io } from './io.js'
import type { Library } from './library.js'
import { shownPath } from './paths.js'
import { kindOf, readOperand } from './source.js'
import { terminalOf } from './terminal.js'
import { sayTroubles } from './troubles.js'

/** Runs the command. */
export async function run(given: Arguments, io: Io, library: Library): Promise<ExitCode> {
  const [operand = '-'] = given.operands
  const path = resolve(io.cwd, operand)
  const file = operand === '-' ? '<stdin>' : shownPath(io.cwd, path)
  const text = await readOperand(operand, io)
  if (typeof text !== 'string') {
    sayTroubles(io, [text])
    return 2
  }
  const summary = await library.summarize(text, kindOf(operand, path))
  const { models, messages } = summary.json
  switch (lastValue(given, 'format')) {
    case 'json':
      io.stdout.write(`${JSON.stringify(summary.json, null, 2)}\n`)
      break
    case 'markdown': {
      const { markdown } = await import('./format/markdown.js')
      io.stdout.write(models.map(markdown).join('\n'))
      break
    }
    default:
      io.stdout.write(models.map((_, index) => summary.text(index)).join('\n'))
  }
  if (lastValue(given, 'format') !== 'json' && messages.length > 0) {
    const { prettyMessages } = await import('./format/pretty.js')
    io.stderr.write(prettyMessages([{ file, text, messages }], terminalOf(io.stderr, io.env)))
  }
  if (models.length === 0 && messages.length === 0) io.stderr.write(`${file}: no model was found.\n`)
  return messages.some(({ severity }) => severity === 'error') ? 1 : 0
}
