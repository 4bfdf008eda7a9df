/** Colours code that is not Python. Loaded by the first post that has some, and then only the grammars it needs. */
import type { ElementContent } from 'hast'
import hljs from 'highlight.js/lib/core'

/** Grammars of highlight.js by the names that people give their code. */
const GRAMMARS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    bash: 'sh zsh shell-script',
    c: 'h',
    cpp: 'c++ cc hpp',
    csharp: 'c# cs',
    css: '',
    diff: 'patch',
    dockerfile: 'docker',
    go: 'golang',
    ini: 'toml',
    java: '',
    javascript: 'js jsx mjs',
    json: 'jsonc json5',
    julia: 'jl',
    kotlin: 'kt',
    latex: 'tex',
    lua: '',
    makefile: 'make mk',
    markdown: 'md qmd',
    matlab: 'octave',
    r: '',
    ruby: 'rb',
    rust: 'rs',
    scala: '',
    shell: 'console terminal',
    sql: '',
    swift: '',
    typescript: 'ts tsx',
    xml: 'html svg',
    yaml: 'yml',
  }).flatMap(([grammar, names]) => [grammar, ...names.split(' ')].map((name) => [name, grammar] as const)),
)

/** Our classes for the scopes of highlight.js. */
const CLASSES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    k: 'keyword built_in type tag name selector-tag section',
    s: 'string regexp addition link symbol char',
    n: 'number literal bullet',
    c: 'comment quote deletion doctag',
    f: 'title attr attribute function variable property selector-class selector-id',
    m: 'meta',
    o: 'operator punctuation',
  }).flatMap(([name, scopes]) => scopes.split(' ').map((scope) => [scope, name] as const)),
)

/** Longer code is shown without colours. */
const MAX_COLOURED_LENGTH = 100_000

/** The children of a `<code>` element; null for a language that nobody knows. */
export async function colour(code: string, language: string): Promise<ElementContent[] | null> {
  const grammar = GRAMMARS.get(language)
  if (grammar === undefined || code.length > MAX_COLOURED_LENGTH) return null
  if (hljs.getLanguage(grammar) === undefined) {
    const { default: define } = await import(`highlight.js/lib/languages/${grammar}`)
    hljs.registerLanguage(grammar, define)
  }
  return elementsOf(hljs.highlight(code, { language: grammar, ignoreIllegals: true }).value)
}

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['&amp;', '&'],
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&quot;', '"'],
  ['&#x27;', "'"],
])

/** The library's answer is text, five entities and spans with a class, and nothing else. */
function elementsOf(html: string): ElementContent[] {
  const root: ElementContent[] = []
  const open: ElementContent[][] = [root]
  for (const [token, scopes] of html.matchAll(/<span class="([^"]*)">|<\/span>|[^<]+/gu)) {
    const current = open.at(-1) ?? root
    if (token === '</span>') open.pop()
    else if (scopes === undefined)
      current.push({
        type: 'text',
        value: token.replace(/&[#\w]+;/gu, (entity) => ENTITIES.get(entity) ?? entity),
      })
    else {
      const name = CLASSES.get(/^hljs-([\w-]+)/u.exec(scopes)?.[1] ?? '')
      const children: ElementContent[] = []
      const properties = name === undefined ? {} : { className: [name] }
      current.push({ type: 'element', tagName: 'span', properties, children })
      open.push(children)
    }
  }
  return root
}
