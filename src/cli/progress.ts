/** A bar for long work, on a terminal; nothing where the output goes elsewhere. */
import type { Io } from './io.js'

/** Shorter work is over before anyone has read a bar. */
const MIN_TOTAL = 20
/** Milliseconds between two drawings. */
const PAUSE = 80
const WIDTH = 24

export interface Bar {
  show(what: string, done: number, total: number): void
  /** Takes the bar away. */
  end(): void
}

/** @param now milliseconds of a clock */
export function progressBar({ stderr, env }: Io, now: () => number = Date.now): Bar {
  const isShown = stderr.isTTY === true && env['TERM'] !== 'dumb' && env['CI'] === undefined
  let drawn = -PAUSE
  let isThere = false
  return {
    show(what, done, total) {
      const time = now()
      if (!isShown || total < MIN_TOTAL || (time - drawn < PAUSE && done < total)) return
      drawn = time
      isThere = true
      const full = Math.floor((WIDTH * done) / total)
      stderr.write(`\r\x1b[2K${'█'.repeat(full)}${'░'.repeat(WIDTH - full)} ${what} ${done}/${total}`)
    },
    end() {
      if (isThere) stderr.write('\r\x1b[2K')
      isThere = false
    },
  }
}
