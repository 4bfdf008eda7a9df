import { spawn } from 'node:child_process'
import { mkdir, readdir, rename, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { clearLeftovers, MANIFEST, publish, refusal } from '../../src/site/publish.js'
import { contents, folder, write } from './folder.js'

const OLD = new Map([
  ['index.html', 'old'],
  ['a/b.html', 'old b'],
])
const NEW = new Map([['index.html', 'new']])

test('a site is published with a list of its files', async () => {
  const root = await folder()
  expect(await publish(join(root, 'deep/dist'), OLD)).toBeNull()
  expect(await contents(join(root, 'deep/dist'))).toEqual({
    'index.html': 'old',
    'a/b.html': 'old b',
    [MANIFEST]: 'a/b.html\nindex.html\n',
  })
})

test('a new site replaces the old one whole, and leaves nothing beside it', async () => {
  const root = await folder()
  const out = join(root, 'dist')
  await publish(out, OLD)
  expect(await refusal(out, join(root, 'posts'))).toBeNull()
  await publish(out, NEW)
  expect(await contents(out)).toEqual({ 'index.html': 'new', [MANIFEST]: 'index.html\n' })
  expect(await readdir(root)).toEqual(['dist'])
})

test('a linked output folder stays a link', async () => {
  const root = await folder({ 'real/.keep': '' })
  await symlink(join(root, 'real'), join(root, 'dist'))
  await publish(join(root, 'dist'), NEW)
  expect(await contents(join(root, 'real'))).toEqual({ 'index.html': 'new', [MANIFEST]: 'index.html\n' })
})

test('a folder with files of somebody else is refused and named', async () => {
  const root = await folder({ 'dist/thesis.tex': 'x' })
  expect(await refusal(join(root, 'dist'), join(root, 'posts'))).toEqual({
    path: join(root, 'dist'),
    reason: 'The output folder holds a file that quizproof did not put there: thesis.tex.',
    note: 'Give another folder as `out`, or move that file away. Nothing was changed.',
  })
})

test('a file that was put into a published folder is foreign', async () => {
  const root = await folder()
  await publish(join(root, 'dist'), OLD)
  await write(root, { 'dist/a/CNAME': 'x' })
  expect((await refusal(join(root, 'dist'), join(root, 'posts')))?.reason).toContain('a/CNAME')
})

test('an empty folder, and one with what operating systems drop, is taken', async () => {
  const root = await folder({ 'dist/.DS_Store': '' })
  await mkdir(join(root, 'empty'))
  expect(await refusal(join(root, 'dist'), join(root, 'posts'))).toBeNull()
  expect(await refusal(join(root, 'empty'), join(root, 'posts'))).toBeNull()
  expect(await refusal(join(root, 'absent'), join(root, 'posts'))).toBeNull()
})

test('an output folder that is the posts folder, or holds it, is refused, through links too', async () => {
  const root = await folder({ 'posts/a.md': 'x' })
  await symlink(join(root, 'posts'), join(root, 'link'))
  for (const out of ['posts', '.', 'link']) {
    const said = await refusal(join(root, out), join(root, 'posts'))
    expect(said?.reason, out).toBe('The output folder holds the posts: publishing would replace them.')
  }
  expect(await refusal(join(root, 'posts/dist'), join(root, 'posts'))).toBeNull()
})

test('a file in the place of the output folder is refused', async () => {
  const root = await folder({ dist: 'x' })
  expect((await refusal(join(root, 'dist'), join(root, 'posts')))?.reason).toBe(
    'The output is a file, not a folder.',
  )
})

test('a folder that cannot be written gives a message', async () => {
  const root = await folder({ file: 'x' })
  expect(await publish(join(root, 'file/dist'), NEW)).toEqual({
    path: join(root, 'file/dist'),
    reason: "It can't be written: a part of the path is a file.",
    note: 'Give a path whose parts are folders.',
  })
})

test('a path that leaves the folder is a mistake of the program, and writes nothing', async () => {
  const root = await folder()
  await expect(publish(join(root, 'dist'), new Map([['../x', 'x']]))).rejects.toThrow('outside')
  expect(await contents(root)).toEqual({})
})

test('a write that fails half-way leaves the old site', async () => {
  const root = await folder()
  const out = join(root, 'dist')
  await publish(out, OLD)
  const before = await contents(out)
  // A file and a folder of one name can't both be written.
  const said = await publish(
    out,
    new Map([
      ['a', 'file'],
      ['a/b', 'file below it'],
    ]),
  )
  expect(said?.reason).toMatch(/^It can't be written: /u)
  expect(await contents(out)).toEqual(before)
  expect(await readdir(root)).toEqual(['dist'])
})

test('a build that was killed between the two renames gets the old site back', async () => {
  const root = await folder()
  const out = join(root, 'dist')
  await publish(out, OLD)
  const before = await contents(out)
  const dead = await deadProcess()
  await rename(out, join(root, `.dist.quizproof-old-${dead}-1`))
  await mkdir(join(root, `.dist.quizproof-new-${dead}-abc`))
  await clearLeftovers(out)
  expect(await contents(out)).toEqual(before)
  expect(await readdir(root)).toEqual(['dist'])
})

test('what a running build has made is not cleared away', async () => {
  const root = await folder()
  const mine = `.dist.quizproof-new-${process.pid}-abc`
  await mkdir(join(root, mine))
  await writeFile(join(root, mine, 'x'), '')
  await clearLeftovers(join(root, 'dist'))
  expect(await readdir(root)).toEqual([mine])
})

test('builds at once end in one of their sites', async () => {
  const root = await folder()
  const out = join(root, 'dist')
  const sites = Array.from(
    { length: 8 },
    (_, n) =>
      new Map([
        ['index.html', `${n}`],
        [`${n}.html`, `${n}`],
      ]),
  )
  expect(await Promise.all(sites.map((site) => publish(out, site)))).toEqual(sites.map(() => null))
  const made = await contents(out)
  const winner = made?.['index.html'] ?? ''
  expect(made).toEqual({
    'index.html': winner,
    [`${winner}.html`]: winner,
    [MANIFEST]: `${winner}.html\nindex.html\n`,
  })
  expect(await readdir(root)).toEqual(['dist'])
})

function deadProcess(): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['-e', ''])
    child.on('exit', () => resolve(child.pid ?? 0))
  })
}
