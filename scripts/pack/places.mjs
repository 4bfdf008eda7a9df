/** Where packing finds and puts things, and how all of it comes back. */
import { cpSync, existsSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const place = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url))

export const MANIFEST = place('package.json')
export const LIB = place('lib')
export const LICENCE = place('LICENSE')
/** The licences of what is built in; there only while the package is packed. */
export const NOTICES = place('THIRD-PARTY.md')
/** What was there before. */
export const ASIDE = place('.pack')

/** Everything as it was before packing. */
export function restore() {
  if (existsSync(join(ASIDE, 'package.json'))) cpSync(join(ASIDE, 'package.json'), MANIFEST)
  if (existsSync(join(ASIDE, 'lib'))) {
    rmSync(LIB, { recursive: true, force: true })
    renameSync(join(ASIDE, 'lib'), LIB)
  }
  rmSync(NOTICES, { force: true })
  rmSync(ASIDE, { recursive: true, force: true })
}
