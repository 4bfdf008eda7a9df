#!/usr/bin/env node
// Before the package is packed: what others need not install is built into `lib/`, and `package.json` asks for the rest
// alone. `after.mjs` puts both back; what a killed run left is put right by the next.
import { cpSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { bundle, declarations } from './bundle.mjs'
import { licences } from './licences.mjs'
import { ASIDE, LIB, MANIFEST, NOTICES, restore } from './places.mjs'
import { OPTIONAL, SHARED } from './shared.mjs'

try {
  await prepare()
} catch (error) {
  restore()
  throw error
}

async function prepare() {
  const manifest = JSON.parse(readFileSync(MANIFEST, 'utf8'))
  const compiled = join(ASIDE, 'lib')
  mkdirSync(ASIDE, { recursive: true })
  cpSync(MANIFEST, join(ASIDE, 'package.json'))
  renameSync(LIB, compiled)

  const { packages, active } = await bundle(compiled, LIB, manifest.sideEffects)
  for (const path of declarations(compiled)) {
    mkdirSync(dirname(join(LIB, path)), { recursive: true })
    cpSync(join(compiled, path), join(LIB, path))
  }
  writeFileSync(NOTICES, licences(packages))
  const sideEffects = active.map((path) => `./lib/${path}`)
  writeFileSync(MANIFEST, `${JSON.stringify(published({ ...manifest, sideEffects }), null, 2)}\n`)
}

/** The manifest as others get it: what builds and tests the package is no concern of theirs. */
function published({ scripts, devDependencies, optionalDependencies, dependencies, ...manifest }) {
  const kept = SHARED.map((name) => {
    if (dependencies[name] === undefined) throw new Error(`${name} is not among the dependencies.`)
    return [name, dependencies[name]]
  })
  // An optional peer, unlike an optional dependency, is not installed unasked.
  const optional = OPTIONAL.map((name) => [name, optionalDependencies[name]])
  return {
    ...manifest,
    dependencies: Object.fromEntries(kept),
    peerDependencies: Object.fromEntries(optional),
    peerDependenciesMeta: Object.fromEntries(optional.map(([name]) => [name, { optional: true }])),
  }
}
