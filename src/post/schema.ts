/** What the keys of the front matter may hold. Each schema takes what YAML gives, and gives what we use. */
import { z } from 'zod'
import { RULES, type RuleId, type Severity } from '../message.js'
import { nearest } from '../nearest.js'
import { readDate } from './date.js'

/** How what is expected of a key starts, and not of its value: zod puts both at the same path. */
export const AS_KEY = 'as key '

/** A value that stands for something the post does not give: `given: { vocab_size: 10000 }`. */
export type GivenValue =
  | null
  | boolean
  | number
  | string
  | readonly GivenValue[]
  | { readonly [key: string]: GivenValue }

const text = z
  .union([z.string(), z.number(), z.boolean()], { error: 'text' })
  .transform((value) => String(value).trim())
const flag = z.boolean({ error: '`true` or `false`' })
const names = z.union(
  [
    text.transform((value) =>
      value
        .split(',')
        .map((part) => part.trim())
        .filter(Boolean),
    ),
    z.array(text),
  ],
  { error: 'a list of names, as in `[cnn, keras]`' },
)
const oneOrMore = z.union([text.transform((value) => [value]), z.array(text)], {
  error: 'a text, or a list of texts',
})

const MOVING_DATES: ReadonlySet<string> = new Set(['today', 'now', 'last-modified'])

/** `today` and its like change with each build, so a post has no date by them. */
const date = z.string({ error: 'a date, as in `2022-09-19`' }).transform((value, context) => {
  if (MOVING_DATES.has(value.trim())) return null
  const iso = readDate(value)
  if (iso !== null) return iso
  context.addIssue({ code: 'custom', message: 'a date, as in `2022-09-19`' })
  return z.NEVER
})

const person = z.union(
  [
    text,
    z.map(z.string(), z.unknown()).transform((map, context) => {
      const name = personName(map.get('name')) ?? personName(map)
      if (name !== null) return name
      context.addIssue({ code: 'custom', message: 'a name, as in `{ name: Ada }`' })
      return z.NEVER
    }),
  ],
  { error: 'a name' },
)
const people = z.union([person.transform((value) => [value]), z.array(person)], {
  error: 'a name, or a list of names',
})

function personName(value: unknown): string | null {
  if (typeof value === 'string') return value
  if (!(value instanceof Map)) return null
  const literal: unknown = value.get('literal')
  if (typeof literal === 'string') return literal
  const parts = [value.get('given'), value.get('family')].filter((part) => typeof part === 'string')
  return parts.length > 0 ? parts.join(' ') : null
}

const givenValue: z.ZodType<GivenValue> = z.lazy(() =>
  z.union([z.null(), z.boolean(), z.number(), z.string(), z.array(givenValue), givenMap], {
    error: 'a number, a text, true, false, null or a list of these',
  }),
)
const givenMap = z
  .map(z.string(), givenValue)
  .transform((map): { readonly [key: string]: GivenValue } => Object.fromEntries(map))

/** A name of Python, or a path of attributes: `x_train.shape`. */
const PYTHON_PATH = /^[\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}_][\p{L}\p{N}_]*)*$/u

const given = z.map(
  z.string().regex(PYTHON_PATH, `${AS_KEY}a name of Python, as in \`x_train.shape\``),
  givenValue,
  {
    error: 'names with values, as in `{ vocab_size: 10000 }`',
  },
)

const RULE_IDS = Object.keys(RULES) as RuleId[]
function ruleHint(written: unknown): string {
  const guess = typeof written === 'string' ? nearest(written, RULE_IDS) : null
  return `${AS_KEY}the id of a rule${guess === null ? '' : `; did you mean \`${guess}\`?`}`
}

const LEVELS = ['off', 'info', 'warn', 'error'] as const

const level = z
  .union([z.enum([...LEVELS, 'warning']), z.literal(false)], { error: '`off`, `info`, `warn` or `error`' })
  .transform((value): Severity | 'off' => {
    if (value === false) return 'off'
    return value === 'warn' ? 'warning' : value
  })

/** A column of the table of layers, by what it holds. */
export const TABLE_COLUMNS = ['layer', 'shape', 'params', 'how'] as const
export type TableColumn = (typeof TABLE_COLUMNS)[number]

/** Where the table of layers goes. */
export const TABLE_PLACES = ['answer', 'manual'] as const

export interface TableOptions {
  /** Which columns, in which order. The layer is always there and always first. Default: all of them. */
  readonly columns?: readonly TableColumn[]
  /**
   * Where the table goes unless a post places it with `::layer-table`: `answer`, above the explanation in the answer
   * section (the default: the table is a spoiler), or `manual`, nowhere else than at `::layer-table`.
   */
  readonly place?: (typeof TABLE_PLACES)[number]
  /** No table at all, `::layer-table` included. Default: false. */
  readonly off?: boolean
}

const table = z.union(
  [
    z.literal(['off', false]).transform((): TableOptions => ({ off: true })),
    z.map(z.string(), z.unknown()).transform((map, context): TableOptions => {
      const columns = z.array(z.enum(TABLE_COLUMNS)).safeParse(map.get('columns') ?? [])
      const place = z.enum(TABLE_PLACES).safeParse(map.get('place') ?? 'answer')
      const off = flag.safeParse(map.get('off') ?? false)
      if (!columns.success || !place.success || !off.success) {
        context.addIssue({
          code: 'custom',
          message: `\`columns\` (a list of ${TABLE_COLUMNS.join(', ')}), \`place\` (${TABLE_PLACES.join(' or ')}) or \`off\``,
        })
        return z.NEVER
      }
      return {
        ...(columns.data.length > 0 ? { columns: columns.data } : {}),
        ...(map.has('place') ? { place: place.data } : {}),
        ...(off.data ? { off: true } : {}),
      }
    }),
  ],
  { error: '`off`, or options of the table' },
)

/** The keys at the top. `date-modified` has its name as written; the front matter calls it `dateModified`. */
export const KEYS = {
  title: text,
  subtitle: text,
  description: text,
  date,
  'date-modified': date,
  author: people,
  authors: people,
  categories: names,
  tags: names,
  image: z.union([text, z.map(z.string(), z.unknown()).transform(() => null)], {
    error: 'the path of a picture',
  }),
  'image-alt': text,
  draft: flag,
  slug: text,
  aliases: oneOrMore,
  difficulty: text,
  series: text,
  lang: text,
  answer: oneOrMore,
  given,
} as const

/** The keys under `quizproof:`. */
export const OPTION_KEYS = {
  rules: z.map(z.enum(RULE_IDS, { error: (issue) => ruleHint(issue.input) }), level, {
    error: 'rules with levels, as in `{ unknown-answer: error }`',
  }),
  strict: flag,
  answers: names,
  table,
  given,
} as const

export type KeyName = keyof typeof KEYS
export type OptionName = keyof typeof OPTION_KEYS
