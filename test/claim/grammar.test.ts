import { expect, test } from 'vitest'
import { rules } from '../../src/claim/grammar/grammar.js'
import { isCategory } from '../../src/claim/grammar/notation.js'
import { ADJECTIVES, FUNCTION_WORDS, NOUNS, VERBS } from '../../src/language/lexicon/words.js'

const concepts = new Set([NOUNS, VERBS, ADJECTIVES, FUNCTION_WORDS].flatMap((table) => Object.keys(table)))

test('every word that a rule names is in the lexicon', () => {
  const named = new Set(
    rules().rules.flatMap(({ symbols }) => symbols.filter((symbol) => !isCategory(symbol))),
  )
  const missing = [...named].filter(
    (symbol) => !concepts.has(symbol) && !/^(?:[,:;.()"'/%]|'s)$/.test(symbol),
  )
  expect(missing).toEqual([])
})

test('every word of the lexicon is named by a rule', () => {
  const named = new Set(rules().rules.flatMap(({ symbols }) => symbols))
  expect([...concepts].filter((concept) => !named.has(concept))).toEqual([])
})

test('words that carry meaning are never without bearing', async () => {
  const { WITHOUT_BEARING } = await import('../../src/language/lexicon/words.js')
  for (const word of ['only', 'exactly', 'just', 'almost', 'each', 'both', 'another', 'also', 'still']) {
    expect(WITHOUT_BEARING.split('|')).not.toContain(word)
  }
})
