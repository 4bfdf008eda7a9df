import { execFileSync } from 'node:child_process'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readBytes } from '../../src/site/read-file.js'
import { folder } from './folder.js'

test('a file is read whole up to a bound, and not at all beyond it', async () => {
  const root = await folder({ 'a.md': 'x'.repeat(100), 'empty.md': '' })
  expect(await readBytes(join(root, 'a.md'), 100, 'post')).toHaveLength(100)
  expect(await readBytes(join(root, 'empty.md'), 100, 'post')).toHaveLength(0)
  expect(await readBytes(join(root, 'a.md'), 99, 'post')).toEqual({
    path: join(root, 'a.md'),
    reason: 'The post is too long: 1 MB.',
    note: 'Split it. At most 1 MB are read.',
  })
})

test('what may never end is not read: a pipe that nobody writes to, a device', async () => {
  const root = await folder()
  execFileSync('mkfifo', [join(root, 'pipe.md')])
  for (const path of [join(root, 'pipe.md'), '/dev/zero'])
    expect(await readBytes(path, 100, 'post')).toMatchObject({
      reason: "It can't be read: it is no regular file.",
    })
  expect(await readdir(root)).toEqual(['pipe.md'])
})

test('what is missing, or a folder, is said to be so', async () => {
  const root = await folder()
  expect(await readBytes(join(root, 'no.md'), 100, 'post')).toMatchObject({
    reason: "It can't be read: it does not exist.",
  })
  expect(await readBytes(root, 100, 'post')).toMatchObject({ reason: "It can't be read: it is a folder." })
})
