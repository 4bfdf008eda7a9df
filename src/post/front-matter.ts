/** The front matter of a post as typed data, and what is wrong with it. */
import type { ZodType, z } from 'zod'
import { type Message, message, type RuleId, type Severity } from '../message.js'
import { nearest } from '../nearest.js'
import type { Span } from '../span.js'
import {
  AS_KEY,
  type GivenValue,
  KEYS,
  type KeyName,
  OPTION_KEYS,
  type OptionName,
  type TableOptions,
} from './schema.js'
import { type Entry, readYaml } from './yaml.js'

/** What the front matter says of the checking of its post. */
export interface PostOptions {
  readonly rules: ReadonlyMap<RuleId, Severity | 'off'>
  readonly strict?: boolean
  /** What makes an answer section; null where the post does not say. */
  readonly answers: readonly string[] | null
  readonly table: TableOptions
}

/** The keys that we know, read. What is missing, empty or of a wrong type is null, false or empty. Plain data. */
export interface FrontMatter {
  readonly title: string | null
  readonly subtitle: string | null
  readonly description: string | null
  /** ISO 8601: `2022-09-19`, or with a time behind a `T`. */
  readonly date: string | null
  readonly dateModified: string | null
  readonly authors: readonly string[]
  readonly categories: readonly string[]
  readonly tags: readonly string[]
  readonly image: string | null
  readonly imageAlt: string | null
  readonly draft: boolean
  readonly slug: string | null
  readonly aliases: readonly string[]
  readonly difficulty: string | null
  readonly series: string | null
  readonly lang: string | null
  /** The key of the post's question, as written: `[3, 4]` gives `['3', '4']`, `"3, 4"` gives `['3, 4']`. */
  readonly answer: { readonly values: readonly string[]; readonly span: Span } | null
  /** Values that the post's code does not give, by Python's name or path; those under `quizproof:` included. */
  readonly given: ReadonlyMap<string, GivenValue>
  readonly options: PostOptions
  /** Where the values of the keys at the top stand in the file, by key as written. Other tools' keys included. */
  readonly spans: ReadonlyMap<string, Span>
}

export interface FrontMatterRead {
  readonly frontMatter: FrontMatter
  readonly messages: readonly Message[]
}

/** Reads YAML. @param base Where the source stands in the file. */
export function readFrontMatter(source: string, base: number): FrontMatterRead {
  const { entries, messages } = readYaml(source, base, KEY_NAMES)
  const found: Message[] = [...messages]
  const fields = new Fields(entries, source, base, found)
  const optionEntries = fields.inner('quizproof')
  const options = new Fields(optionEntries, source, base, found)
  for (const entry of entries) found.push(...nearMiss(entry, KEY_NAMES, 'info'))
  for (const entry of optionEntries) found.push(...nearMiss(entry, Object.keys(OPTION_KEYS), 'warning'))
  return { frontMatter: assemble(fields, options), messages: found }
}

/** A post without front matter. */
export function emptyFrontMatter(): FrontMatter {
  return readFrontMatter('', 0).frontMatter
}

function assemble(fields: Fields, options: Fields): FrontMatter {
  const answer = fields.value('answer')
  const answerSpan = fields.entry('answer')?.span
  const strict = options.option('strict')
  return {
    title: fields.value('title') ?? null,
    subtitle: fields.value('subtitle') ?? null,
    description: fields.value('description') ?? null,
    date: fields.value('date') ?? null,
    dateModified: fields.value('date-modified') ?? null,
    authors: [...(fields.value('author') ?? []), ...(fields.value('authors') ?? [])],
    categories: fields.value('categories') ?? [],
    tags: fields.value('tags') ?? [],
    image: fields.value('image') ?? null,
    imageAlt: fields.value('image-alt') ?? null,
    draft: fields.value('draft') ?? false,
    slug: fields.value('slug') ?? null,
    aliases: fields.value('aliases') ?? [],
    difficulty: fields.value('difficulty') ?? null,
    series: fields.value('series') ?? null,
    lang: fields.value('lang') ?? null,
    answer: answer && answerSpan ? { values: answer, span: answerSpan } : null,
    given: new Map([...(options.option('given') ?? []), ...(fields.value('given') ?? [])]),
    options: {
      rules: options.option('rules') ?? new Map(),
      ...(strict === undefined ? {} : { strict }),
      answers: options.option('answers') ?? null,
      table: options.option('table') ?? {},
    },
    spans: fields.spans(),
  }
}

type Values = { readonly [K in KeyName]: z.output<(typeof KEYS)[K]> }
type Options = { readonly [K in OptionName]: z.output<(typeof OPTION_KEYS)[K]> }
const SCHEMAS: { readonly [K in KeyName]: ZodType<Values[K]> } = KEYS
const OPTION_SCHEMAS: { readonly [K in OptionName]: ZodType<Options[K]> } = OPTION_KEYS

/** Entries by key, checked by their schemas when they are asked for. */
class Fields {
  readonly #entries: ReadonlyMap<string, Entry>
  readonly #source: string
  readonly #base: number
  readonly #messages: Message[]

  constructor(entries: readonly Entry[], source: string, base: number, messages: Message[]) {
    this.#entries = new Map(entries.map((entry) => [entry.key, entry]))
    this.#source = source
    this.#base = base
    this.#messages = messages
  }

  entry(key: string): Entry | undefined {
    return this.#entries.get(key)
  }

  value<K extends KeyName>(key: K): Values[K] | undefined {
    return this.#checked(key, SCHEMAS[key])
  }

  option<K extends OptionName>(key: K): Options[K] | undefined {
    return this.#checked(key, OPTION_SCHEMAS[key])
  }

  spans(): ReadonlyMap<string, Span> {
    return new Map([...this.#entries].map(([key, { span }]) => [key, span]))
  }

  /** The entries of a mapping. */
  inner(key: string): readonly Entry[] {
    const entry = this.entry(key)
    if (!entry || entry.value === null) return []
    if (entry.value instanceof Map) {
      return [...entry.value].map(([name, value]): Entry => {
        const span = entry.at([name])
        return {
          key: String(name),
          keySpan: entry.keyAt([name]),
          value,
          span,
          at: (path) => entry.at([name, ...path]),
          keyAt: (path) => entry.keyAt([name, ...path]),
        }
      })
    }
    this.#wrong(key, entry.span, 'options, as in `quizproof: { strict: true }`')
    return []
  }

  #checked<T>(key: string, schema: ZodType<T>): T | undefined {
    const entry = this.entry(key)
    if (!entry || entry.value === null) return undefined
    const result = schema.safeParse(entry.value)
    if (result.success) return result.data
    const issue = deepest(result.error.issues)
    this.#wrong(key, issue.isKey ? entry.keyAt(issue.path) : entry.at(issue.path), issue.message)
    return undefined
  }

  #wrong(key: string, span: Span, expected: string): void {
    const written = this.#source.slice(span.start - this.#base, span.end - this.#base).trim()
    const shown = written.length > MAX_SHOWN ? `${written.slice(0, MAX_SHOWN)}…` : written
    this.#messages.push(
      message({
        ruleId: 'front-matter',
        span,
        reason: `Unexpected \`${shown.replace(/\s+/g, ' ')}\` in \`${key}\`, expected ${expected.replace(/\?$/, '')}${expected.endsWith('?') ? '?' : '.'}`,
        actual: [shown],
        note: `\`${key}\` is taken as not given.`,
      }),
    )
  }
}

/** So much of a wrong value is shown in a message. */
const MAX_SHOWN = 60

/** What zod says, as far as we use it. */
interface Issue {
  readonly path: readonly PropertyKey[]
  readonly message: string
  /** Of a union: the issues of each alternative. */
  readonly errors?: readonly (readonly Issue[])[]
}

interface Complaint {
  readonly path: readonly PropertyKey[]
  readonly message: string
  /** Whether the last step of the path is itself wrong, not its value. */
  readonly isKey: boolean
}

/** zod's own words, where a schema has none of ours. */
const NOT_OURS = /^Invalid/

/** Of a union, the alternative that got furthest says where the value goes wrong. */
function deepest(issues: readonly z.core.$ZodIssue[]): Complaint {
  let best: Complaint = { path: [], message: 'something else', isKey: false }
  const look = (issue: Issue, path: readonly PropertyKey[]): void => {
    const whole = [...path, ...issue.path]
    const isFirst = best.message === 'something else'
    if (!NOT_OURS.test(issue.message) && (isFirst || whole.length > best.path.length))
      best = { path: whole, message: issue.message, isKey: issue.message.startsWith(AS_KEY) }
    for (const inner of (issue.errors ?? []).flat()) look(inner, whole)
  }
  for (const issue of issues) look(issue as Issue, [])
  return best
}

const KEY_NAMES = [...Object.keys(KEYS), 'quizproof']

/** Keys of other tools that only look like a mistyped one of ours. */
const OTHERS: ReadonlySet<string> = new Set([
  ...[
    'data',
    'date-format',
    'dates',
    'layout',
    'theme',
    'toc',
    'format',
    'language',
    'language_code',
    'file',
    'alias',
  ],
  ...[
    'images',
    'tag',
    'category',
    'serie',
    'titles',
    'subject',
    'abstract',
    'params',
    'image-width',
    'image-height',
  ],
  ...[
    'slug_url',
    'driver',
    'tools',
    'authors-block',
    'published',
    'modified',
    'updated',
    'edited',
    'given-name',
  ],
])

/** Shorter names have too many neighbours. */
const SHORTEST_GUESS = 5

function nearMiss(entry: Entry, names: readonly string[], severity: Severity): Message[] {
  if (names.includes(entry.key)) return []
  const isOurs = severity !== 'info'
  const guess = nearest(entry.key, names)
  if (
    !isOurs &&
    (guess === null || OTHERS.has(entry.key) || guess.length < SHORTEST_GUESS || !close(entry.key, guess))
  )
    return []
  const hint =
    guess === null
      ? `Known are ${names.map((name) => `\`${name}\``).join(', ')}.`
      : `Did you mean \`${guess}\`?`
  return [
    message({
      ruleId: 'front-matter',
      severity,
      span: entry.keySpan,
      reason: `\`${entry.key}\` in the front matter means nothing to quizproof.`,
      actual: [entry.key],
      ...(guess === null ? {} : { expected: [guess] }),
      note: hint,
    }),
  ]
}

/** For keys that may be another tool's, only a slip of one letter or two counts. */
function close(key: string, guess: string): boolean {
  return Math.abs(key.length - guess.length) <= 1 && key[0]?.toLowerCase() === guess[0]
}
