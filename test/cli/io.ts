/** A command's surroundings for tests: what it prints is kept. */
import type { Io } from '../../src/cli/io.js'

export interface TestIo extends Io {
  out(): string
  err(): string
}

export function testIo(
  more: {
    cwd?: string
    env?: Record<string, string>
    stdin?: string | Uint8Array
    isTTY?: boolean
    stop?: AbortSignal
  } = {},
): TestIo {
  const out: string[] = []
  const err: string[] = []
  const stdin = more.stdin ?? ''
  return {
    stdout: { write: (text) => out.push(text), isTTY: more.isTTY },
    stderr: { write: (text) => err.push(text), isTTY: more.isTTY },
    cwd: more.cwd ?? process.cwd(),
    env: more.env ?? {},
    ...(more.stop === undefined ? {} : { stop: more.stop }),
    stdin: async () => (typeof stdin === 'string' ? new TextEncoder().encode(stdin) : stdin),
    out: () => out.join(''),
    err: () => err.join(''),
  }
}
