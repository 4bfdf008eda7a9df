/** Writing a file so that it is never half written. */
import { chmod, realpath, rename, rm, stat, writeFile } from 'node:fs/promises'
import { type Trouble, troubleOf } from '../site/trouble.js'

/** Writes beside the file and renames; links are followed, and the permissions kept. Null where it is written. */
export async function writeWhole(path: string, text: string): Promise<Trouble | null> {
  const target = await realpath(path).catch(() => path)
  const beside = `${target}.quizproof-${process.pid}`
  try {
    await writeFile(beside, text)
    const old = await stat(target).catch(() => null)
    if (old !== null) await chmod(beside, old.mode)
    await rename(beside, target)
    return null
  } catch (error) {
    await rm(beside, { force: true }).catch(() => undefined)
    return troubleOf(error, path, 'write')
  }
}
