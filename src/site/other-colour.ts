/** Colours code that is not Python. Loaded by the first post that has some, and then only the grammars it needs. */
import type { ElementContent } from 'hast'
import type { LanguageFn } from 'highlight.js'
import hljs from 'highlight.js/lib/core'

type Grammar = { readonly default: LanguageFn }

/** Grammars of highlight.js, with the names that people give their code; the first is its own. */
const GRAMMARS: readonly (readonly [names: string, load: () => Promise<Grammar>])[] = [
  ['bash sh zsh shell-script', () => import('highlight.js/lib/languages/bash')],
  ['c h', () => import('highlight.js/lib/languages/c')],
  ['cpp c++ cc hpp', () => import('highlight.js/lib/languages/cpp')],
  ['csharp c# cs', () => import('highlight.js/lib/languages/csharp')],
  ['css', () => import('highlight.js/lib/languages/css')],
  ['diff patch', () => import('highlight.js/lib/languages/diff')],
  ['dockerfile docker', () => import('highlight.js/lib/languages/dockerfile')],
  ['go golang', () => import('highlight.js/lib/languages/go')],
  ['ini toml', () => import('highlight.js/lib/languages/ini')],
  ['java', () => import('highlight.js/lib/languages/java')],
  ['javascript js jsx mjs', () => import('highlight.js/lib/languages/javascript')],
  ['json jsonc json5', () => import('highlight.js/lib/languages/json')],
  ['julia jl', () => import('highlight.js/lib/languages/julia')],
  ['kotlin kt', () => import('highlight.js/lib/languages/kotlin')],
  ['latex tex', () => import('highlight.js/lib/languages/latex')],
  ['lua', () => import('highlight.js/lib/languages/lua')],
  ['makefile make mk', () => import('highlight.js/lib/languages/makefile')],
  ['markdown md qmd', () => import('highlight.js/lib/languages/markdown')],
  ['matlab octave', () => import('highlight.js/lib/languages/matlab')],
  ['r', () => import('highlight.js/lib/languages/r')],
  ['ruby rb', () => import('highlight.js/lib/languages/ruby')],
  ['rust rs', () => import('highlight.js/lib/languages/rust')],
  ['scala', () => import('highlight.js/lib/languages/scala')],
  ['shell console terminal', () => import('highlight.js/lib/languages/shell')],
  ['sql', () => import('highlight.js/lib/languages/sql')],
  ['swift', () => import('highlight.js/lib/languages/swift')],
  ['typescript ts tsx', () => import('highlight.js/lib/languages/typescript')],
  ['xml html svg', () => import('highlight.js/lib/languages/xml')],
  ['yaml yml', () => import('highlight.js/lib/languages/yaml')],
]

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
  const known = GRAMMARS.find(([names]) => names.split(' ').includes(language))
  if (known === undefined || code.length > MAX_COLOURED_LENGTH) return null
  const [names, load] = known
  const [grammar = ''] = names.split(' ')
  if (hljs.getLanguage(grammar) === undefined) hljs.registerLanguage(grammar, (await load()).default)
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
