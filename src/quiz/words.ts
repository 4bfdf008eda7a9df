/** Phrases by which authors announce an answer, shared by the finders of choices, sections and keys. */

/** A word or two that name an answer. */
const NAME = String.raw`(?:answers?|solutions?|answer\s+key|key|ans)`
const RIGHT = `(?:correct|right|true|expected|final|accurate|valid|best|only)`

/**
 * The start of a line that states an answer: "Answer: B", "Correct answers: 1 and 3", "The right answer is", "Right:",
 * "The correct options are". What follows is for the grammar of keys.
 */
const ANSWER_LINE = new RegExp(
  String.raw`^\W{0,4}(?:(?:the|our|my)\s+)?(?:` +
    String.raw`${RIGHT}\s+(?:${NAME}|options?|choices?|statements?|ones?|letters?|responses?)|${NAME}|correct|right|incorrect|wrong` +
    String.raw`)(?:\s+(?:here|to\s+(?:this|the)\s+question|(?:to|for|of)\s+(?:question\s+|q\s*)?\d+(?:\.\d+)*|\d+(?:\.\d+)*))?` +
    String.raw`\s*(?:[:=]|\s[–—-]\s|(?<=answers?|solutions?)\.(?=\s)|\b(?:is|are|was|were|would\s+be)\b)`,
  'i',
)

/** The short answer before a long one. */
const IN_SHORT = /^\W{0,4}tl;?dr\s*[:,–—-]/i

/** Whether a line begins as the statement of an answer. */
export function isAnswerLine(text: string): boolean {
  return ANSWER_LINE.test(text) || IN_SHORT.test(text)
}

/** Whether a line announces an answer and says something of it: "The answers are 1 and 2." */
export function isWholeAnswerLine(text: string): boolean {
  const lead = ANSWER_LINE.exec(text)
  return lead !== null && /[\p{L}\p{N}]/u.test(text.slice(lead[0].length))
}

/** `Q2: B`, `3.1: 1, 2`, `Question 3 – A`: a line of several keys. */
export function isNumberedKeyLine(text: string): boolean {
  return /^\W{0,3}(?:(?:q|question|exercise|problem|quiz|ex)\.?\s*\d+(?:\.\d+)*|\d+\.\d+)\s*[:.)–—-]\s*\S/i.test(
    text,
  )
}

/** Words that lead to an answer or around it in a title: "Click to expand the answer", "Show me the solution". */
const TITLE_LEAD =
  /^(?:click|tap|press|expand|open|unfold|toggle|see|show|view|reveal|check|find|get|read|hover|here|here's|is|are|the|to|for|me|my|your|our|us|and|&|or|with|correct|right|full|complete|detailed|possible|sample|suggested|hidden|short|quick|all|a|an|on|this|it|how|of|spoilers?|alert|warning|question|exercise|quiz|challenge|\d+(?:\.\d+)*|[a-z])$/
const TITLE_NAME =
  /^(?:answers?|solutions?|key|keys|explanations?|spoilers?|ans|results?|reveal|discussion|reasoning|rationale|feedback|why|lösung|respuestas?|réponses?)$/

/** What a title says of its section: that it holds the answer, or no more than the reasons for it. */
export type TitleKind = 'answer' | 'reason' | null

/** Words a title of an answer section has at most: "Click here to see the answers to questions 1 to 5". */
const MAX_TITLE_WORDS = 12

/** Reads a section's title; `more` are further titles that a configuration names, compared without case. */
export function titleKind(title: string, more: readonly string[] = []): TitleKind {
  const plain = title.trim().toLowerCase()
  if (more.some((name) => name.trim().toLowerCase() === plain)) return 'answer'
  if (isAnswerLine(title)) return 'answer'
  const words = plain
    .replace(/[’]/g, "'")
    .split(/[^\p{L}\p{N}'.]+/u)
    .map((word) => word.replace(/^[.']+|[.']+$/g, ''))
    .filter((word) => word !== '')
  if (words.length === 0 || words.length > MAX_TITLE_WORDS) return null
  let kind: TitleKind = null
  for (const word of words) {
    if (TITLE_NAME.test(word)) {
      const reason = /^(?:explanations?|discussion|reasoning|rationale|why|results?|feedback)$/.test(word)
      if (!reason) kind = 'answer'
      else kind ??= 'reason'
    } else if (!TITLE_LEAD.test(word)) return null
  }
  return kind
}
