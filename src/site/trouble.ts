/** What keeps the site builder from doing its work: a place on the disk, and what to do. Never what a post says. */
export interface Trouble {
  /** As it was given, or relative to the folder that was given. */
  readonly path: string
  /** One sentence: what was found. */
  readonly reason: string
  /** What to do. */
  readonly note: string
  /** Where in the file, from 1; only where a place can be told. */
  readonly line?: number
  readonly column?: number
}

const CAUSES: ReadonlyMap<string, readonly [reason: string, note: string]> = new Map([
  ['ENOENT', ['it does not exist', 'Check the spelling of the path.']],
  ['EACCES', ['this user has no permission', 'Change the permissions, or give another path.']],
  ['EPERM', ['this user has no permission', 'Change the permissions, or give another path.']],
  ['EROFS', ['the disk is read-only', 'Give a path on another disk.']],
  ['ENOSPC', ['the disk is full', 'Make room, then build again.']],
  ['EDQUOT', ['the disk quota is used up', 'Make room, then build again.']],
  ['ENOTDIR', ['a part of the path is a file', 'Give a path whose parts are folders.']],
  ['EEXIST', ['a part of the path is a file', 'Give a path whose parts are folders.']],
  ['EISDIR', ['it is a folder', 'Give the path of a file.']],
  ['ENAMETOOLONG', ['the path is too long', 'Give a shorter path.']],
  ['ELOOP', ['its links lead in a circle', 'Remove the circle.']],
  ['EBUSY', ['another program is using it', 'Close that program, then try again.']],
  ['EMFILE', ['too many files are open', 'Close other programs, then try again.']],
])

/** Puts an error of the file system into words. Any other error is a mistake in the program, and is thrown on. */
export function troubleOf(error: unknown, path: string, doing: 'read' | 'write'): Trouble {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (!/^E[A-Z0-9]+$/u.test(code)) throw error
  const [cause, note] = CAUSES.get(code) ?? [`the system says ${code}`, 'Check the path and the disk.']
  const verb = doing === 'read' ? 'be read' : 'be written'
  return { path, reason: `It can't ${verb}: ${cause}.`, note }
}
