/** The whole grammar, compiled once. */
import { compile, type Grammar } from './chart.js'
import { clauseRules } from './clauses.js'
import { comparisonRules } from './comparisons.js'
import { layerRules } from './layers.js'
import { RuleBook } from './notation.js'
import { quantityRules } from './quantities.js'
import { questionRules } from './questions.js'
import { shapeRules } from './shapes.js'
import { whatifRules } from './whatifs.js'

let compiled: Grammar | null = null

/** All rules, in no particular order: a sentence has every reading that some of them give. */
export function rules(): RuleBook {
  const book = new RuleBook()
  layerRules(book)
  quantityRules(book)
  shapeRules(book)
  comparisonRules(book)
  clauseRules(book)
  whatifRules(book)
  questionRules(book)
  return book
}

export function grammar(): Grammar {
  compiled ??= compile(rules().rules)
  return compiled
}
