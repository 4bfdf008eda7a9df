/** What a stem asks, by its words. */
import type { Utterance } from '../language/utterance.js'
import type { AsksFor, Certainty } from './question.js'

/**
 * How plainly a text asks: `choose` asks to choose among statements or completes them, `open` asks something that has an
 * answer of its own, `weak` may introduce choices ("The second layer has:"); null asks nothing.
 */
export type Asking = 'choose' | 'open' | 'weak' | null

const CHOOSING =
  /\b(?:select|choose|pick|check|tick|mark|identify|indicate|circle|find|name|decide|determine|judge|spot|tell|say|discuss|discover|state|click|enter|write\s+down|list|give|vote|cross\s+out|strike(?:\s+out)?|eliminate|sort)\b[^.?!]*\b(?:all|every|each|any|which|what|what's|whether|if|ones?|two|three|four|correct|true|false|wrong|incorrect|right|valid|accurate|answers?|options?|statements?|applies|apply|fits?|matches)\b/i
const WHICH =
  /\b(?:which|whose)\b|\bwhat\b[^.?!]*\b(?:is|are)\s+(?:true|correct|right|wrong|false|not)\b|\bwhat(?:'s|\s+is|\s+are|\s+was|\s+were)?\s+(?:the\s+)?(?:of\s+|(?:\w+\s+)?(?:correct|true|right|valid|accurate|false|wrong|incorrect)\b)|\b(?:true|right|correct)\s+or\s+(?:false|wrong|incorrect|not)\b|\bwhat\s+(?:applies|holds)\b|\bwhat(?:'s|\s+is)\s+(?:true|correct|right|wrong|false)\b/i
const OF_THESE =
  /\b(?:of|among)\s+(?:the\s+|these\s+)?(?:following|statements|options|below|these|those|them)\b|\bfollowing\s+(?:\w+\s+)?(?:statements|options|claims|is|are)\b/i
const OPEN =
  /\b(?:how\s+(?:many|much|large|big|small|long|wide|deep|often|does|do|is|are|would|will|can|could|should|did)|what|when|where|why|who|whom)\b/i
const BLANK = /_{2,}|\[\s*(?:blank|\?+|\.{2,}|…)?\s*\]|\(\s*_+\s*\)|\[blank\]/i
const MATCHING =
  /(?:^|[.!?:]\s+)\W*(?:please\s+|now\s+)?(?:match|pair|connect|assign)\b[^.?!]*\b(?:with|to|its|their)\b/i

/** How a paragraph or heading asks, as far as its words tell. */
export function asking(utterance: Utterance): Asking {
  const text = plain(utterance)
  if (text.trim() === '') return null
  const question = /\?(?:["'”’)*_\s]|$)/.test(text)
  if (question && (WHICH.test(text) || OF_THESE.test(text))) return 'choose'
  if (CHOOSING.test(text) && /\S/.test(text)) return 'choose'
  if (/^\W*(?:true\s+or\s+false|right\s+or\s+wrong|t\/f)\b/i.test(text)) return 'choose'
  if (WHICH.test(lastSentence(text)) && (OF_THESE.test(text) || /[:.…]\s*$/.test(text))) return 'choose'
  if (MATCHING.test(text) || BLANK.test(text)) return 'choose'
  if (question) return 'open'
  if (OPEN.test(lastSentence(text)) && /[:…]\s*$/.test(text)) return 'open'
  if (/(?:[:…]|\.\.\.|—|–)\s*$/.test(text) || /[\p{L}\p{N}`]\s*$/u.test(text)) return 'weak'
  return null
}

/** Text with code left out: its words are names, and ask nothing. */
function plain(utterance: Utterance): string {
  let text = ''
  for (const piece of utterance.pieces) {
    const part = utterance.text.slice(piece.start, piece.end)
    text += piece.kind === 'code' ? part.replace(/[^\s]/g, 'x') : part
  }
  return text.replace(/’/g, "'")
}

function lastSentence(text: string): string {
  const parts = text.trim().split(/(?<=[.?!])\s+/)
  return parts.at(-1) ?? text
}

const FALSE_WORD =
  '(?:false|incorrect|wrong|untrue|inaccurate|invalid|mistaken|nonsense|bogus|fake|fabricated|made[- ]up|(?:a\\s+)?(?:common\\s+)?(?:mistakes?|lies?|myths?|misconceptions?|falsehoods?)|(?:an\\s+)?errors?|untruths?)'
const TRUE_WORD =
  '(?:correct|true|right|valid|accurate|the\\s+case|a\\s+correct|factual|hold|holds|apply|applies|sound|a\\s+true|a\\s+valid|truths?)'
/** Verbs for what a reader does with a statement that is not so. */
const REFUSING =
  '(?:disagree|dispute|disputed|reject|rejected|refute|refuted|disprove|ruled?\\s+out|contradict|contradicts|contradicted|corrected|correction|debunk|debunked|cross(?:ed)?\\s+out|strike|struck|eliminate|eliminated|discard|discarded)'

/** Words for one choice that differs from the others: most often the one that is not so. */
const ODD =
  /\bodd\s+(?:one|man)\s+out\b|(?:\bnot|n't)\s+(?:belong|fit)\b|\bout\s+of\s+place\b|\bimpostors?\b/i

/** Words that ask for the choices that are not so. */
const INCORRECT: readonly RegExp[] = [
  new RegExp(`(?:\\b(?:not|never)|n't)\\s+(?:\\w+\\s+)?${TRUE_WORD}\\b`, 'i'),
  new RegExp(`^(?!.*(?:\\bnot|n't)\\s+(?:\\w+\\s+)?${REFUSING}).*\\b${REFUSING}\\b`, 'i'),
  new RegExp(
    `\\b(?:which|what|what's|who|whose|select|choose|pick|find|spot|identify|name|mark|circle|tick|one|ones|that|all)\\b[^.?!]*\\b(?:is|are|was|were|'s|the|a|an|all|any|every|one|two|three|contains?|of\\s+these|statements?|get|got|has|have|be)\\s+(?:\\w+\\s+)?${FALSE_WORD}\\b`,
    'i',
  ),
  new RegExp(`\\bwhich\\s+${FALSE_WORD}\\b`, 'i'),
  /\bwhich\b[^.?!]*\b(?:is|are)\s+not\b/i,
  /\b(?:all|each|every(?:\s+one)?)\b[^.?!]*\b(?:except|but)\s*(?:for\s+)?(?:one|two|three|which|:|\?|\.|…|_)/i,
  /\b(?:all|each|every\w*)\b[^.?!]*,?\s+(?:except|but)\s+(?:for\s+)?(?:one|two|three)\b/i,
  /\b(?:except|but\s+one)\s*[:?.…]?\s*$/i,
  ODD,
  /\bspot\s+the\s+(?:mistake|error|lie)s?\b/i,
]
/** "is right or wrong", "true or false", "false or not": asks for neither. */
const BOTH_WAYS =
  /\b(?:true|right|correct|valid|accurate)\s*(?:or|\/)\s*(?:false|wrong|incorrect|not|invalid|inaccurate)\b|\bT\/F\b|\b(?:correct|true|right)\b,?\s+(?:and\s+|or\s+)?which\s+(?:\w+\s+)?(?:are|is)(?:\s+not\b|n't\b|\s+(?:false|wrong|incorrect)\b)/gi
/** A question that ends in what is so, whatever else it speaks of: "… that is not compiled are true?" */
const ENDS_TRUE = /\b(?:is|are|was|were)\s+(?:\w+ly\s+)?(?:true|correct|right|accurate|valid)\s*\??\W*$/i

/** "How many of these statements are true?": asks for a count of the choices. */
const COUNTING =
  /\bhow\s+many\s+(?:of\s+(?:the|these|those)\s+)?(?:\w+\s+)?(?:statements|claims|sentences|assertions|remarks|of\s+(?:the\s+following|these|them|those|the\s+above))\b[^.?!]*\b(?:are|is|hold|were)\b/i

/** Whether the stem asks how many of the choices are so. */
export function counts(stem: Utterance): boolean {
  return COUNTING.test(plain(stem))
}

/** What the stem asks for; with choices a `value` is asked for by choosing one, and so is `correct`. */
export function asksFor(stem: Utterance, choices: number): AsksFor {
  const text = plain(stem)
  if (MATCHING.test(text)) return 'match'
  const bare = text.replace(BOTH_WAYS, ' ')
  const loud = stem.pieces.some(
    (piece) => /^\s*(?:NOT|EXCEPT|not)\s*$/.test(stem.text.slice(piece.start, piece.end)) && piece.emphasis,
  )
  if (choices > 0) {
    if (!loud && ENDS_TRUE.test(bare)) return 'correct'
    if (loud || /\b(?:NOT|EXCEPT|INCORRECT|FALSE|WRONG)\b/.test(bare)) return 'incorrect'
    return INCORRECT.some((words) => words.test(bare)) ? 'incorrect' : 'correct'
  }
  return bare !== text ? 'truth' : 'value'
}

/** Words that say outright whether what is so is asked for, or what is not. */
const OUTRIGHT = new RegExp(
  `\\b(?:${TRUE_WORD}|${FALSE_WORD}|${REFUSING}|except|all\\s+that\\s+apply|agree|follows?|NOT)\\b|\\bwhat\\s+(?:can|do|may)\\b`,
  'i',
)
/** A choice among statements, by a predicate of its own: "Which of these would you sign?" */
const AMONG =
  /\bwhich\s+(?:(?:one\s+)?(?:of|among)\s+(?:the\s+)?(?:following|these|those|them|above|below)\s*(?:$|[,?]|(?:statements?|claims?|facts?|sentences?|remarks?|is|are|was|were|do|does|did|would|can|could|should|will|must|may|has|have)\b)|ones?\b|would\b|should\b|could\b|can\b|do\b|does\b|(?:\w+\s+)?(?:statements?|claims?|facts?|sentences?|remarks?)\b)/i
/** One of several that may all be so. */
const BEST =
  /\b(?:best|most\s+(?:accurate|precise|complete|likely|plausible|appropriate|suitable|correct)|closest|better)\b/i
/** What nobody can tell from the code: tastes, and what the code leaves open. */
const TASTE =
  /\b(?:surpris\w+|(?:most|least|more|less)\s+(?:important|interesting|relevant|useful|significant|problematic|common|surprising)|favou?rite|prefer\w*|(?:can't|cannot|not|doesn't|don't|couldn't)\b[^.?!]*\b(?:decide|decided|tell|told|know|known|say|said|see|seen|infer|inferred|determine|determined|verify|verified)|remember|opinion)\b/i

/** How far the stem's words can be trusted to say what is asked for. */
export function certainty(stem: Utterance): Certainty {
  const text = plain(stem)
  if (ODD.test(text) || TASTE.test(text)) return 'unclear'
  if (BEST.test(text)) return 'best'
  return AMONG.test(text) && !OUTRIGHT.test(text) ? 'tacit' : 'plain'
}

/** One, whatever else is said. */
const EXACTLY_ONE =
  /\b(?:exactly|only)\s+one\b|\bwhich\s+one\b|\bone\s+of\s+(?:these|the\s+following)\s+\w+\s+is\b/i
/** "Which of these statements is …": the verb tells. */
const ONE_BY_VERB = /\bwhich\s+of\b[^.?!]*\b(?:is|was|has|does|holds|applies)\b/i
const MANY_BY_WORD =
  /\b(?:all|every)\b[^.?!]*\b(?:apply|applies|true|correct|right|that|statements|options|answers)\b|\bwhich\b[^.?!]*\b(?:are|were|hold|apply|have)\b|\bwhat\s+(?:are|applies)\b|\bone\s+or\s+more\b|\bmore\s+than\s+one\b/i
const ONE_BY_WORD =
  /\bwhich\s+(?:\w+\s+){0,3}?(?:statement|option|answer|choice|claim|sentence|layer|line|value|number|shape|model|code)\b|\b(?:select|choose|pick|mark|tick|check|circle|find|name)\s+(?:the\s+)?(?:one|best|correct|right|single|only|wrong|false|incorrect)\b(?!\s+(?:answers|options|statements|choices|ones))|\bhow\s+(?:many|much|large|big|wide|long)\b|\bwhat\s+is\s+(?:the|its|a)\b/i
const MANY_BY_NOUN = /\b(?:answers|statements|options|choices|claims|remarks|sentences)\b/i

/** Whether several choices may be right, by the stem's words; null where they do not say. */
export function several(stem: Utterance): boolean | null {
  // "All of these are true except": the words of what is not asked for.
  const text = plain(stem).replace(/\b(?:all|each|every)\b[^.?!]*\b(?:except|but)\b/gi, ' ')
  if (EXACTLY_ONE.test(text)) return false
  const many = MANY_BY_WORD.test(text.replace(/\b(?:does|did)(?:\s+not|n't)?\s+\w+/gi, 'does'))
  if (ONE_BY_VERB.test(text) && !many) return false
  const one = ONE_BY_WORD.test(text)
  if (many) return !(one && /\bhow\b/i.test(text))
  if (one) return false
  return MANY_BY_NOUN.test(text) ? true : null
}

/** The number that a stem or a heading gives its question: `3.1`, `Question 2`, `Q2`, `2.`; null without one. */
export function questionNumber(text: string): string | null {
  const worded =
    /^\W{0,4}(?:q|question|exercise|problem|quiz|challenge|task|part)\s*[.:#-]?\s*(\d{1,3}(?:\.\d{1,3})*)\b/i.exec(
      text,
    )
  if (worded?.[1] !== undefined) return worded[1]
  const bare = /^\W{0,4}(\d{1,3}(?:\.\d{1,3})+)\b|^\W{0,4}(\d{1,3})[.):](?=\s)/.exec(text)
  return bare?.[1] ?? bare?.[2] ?? null
}
