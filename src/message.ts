/**
 * What the tool says about a post, and the table of the rules it says it under.
 * The words of a message stand beside the rule that makes it, in `lint/`.
 */
import type { Span } from './span.js'

/** How grave a message is. An error stops a build. */
export type Severity = 'error' | 'warning' | 'info'

/** Every rule, with the severity it has unless a configuration says otherwise. */
export const RULES = {
  'wrong-answer': 'error',
  'unknown-label': 'error',
  'conflicting-keys': 'error',
  'duplicate-label': 'warning',
  'wrong-claim': 'error',
  'stray-number': 'warning',
  'wrong-arithmetic': 'error',
  'wrong-summary': 'error',
  'wrong-table': 'error',
  'wrong-check': 'error',
  'check-differs': 'warning',
  'unknown-value': 'error',
  'keras-error': 'error',
  'python-error': 'error',
  'unknown-answer': 'info',
  'no-answer': 'warning',
  'not-checked': 'info',
  'missing-import': 'info',
  'unclosed-div': 'warning',
  'unclosed-code': 'warning',
  'answer-glued': 'warning',
  'callout-name': 'warning',
  'answer-open': 'warning',
  'answer-leaked': 'warning',
  'key-place': 'warning',
  'list-numbers': 'warning',
  'fence-text': 'warning',
  'not-rendered': 'info',
  'cell-runs': 'info',
  tabs: 'info',
  'parser-order': 'warning',
  ignore: 'warning',
  'missing-file': 'error',
  'dead-anchor': 'error',
  'duplicate-id': 'error',
  'front-matter': 'error',
  encoding: 'error',
  limit: 'error',
} as const satisfies Record<string, Severity>

/** The id of a rule: a closed union, each with a section in `docs/rules.md`. */
export type RuleId = keyof typeof RULES

/** Whether a word is the id of a rule. */
export function isRuleId(word: string): word is RuleId {
  return Object.hasOwn(RULES, word)
}

/** A change of the author's text at offsets. Applying it makes the message go away and changes nothing else. */
export interface Fix extends Span {
  readonly text: string
}

/** One thing said about a post, in offsets of the author's file. */
export interface Message {
  readonly ruleId: RuleId
  readonly severity: Severity
  readonly span: Span
  /** One sentence: what was found, and what was expected. */
  readonly reason: string
  /** What is written. */
  readonly actual?: readonly string[]
  /** What would be right. */
  readonly expected?: readonly string[]
  /** How that comes about, and what to do. */
  readonly note?: string
  /** The section of the documentation about the rule. */
  readonly url: string
  /** For errors of Keras or Python: the class of the exception. */
  readonly exception?: string
  readonly fix?: Fix
  /** A second place that the message speaks of. */
  readonly cause?: { readonly span: Span; readonly reason: string }
}

/** Where the documentation of the rules is published. */
export const RULES_URL = 'https://github.com/quizproof/quizproof/blob/main/docs/rules.md'

/** What a caller of {@link message} gives: all of a message but what its rule determines. */
export type MessageInput = Omit<Message, 'severity' | 'url'> & { readonly severity?: Severity }

/** Makes a message; severity and url come from the rule unless a severity is given. */
export function message(input: MessageInput): Message {
  return {
    ...input,
    severity: input.severity ?? RULES[input.ruleId],
    url: `${RULES_URL}#${input.ruleId}`,
  }
}
