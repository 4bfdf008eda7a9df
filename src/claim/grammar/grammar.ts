/** The whole grammar, compiled once. */

import { activationRules } from './activations.js'
import { changeRules } from './changes.js'
import { compile, type Grammar } from './chart.js'
import { clauseRules } from './clauses.js'
import { comparisonRules } from './comparisons.js'
import { conditionRules } from './conditions.js'
import { effectRules } from './effects.js'
import { existenceRules } from './existence.js'
import { groupRules } from './groups.js'
import { inputRules } from './inputs.js'
import { layerRules } from './layers.js'
import { measureRules } from './measures.js'
import { RuleBook } from './notation.js'
import { portionRules } from './portions.js'
import { quantityRules } from './quantities.js'
import { questionRules } from './questions.js'
import { shapeRules } from './shapes.js'
import { verbRules } from './verbs.js'

let compiled: Grammar | null = null

/** All rules, in no particular order: a sentence has every reading that some of them give. */
export function rules(): RuleBook {
  const book = new RuleBook()
  layerRules(book)
  groupRules(book)
  quantityRules(book)
  shapeRules(book)
  comparisonRules(book)
  clauseRules(book)
  changeRules(book)
  conditionRules(book)
  effectRules(book)
  questionRules(book)
  measureRules(book)
  verbRules(book)
  existenceRules(book)
  portionRules(book)
  inputRules(book)
  activationRules(book)
  return book
}

export function grammar(): Grammar {
  compiled ??= compile(rules().rules)
  return compiled
}
