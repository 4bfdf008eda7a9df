/** What the site builder says of a post, beside what its check said. */
import type { Config } from '../config/config.js'
import { atLevels, mergeLevels } from '../lint/level.js'
import type { Message } from '../message.js'
import type { MessageResult, PostResult } from '../result.js'
import { Lines } from '../span.js'
import type { CheckedPost } from './checked.js'

/** @param text the file as it is, a byte order mark included */
export function withMessages(
  { post, result }: CheckedPost,
  text: string,
  messages: readonly Message[],
  config: Config,
): PostResult {
  const said = atLevels(messages, mergeLevels(config.rules, post.frontMatter.options.rules), false)
  if (said.length === 0) return result
  const lines = new Lines(text)
  const shift = text.length - post.text.length
  const placed = said.map(
    ({ span, fix: _, cause: __, ...rest }): MessageResult => ({
      ...rest,
      ...lines.place({ start: span.start + shift, end: span.end + shift }),
    }),
  )
  return { ...result, messages: [...result.messages, ...placed] }
}
