/** The info string of fenced code → its language and attributes, in the spellings of Pandoc, Quarto, knitr and MyST. */
import { attributeRecord, classList, readAttributes } from './attributes.js'

/**
 * How a code block is meant: `cell` is run by Quarto or knitr (`{python}`), `shown-cell` only shows such a cell
 * (`{{python}}`), `raw` is output as it is (`{=html}`), `code` is all else.
 */
export type CodeKind = 'code' | 'cell' | 'shown-cell' | 'raw'

export interface CodeInfo {
  readonly kind: CodeKind
  /** In lower case, without its dot: `python`. For `raw` the format. Null where none is given. */
  readonly language: string | null
  /** All classes but the language. */
  readonly classes: readonly string[]
  readonly id: string | null
  /** The rest, by key: `filename`, `echo`. */
  readonly attributes: ReadonlyMap<string, string>
}

const RAW = /^\{=([\w-]+)\}$/
const SHOWN_CELL = /^\{\{+\s*(\w[\w+#-]*)[^}]*\}\}+/
/** A directive of MyST whose argument is the language. */
const MYST = /^\{(?:code-cell|code-block|code|sourcecode)\}\s*([\w+#-]*)/
const CELL = /^\{\s*(\w[\w+#-]*)((?:[\s,][^}]*)?)\}/
const WORD = /^[^\s{,:]+/
const PAIR = /([\w.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s,}]+))/g

/** Reads `lang` and `meta` of an mdast `code` node, which split the info string at its first blank. */
export function parseCodeInfo(lang: string | null | undefined, meta: string | null | undefined): CodeInfo {
  const info = [lang ?? '', meta ?? ''].join(' ').trim()
  const raw = RAW.exec(info)?.[1]
  if (raw !== undefined) return plain('raw', raw)
  const shown = SHOWN_CELL.exec(info)?.[1]
  if (shown !== undefined) return plain('shown-cell', shown)
  const myst = MYST.exec(info)?.[1]
  if (myst !== undefined) return plain('cell', /^ipython\d*$/.test(myst) ? 'python' : myst)
  const attributes = readAttributes(info, 0)
  if (attributes && attributes !== 'more') return ofAttributes(null, info)
  const cell = CELL.exec(info)
  if (cell) return { ...plain('cell', cell[1] ?? ''), attributes: pairs(cell[2] ?? '') }
  const word = WORD.exec(info)?.[0] ?? ''
  const rest = info.slice(word.length)
  const brace = rest.search(/\{/)
  if (brace !== -1 && readAttributes(rest, brace)) {
    const read = ofAttributes(word, rest.slice(brace))
    return { ...read, attributes: new Map([...pairs(rest.slice(0, brace)), ...read.attributes]) }
  }
  return { ...plain('code', word), attributes: pairs(rest) }
}

function plain(kind: CodeKind, language: string): CodeInfo {
  return {
    kind,
    language: language === '' ? null : language.toLowerCase(),
    classes: [],
    id: null,
    attributes: new Map(),
  }
}

function ofAttributes(word: string | null, braces: string): CodeInfo {
  const list = readAttributes(braces, 0)
  const items = list && list !== 'more' ? list.items : []
  const { id, class: _, ...rest } = attributeRecord(items)
  const [first, ...others] = word ? [word, ...classList(items)] : classList(items)
  const attributes = new Map(Object.entries(rest))
  return { kind: 'code', language: first?.toLowerCase() ?? null, classes: others, id: id ?? null, attributes }
}

/** `key=value` pairs as other tools write them, without braces; words without a value are left out. */
function pairs(text: string): ReadonlyMap<string, string> {
  return new Map(
    [...text.matchAll(PAIR)].map((match) => [match[1] ?? '', match[2] ?? match[3] ?? match[4] ?? '']),
  )
}
