/** The fixes of messages, applied to the source at their offsets. Nothing else of the text changes. */
import type { Fix, Message } from './message.js'

/** A text with fixes applied, and how many were. */
export interface Fixed {
  readonly text: string
  readonly applied: number
}

/**
 * Applies fixes. Of two that overlap the earlier one is applied, the other is left for the next time; one that lies
 * outside the text is left out.
 */
export function applyFixes(text: string, fixes: readonly Fix[]): Fixed {
  const inOrder = [...fixes].sort((a, b) => a.start - b.start || a.end - b.end)
  const parts: string[] = []
  let at = 0
  let applied = 0
  for (const fix of inOrder) {
    if (fix.start < at || fix.end < fix.start || fix.end > text.length) continue
    parts.push(text.slice(at, fix.start), fix.text)
    at = fix.end
    applied += 1
  }
  return { text: `${parts.join('')}${text.slice(at)}`, applied }
}

/** Rounds of checking and mending: a fix may bring another to light, and two that overlap take two. */
export const MAX_FIX_ROUNDS = 5

/** Applies the fixes of a text's messages until none is left. What is mended has nothing more to mend. */
export function mend(text: string, check: (text: string) => readonly Pick<Message, 'fix'>[]): Fixed {
  let fixed: Fixed = { text, applied: 0 }
  for (let round = 0; round < MAX_FIX_ROUNDS; round++) {
    const fixes = check(fixed.text).flatMap(({ fix }) => fix ?? [])
    const next = applyFixes(fixed.text, fixes)
    if (next.applied === 0 || next.text === fixed.text) break
    fixed = { text: next.text, applied: fixed.applied + next.applied }
  }
  return fixed
}
