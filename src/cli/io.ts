/** What a command reads from and writes to: Node's process, or a test's. */
import type { Terminal } from './terminal.js'

/** 0: all that was checked holds. 1: something is not so. 2: the command could not do its work. */
export type ExitCode = 0 | 1 | 2

/** A stream of text, and what it can show. */
export interface Sink {
  write(text: string): void
  readonly isTTY?: boolean | undefined
  readonly columns?: number | undefined
}

export interface Io {
  readonly stdout: Sink
  readonly stderr: Sink
  readonly cwd: string
  readonly env: { readonly [name: string]: string | undefined }
  /** Ends what would go on for ever; the program itself is ended by a signal. */
  readonly stop?: AbortSignal
  /** All of standard input. */
  stdin(): Promise<Uint8Array>
}

/** Words for people on standard error, in the manner of all our messages. */
export function complain(io: Io, terminal: Terminal, text: string, hint?: string): void {
  const red = terminal.colour ? '\x1b[31m\x1b[1merror\x1b[22m\x1b[39m' : 'error'
  io.stderr.write(`${red} ${text}\n${hint === undefined ? '' : `      ${hint}\n`}`)
}
