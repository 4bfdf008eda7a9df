/** Two posts with one address: neither can be published. */
import type { Draft } from './draft.js'
import { ARCHIVE, type ListPage, type Lists } from './lists.js'
import type { Trouble } from './trouble.js'

/** Compared as disks do that take `A` for `a`. */
export function clashes(drafts: readonly Draft[], lists: Lists): readonly Trouble[] {
  const taken = new Map<string, string>([
    ['404.html', 'what is not found'],
    [ARCHIVE, 'the archive'],
    ...lists.pages.map((list) => [list.path.toLowerCase(), nameOf(list)] as const),
  ])
  const found: Trouble[] = []
  for (const { file, page } of drafts.toSorted((a, b) => (a.file.name < b.file.name ? -1 : 1))) {
    for (const path of [page.path, ...page.aliases]) {
      const other = taken.get(path.toLowerCase())
      if (other === undefined) {
        taken.set(path.toLowerCase(), file.name)
        continue
      }
      const [what, note] =
        path === page.path
          ? ['Its page', 'Rename one of them.']
          : ['The page of an alias', 'Remove the alias.']
      found.push({
        path: file.path,
        reason: `${what} would be ${path}, which is the page of ${other}.`,
        note,
      })
    }
  }
  return found
}

function nameOf({ kind, title }: ListPage): string {
  switch (kind) {
    case 'index':
      return 'the index of the posts'
    case 'category':
      return `the category "${title}"`
    case 'series':
      return `the series "${title}"`
    default:
      return kind satisfies never
  }
}
