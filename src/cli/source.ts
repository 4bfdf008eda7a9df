/** The one file that a command reads models from: Python, or a post; `-` is Python on standard input. */
import { extname, resolve } from 'node:path'
import { readPost, textOf } from '../site/posts.js'
import type { Trouble } from '../site/trouble.js'
import type { Io } from './io.js'
import { shownPath } from './paths.js'

const POSTS: ReadonlySet<string> = new Set(['.md', '.qmd', '.markdown', '.rmd'])

/** The text, or why it can't be read. */
export async function readOperand(operand: string, io: Io): Promise<string | Trouble> {
  const path = resolve(io.cwd, operand)
  const text = operand === '-' ? textOf(await io.stdin(), operand) : await readPost(path)
  return typeof text === 'string'
    ? text
    : { ...text, path: operand === '-' ? '<stdin>' : shownPath(io.cwd, path) }
}

/** Whether a file is a post, by its name. */
export function kindOf(operand: string, path: string): 'post' | 'python' {
  return POSTS.has(extname(path).toLowerCase()) && operand !== '-' ? 'post' : 'python'
}
