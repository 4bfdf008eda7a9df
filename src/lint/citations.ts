/** Citations (`[@smith2020, p. 3]`, `@smith2020`) and cross-references without a target (`@fig-net`) among the words of a post. */
import type { Span } from '../span.js'

export interface Cited extends Span {
  readonly kind: 'citation' | 'reference'
}

/** A key as Pandoc reads it: marks within, none at its end. */
const KEY = String.raw`(?:\{[^{}\s]+\}|[\p{L}\p{N}_](?:[\p{L}\p{N}_]|[:.#$%&\-+?<>~/](?=[\p{L}\p{N}_]))*)`
/** What can't stand before a key: an address or a path goes on there. */
const BEFORE = String.raw`(?<![\p{L}\p{N}_.@/\\+-])`

/** Brackets that are no link, picture or span, without others inside. */
const BRACKETS = /(?<![\\!\]\p{L}\p{N}_])\[([^[\]]*)\](?![([{:])/gu
const AT = new RegExp(`${BEFORE}-?@(${KEY})`, 'gu')
/** How what is in brackets starts where it cites; others speak to somebody: `[ask @someone]`. */
const CITES = /^\s*(?:-?@|(?:see|cf|e\.g|i\.e|compare|also|as in|from|after|in)\b)/iu

/** Ids that Quarto counts by their prefix. */
const REFERENCE = /^(?:fig|tbl|lst|eq|sec|thm|lem|cor|prp|cnj|def|exm|exr|nte|tip|wrn|imp|cau)-[\w-]*\w$/u

/** A key that reference managers make, `smith2020` or `vaswani2017attention`; other words behind an `@` are names of accounts. */
const MANAGED = /^\p{Ll}{2,}(?:[-_:]?(?:etal|et-al))?[-_:]?(?:19|20)\d\d(?:\p{Ll}*|[-_:][\p{L}\p{N}_-]+)$/u

/**
 * What is cited in words, in their order.
 *
 * @param hasList whether the post names a bibliography, so that any `@key` may be in it
 * @param isTarget whether the page has something of that id
 */
export function citationsIn(
  words: readonly { readonly words: string; readonly at: number }[],
  hasList: boolean,
  isTarget: (id: string) => boolean,
): readonly Cited[] {
  const read = words.map(({ words: text, at }) => ({
    at,
    keys: keysIn(text),
    groups: groupsIn(text, hasList),
  }))
  const cited = new Set(read.flatMap(({ groups }) => groups.flatMap(({ keys }) => keys)))
  const isCited = (key: string): boolean =>
    !isTarget(key) && (cited.has(key) || (hasList && !key.includes('/')) || MANAGED.test(key))
  const kindOf = (key: string): Cited['kind'] | null => {
    if (REFERENCE.test(key)) return isTarget(key) ? null : 'reference'
    return isCited(key) ? 'citation' : null
  }
  return read.flatMap(({ at, keys, groups }): Cited[] => {
    const all = [
      ...groups.flatMap(({ keys: inner, start, end }) => {
        const kinds = inner.flatMap((key) => kindOf(key) ?? [])
        const kind = kinds.includes('citation') ? 'citation' : kinds[0]
        return kind === undefined ? [] : [{ kind, start, end }]
      }),
      ...keys.flatMap(({ key, start, end }) => {
        const kind = groups.some((group) => group.start <= start && end <= group.end) ? null : kindOf(key)
        return kind === null ? [] : [{ kind, start, end }]
      }),
    ]
    return all.map(({ kind, start, end }) => ({ kind, start: at + start, end: at + end }))
  })
}

interface Group extends Span {
  readonly keys: readonly string[]
}

function groupsIn(text: string, hasList: boolean): readonly Group[] {
  return [...text.matchAll(BRACKETS)].flatMap((match): Group[] => {
    const inside = match[1] ?? ''
    const keys = keysIn(inside)
      .map(({ key }) => key)
      .filter((key) => !key.includes('/'))
    const cites =
      hasList || CITES.test(inside) || keys.some((key) => REFERENCE.test(key) || MANAGED.test(key))
    if (keys.length === 0 || !cites) return []
    return [{ keys, start: match.index, end: match.index + match[0].length }]
  })
}

function keysIn(text: string): { key: string; start: number; end: number }[] {
  return [...text.matchAll(AT)].map((match) => ({
    key: (match[1] ?? '').replace(/^\{(.*)\}$/u, '$1'),
    start: match.index,
    end: match.index + match[0].length,
  }))
}
