/** The compiled modules and what is built in → a file per folder of ours, and one per package of others. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { rolldown } from 'rolldown'
import { minify } from 'rolldown/utils'
import { groupBy } from './group.mjs'
import { isShared } from './shared.mjs'

const ENTRIES = ['index', 'engine', 'markdown', 'check', 'site', 'cli/main']

/** The package that a module is of; undefined for ours. */
function foreign(id) {
  return /.*[\\/]node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+)/u.exec(id)
}

/**
 * gray-matter without what we never let it reach: its engines (one of which evaluates what a post says; and js-yaml, where
 * we have yaml) and its way to the disk, which no browser has.
 */
const HARMLESS_MATTER = {
  name: 'harmless-matter',
  resolveId(source, importer) {
    return source === 'fs' && importer?.includes(`${sep}gray-matter${sep}`) ? '\0no-disk' : null
  },
  load(id) {
    if (id === '\0no-disk') return 'export default {}'
    return id.endsWith(join('gray-matter', 'lib', 'engines.js')) ? 'module.exports = {}' : null
  },
}

/**
 * @param {string} from The folder of the compiled modules.
 * @param {string} to The folder that is written.
 * @param {readonly string[]} effects Patterns of modules that do something by being imported, relative to `from`.
 * @returns The folders of the packages that are built in, and the files that do something by being imported.
 */
export async function bundle(from, to, effects) {
  const bundled = await rolldown({
    input: Object.fromEntries(ENTRIES.map((name) => [name, join(from, `${name}.js`)])),
    platform: 'neutral',
    preserveEntrySignatures: 'allow-extension',
    resolve: { mainFields: ['module', 'main'], conditionNames: ['import', 'default'] },
    external: (id) => isShared(id),
    plugins: [HARMLESS_MATTER],
    // Some modules of ours are loaded late by the program, and at once by the library.
    onLog(level, log, handler) {
      if (log.code !== 'INEFFECTIVE_DYNAMIC_IMPORT') handler(level, log)
    },
  })
  // The program's own modules are parted by what loads them, so that `--help` loads little.
  const folder = (id) => {
    const [name, ...rest] = relative(from, id).split(sep)
    return foreign(id) || id.startsWith('\0') || name === 'cli' || rest.length === 0 ? null : name
  }
  const { output } = await bundled.write({
    dir: to,
    format: 'esm',
    comments: false,
    entryFileNames: '[name].js',
    chunkFileNames: ({ name, moduleIds }) => `${placeOf(name, moduleIds)}.js`,
    codeSplitting: {
      includeDependenciesRecursively: false,
      groups: [
        { name: folder, debugName: 'ours' },
        { name: 'others', test: (id) => foreign(id) !== null, entriesAware: true },
      ],
    },
  })
  await bundled.close()
  const packages = new Set()
  const active = []
  for (const { fileName, moduleIds } of output) {
    for (const id of moduleIds) {
      const [folder] = foreign(id) ?? []
      if (folder !== undefined) packages.add(folder)
    }
    if (moduleIds.some((id) => effects.some((pattern) => matches(relative(from, id), pattern))))
      active.push(fileName)
    await makeSmall(join(to, fileName), fileName.startsWith('third-party/'))
  }
  return { packages: [...packages].sort(), active: active.sort() }
}

/** Where a file of modules goes: those of other packages by the name of the one that has most of them. */
function placeOf(name, moduleIds) {
  const packages = moduleIds.map((id) => foreign(id)?.[1]).filter((other) => other !== undefined)
  const runtime = moduleIds.filter((id) => id.startsWith('\0')).length
  if (packages.length === 0 || packages.length + runtime < moduleIds.length) return `parts/${name}`
  const counts = groupBy(packages, (each) => each)
  const [most] = [...counts].sort(([, a], [, b]) => b.length - a.length)[0]
  return `third-party/${most.replace(/^@/u, '').replace(/[\\/]/u, '-')}`
}

/** Others' code is made as small as it gets; ours loses its spaces, and keeps its names for whoever follows an error. */
async function makeSmall(file, isOther) {
  const options = isOther ? {} : { compress: false, mangle: false }
  const { code } = await minify(file, readFileSync(file, 'utf8'), { module: true, ...options })
  writeFileSync(file, code)
}

/** Whether a path is one of a pattern of `sideEffects`. */
function matches(path, pattern) {
  const source = pattern
    .replace(/[.+^$()|[\]{}]/gu, '\\$&')
    .replace(/\*\*\/|\*/gu, (stars) => (stars === '*' ? '[^/]*' : '(?:.*/)?'))
  return new RegExp(`^${source}$`, 'u').test(path.split(sep).join('/'))
}

/** The declarations that those of the entry points lead to, relative to the folder of the compiled modules. */
export function declarations(from) {
  const found = new Set()
  const follow = (path) => {
    if (found.has(path)) return
    found.add(path)
    const text = readFileSync(join(from, path), 'utf8')
    for (const [, specifier] of text.matchAll(/(?:\bfrom|\bimport\(|^import)\s*'(\.[^']+)\.js'/gmu))
      follow(join(path, '..', `${specifier}.d.ts`))
  }
  for (const name of ENTRIES) if (name !== 'cli/main') follow(`${name}.d.ts`)
  return [...found].sort()
}
