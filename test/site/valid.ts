/** html-validate, set to what our pages promise. */
import { HtmlValidate } from 'html-validate'

const validator = new HtmlValidate({
  root: true,
  extends: ['html-validate:recommended', 'html-validate:document', 'html-validate:a11y'],
  rules: {
    // The style sheet is ours and on the same host; a hash of it would keep it from loading from `file://`.
    'require-sri': ['error', { target: 'crossorigin' }],
    'no-inline-style': 'error',
  },
})

/** What is wrong with a page, a line each. */
export async function faults(page: string): Promise<readonly string[]> {
  const report = await validator.validateString(page)
  return report.results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line, column }) => `${line}:${column} ${ruleId}: ${message}`),
  )
}
