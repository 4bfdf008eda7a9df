/** The imports of every module under `src`, read from the text. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, posix, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

const SRC = fileURLToPath(new URL('../../src/', import.meta.url))

export interface Import {
  /** As written, or for a module of ours its path under `src`. */
  readonly target: string
  readonly ours: boolean
  /** Gone after compiling. */
  readonly typeOnly: boolean
  /** Loaded when it is needed: `import('…')`. */
  readonly late: boolean
}

export interface Module {
  /** Under `src`, with `/`. */
  readonly path: string
  readonly text: string
  readonly imports: readonly Import[]
}

export function modules(): readonly Module[] {
  return readdirSync(SRC, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => path.split(sep).join('/'))
    .sort()
    .map((path) => {
      const text = readFileSync(join(SRC, path), 'utf8')
      return { path, text, imports: importsOf(path, text) }
    })
}

const STATIC =
  /^(?:import|export)\s+(type\s+)?(?:(\{[^}]*\}|\*(?:\s+as\s+\w+)?|\w+(?:\s*,\s*\{[^}]*\})?)\s*from\s*)?'([^']+)'/gm
const LATE = /\bimport\('([^']+)'\)/g

function importsOf(path: string, text: string): readonly Import[] {
  const found: Import[] = []
  for (const [, type, names = '', target = ''] of text.matchAll(STATIC))
    found.push(made(path, target, type !== undefined || onlyTypes(names), false))
  for (const [, target = ''] of text.matchAll(LATE)) found.push(made(path, target, false, true))
  return found
}

/** `{ type A, type B }`, and `{}`. */
function onlyTypes(names: string): boolean {
  if (!names.startsWith('{')) return false
  return names
    .slice(1, -1)
    .split(',')
    .every((name) => name.trim() === '' || name.trim().startsWith('type '))
}

function made(path: string, target: string, typeOnly: boolean, late: boolean): Import {
  const ours = target.startsWith('.')
  const resolved = ours
    ? posix.normalize(posix.join(posix.dirname(path), target)).replace(/\.js$/, '.ts')
    : target
  return { target: resolved, ours, typeOnly, late }
}

/** The folder under `src` that a module belongs to; '' for those that stand there themselves. */
export function folderOf(path: string): string {
  const folder = dirname(path).split('/')[0] ?? ''
  return folder === '.' ? '' : folder
}

/** The package that a bare import is from. */
export function packageOf(target: string): string {
  return target
    .split('/')
    .slice(0, target.startsWith('@') ? 2 : 1)
    .join('/')
}

export function shown(path: string): string {
  return relative(process.cwd(), join(SRC, path))
}
