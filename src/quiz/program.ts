/** The code of a post: which blocks are the program, which belong together, and what is left aside with a reason. */
import type { Code } from 'mdast'
import type { Node } from 'unist'
import type { Span } from '../span.js'
import { literalOf, spanOfNode, stringOf } from './node.js'
import type { Program } from './question.js'

/** A line of a code block: its words, and where they stand. */
export interface CodeLine {
  readonly text: string
  readonly at: number
}

/** What a code block is. */
export type CodeKind =
  | { readonly kind: 'program' }
  | { readonly kind: 'session' }
  /** Output, arithmetic, text: what an author shows, or works out. */
  | { readonly kind: 'text' }
  | { readonly kind: 'skipped'; readonly reason: string }

const PYTHON =
  /^(?:python3?|py3?|ipython3?|pyodide|marimo|keras|tensorflow|tf|jupyter-python|py:.*|python:.*)$/
const SESSION = /^(?:pycon|python-repl|python-console|pytb|doctest)$/
const TEXT =
  /^(?:text|txt|plain|plaintext|output|out|console-output|none|math|latex|tex|md|markdown|raw|log|result|summary|ascii)$/
const SHELL = /^(?:bash|sh|shell|zsh|console|terminal|cmd|powershell|ps1|bat|shell-session|shellsession)$/

/** The first word of an info string, without Pandoc's or a cell's braces: `{.python filename="x"}` → `python`. */
export function languageOf(node: Node): string {
  const info = [stringOf(node, 'lang') ?? '', stringOf(node, 'meta') ?? ''].join(' ').trim()
  const cell = /^\{\{?\s*([\w+-]+)/.exec(info)
  const directive = /^\{code(?:-cell|-block)?\}\s*([\w+-]*)/.exec(info)
  if (directive) return (directive[1] || 'python').toLowerCase()
  if (cell?.[1] !== undefined) return cell[1].toLowerCase()
  const classed = /^\{[^}]*?\.([\w+-]+)/.exec(info)
  if (classed?.[1] !== undefined) return classed[1].toLowerCase()
  return (/^[^\s{,]+/.exec(info)?.[0] ?? '').toLowerCase()
}

/** Says what a block is, by its tag and, where it has none, by its look. */
export function classifyCode(node: Node): CodeKind {
  const language = languageOf(node)
  const value = literalOf(node)
  if (SESSION.test(language) || (PYTHON.test(language) && /^\s*>>> /.test(value)))
    return judgeFramework(value, 'session')
  if (PYTHON.test(language)) return judgeFramework(value, 'program')
  if (language === '') {
    if (/^\s*>>> /.test(value)) return judgeFramework(value, 'session')
    return looksLikeProgram(value) ? judgeFramework(value, 'program') : { kind: 'text' }
  }
  if (TEXT.test(language) || language.startsWith('=')) return { kind: 'text' }
  if (SHELL.test(language)) return { kind: 'skipped', reason: 'commands for a shell' }
  if (language === 'diff') return { kind: 'skipped', reason: 'a diff' }
  return { kind: 'skipped', reason: `code in another language (${language})` }
}

const FRAMEWORKS: readonly (readonly [RegExp, string])[] = [
  [/^\s*(?:import|from)\s+torch\b|\bnn\.Module\b|\bnn\.(?:Linear|Conv\dd|Sequential|ReLU)\b/m, 'PyTorch'],
  [/^\s*(?:import|from)\s+(?:flax|haiku|equinox)\b|\bnnx?\.(?:Dense|Conv)\(features/m, 'JAX'],
  [/^\s*(?:import|from)\s+(?:jax)\b/m, 'JAX'],
  [/^\s*(?:import|from)\s+(?:mxnet|paddle|mindspore|tinygrad|chainer|caffe)\b/m, 'another framework'],
  [/^\s*(?:import|from)\s+sklearn\b|\bMLPClassifier\(/m, 'scikit-learn'],
]
const KERAS =
  /\b(?:keras|tensorflow)\b|\btf\.|(?<![\w.])layers\.|(?<!nn\.)\b(?:Sequential|Dense|Conv[123]D|Input)\(/

/** Whether code speaks of Keras at all: a quiz on plain Python, NumPy or pandas has no model that could be checked. */
export function speaksOfKeras(text: string): boolean {
  return (
    KERAS.test(text) ||
    /\b(?:Model|Functional|Embedding|Flatten|Dropout|LSTM|GRU|[A-Z]\w*(?:Pool\w*|Normalization|Attention))\(/.test(
      text,
    )
  )
}

function judgeFramework(value: string, kind: 'program' | 'session'): CodeKind {
  const other = FRAMEWORKS.find(([pattern]) => pattern.test(value))
  if (!other || KERAS.test(value)) return { kind }
  return { kind: 'skipped', reason: `code for ${other[1]}, not Keras` }
}

/**
 * Whether a block without a tag is a program. Authors write worked arithmetic and output in the same kind of block, so
 * it must import something or call a class, and no line may be one that Python has not.
 */
function looksLikeProgram(value: string): boolean {
  const lines = value.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '')
  if (lines.some((line) => /[│┃━─┏┓┗┛═╒╞|]{2}|_{8,}|={8,}|[×÷→≈]|^\s*\$ /.test(line))) return false
  const imports = lines.some((line) => /^\s*(?:import\s+[\w.]+|from\s+[\w.]+\s+import\s)/.test(line))
  const calls = lines.some((line) =>
    /^\s*(?:[\w.]+\s*=\s*)?(?:[\w]+\.)*(?:[A-Z]\w*|add|compile|Model)\(/.test(line),
  )
  const binds = lines.some((line) => /^\s*[\w.]+\s*=(?!=)|\.add\(|^\s*(?:def|class)\s/.test(line))
  return imports || (calls && binds)
}

/** The lines of a code node with their places. A line loses what contains it: indentation, `>`. */
export function codeLines(node: Node, source: string): readonly CodeLine[] {
  const value = literalOf(node)
  if (value === '') return []
  const span = spanOfNode(node)
  const text = source.slice(span.start, span.end)
  const fenced = /^[`~]{3}/.test(text)
  const starts: { at: number; end: number }[] = []
  let from = 0
  for (const match of text.matchAll(/\r\n|\n|\r/g)) {
    starts.push({ at: span.start + from, end: span.start + match.index })
    from = match.index + match[0].length
  }
  starts.push({ at: span.start + from, end: span.end })
  const rows = fenced ? starts.slice(1) : starts
  return value.split(/\r\n|\n|\r/).map((line, i) => {
    const row = rows[i]
    if (!row) return { text: line, at: span.end }
    const written = source.slice(row.at, row.end)
    // A tab that was partly indentation is shown as blanks; then the words after it decide.
    const tail = written.endsWith(line) ? line : line.trimStart()
    const at = written.endsWith(tail) ? row.end - tail.length : row.at
    return { text: line, at: at - (line.length - tail.length) }
  })
}

/** A program of several blocks, in order. */
export function makeProgram(nodes: readonly Node[], source: string): Program {
  let text = ''
  const segments: { from: number; at: number; length: number }[] = []
  for (const node of nodes) {
    const kind = classifyCode(node).kind
    const lines = programLines(codeLines(node, source), kind === 'session')
    for (const line of lines) {
      const last = segments.at(-1)
      const isNext = last && last.from + last.length === text.length && last.at + last.length === line.at
      const ended = source.charAt(line.at + line.text.length) === '\n'
      const length = line.text.length + (ended ? 1 : 0)
      if (last && isNext) last.length += length
      else segments.push({ from: text.length, at: line.at, length })
      text += `${line.text}\n`
    }
  }
  return {
    text,
    segments,
    blocks: nodes.map((node) => ({ node: node as Code, span: spanOfNode(node) })),
  }
}

/** Leaves out what is not Python: prompts and output of a session, magics of a notebook. */
function programLines(lines: readonly CodeLine[], session: boolean): readonly CodeLine[] {
  if (session)
    return lines.flatMap((line) => {
      const prompt = /^\s*(?:>>>|\.\.\.)(?: |$)/.exec(line.text)
      if (!prompt) return []
      return [{ text: line.text.slice(prompt[0].length), at: line.at + prompt[0].length }]
    })
  let depth = 0
  return lines.filter((line) => {
    const magic = depth === 0 && /^\s*[%!]{1,2}[\w.]/.test(line.text)
    if (magic) return false
    for (const bracket of line.text.replace(/#.*$|'[^']*'|"[^"]*"/g, '').match(/[()[\]{}]/g) ?? [])
      depth = Math.max(0, depth + (/[([{]/.test(bracket) ? 1 : -1))
    return true
  })
}

/** Names that a block binds at its top level, and names that it uses: a look at the words, not at the grammar. */
export function namesOf(text: string): {
  readonly bound: ReadonlySet<string>
  readonly free: ReadonlySet<string>
} {
  const bound = new Set<string>()
  const free = new Set<string>()
  const imported = new Set<string>()
  const plain = text.replace(/#[^\n]*|("""|''')[\s\S]*?\1|"[^"\n]*"|'[^'\n]*'/g, ' ')
  for (const line of plain.split('\n')) {
    const importing = /^\s*(?:from\s+\S+\s+)?import\s+(.*)$/.exec(line)
    if (importing) {
      for (const part of (importing[1] ?? '').split(',')) {
        const name = /(\w+)\s*$/.exec(part.replace(/[()]/g, '').trim())?.[1]
        if (name !== undefined) imported.add(name)
      }
      continue
    }
    const assignment = /^(\w+(?:\s*,\s*\w+)*)\s*(?::[^=]*)?=(?!=)/.exec(line)
    const defined = /^(?:def|class)\s+(\w+)|^for\s+(\w+)/.exec(line)
    const targets = assignment?.[1]?.split(',').map((name) => name.trim()) ?? []
    const value = assignment ? line.slice(assignment[0].length) : line
    for (const match of value.matchAll(/(?<![\w.])([A-Za-z_]\w*)(?!\s*=(?!=))/g)) {
      const name = match[1] ?? ''
      if (!bound.has(name) && !imported.has(name)) free.add(name)
    }
    for (const name of [...targets, defined?.[1], defined?.[2]]) if (name) bound.add(name)
  }
  return { bound, free }
}

/** A code block with where it stands among tabs: blocks of two tabs of one tabset are alternatives, or go together. */
export interface PlacedBlock {
  readonly node: Node
  readonly tabset: Node | null
  readonly tab: number
}

/**
 * Programs of a post at most. Code built up over questions makes a longer program for each; beyond this many the
 * questions have none, and are said to be unverified.
 */
const MAX_PROGRAMS = 200

/** A point in the post at which a question's choices begin. */
export interface Programs {
  readonly programs: readonly Program[]
  /** The program in force at each of the given points; null before any code. */
  readonly at: readonly (number | null)[]
}

/**
 * Puts the blocks of a post together. A block goes on with what is before it unless a question stands between and it
 * uses nothing that was bound before; then a new program begins. Tabs that use nothing of the tabs before them but
 * bind the same names are alternatives: the first is the program asked about.
 */
export function assemble(blocks: readonly PlacedBlock[], points: readonly Span[], source: string): Programs {
  const made: { nodes: Node[] }[] = []
  const at: (number | null)[] = points.map(() => null)
  let current: Node[] = []
  let bound = new Set<string>()
  let asked = false
  let point = 0
  const alternatives: Node[][] = []
  const close = () => {
    if (made.length < MAX_PROGRAMS && current.length > 0 && !sameNodes(made.at(-1)?.nodes, current))
      made.push({ nodes: current })
  }
  const pass = (until: number) => {
    while (point < points.length && (points[point]?.start ?? 0) < until) {
      if (current.length > 0) {
        close()
        at[point] = sameNodes(made.at(-1)?.nodes, current) ? made.length - 1 : null
        asked = true
      }
      point++
    }
  }
  const tabs = new Map<Node, { first: number; names: Set<string>; before: ReadonlySet<string> }>()
  for (const block of blocks) {
    pass(spanOfNode(block.node).start)
    const names = namesOf(literalOf(block.node))
    const needs = [...names.free].some((name) => bound.has(name))
    if (block.tabset) {
      const seen = tabs.get(block.tabset)
      if (!seen)
        tabs.set(block.tabset, { first: block.tab, names: new Set(names.bound), before: new Set(bound) })
      else if (seen.first !== block.tab) {
        const same = [...names.bound].some((name) => seen.names.has(name))
        const leans = [...names.free].some((name) => seen.names.has(name) && !seen.before.has(name))
        if (same && !leans) {
          alternatives.push([block.node])
          continue
        }
      } else for (const name of names.bound) seen.names.add(name)
    }
    if (asked && !needs && names.bound.size > 0) {
      close()
      current = []
      bound = new Set()
    }
    asked = false
    current = [...current, block.node]
    for (const name of names.bound) bound.add(name)
  }
  pass(Number.POSITIVE_INFINITY)
  close()
  const programs = [...made.map((each) => each.nodes), ...alternatives].map((nodes) =>
    makeProgram(nodes, source),
  )
  // Questions before any code are asked about what comes first.
  const first = blocks[0] ? spanOfNode(blocks[0].node).start : Number.POSITIVE_INFINITY
  const isBefore = (i: number) => programs.length > 0 && (points[i]?.start ?? 0) < first
  return { programs, at: at.map((index, i) => (index === null && isBefore(i) ? 0 : index)) }
}

function sameNodes(a: readonly Node[] | undefined, b: readonly Node[]): boolean {
  return a !== undefined && a.length === b.length && a.every((node, i) => node === b[i])
}
