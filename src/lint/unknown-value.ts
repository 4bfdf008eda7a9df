/** `unknown-value`: a `:params[…]`, `:shape[…]` or `:value[…]` that nothing can be printed for. */
import { type Message, message } from '../message.js'
import type { InlineValue } from '../quiz/question.js'
import { code } from './words.js'

/** A value that a post asks for, and what became of it. */
export interface AskedValue {
  readonly inline: InlineValue
  readonly answer: { readonly ok: true } | { readonly ok: false; readonly reason: string }
}

/** The message for a value that could not be worked out, or null. */
export function untoldValue({ inline: { name, words, span }, answer }: AskedValue): Message | null {
  if (answer.ok) return null
  return message({
    ruleId: 'unknown-value',
    span,
    reason: `The value of ${code(`:${name}[${words}]`)} can’t be told: ${answer.reason.replace(/(?<![.?!])$/, '.')}`,
    actual: [words],
    note:
      name === 'value'
        ? "Expected is an expression of the model, as `params('conv2d') / params(model)`."
        : `Expected is the name of a layer, a variable of the code, or \`model\`: \`:${name}[conv2d]\`.`,
  })
}
