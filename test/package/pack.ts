/**
 * The package as others get it: packed from a copy of the sources, unpacked into an empty project that has the
 * dependencies it names and nothing else. Needs no network and no compiled package.
 */
import { execFileSync } from 'node:child_process'
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const SOURCES = [
  'src',
  'schema',
  'scripts',
  'templates',
  'tsconfig.json',
  'tsconfig.build.json',
  'package.json',
  'README.md',
  'LICENSE',
]

export interface Installed {
  /** An empty project with the package in it. */
  readonly project: string
  /** The folder of the package. */
  readonly root: string
  /** The copy of the sources that was packed. */
  readonly source: string
  /** The package's program. */
  readonly bin: string
  /** Paths within the tarball. */
  readonly files: readonly string[]
  /** Bytes of the tarball unpacked. */
  readonly size: number
  /** The package's own `package.json`. */
  readonly manifest: Manifest
  remove(): void
}

export interface Manifest {
  readonly exports: { readonly [path: string]: unknown }
  readonly dependencies: { readonly [name: string]: string }
  readonly bin: { readonly [name: string]: string }
  readonly sideEffects: readonly string[]
}

/** Packs and installs. */
export function installPackage(): Installed {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'quizproof-package-')))
  const source = join(folder, 'source')
  const project = join(folder, 'project')
  for (const name of SOURCES) cpSync(join(ROOT, name), join(source, name), { recursive: true })
  symlinkSync(realpathSync(join(ROOT, 'node_modules')), join(source, 'node_modules'))

  const said = execFileSync('npm', ['pack', '--json', '--silent', '--pack-destination', folder], {
    cwd: source,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { ...process.env, npm_config_offline: 'true', npm_config_update_notifier: 'false' },
  })
  // What a script prints comes before npm's own answer.
  const [packed] = JSON.parse(said.slice(said.indexOf('[\n'))) as [
    { filename: string; unpackedSize: number; files: { path: string }[] },
  ]

  const installed = join(project, 'node_modules', 'quizproof')
  mkdirSync(installed, { recursive: true })
  execFileSync('tar', ['-xzf', join(folder, packed.filename), '--strip-components=1', '-C', installed])
  const manifest = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8')) as Manifest
  for (const name of Object.keys(manifest.dependencies)) {
    const link = join(project, 'node_modules', name)
    mkdirSync(dirname(link), { recursive: true })
    symlinkSync(realpathSync(join(ROOT, 'node_modules', name)), link)
  }
  writeFileSync(join(project, 'package.json'), '{ "type": "module", "private": true }\n')
  return {
    project,
    root: installed,
    source,
    bin: join(installed, manifest.bin['quizproof'] ?? ''),
    files: packed.files.map(({ path }) => path),
    size: packed.unpackedSize,
    manifest,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}
