/**
 * How messages quote: short, on one line, and never with a control character of the post.
 */

/** Longest excerpt of a post in a message; enough to recognise a sentence by, short enough for a terminal's line. */
const EXCERPT = 72

/** A piece of a post between typographic quotes, on one line and cut at a word where it is long. */
export function excerpt(text: string, length = EXCERPT): string {
  const line = text.replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ').trim()
  if (line.length <= length) return `“${line}”`
  const cut = line.slice(0, length)
  const space = cut.lastIndexOf(' ')
  return `“${cut.slice(0, space > length / 2 ? space : length).trimEnd()} …”`
}

/** What is written or would be right, as code: `` `1, 2` ``. */
export function code(text: string): string {
  return `\`${text.replace(/[\s\p{Cc}]+/gu, ' ').trim()}\``
}

/** `1`, `1 and 2`, `1, 2 and 3`. */
export function list(words: readonly string[], joint = 'and'): string {
  if (words.length < 2) return words[0] ?? ''
  return `${words.slice(0, -1).join(', ')} ${joint} ${words.at(-1)}`
}

/** A sentence: its first letter in upper case unless it starts with code, and a full stop at its end. */
export function sentence(text: string): string {
  const trimmed = text.trim()
  if (trimmed === '') return ''
  const start = /^[a-z](?!\w*[_(.A-Z])/.test(trimmed)
    ? trimmed.charAt(0).toUpperCase() + trimmed.slice(1)
    : trimmed
  return /[.!?…:]["”’)`]*$/.test(start) ? start : `${start}.`
}

/** Joins sentences, leaving out empty ones and those that an earlier one already says. */
export function sentences(...parts: readonly (string | null | undefined)[]): string {
  const said: string[] = []
  for (const part of parts) {
    const next = sentence(part ?? '')
    if (next !== '' && !said.some((earlier) => earlier.includes(next.replace(/\.$/, '')))) said.push(next)
  }
  return said.join(' ')
}

/** How a judgement explains itself: what is so, how that number comes about, and which mistake gives the stated one. */
export function explained(judgement: {
  readonly reason: string
  readonly how: string | null
  readonly misconception: { readonly text: string } | null
}): string {
  return sentences(judgement.reason, judgement.how, judgement.misconception?.text)
}
