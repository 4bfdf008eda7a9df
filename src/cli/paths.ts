/** Paths as people see them. */
import { relative, sep } from 'node:path'

/** Relative to the working directory, with `/`. */
export function shownPath(cwd: string, path: string): string {
  return (relative(cwd, path) || '.').split(sep).join('/')
}
