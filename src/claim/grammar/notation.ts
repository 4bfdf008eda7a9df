/**
 * How rules are written: `rule('Np', 'the Ord? Nominal', (ordinal, nominal) => …)`.
 * A symbol in lower case is a word of the lexicon (`|` between alternatives); one in upper or mixed case is a category,
 * whose meaning the rule's function receives; `?` marks what may be missing. The types of the arguments follow from
 * the text of the rule.
 */
import type { Categories } from './categories.js'

export type Category = keyof Categories & string

type Symbols<S extends string> = S extends `${infer H} ${infer T}` ? [...One<H>, ...Symbols<T>] : One<S>
type One<S extends string> = S extends `${infer C}?`
  ? Named<C> extends [infer M]
    ? [M | undefined]
    : []
  : Named<S>
type Named<S extends string> = S extends Category
  ? [Categories[S]]
  : S extends `${infer A}|${infer B}`
    ? A extends Category
      ? [Categories[A] | Named<B>[number]]
      : []
    : []

/** A meaning of some category. */
export type Meaning = Categories[Category]

/** One sequence of symbols that makes a category. */
export interface Rule {
  readonly category: Category
  /** Symbols without marks; which of them are categories is told by their first letter. */
  readonly symbols: readonly string[]
  /** For each argument of the function the index of its symbol, or -1 where the symbol is missing. */
  readonly slots: readonly number[]
  readonly build: (args: readonly (Meaning | undefined)[]) => Meaning | null
}

/** Whether a symbol is a category: words of the lexicon start with a small letter or are signs. */
export function isCategory(symbol: string): boolean {
  return /^[A-Z]/.test(symbol)
}

/** More optional symbols in one rule than this would multiply its variants beyond use. */
const MAX_OPTIONAL = 6

/** Collects rules; each is expanded into its variants without optional symbols and alternatives. */
export class RuleBook {
  readonly rules: Rule[] = []

  add<C extends Category, const S extends string>(
    category: C,
    pattern: S,
    build: (...args: Symbols<S>) => Categories[C] | null,
  ): void {
    const written = pattern.split(' ')
    if (written.filter((symbol) => symbol.endsWith('?')).length > MAX_OPTIONAL) {
      throw new Error(`too many optional symbols: ${pattern}`)
    }
    const call = build as unknown as (...args: readonly (Meaning | undefined)[]) => Meaning | null
    let variants: { symbols: string[]; slots: number[] }[] = [{ symbols: [], slots: [] }]
    for (const text of written) {
      const optional = text.endsWith('?')
      const alternatives = (optional ? text.slice(0, -1) : text).split('|')
      const next: typeof variants = []
      for (const variant of variants) {
        for (const symbol of alternatives) {
          const slots = isCategory(symbol) ? [...variant.slots, variant.symbols.length] : variant.slots
          next.push({ symbols: [...variant.symbols, symbol], slots })
        }
        if (optional) {
          const isArgument = isCategory(alternatives[0] ?? '')
          next.push({ symbols: variant.symbols, slots: isArgument ? [...variant.slots, -1] : variant.slots })
        }
      }
      variants = next
    }
    for (const { symbols, slots } of variants) {
      this.rules.push({ category, symbols, slots, build: (args) => call(...args) })
    }
  }
}
