#!/usr/bin/env node
/** The program `quizproof`: Node's process handed to {@link run}. */
import type { Io } from './io.js'
import { OWN_LIBRARY } from './own-library.js'
import { run } from './run.js'

// A reader that has seen enough (`quizproof check | head`) is no error.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
  })

/** Beyond what is taken for a post, which says so. */
const MAX_STDIN = 17 * 2 ** 20

const io: Io = {
  stdout: process.stdout,
  stderr: process.stderr,
  cwd: process.cwd(),
  env: process.env,
  async stdin() {
    const chunks: Uint8Array[] = []
    let length = 0
    // What is longer than any post is not read to its end, which may never come.
    for await (const chunk of process.stdin) {
      if (!(chunk instanceof Uint8Array)) continue
      chunks.push(chunk)
      length += chunk.length
      if (length > MAX_STDIN) break
    }
    return Buffer.concat(chunks)
  },
}

process.exitCode = await run(process.argv.slice(2), io, OWN_LIBRARY)
