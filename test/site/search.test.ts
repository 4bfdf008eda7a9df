import { join } from 'node:path'
import { expect, test } from 'vitest'
import { buildWith } from '../../src/site/build.js'
import { fakeCheck } from './fake.js'
import { contents, folder } from './folder.js'

test('the index of the search is published, the same one each time', async () => {
  const cwd = await folder({ 'posts/a.md': '# Convolutions\n\nWords.', 'posts/b.md': '# Other\n\nMore.' })
  await buildWith(fakeCheck, { cwd })
  const made = (await contents(join(cwd, 'dist'))) ?? {}
  expect(JSON.parse(made['pagefind/pagefind-entry.json'] ?? '')).toMatchObject({
    languages: { en: { page_count: 2 } },
  })
  expect(Object.keys(made).filter((name) => /pagefind-.*ui/u.test(name))).toEqual([])
  expect(made['index.html']).toMatch(/<form class="search" role="search" hidden>/u)
  expect(made['a.html']).toContain('data-pagefind-body')
  await buildWith(fakeCheck, { cwd })
  expect(await contents(join(cwd, 'dist'))).toEqual(made)
})

test('a site without a search has nothing of it', async () => {
  const cwd = await folder({ 'posts/a.md': 'x' })
  await buildWith(fakeCheck, { cwd, config: { search: false } })
  const made = (await contents(join(cwd, 'dist'))) ?? {}
  expect(
    Object.entries(made).filter(([name, text]) =>
      /pagefind|search/u.test(name + (name.endsWith('.html') ? text : '')),
    ),
  ).toEqual([])
})
