import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { publish } from '../../src/site/publish.js'
import { contents, folder } from './folder.js'

/** Steps that change the disk until one fails; the disk is in order where it is infinite. */
const disk = vi.hoisted(() => ({ left: Number.POSITIVE_INFINITY }))

const failing = vi.hoisted(() => () => {
  disk.left -= 1
  if (disk.left < 0) {
    // The one step fails; what is done about it works again.
    disk.left = Number.POSITIVE_INFINITY
    throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })
  }
})

vi.mock('node:fs/promises', async (importOriginal) => {
  const real = await importOriginal<typeof import('node:fs/promises')>()
  return {
    ...real,
    writeFile: async (...given: Parameters<typeof real.writeFile>) => {
      failing()
      return real.writeFile(...given)
    },
    mkdir: async (...given: Parameters<typeof real.mkdir>) => {
      failing()
      return real.mkdir(...given)
    },
    mkdtemp: async (prefix: string) => {
      failing()
      return real.mkdtemp(prefix)
    },
  }
})

vi.mock('node:fs', async (importOriginal) => {
  const real = await importOriginal<typeof import('node:fs')>()
  return {
    ...real,
    renameSync: (from: string, to: string) => {
      failing()
      real.renameSync(from, to)
    },
  }
})

const OLD = new Map([['index.html', 'old']])
const NEW = new Map([
  ['index.html', 'new'],
  ['a/b.html', 'new'],
])
/** More than the steps of publishing {@link NEW}. */
const STEPS = 20

test('a disk that is full at any step leaves the old site whole and says so', async () => {
  const root = await folder()
  const out = join(root, 'dist')
  await publish(out, OLD)
  const before = await contents(out)
  let failures = 0
  for (let step = 0; step < STEPS; step++) {
    disk.left = step
    const said = await publish(out, NEW)
    disk.left = Number.POSITIVE_INFINITY
    if (said === null) continue
    failures += 1
    expect(said).toEqual({
      path: out,
      reason: "It can't be written: the disk is full.",
      note: 'Make room, then build again.',
    })
    expect(await contents(out)).toEqual(before)
    expect(await readdir(root)).toEqual(['dist'])
  }
  expect(failures).toBeGreaterThanOrEqual(7)
  expect((await contents(out))?.['index.html']).toBe('new')
})
