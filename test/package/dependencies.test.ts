import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { rolldown } from 'rolldown'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Installed, installPackage } from './pack.js'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
/** Packing compiles everything. */
const PACK_TIMEOUT = 600_000

interface Locked {
  readonly version: string
  readonly resolved?: string
  readonly integrity?: string
  readonly license?: string
  readonly dependencies?: { readonly [name: string]: string }
}
interface Lock {
  readonly lockfileVersion: number
  readonly packages: { readonly [path: string]: Locked }
}
const LOCK: Lock = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8'))
const INSTALLED = Object.entries(LOCK.packages).filter(([path]) => path !== '')

/** The path of a package as another sees it, by Node's rule; null where there is none. */
function seenFrom(from: string, name: string): string | null {
  for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
    const path = `${at === '' ? '' : `${at}/`}node_modules/${name}`
    if (LOCK.packages[path] !== undefined) return path
    if (at === '') return null
  }
}

/** All that comes with some packages. */
function closure(names: readonly string[]): ReadonlySet<string> {
  const found = new Set<string>()
  const add = (path: string | null): void => {
    if (path === null || found.has(path)) return
    found.add(path)
    for (const name of Object.keys(LOCK.packages[path]?.dependencies ?? {})) add(seenFrom(path, name))
  }
  for (const name of names) add(seenFrom('', name))
  return found
}

let installed: Installed
beforeAll(() => {
  installed = installPackage()
}, PACK_TIMEOUT)
afterAll(() => installed?.remove())

test('a consumer gets fewer than 60 packages in all', () => {
  expect(closure(Object.keys(installed.manifest.dependencies)).size + 1).toBeLessThan(60)
})

test('the repository is left as it was by packing', () => {
  const { source } = installed
  expect(readFileSync(join(source, 'package.json'), 'utf8')).toBe(
    readFileSync(join(ROOT, 'package.json'), 'utf8'),
  )
  expect(existsSync(join(source, 'THIRD-PARTY.md'))).toBe(false)
  expect(existsSync(join(source, '.pack'))).toBe(false)
  expect(existsSync(join(source, 'lib/python/interpreter.js'))).toBe(true)
})

test('packing mends what a killed packing left', () => {
  const { source } = installed
  const script = (name: string) => execFileSync(process.execPath, [join(source, 'scripts/pack', name)])
  script('before.mjs')
  expect(readFileSync(join(source, 'package.json'), 'utf8')).not.toContain('devDependencies')
  script('after.mjs')
  expect(readFileSync(join(source, 'package.json'), 'utf8')).toBe(
    readFileSync(join(ROOT, 'package.json'), 'utf8'),
  )
  expect(existsSync(join(source, 'lib/python/interpreter.js'))).toBe(true)
})

/** Asks for nothing but that a notice is kept. */
const PERMISSIVE = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'ISC',
  'MIT',
  'Python-2.0',
  'Unlicense',
])

/** The licence of an installed package. Old ones have a list of them. */
function licenceOf(path: string): string {
  const { license, licenses } = JSON.parse(readFileSync(join(ROOT, path, 'package.json'), 'utf8'))
  return license ?? licenses?.[0]?.type ?? 'none'
}

test('all that the sources import, and what comes with it, is under a permissive licence', () => {
  const { dependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))
  const all = [...closure(Object.keys(dependencies))]
  expect(all.length).toBeGreaterThan(50)
  const others = all.map((path) => `${path}: ${licenceOf(path)}`)
  expect(others.filter((each) => !PERMISSIVE.has(each.split(': ')[1] ?? ''))).toEqual([])
})

test('the licence of everything that is built in is given in full', () => {
  const notices = readFileSync(join(installed.root, 'THIRD-PARTY.md'), 'utf8')
  for (const name of ['gray-matter', 'parse5', '@dagrejs/dagre', 'rehype-stringify', '@lezer/python'])
    expect(notices).toContain(`- ${name} `)
  const sections = notices.split(/^## /mu).slice(1)
  for (const section of sections) {
    expect(PERMISSIVE).toContain(section.slice(0, section.indexOf('\n')))
    expect(section).toMatch(/^ {4}\S/mu)
    expect(section).toMatch(/warrant|disclaim|as is/iu)
  }
  expect(notices).toMatch(/Copyright .*Titus Wormer/u)
  expect(existsSync(join(installed.root, 'templates/fonts/LICENSE.txt'))).toBe(true)
})

test('the fonts are those that their packages publish', () => {
  const fonts = readdirSync(join(ROOT, 'templates/fonts')).filter((name) => name.endsWith('.woff2'))
  expect(fonts.length).toBeGreaterThan(0)
  for (const name of fonts) {
    const family = /^(.*)-latin/u.exec(name)?.[1]
    const original = join(ROOT, `node_modules/@fontsource-variable/${family}/files/${name}`)
    expect(readFileSync(join(ROOT, 'templates/fonts', name)).equals(readFileSync(original)), name).toBe(true)
  }
})

test('the lockfile says what each package is, by version and hash, as a bill of materials needs', () => {
  expect(LOCK.lockfileVersion).toBe(3)
  for (const [path, { version, integrity, resolved }] of INSTALLED) {
    expect(version, path).toMatch(/^\d+\.\d+\.\d+/u)
    expect(resolved ?? 'https://registry.npmjs.org/', path).toMatch(/^https:\/\/registry\.npmjs\.org\//u)
    expect(integrity, path).toMatch(/^sha512-/u)
  }
  const said = execFileSync('npm', ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only'], {
    cwd: ROOT,
    encoding: 'utf8',
    env: { ...process.env, npm_config_offline: 'true', npm_config_update_notifier: 'false' },
  })
  expect(JSON.parse(said).components.length).toBeGreaterThan(100)
})

test('nothing that is shipped evaluates text as code', () => {
  const scripts = installed.files.filter((path) => path.endsWith('.js'))
  expect(scripts.length).toBeGreaterThan(20)
  for (const path of scripts) {
    const text = readFileSync(join(installed.root, path), 'utf8')
    expect(text, path).not.toMatch(/\beval\(|new Function\b/u)
  }
})

test('what runs in a browser is bundled for one with nothing missing and nothing of Node', async () => {
  for (const name of ['index', 'engine', 'markdown', 'check']) {
    const said: string[] = []
    const bundled = await rolldown({
      input: join(installed.root, `lib/${name}.js`),
      platform: 'browser',
      onLog: (_level, { message }) => said.push(message),
    })
    const { output } = await bundled.generate({ format: 'esm', codeSplitting: false })
    await bundled.close()
    expect(said, name).toEqual([])
    expect(output).toHaveLength(1)
    expect(output[0].imports, name).toEqual([])
    expect(output[0].code, name).not.toMatch(/\brequire\(/u)
  }
})
