import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const TEMPLATES = new URL('../../templates/', import.meta.url)
const DOC = readFileSync(new URL('../../docs/theme.md', import.meta.url), 'utf8')
const FILES = readdirSync(TEMPLATES, { withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map(({ name }) => name)
const STYLES = readdirSync(new URL('style/', TEMPLATES))

test('every file of the theme is in its documentation', () => {
  for (const name of [...FILES, ...STYLES.map((part) => `style/${part}`)])
    expect(DOC, name).toContain(`\`${name}\``)
})

test.each(FILES.filter((name) => name.endsWith('.liquid')))(
  'what %s prints is in the documentation',
  (name) => {
    const text = readFileSync(new URL(name, TEMPLATES), 'utf8')
    for (const [variable] of text.matchAll(/\b(?:page|site)\.\w+/gu))
      expect(DOC, variable).toContain(`\`${variable}\``)
  },
)

test('the content of a post, and what search engines are told, is all that is printed as it is', () => {
  const raw = FILES.flatMap((name) =>
    [...readFileSync(new URL(name, TEMPLATES), 'utf8').matchAll(/\{\{[^}]*\braw\b[^}]*\}\}/gu)].map(
      ([match]) => match,
    ),
  )
  expect(raw).toEqual(['{{ page.about | raw }}', '{{ page.content | raw }}'])
})
