/** What is mutated: the blog's posts, the fixtures of questions, and the examples of the documentation. */
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

function textsIn(folder: string, name: RegExp): readonly string[] {
  const path = fileURLToPath(new URL(`../../${folder}/`, import.meta.url))
  const found = readdirSync(path, { recursive: true, encoding: 'utf8' }).filter((each) => name.test(each))
  if (found.length === 0) throw new Error(`Nothing to mutate in ${folder}.`)
  return found.sort().map((each) => readFileSync(`${path}${each}`, 'utf8'))
}

export const POSTS = textsIn('posts', /\.(?:md|qmd)$/u)
export const CORPUS = [
  ...POSTS,
  ...textsIn('test/quiz/fixtures', /\.(?:md|qmd)$/u),
  ...textsIn('docs', /\.md$/u),
]
