import { execFile, spawn, spawnSync } from 'node:child_process'
import { readdir, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { clearLeftovers } from '../../src/site/publish.js'
import { contents, folder } from './folder.js'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const TSC = join(ROOT, 'node_modules/.bin/tsc')
/** Each kill lands at another moment: this many milliseconds after the last one's, from a start that varies. */
const KILLS = 25
const STEP = 3

/** Publishes two sites in turn until it is killed. Every file of a site says which site it is of. */
const LOOP = `
import { publish } from './publish.js'
const site = (name) => new Map(Array.from({ length: 40 }, (_, n) => ['f' + n + '.html', name.repeat(1000)]))
const [a, b] = [site('a'), site('b')]
for (;;) {
  for (const files of [a, b]) {
    const trouble = await publish(process.argv[2], files)
    if (trouble !== null) throw new Error(JSON.stringify(trouble))
    process.stdout.write('.')
  }
}
`

/** Dies right before the step of this number that would change the disk, of those that the builder takes. */
const STEPS = `
import child from 'node:child_process'
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
let left = Number(process.env.KILL_BEFORE)
const watch = (holder, name) => {
  const real = holder[name]
  holder[name] = (...given) => {
    if (left-- === 0) process.kill(process.pid, 'SIGKILL')
    return real.apply(holder, given)
  }
}
for (const name of ['writeFile', 'mkdir', 'mkdtemp', 'rm', 'rename']) watch(fs.promises, name)
for (const name of ['renameSync', 'rmSync', 'writeFileSync', 'mkdirSync']) watch(fs, name)
watch(child, 'spawnSync')
syncBuiltinESMExports()
`
const ONCE = `
import { publish } from './publish.js'
const files = new Map(['a.html', 'b/c.html', 'b/d.html'].map((name) => [name, process.argv[3]]))
const trouble = await publish(process.argv[2], files)
if (trouble !== null) throw new Error(JSON.stringify(trouble))
`
/** More than the steps of publishing three files. */
const MAX_STEPS = 60

test('a build that is killed before any of its steps leaves the old site or the new one, whole, and the next clears up', async () => {
  const root = await compiled()
  await writeFile(join(root, 'steps.js'), STEPS)
  await writeFile(join(root, 'once.js'), ONCE)
  const out = join(root, 'site', 'dist')
  const once = (name: string, before: number) =>
    spawnSync(process.execPath, ['--import', './steps.js', 'once.js', out, name], {
      cwd: root,
      env: { ...process.env, KILL_BEFORE: String(before) },
    })
  expect(once('0', -1).status).toBe(0)
  let killed = 0
  for (let step = 0; step < MAX_STEPS; step++) {
    const { signal, status } = once(String(step + 1), step)
    const { '.quizproof-manifest': _, ...files } = (await contents(out)) ?? {}
    expect(Object.keys(files), `killed before step ${step}`).toEqual(['a.html', 'b/c.html', 'b/d.html'])
    expect(new Set(Object.values(files)).size).toBe(1)
    if (signal === null) {
      expect(status).toBe(0)
      break
    }
    killed += 1
  }
  expect(killed).toBeGreaterThan(8)
  expect(killed).toBeLessThan(MAX_STEPS)
  expect(await readdir(join(root, 'site'))).toEqual(['dist'])
})

test('a build that is killed at any moment leaves the old site or the new one, whole', async () => {
  const root = await compiled()
  await writeFile(join(root, 'loop.js'), LOOP)
  const out = join(root, 'site', 'dist')
  const seen = new Set<string>()
  for (let kill = 0; kill < KILLS; kill++) {
    await runAndKill(join(root, 'loop.js'), out, kill * STEP)
    await clearLeftovers(out)
    const { '.quizproof-manifest': _, ...files } = (await contents(out)) ?? {}
    expect(Object.keys(files)).toHaveLength(40)
    expect(new Set(Object.values(files)).size).toBe(1)
    seen.add(Object.values(files)[0]?.[0] ?? '')
    expect(await readdir(join(root, 'site'))).toEqual(['dist'])
  }
  expect(seen.size).toBeGreaterThan(0)
})

/** A folder with the builder's own way to the disk, compiled. */
async function compiled(): Promise<string> {
  const root = await folder({ 'package.json': '{ "type": "module" }' })
  await symlink(join(ROOT, 'node_modules'), join(root, 'node_modules'))
  const options = [
    '--module',
    'nodenext',
    '--target',
    'es2023',
    '--types',
    'node',
    '--skipLibCheck',
    '--rootDir',
  ]
  const sources = [join(ROOT, 'src/site'), '--outDir', root, join(ROOT, 'src/site/publish.ts')]
  await promisify(execFile)(TSC, [...options, ...sources, '--ignoreConfig'], { cwd: ROOT })
  return root
}

/** Kills the loop some time after it has published once. */
function runAndKill(script: string, out: string, after: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, out], { stdio: ['ignore', 'pipe', 'pipe'] })
    let said = ''
    child.stderr.on('data', (chunk) => {
      said += chunk
    })
    child.stdout.once('data', () => setTimeout(() => child.kill('SIGKILL'), after))
    child.on('exit', (code) => (code === null ? resolve() : reject(new Error(said))))
  })
}
