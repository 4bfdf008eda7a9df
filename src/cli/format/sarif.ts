/** SARIF 2.1.0, for code scanning. */
import { RULES, RULES_URL, type Severity } from '../../message.js'
import type { MessageResult, PostResult } from '../../result.js'
import type { Place } from '../../span.js'

const LEVEL: { readonly [S in Severity]: string } = { error: 'error', warning: 'warning', info: 'note' }

/** The log as JSON. Places are in UTF-16 units, as ours. */
export function sarif(posts: readonly PostResult[]): string {
  const ids = Object.keys(RULES)
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'quizproof',
            informationUri: RULES_URL,
            rules: Object.entries(RULES).map(([id, severity]) => ({
              id,
              helpUri: `${RULES_URL}#${id}`,
              defaultConfiguration: { level: LEVEL[severity] },
            })),
          },
        },
        columnKind: 'utf16CodeUnits',
        results: posts.flatMap((post) =>
          post.messages.map((message) => ({
            ruleId: message.ruleId,
            ruleIndex: ids.indexOf(message.ruleId),
            level: LEVEL[message.severity],
            message: { text: textOf(message) },
            locations: [location(post.file, message)],
            ...(message.cause === undefined
              ? {}
              : {
                  relatedLocations: [
                    { ...location(post.file, message.cause), message: { text: message.cause.reason } },
                  ],
                }),
          })),
        ),
      },
    ],
  }
  return `${JSON.stringify(log, null, 2)}\n`
}

function textOf({ exception, reason, note }: MessageResult): string {
  const first = exception === undefined ? reason : `${exception}: ${reason}`
  return note === undefined ? first : `${first}\n${note}`
}

function location(file: string, place: Place) {
  return {
    physicalLocation: {
      artifactLocation: { uri: file.split('/').map(encodeURIComponent).join('/') },
      region: {
        startLine: place.line,
        startColumn: place.column,
        endLine: place.endLine,
        endColumn: place.endColumn,
      },
    },
  }
}
