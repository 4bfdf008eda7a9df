/** JUnit's XML: a suite a post, a case a question, and one case for what a post says besides. */
import type { MessageResult, PostResult, QuestionResult } from '../../result.js'

/** The report as XML. */
export function junit(posts: readonly PostResult[]): string {
  const suites = posts.map(suiteOf)
  const sum = (key: 'tests' | 'failures' | 'skipped') => suites.reduce((all, suite) => all + suite[key], 0)
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="quizproof" tests="${sum('tests')}" failures="${sum('failures')}" skipped="${sum('skipped')}">`,
    ...suites.map(({ xml }) => xml),
    '</testsuites>',
    '',
  ].join('\n')
}

function suiteOf(post: PostResult) {
  const errors = post.messages.filter(({ severity }) => severity === 'error')
  const mine = (question: QuestionResult) =>
    errors.filter(
      ({ line }) => line === question.keyLine || question.choices.some((choice) => choice.line === line),
    )
  const taken = new Set(post.questions.flatMap(mine))
  const questions = post.questions.map((question) => {
    const failures = mine(question)
    const skipped = failures.length === 0 && question.status !== 'verified' ? question.status : null
    return caseOf(post.file, `line ${question.line}: ${question.stem}`, failures, skipped)
  })
  const others = errors.filter((message) => !taken.has(message))
  const cases = [...questions, caseOf(post.file, 'the post', others, null)]
  const failures = cases.filter((one) => one.failed).length
  const skipped = cases.filter((one) => one.skipped).length
  const attributes = `name="${escaped(post.file)}" tests="${cases.length}" failures="${failures}" skipped="${skipped}"`
  const xml = [`  <testsuite ${attributes}>`, ...cases.map((one) => one.xml), '  </testsuite>'].join('\n')
  return { tests: cases.length, failures, skipped, xml }
}

function caseOf(file: string, name: string, failures: readonly MessageResult[], skipped: string | null) {
  const open = `    <testcase classname="${escaped(file)}" name="${escaped(name)}"`
  if (failures.length === 0 && skipped === null) return { failed: false, skipped: false, xml: `${open}/>` }
  const inner =
    failures.length === 0
      ? [`      <skipped message="${escaped(skipped ?? '')}"/>`]
      : failures.map((message) => {
          const text = [`${file}:${message.line}:${message.column}`, message.note, message.url]
          const body = escaped(text.filter((part) => part !== undefined).join('\n'))
          return `      <failure type="${message.ruleId}" message="${escaped(message.reason)}">${body}</failure>`
        })
  const xml = [`${open}>`, ...inner, '    </testcase>'].join('\n')
  return { failed: failures.length > 0, skipped: failures.length === 0, xml }
}

/** Escapes text for XML 1.0; what XML can't hold becomes `�`. */
function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\n', '&#10;')
}
