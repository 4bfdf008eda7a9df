/** Choices about choices: "All of the above", "None of these", "Both A and C", "Neither B nor D". */
import type { Option } from './option.js'
import type { Combination } from './question.js'

const ABOVE =
  /^(all|none|neither|both)\s+(?:of\s+)?(?:the\s+|these|those|them)?\s*(?:above|others?|other\s+\w+|statements|answers|options|choices|previous\s+\w+|preceding\s+\w+)?(?:\s+(?:statements|answers|options|choices))?(?:\s+(?:are|is)\s+(?:correct|true|right|false|wrong))?$/i
const TWO =
  /^(?:(both|only|neither|either)\s+)?(?:(options?|answers?|statements?|choices?)\s+)?\(?(\w{1,4})\)?(?:\s*,\s*\(?(\w{1,4})\)?)?\s*,?\s*(?:and|&|nor)\s+(?:(?:option|answer|statement|choice)\s+)?\(?(\w{1,4})\)?(?:\s+(?:only|are\s+(?:both\s+)?(?:correct|true|right)))?$/i

/**
 * What a choice says of the choices around it; null for an ordinary one. Numbers alone ("1 and 3") may be values, so
 * they need a word that says they are labels.
 */
export function combinationOf(option: Option, options: readonly Option[]): Combination | null {
  const text = plainText(option)
  const index = options.indexOf(option)
  const above = ABOVE.exec(text)
  if (above && /\s/.test(text)) {
    const word = (above[1] ?? '').toLowerCase()
    const before = options.slice(0, index)
    const others = /\babove|previous|preceding\b/i.test(text)
      ? before
      : options.filter((each) => each !== option)
    const plain = others.filter((each) => !isAboutOthers(each) && !namedIn(each, options))
    if (plain.length === 0 || (word === 'both' && plain.length !== 2)) return null
    const negative = word === 'none' || word === 'neither'
    if (/\b(?:false|wrong)$/i.test(text)) return null
    return { quantifier: negative ? 'none' : 'all', labels: plain.map(({ label }) => label), only: false }
  }
  return namedIn(option, options)
}

/** "Both A and C": labels of other choices, joined. */
function namedIn(option: Option, options: readonly Option[]): Combination | null {
  const text = plainText(option)
  const two = TWO.exec(text)
  if (!two || two[1]?.toLowerCase() === 'either') return null
  const names = [two[3], two[4], two[5]].filter((name) => name !== undefined)
  const labels = names.map((name) => {
    const found = options.find((each) => each !== option && each.label.toLowerCase() === name.toLowerCase())
    return found?.label ?? null
  })
  const known = labels.filter((label) => label !== null)
  const letters = known.every((label) => /^[A-Z]$/.test(label)) || (two[1] ?? two[2]) !== undefined
  if (known.length !== names.length || !letters) return null
  const word = (two[1] ?? '').toLowerCase()
  const only = word === 'only' || /\bonly$/i.test(text)
  return { quantifier: word === 'neither' ? 'none' : 'all', labels: known, only }
}

function isAboutOthers(option: Option): boolean {
  return ABOVE.test(plainText(option))
}

function plainText(option: Option): string {
  return option.utterance.text
    .trim()
    .replace(/[.!]+$/, '')
    .replace(/\s+/g, ' ')
}
