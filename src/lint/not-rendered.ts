/** `not-rendered`: what other tools would replace, and our pages show as it is written. */
import type { Code, InlineCode, Parent, Root } from 'mdast'
import type { Node } from 'unist'
import { parseCodeInfo } from '../markdown/code-info.js'
import { shortcodesIn } from '../markdown/shortcode.js'
import { type Message, message } from '../message.js'
import { metaOf } from '../post/meta.js'
import type { Span } from '../span.js'
import { citationsIn } from './citations.js'
import { type Prose, proseOf } from './prose.js'
import { code } from './words.js'

/** Something that stays as it is, and what to do about it. */
interface Left extends Span {
  readonly what: string
  readonly note: string
}

/** Messages for each thing once: a second `{{< pagebreak >}}` would say nothing new. */
export function notRendered(tree: Root, source: string): Message[] {
  if (!/\{\{[<%]|\{=|@/.test(source)) return []
  const prose = proseOf(tree, source)
  const left = [
    ...rawBlocks(tree),
    ...prose.flatMap((each) => [...shortcodes(each, source), ...rawWords(each, source)]),
    ...cited(prose, tree, source),
  ]
  const said = new Set<string>()
  return left.flatMap(({ what, note, start, end }) => {
    const words = source.slice(start, end)
    if (said.has(words)) return []
    said.add(words)
    return message({
      ruleId: 'not-rendered',
      span: { start, end },
      reason: `Unexpected ${what} ${code(shortened(words))}, which stays on the page as it is written.`,
      actual: [shortened(words)],
      note,
    })
  })
}

/** Longest piece of a post in a message. */
const EXCERPT = 60

function shortened(words: string): string {
  const line = words.replace(/\s+/gu, ' ').trim()
  return line.length <= EXCERPT ? line : `${line.slice(0, EXCERPT - 2).trimEnd()} …`
}

/** What to do about shortcodes of a name; those without one here are told how to be left. */
const SHORTCODES: ReadonlyMap<string, string> = new Map([
  ['video', 'Link to the video instead: `[the video](https://…)`.'],
  ['include', 'Other files are not read. Put what it includes into the post.'],
  ['embed', 'Notebooks are not read. Put what it embeds into the post.'],
  ['meta', 'The front matter has no text under this key. Add the key, or write the words out.'],
  [
    'pagebreak',
    'Pages of a site have no breaks. Leave it out, or put it into `::: {.content-visible when-format="pdf"}`.',
  ],
])

function shortcodes({ text, at }: Prose, source: string): Left[] {
  const found = shortcodesIn(text)
  if (found.length === 0) return []
  const meta = metaOf(source)
  return found.flatMap(({ name, rest, start, end }) => {
    if ((name === 'meta' && meta(rest) !== null) || (name === 'kbd' && /^[^\s=]+$/u.test(rest))) return []
    const note = SHORTCODES.get(name) ?? 'It is run by Quarto or Hugo alone. Write what it stands for.'
    return { what: 'shortcode', note, start: at + start, end: at + end }
  })
}

function rawBlocks(tree: Root): Left[] {
  const found: Left[] = []
  const waiting: Node[] = [tree]
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if ('children' in node) waiting.push(...(node as Parent).children)
    const start = node.position?.start.offset
    if (node.type !== 'code' || start === undefined) continue
    const { lang, meta } = node as Code
    const { kind, language } = parseCodeInfo(lang, meta)
    if (kind !== 'raw' || language === null || language === 'html') continue
    const width = `${lang ?? ''}${meta ? ` ${meta}` : ''}`.length
    found.push({ ...raw(language), start, end: start + '```'.length + width })
  }
  return found.reverse()
}

const FORMAT = /^\{=([\w-]+)\}/

/** `` `\LaTeX`{=latex} `` */
function rawWords({ node }: Prose, source: string): Left[] {
  const found: Left[] = []
  const waiting: Node[] = [node]
  for (let inner = waiting.pop(); inner !== undefined; inner = waiting.pop()) {
    if ('children' in inner) waiting.push(...(inner as Parent).children)
    const start = inner.position?.start.offset
    const end = inner.position?.end.offset
    if (!isInlineCode(inner) || start === undefined || end === undefined) continue
    const format = FORMAT.exec(source.slice(end, end + EXCERPT))
    if (format && format[1] !== 'html')
      found.push({ ...raw(format[1] ?? ''), start, end: end + format[0].length })
  }
  return found.reverse()
}

function isInlineCode(node: Node): node is InlineCode {
  return node.type === 'inlineCode'
}

const raw = (format: string) => ({
  what: `output for \`${format}\``,
  note: 'Only HTML is put on a page as it is. Write it in Markdown, or say what it shows.',
})

/** `{#fig-a}`, `{#tbl-a .wide}`, `#| label: fig-a`: ids wherever they stand. */
const IDS =
  /\{[^{}\r\n]*?#([\w-]+)|^[ \t>]*#\|[ \t]*(?:lst-)?label[ \t]*:[ \t]*["']?([\w-]+)|\bid=["']?([\w-]+)/gm

/** The label of an example, which `(@good)` refers to. */
const EXAMPLES = /^[ \t>]*\(@([\w-]+)\)[ \t]/gm

function cited(prose: readonly Prose[], tree: Root, source: string): Left[] {
  const some = prose.filter(({ words }) => words.includes('@'))
  if (some.length === 0) return []
  const ids = [...source.matchAll(IDS)].map((match) => match[1] ?? match[2] ?? match[3] ?? '')
  const targets = new Set([...ids, ...[...source.matchAll(EXAMPLES)].map(([, label = '']) => label)])
  const isTarget = (id: string): boolean => targets.has(id)
  const [first] = tree.children
  const hasList = first?.type === 'yaml' && /^(?:bibliography|references)[ \t]*:/m.test(first.value)
  return citationsIn(
    prose.filter(({ words }) => words.includes('@')),
    hasList,
    isTarget,
  ).map(({ kind, start, end }) =>
    kind === 'citation'
      ? {
          what: 'citation',
          note: 'Bibliographies are not read. Say who wrote what, with a link: `[Smith, 2020](https://…)`.',
          start,
          end,
        }
      : {
          what: 'cross-reference',
          note: 'Nothing on the page has this id. Give it to the picture, table or heading that is meant: `{#fig-net}`.',
          start,
          end,
        },
  )
}
