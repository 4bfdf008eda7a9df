/** Math by Pandoc's rules. Gives the tokens of `micromark-extension-math`, which it replaces; its tree is `mdast-util-math`'s. */
import type { Extension } from 'micromark-util-types'
import { displayMath } from './math-flow.js'
import { textMath } from './math-text.js'

/** Display math and math in text. */
export function pandocMath(): Extension {
  return { ...displayMath(), ...textMath() }
}
