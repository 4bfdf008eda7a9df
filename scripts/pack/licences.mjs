/** The licences of what is built in, as one file. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { groupBy } from './group.mjs'
import { LICENCE } from './places.mjs'

/** The words of the MIT licence, without its title and author: our own licence. */
const MIT = readFileSync(LICENCE, 'utf8').replace(/^[\s\S]*?Copyright .*\n+/u, '')

const HEAD = `# What is built in

This package contains code of the packages below, under \`lib/third-party\`, as their authors published it, made smaller.
The licence of each is given in full. The fonts under \`templates/fonts\` have theirs beside them.
`

/**
 * @param {readonly string[]} packages Their folders.
 * @returns {string} Markdown.
 */
export function licences(packages) {
  const read = packages.map(licenceOf)
  const texts = groupBy(read, ({ terms }) => terms.replace(/\s+/gu, ' '))
  return [HEAD, ...[...texts.values()].map(section)].join('\n')
}

/** Packages under the same words, each with its authors, and the words once. */
function section(packages) {
  const named = packages.map(({ name, address, authors }) =>
    [`- ${name}, ${address}`, ...authors.map((author) => `  ${author}`)].join('\n'),
  )
  const { kind, terms } = packages[0]
  return `## ${kind}\n\n${named.join('\n')}\n\n${terms.replace(/^/gmu, '    ').replace(/ +$/gmu, '')}\n`
}

function licenceOf(folder) {
  const { name, version, license, licenses, homepage, repository } = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  )
  const kind = license ?? licenses?.[0]?.type
  if (typeof kind !== 'string') throw new Error(`${name} names no licence.`)
  const lines = licenceText(folder).split('\n')
  if (lines.join('') === '') throw new Error(`${name} comes without the text of its licence.`)
  const isAuthor = (line) => /^\s*copyright (?:\(c\)|©|\d)/iu.test(line)
  return {
    name: `${name} ${version}`,
    kind,
    address: homepage ?? (typeof repository === 'object' ? repository.url : repository),
    authors: lines.filter(isAuthor).map((line) => line.trim()),
    terms: lines
      .filter((line) => !isAuthor(line))
      .join('\n')
      .trim(),
  }
}

/** The file of the licence. An old package that has none names the MIT licence in its readme, whose words are known. */
function licenceText(folder) {
  const files = readdirSync(folder)
  const own = files.find((each) => /^licen[cs]e(?:[.-]\w+)?$/iu.test(each))
  if (own !== undefined) return readFileSync(join(folder, own), 'utf8').trim()
  const readme = files.find((each) => /^readme\.md$/iu.test(each))
  if (readme === undefined) return ''
  const said = readFileSync(join(folder, readme), 'utf8')
  const [author] = /^Copyright .*$/mu.exec(said) ?? []
  return author !== undefined && /MIT licen[cs]e/iu.test(said) ? `${author}\n\n${MIT}` : ''
}
