/** A library whose check reads its result from the post's own words. */
import type { BuildSettings, CheckedText, CheckSettings, Library, Summarized } from '../../src/cli/library.js'
import { message, type RuleId } from '../../src/message.js'
import type { MessageResult, PostResult } from '../../src/result.js'

export interface Fake extends Library {
  readonly checked: CheckSettings[]
  readonly built: BuildSettings[]
}

/** A post gets a message for each `!RULE` in it, and an unverified question for `?`. */
export function fakeLibrary(summary: Partial<Summarized['json']> = {}): Fake {
  const checked: CheckSettings[] = []
  const built: BuildSettings[] = []
  const check = (text: string, settings: CheckSettings): CheckedText => {
    checked.push(settings)
    const messages: MessageResult[] = [...text.matchAll(/!([a-z-]+)/g)].map((match) => {
      const span = { start: match.index, end: match.index + match[0].length }
      const {
        span: _,
        cause: __,
        ...said
      } = message({ ruleId: match[1] as RuleId, span, reason: 'Found it.' })
      return { ...said, line: 1, column: span.start + 1, endLine: 1, endColumn: span.end + 1 }
    })
    const question = {
      line: 1,
      stem: 'What?',
      asksFor: 'correct',
      choices: [],
      statedKey: null,
      keyLine: null,
      computedKey: null,
      status: 'unverified',
    } as const
    // `teh` is mended to `the`.
    for (const match of text.matchAll(/teh/g)) {
      const fix = { start: match.index, end: match.index + 3, text: 'the' }
      const place = { line: 1, column: 1, endLine: 1, endColumn: 2 }
      messages.push({ ruleId: 'wrong-claim', severity: 'error', reason: 'r', url: 'u', ...place, fix })
    }
    const questions = text.includes('?') ? [question] : []
    const result: PostResult = { file: settings.file, questions, claims: [], messages }
    return { result, strict: settings.strict ?? settings.config.strict ?? false }
  }
  return {
    checked,
    built,
    check: async () => check,
    build: async (settings) => {
      built.push(settings)
      return {
        posts: 1,
        questions: 0,
        verified: 0,
        wrong: 0,
        acknowledged: 0,
        unverified: 0,
        choices: 0,
        claims: 0,
        failed: 0,
        published: true,
        results: [],
        troubles: [],
        pages: 2,
        bytes: 1500,
      }
    },
    explain: async (_text, kind, layer) => ({ ok: true, text: `${kind} ${layer ?? 'all'}\n` }),
    summarize: async (_text, kind) => ({
      json: { models: [], messages: [], ...summary },
      text: (index) => `model ${index} of ${kind}\n`,
    }),
  }
}
