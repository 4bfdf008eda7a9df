/** What Python source, or the Python code of a post, says about models: as data, and as Keras prints it. */
import { type Program, readProgram } from './keras/program.js'
import { render } from './keras/render.js'
import { fromMarkdown } from './markdown/from-markdown.js'
import { message } from './message.js'
import { type Post, readPost } from './post/read-post.js'
import { fileSpan } from './quiz/question.js'
import { readQuiz } from './quiz/quiz.js'
import type { MessageResult } from './result.js'
import { Lines, type Place, type Span } from './span.js'
import { KERAS_VERSION, type SummaryResult, summaryResult } from './summary-result.js'

/** A summary, and the text of each of its models. */
export interface Summarized {
  readonly json: SummaryResult
  /** What `model.summary()` prints for `json.models[index]`; empty where there is no such model. */
  text(index: number): string
}

/** Summarises a Python program. Never throws on what the source says. */
export function summarizePython(source: string): Summarized {
  const program = readProgram(source)
  return summarized([program], summaryResult(program))
}

/**
 * Summarises the Python code of a post, program by program; lines are those of the post. As in a check, public names of Keras need no
 * import, and the front matter's `given` holds. Never throws on what the post says.
 */
export function summarizePost(text: string): Summarized {
  const post = readPost(text)
  const lines = new Lines(text)
  const shift = post.hasMark ? 1 : 0
  const place = ({ start, end }: Span): Place => lines.place({ start: start + shift, end: end + shift })
  if (!post.readable)
    return summarized([], { keras: KERAS_VERSION, models: [], messages: refusals(post, place) })
  const { programs } = readQuiz(fromMarkdown(post.text, { pandocLists: false }), post.text)
  const read = programs.map((listing) => {
    const program = readProgram(listing.text, { fragment: true, given: post.frontMatter.given })
    return { program, result: summaryResult(program, (span) => place(fileSpan(listing, span))) }
  })
  return summarized(
    read.map(({ program }) => program),
    {
      keras: KERAS_VERSION,
      models: read.flatMap(({ result }) => result.models),
      messages: read.flatMap(({ result }) => result.messages),
    },
  )
}

function summarized(programs: readonly Program[], json: SummaryResult): Summarized {
  const models = programs.flatMap((program) => program.models)
  return {
    json,
    text(index) {
      const model = models[index]
      return model === undefined ? '' : render(model.printed)
    },
  }
}

/** Why a post is not read at all: it is no text, or goes beyond a bound. */
function refusals(post: Post, place: (span: Span) => Place): readonly MessageResult[] {
  return post.messages
    .filter(({ severity }) => severity === 'error')
    .map(({ span, reason, note, ruleId }) => {
      const { severity, url } = message({ ruleId, span, reason })
      return { ruleId, severity, ...place(span), reason, ...(note === undefined ? {} : { note }), url }
    })
}
