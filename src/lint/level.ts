/**
 * How grave a rule is taken: the severities of a project, a post or a command over those of the rules.
 */
import type { Message, RuleId, Severity } from '../message.js'

/** A severity, or not at all. */
export type Level = Severity | 'off'

/** Levels by rule; a rule that is not named keeps its own severity. */
export type Levels = ReadonlyMap<RuleId, Level>

/** Rules that are errors under `strict`, unless a level says otherwise. */
const STRICT: ReadonlySet<RuleId> = new Set<RuleId>(['unknown-answer'])

/** The messages under `levels`: each with its severity, without those whose rule is off. */
export function atLevels(messages: readonly Message[], levels: Levels, strict: boolean): Message[] {
  return messages.flatMap((message) => {
    const level = levels.get(message.ruleId) ?? (strict && STRICT.has(message.ruleId) ? 'error' : null)
    if (level === 'off') return []
    return level === null || level === message.severity ? message : { ...message, severity: level }
  })
}

/** Several sets of levels as one; a later set wins over an earlier one. */
export function mergeLevels(...sets: readonly (Levels | undefined)[]): Levels {
  return new Map(sets.flatMap((set) => [...(set ?? [])]))
}
