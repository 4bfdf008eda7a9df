/** `quizproof fix`: what a message has a fix for, mended in the file. */
import { configFor } from '../config/config.js'
import { mend } from '../fix.js'
import type { Trouble } from '../site/trouble.js'
import { type Arguments, lastValue } from './arguments.js'
import { loadProject } from './config-file.js'
import { plural } from './format/pretty.js'
import { inputsOf, levelsOf } from './inputs.js'
import type { ExitCode, Io } from './io.js'
import type { Library } from './library.js'
import { inert, painter, terminalOf } from './terminal.js'
import { sayTroubles } from './troubles.js'
import { writeWhole } from './write.js'

/** Runs the command. */
export async function run(given: Arguments, io: Io, library: Library): Promise<ExitCode> {
  const rules = levelsOf(given)
  const project = await loadProject(io, lastValue(given, 'config'))
  if (project === null) return 2
  const check = await library.check()
  const dryRun = given.on.has('dry-run')
  const inputs = await inputsOf(given, io, project)
  const troubles: Trouble[] = [...inputs.troubles]
  let mended = 0
  for (const input of inputs.files) {
    const text = await input.read()
    if (typeof text !== 'string') {
      troubles.push({ ...text, path: input.name })
      continue
    }
    const fixed = mend(
      text,
      (one) =>
        check(one, { file: input.name, config: configFor(project.config, input.inProject), rules }).result
          .messages,
    )
    mended += fixed.applied
    if (dryRun) io.stdout.write(changes(input.name, text, fixed.text, io))
    else if (input.path === null) io.stdout.write(fixed.text)
    else if (fixed.applied > 0) {
      const trouble = await writeWhole(input.path, fixed.text)
      if (trouble !== null) troubles.push({ ...trouble, path: input.name })
    }
  }
  const verb = dryRun ? 'would be mended' : 'mended'
  io.stderr.write(mended === 0 ? 'Nothing to mend.\n' : `${plural(mended, 'place')} ${verb}.\n`)
  sayTroubles(io, troubles)
  return troubles.length > 0 ? 2 : 0
}

/** The lines that differ, old and new. A fix changes words within a line, or puts an empty line before one. */
function changes(file: string, before: string, after: string, io: Io): string {
  const paint = painter(terminalOf(io.stdout, io.env))
  const old = before.split(/\r\n|\n|\r/)
  const now = after.split(/\r\n|\n|\r/)
  let out = ''
  let i = 0
  for (let j = 0; i < old.length || j < now.length; j++) {
    if (old[i] === now[j]) {
      i++
      continue
    }
    out += `${paint(inert(`${file}:${i + 1}`), 'bold')}\n`
    const isNew = now[j] === '' && old[i] === now[j + 1]
    if (!isNew && old[i] !== undefined) out += `${paint(inert(`- ${old[i]}`), 'red')}\n`
    if (now[j] !== undefined) out += `${paint(inert(`+ ${now[j]}`), 'green')}\n`
    if (!isNew) i++
  }
  return out
}
