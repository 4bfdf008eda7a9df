import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { folderOf, type Module, modules, packageOf } from './imports.js'

const MODULES = modules()
const BY_PATH = new Map(MODULES.map((module) => [module.path, module]))
const MANIFEST = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))

/** A folder imports only from those before it. What stands in `src` itself is judged by its imports alone. */
const ORDER = [
  'post',
  'markdown',
  'python',
  'keras',
  'language',
  'quiz',
  'claim',
  'lint',
  'transform',
  'config',
  'site',
  'cli',
]

test('every folder has its place in the order of the architecture', () => {
  const folders = new Set(MODULES.map(({ path }) => folderOf(path)))
  expect([...folders].filter((folder) => folder !== '' && !ORDER.includes(folder))).toEqual([])
})

test('a folder imports only from those above it', () => {
  const wrong = MODULES.flatMap(({ path, imports }) => {
    const at = ORDER.indexOf(folderOf(path))
    if (at < 0) return []
    return imports
      .filter(({ ours, typeOnly, target }) => ours && !typeOnly && ORDER.indexOf(folderOf(target)) > at)
      .map(({ target }) => `${path} imports ${target}`)
  })
  expect(wrong).toEqual([])
})

test('python/ knows nothing of Keras, quiz/ nothing of models, keras/ nothing of Markdown', () => {
  const forbidden: Readonly<Record<string, readonly string[]>> = {
    python: ['keras', 'markdown', 'quiz', 'post'],
    keras: ['markdown', 'quiz', 'post'],
    markdown: ['quiz', 'keras', 'python'],
    quiz: ['keras', 'python', 'claim'],
    claim: ['python', 'markdown', 'post'],
  }
  const wrong = MODULES.flatMap(({ path, imports }) =>
    imports
      .filter(
        ({ ours, typeOnly, target }) =>
          ours && !typeOnly && forbidden[folderOf(path)]?.includes(folderOf(target)),
      )
      .map(({ target }) => `${path} imports ${target}`),
  )
  expect(wrong).toEqual([])
})

test('no module imports itself by way of others', () => {
  const done = new Set<string>()
  const cycles: string[] = []
  const visit = (module: Module, way: readonly string[]): void => {
    if (way.includes(module.path)) {
      cycles.push([...way.slice(way.indexOf(module.path)), module.path].join(' → '))
      return
    }
    if (done.has(module.path)) return
    for (const { ours, typeOnly, late, target } of module.imports) {
      const next = BY_PATH.get(target)
      if (ours && !typeOnly && !late && next !== undefined) visit(next, [...way, module.path])
    }
    done.add(module.path)
  }
  for (const module of MODULES) visit(module, [])
  expect(cycles).toEqual([])
})

test('every import of ours leads to a module', () => {
  const lost = MODULES.flatMap(({ path, imports }) =>
    imports
      .filter(({ ours, target }) => ours && !BY_PATH.has(target))
      .map(({ target }) => `${path}: ${target}`),
  )
  expect(lost).toEqual([])
})

test('only site/ and cli/ use anything of Node', () => {
  const wrong = MODULES.filter(
    ({ path }) => !['site', 'cli'].includes(folderOf(path)) && path !== 'site.ts',
  ).flatMap(({ path, imports, text }) => [
    ...imports
      .filter(({ target }) => target.startsWith('node:'))
      .map(({ target }) => `${path} imports ${target}`),
    ...(/\b(?:process\.|Buffer\.|__dirname|require\()/.test(
      text.replace(/\/\*[\s\S]*?\*\/|\/\/.*|'[^'\n]*'/g, ''),
    )
      ? [`${path} uses a global of Node`]
      : []),
  ])
  expect(wrong).toEqual([])
})

test('every package that is imported is a dependency', () => {
  const declared = new Set(Object.keys({ ...MANIFEST.dependencies, ...MANIFEST.optionalDependencies }))
  // Types come with packages that are only named while compiling.
  const types = new Set(['mdast', 'hast', 'unist'])
  const missing = MODULES.flatMap(({ path, imports }) =>
    imports
      .filter(
        ({ ours, typeOnly, target }) =>
          !ours && !target.startsWith('node:') && !(typeOnly && types.has(target)),
      )
      .map(({ target }) => packageOf(target))
      .filter((name) => !declared.has(name))
      .map((name) => `${path} imports ${name}`),
  )
  expect(missing).toEqual([])
})

test('every dependency is used', () => {
  const text = MODULES.map((module) => module.text).join('\n')
  const names = Object.keys(MANIFEST.dependencies)
  // Types are named without their scope, fonts are found by their scope.
  const used = (name: string) =>
    text.includes(name.replace(/^@types\//, "from '").replace(/^(@fontsource-variable\/).*/, '$1'))
  expect(names.filter((name) => !used(name))).toEqual([])
})

test('no check is switched off, and nothing is postponed', () => {
  const odd = /@ts-ignore|@ts-nocheck|@ts-expect-error|biome-ignore|\bTODO\b|\bFIXME\b/
  expect(MODULES.filter(({ text }) => odd.test(text)).map(({ path }) => path)).toEqual([])
})

test('each module says in a sentence what it is', () => {
  expect(MODULES.filter(({ text }) => !text.includes('/**')).map(({ path }) => path)).toEqual([])
})

test('a dependency has a licence that permits', () => {
  const permissive =
    /^(?:MIT|ISC|BSD-[23]-Clause|Apache-2\.0|BlueOak-1\.0\.0|0BSD|CC0-1\.0|OFL-1\.1|Unlicense|Python-2\.0)$/
  const lock = JSON.parse(readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8'))
  // Says so in its Readme and not in its manifest.
  const stated = new Map([['node_modules/format', 'MIT']])
  const odd = Object.entries(
    lock.packages as Record<string, { dev?: boolean; license?: string; optional?: boolean }>,
  )
    .filter(([name, { dev }]) => name !== '' && dev !== true)
    .filter(
      ([name, { license = stated.get(name) }]) =>
        !(license ?? '').split(/ OR | AND /).every((one) => permissive.test(one.replace(/[()]/g, ''))),
    )
    .map(([name, { license }]) => `${name}: ${license}`)
  expect(odd).toEqual([])
})
