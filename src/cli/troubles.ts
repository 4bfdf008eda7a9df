/** What kept a command from its work, on standard error. */
import type { Trouble } from '../site/trouble.js'
import { complain, type Io } from './io.js'
import { inert, terminalOf } from './terminal.js'

/** Says each trouble with its place and what to do. */
export function sayTroubles(io: Io, troubles: readonly Trouble[]): void {
  const terminal = terminalOf(io.stderr, io.env)
  for (const { path, line, column, reason, note } of troubles) {
    const place = line === undefined ? path : `${path}:${line}:${column ?? 1}`
    complain(io, terminal, inert(`${place}: ${reason}`), inert(note))
  }
}
