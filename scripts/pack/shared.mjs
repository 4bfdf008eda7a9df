/**
 * What is built in, and what stays a dependency of the published package.
 *
 * The sources import some 40 packages, which bring 140; the six that do the most bring 86 by themselves, so that no choice
 * among them would keep a consumer's install small. Therefore: what a host of the plugin has anyway (unified, the parser and
 * the tools for its tree), what our types mention, and what is large and brings little with it, stays a dependency.
 * Everything else is built in. `package.json` lists both alike, for the sources import both.
 */
export const SHARED = [
  '@types/mdast',
  '@types/unist',
  'decode-named-character-reference',
  'katex',
  'liquidjs',
  'mdast-util-from-markdown',
  'mdast-util-to-markdown',
  'mdast-util-to-string',
  'micromark-core-commonmark',
  'micromark-util-character',
  'micromark-util-decode-numeric-character-reference',
  'micromark-util-html-tag-name',
  'micromark-util-resolve-all',
  'micromark-util-types',
  'remark-parse',
  'unified',
  'unist-util-visit',
  'vfile',
  'vfile-message',
  'yaml',
  'zod',
]

/** What works better with it, and without it too: a consumer who wants it installs it. */
export const OPTIONAL = ['pagefind']

/** Whether an import is left as it is. */
export function isShared(specifier) {
  return specifier.startsWith('node:') || [...SHARED, ...OPTIONAL].includes(packageOf(specifier))
}

/** The package that an import is of: `@a/b/c.js` is of `@a/b`. */
export function packageOf(specifier) {
  return /^(?:@[^/]+\/)?[^/]+/u.exec(specifier)?.[0] ?? specifier
}
