/** Follows every link of a built site: to files, and to ids on pages. */
import { posix } from 'node:path'

/** What a site's pages link to and does not exist, a line each. `base` is the site's path on its host. */
export function deadLinks(files: Readonly<Record<string, string>>, base = '/'): readonly string[] {
  const found: string[] = []
  const pages = Object.entries(files).filter(([name]) => name.endsWith('.html'))
  const ids = new Map(
    pages.map(([name, text]) => [name, new Set([...text.matchAll(/\sid="([^"]*)"/gu)].map(([, id]) => id))]),
  )
  for (const [name, text] of pages) {
    for (const [, quoted, bare] of text.matchAll(/\s(?:href|src)=(?:"([^"]*)"|([^\s>"]+))/gu)) {
      const url = (quoted ?? bare ?? '').replaceAll('&#x26;', '&').replaceAll('&amp;', '&')
      if (/^(?:[a-z][a-z0-9+.-]*:|\/\/)/iu.test(url)) continue
      const [whole = '', hash = ''] = url.split('#')
      const path = decodeURIComponent(whole.split('?')[0] ?? '')
      const target = path.startsWith('/')
        ? path.slice(base.length)
        : path === ''
          ? name
          : posix.join(posix.dirname(name), path)
      if (files[target] === undefined) found.push(`${name}: ${url}`)
      else if (hash !== '' && !ids.get(target)?.has(decodeURIComponent(hash))) found.push(`${name}: ${url}`)
    }
  }
  return found
}
