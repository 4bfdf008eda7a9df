/** The full-text search: an index by Pagefind, where that is installed. Its absence only leaves the search out. */
import type { Files } from './publish.js'

/** The folder of the site that holds the index. */
export const SEARCH_FOLDER = 'pagefind'

/** Its ready-made interfaces; ours needs none of them. */
const NOT_NEEDED = /^pagefind-(?!worker\.|entry\.).*\.(?:js|css)$/u

type Pagefind = typeof import('pagefind')

/** The library, if it is installed with the program for this system. */
async function library(): Promise<Pagefind | null> {
  try {
    return await import('pagefind')
  } catch {
    return null
  }
}

/** Whether a site can have a search. */
export async function canSearch(): Promise<boolean> {
  return (await library()) !== null
}

/**
 * The files of the index; none where it can't be made.
 *
 * @param posts the paths of the pages to be found
 */
export async function search(
  pages: Files,
  posts: readonly string[],
  seen: (count: number) => void,
): Promise<Files> {
  const pagefind = await library()
  const files = new Map<string, string | Uint8Array>()
  if (pagefind === null || posts.length === 0) return files
  try {
    const { index } = await pagefind.createIndex({})
    if (index === undefined) return files
    for (const [at, path] of posts.entries()) {
      await index.addHTMLFile({ sourcePath: path, content: String(pages.get(path) ?? '') })
      seen(at + 1)
    }
    for (const { path, content } of (await index.getFiles()).files)
      if (!NOT_NEEDED.test(path)) files.set(`${SEARCH_FOLDER}/${path}`, content)
    return files
  } finally {
    await pagefind.close()
  }
}
