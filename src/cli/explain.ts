/** `quizproof explain`: how a layer's numbers come about, step by step. */
import { resolve } from 'node:path'
import { type Arguments, UsageError } from './arguments.js'
import type { ExitCode, Io } from './io.js'
import type { Library } from './library.js'
import { kindOf, readOperand } from './source.js'
import { inert } from './terminal.js'
import { sayTroubles } from './troubles.js'

/** Runs the command. */
export async function run(given: Arguments, io: Io, library: Library): Promise<ExitCode> {
  const [operand = '-', layer] = given.operands
  const text = await readOperand(operand, io)
  if (typeof text !== 'string') {
    sayTroubles(io, [text])
    return 2
  }
  const explained = await library.explain(text, kindOf(operand, resolve(io.cwd, operand)), layer)
  if (!explained.ok) {
    if (layer !== undefined) throw new UsageError(explained.reason, explained.hint)
    io.stderr.write(`${explained.reason} ${explained.hint}\n`)
    return 1
  }
  io.stdout.write(explained.text.split('\n').map(inert).join('\n'))
  return 0
}
