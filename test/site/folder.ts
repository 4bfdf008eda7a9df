/** Folders for a test, gone after it. */
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, relative, sep } from 'node:path'
import { afterAll, onTestFinished } from 'vitest'

/** A new folder with these files, by path with `/`. */
export async function folder(files: Readonly<Record<string, string | Uint8Array>> = {}): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), 'quizproof-test-'))
  onTestFinished(() => rm(made, { recursive: true, force: true }))
  await write(made, files)
  return made
}

/** A new folder for all tests of a file. */
export async function scratch(): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), 'quizproof-test-'))
  afterAll(() => rm(made, { recursive: true, force: true }))
  return made
}

export async function write(
  root: string,
  files: Readonly<Record<string, string | Uint8Array>>,
): Promise<void> {
  for (const [name, content] of Object.entries(files)) {
    const path = join(root, ...name.split('/'))
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, content)
  }
}

/** Every file below a folder with its content, hidden ones included; `null` for a folder that does not exist. */
export async function contents(
  root: string,
  encoding: 'latin1' | 'utf8' = 'latin1',
): Promise<Readonly<Record<string, string>> | null> {
  try {
    const entries = await readdir(root, { recursive: true, withFileTypes: true })
    const found: [string, string][] = []
    for (const entry of entries) {
      if (!entry.isFile()) continue
      const path = join(entry.parentPath, entry.name)
      found.push([relative(root, path).split(sep).join('/'), await readFile(path, encoding)])
    }
    return Object.fromEntries(found.sort(([a], [b]) => (a < b ? -1 : 1)))
  } catch {
    return null
  }
}
