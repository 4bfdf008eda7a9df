/**
 * Two folders exchange their places in one step of the kernel, so that at no moment there is none. Node has no function for
 * it; Perl, which comes with Git on Linux, can make the system call.
 */
import { spawnSync } from 'node:child_process'
import { statSync } from 'node:fs'

/** The number of `renameat2` by processor. */
const RENAMEAT2: ReadonlyMap<string, number> = new Map([
  ['x64', 316],
  ['arm64', 276],
])
/** `AT_FDCWD`: paths are as they are given; `RENAME_EXCHANGE`. */
const SCRIPT = 'exit(syscall($ARGV[0] + 0, -100, $ARGV[1], -100, $ARGV[2], 2) == 0 ? 0 : 1)'
/** Perl takes some milliseconds; one that hangs is no help. */
const MAX_MS = 5000

/** Whether they were exchanged. If not, both are where they were: this system, or this disk, does not do it. */
export function exchange(one: string, other: string): boolean {
  const call = process.platform === 'linux' ? RENAMEAT2.get(process.arch) : undefined
  if (call === undefined) return false
  // No shell: paths are arguments, whatever they hold.
  const words = ['-e', SCRIPT, '--', String(call), one, other]
  const before = statSync(one).ino
  spawnSync('perl', words, { stdio: 'ignore', timeout: MAX_MS })
  return statSync(other).ino === before
}
