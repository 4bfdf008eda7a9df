/** Annotations of GitHub Actions: one workflow command a message. */
import type { Severity } from '../../message.js'
import type { PostResult } from '../../result.js'

const COMMAND: { readonly [S in Severity]: string } = { error: 'error', warning: 'warning', info: 'notice' }

/** The lines that GitHub reads from a step's output. */
export function github(posts: readonly PostResult[]): string {
  return posts
    .flatMap(({ file, messages }) =>
      messages.map((message) => {
        const place = [
          `file=${property(file)}`,
          `line=${message.line}`,
          `endLine=${message.endLine}`,
          // GitHub takes columns only where a place is within one line.
          ...(message.line === message.endLine
            ? [`col=${message.column}`, `endColumn=${message.endColumn}`]
            : []),
          `title=${property(message.ruleId)}`,
        ].join(',')
        const text = [message.reason, message.note, message.url]
          .filter((part) => part !== undefined)
          .join('\n')
        return `::${COMMAND[message.severity]} ${place}::${data(text)}\n`
      }),
    )
    .join('')
}

/** Escapes as the runner's toolkit does, so that no post can write a command of its own. */
function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
