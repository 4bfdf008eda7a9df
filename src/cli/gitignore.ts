/** What Git ignores, by the `.gitignore` files from the repository's root down to a path. */
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import ignore, { type Ignore } from 'ignore'

/** A test for paths found under `folder`; outside a repository nothing is ignored. */
export function ignoredByGit(folder: string): (path: string) => boolean {
  const root = rootOf(folder)
  if (root === null) return () => false
  const files = new Map<string, Ignore | null>()
  const fileIn = (at: string): Ignore | null => {
    const known = files.get(at)
    if (known !== undefined) return known
    const read = readIgnore(join(at, '.gitignore'))
    files.set(at, read)
    return read
  }
  return (path) => {
    // From the root down: a deeper file has the last word.
    const parts = relative(root, path).split(sep)
    let at = root
    let ignored = false
    for (const [index, part] of parts.entries()) {
      const verdict = fileIn(at)?.test(parts.slice(index).join('/'))
      if (verdict?.ignored) ignored = true
      else if (verdict?.unignored) ignored = false
      at = join(at, part)
    }
    return ignored
  }
}

function rootOf(folder: string): string | null {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, '.git'))) return at
    if (dirname(at) === at) return null
  }
}

function readIgnore(path: string): Ignore | null {
  try {
    return ignore().add(readFileSync(path, 'utf8'))
  } catch {
    return null
  }
}
