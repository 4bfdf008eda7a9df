/** Patterns of paths: `posts/**`, `*.{md,qmd}`, `quiz-?.md`, `[a-c].md`. `*` and `?` stop at `/`, `**` does not. */

/** Longest pattern that is read: what it is compiled to grows with it. */
const MAX_PATTERN = 500

/** Whether a word is meant as a pattern. */
export function isGlob(word: string): boolean {
  return /[*?[{]/.test(word)
}

/** The folders at the start of a pattern that hold no wildcard: where to look. `.` where there are none. */
export function globBase(pattern: string): string {
  const parts = pattern.split('/')
  const first = parts.findIndex(isGlob)
  return parts.slice(0, first < 0 ? -1 : first).join('/') || (pattern.startsWith('/') ? '/' : '.')
}

/** A test for paths with `/`, relative to what the pattern is relative to. A pattern without `/` matches names in any folder. */
export function globTest(pattern: string): (path: string) => boolean {
  if (pattern.length > MAX_PATTERN) return () => false
  // A run of stars means no more than two of them, and would be slow.
  const bare = pattern
    .replace(/^\.\//, '')
    .replace(/\*{3,}/g, '**')
    .replace(/(?:\*\*\/){2,}/g, '**/')
  const rooted = bare.includes('/') ? bare : `**/${bare}`
  const expression = compiled(source(rooted))
  return (path) => expression.test(path.replace(/^\.\//, ''))
}

/** A set whose range is out of order (`[z-a]`) matches nothing. */
function compiled(body: string): RegExp {
  try {
    return new RegExp(`^${body}$`, 'u')
  } catch {
    return /$^/
  }
}

function source(pattern: string): string {
  let out = ''
  let depth = 0
  for (let i = 0; i < pattern.length; ) {
    const rest = pattern.slice(i)
    const set = /^\[(!?)([^\]/\\]+)\]/.exec(rest)
    if (rest.startsWith('**/')) {
      out += '(?:[^/]+/)*'
      i += 3
    } else if (rest.startsWith('**')) {
      out += '.*'
      i += 2
    } else if (set !== null) {
      out += `[${set[1] === '!' ? '^/' : ''}${(set[2] ?? '').replace(/[\\[\]^&~|]/g, '\\$&')}]`
      i += set[0].length
    } else {
      const char = rest.charAt(0)
      if (char === '*') out += '[^/]*'
      else if (char === '?') out += '[^/]'
      else if (char === '{' && rest.includes('}')) {
        out += '(?:'
        depth += 1
      } else if (char === '}' && depth > 0) {
        out += ')'
        depth -= 1
      } else if (char === ',' && depth > 0) out += '|'
      else out += char.replace(/[.+^$()|[\]{}\\/]/g, '\\$&')
      i += 1
    }
  }
  return `${out}${')'.repeat(depth)}`
}
