/** `--watch`: does its work again whenever something under the watched folders changes. */
import { type FSWatcher, watch } from 'node:fs'
import { extname } from 'node:path'
import type { Io } from './io.js'

/** Editors write a file in several steps; so long nothing may happen before the work starts. */
const QUIET_MS = 80

const WATCHED: ReadonlySet<string> = new Set(['.md', '.qmd', '.markdown', '.yml', '.yaml'])

/** Runs `work` now and after each change, one at a time, until `io.stop` says otherwise. */
export async function watching(io: Io, folders: readonly string[], work: () => Promise<void>): Promise<void> {
  let wake: () => void = () => undefined
  let changed = false
  const stopped = (): boolean => io.stop?.aborted === true
  let timer: NodeJS.Timeout | undefined
  const note = (_event: string, name: string | null): void => {
    if (name !== null && !WATCHED.has(extname(name).toLowerCase())) return
    clearTimeout(timer)
    timer = setTimeout(() => {
      changed = true
      wake()
    }, QUIET_MS)
  }
  // A folder that goes away is seen by what it held; the watcher itself has nothing to add.
  const watchers: FSWatcher[] = folders.map((folder) =>
    watch(folder, { recursive: true }, note).on('error', () => undefined),
  )
  io.stop?.addEventListener('abort', () => wake(), { once: true })
  try {
    while (!stopped()) {
      changed = false
      await work()
      io.stderr.write('Watching for changes; Ctrl+C ends it.\n')
      while (!changed && !stopped())
        await new Promise<void>((resolve) => {
          wake = resolve
          if (changed || stopped()) resolve()
        })
    }
  } finally {
    clearTimeout(timer)
    for (const watcher of watchers) watcher.close()
  }
}
