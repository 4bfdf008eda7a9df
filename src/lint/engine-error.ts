/**
 * `keras-error`, `python-error`, `limit`, `missing-import` and `not-checked` of the code: what the engine said
 * about a program, placed in the post.
 */
import type { EngineMessage } from '../keras/summary.js'
import { type Message, message, type Severity } from '../message.js'
import { fileSpan, type Program } from '../quiz/question.js'
import { sentence } from './words.js'

/** What is said of the second place of an engine's message. */
export const CAUSE = 'This call brought it about.'

/**
 * A message of the engine as one of the post. What is refused is an error only if a choice or a claim needs the
 * model (`needed`): a tutorial may well show code that fails.
 */
export function engineError(said: EngineMessage, program: Program, needed: boolean): Message {
  const span = fileSpan(program, said.span)
  return message({
    ruleId: said.ruleId,
    severity: severityOf(said, needed),
    span,
    reason: said.reason,
    ...noteOf(said),
    ...(said.exception === undefined ? {} : { exception: said.exception }),
    ...(said.cause === undefined ? {} : { cause: { span: fileSpan(program, said.cause), reason: CAUSE } }),
  })
}

/** What to change; where the engine has no advice, what follows for the post. */
function noteOf({ exception, note, ruleId }: EngineMessage): { readonly note?: string } {
  if (note !== undefined) return { note: sentence(note) }
  if (exception === undefined) return {}
  const who = ruleId === 'keras-error' ? 'Keras' : 'Python'
  return {
    note: `${who} stops here, so there is no model that the answer could be checked on: mend this line.`,
  }
}

function severityOf(said: EngineMessage, needed: boolean): Severity {
  switch (said.ruleId) {
    case 'keras-error':
    case 'python-error':
    case 'limit':
      return needed ? 'error' : 'info'
    case 'missing-import':
    case 'not-checked':
      return 'info'
  }
}
