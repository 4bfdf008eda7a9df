/** The shape of `quizproof.yml`. `schema/config.json` says the same for editors; a test holds the two together. */
import { z } from 'zod'
import { RULES, type RuleId } from '../message.js'
import { TABLE_COLUMNS } from '../transform/options.js'
import { LEVEL_NAMES } from './config.js'

const RULE_IDS = Object.keys(RULES) as RuleId[]

/** Longest text of a setting; longer ones are a mistake. */
const MAX_TEXT = 1000

const text = z.string().min(1).max(MAX_TEXT)
const plain = z.json()
const rules = z.partialRecord(z.enum(RULE_IDS), z.enum(LEVEL_NAMES))

export const CONFIG_SCHEMA = z
  .strictObject({
    posts: text.describe('The folder of posts. Default: posts'),
    out: text.describe('The folder that is published. Default: dist'),
    site: z
      .strictObject({
        title: text.describe('What the blog is called'),
        description: text.describe('What it is about, in one sentence'),
        url: z.url({ protocol: /^https?$/ }).describe('Where it is published'),
        language: text.describe('A language tag: en, de, pt-BR'),
      })
      .partial()
      .describe('What the blog is called, and for whom it is'),
    rules: rules.describe('How grave each rule is taken'),
    overrides: z
      .array(z.strictObject({ files: z.array(text).describe('Patterns of paths'), rules }))
      .describe('Rules for some of the files; a later entry wins'),
    strict: z.boolean().describe('A question that could not be verified is an error'),
    answers: z.array(text).describe('Further headings that make an answer section'),
    table: z
      .strictObject({
        columns: z.array(z.enum(TABLE_COLUMNS)).describe('Which columns, in which order'),
        place: z.enum(['answer', 'manual']).describe('In the answer section, or only at ::layer-table'),
        off: z.boolean().describe('No table at all'),
      })
      .partial()
      .describe('The table of layers'),
    given: z.record(text, plain).describe('Values of names that posts use and do not bind'),
    allowHtml: z.boolean().describe('Trusts raw HTML of posts'),
    theme: text.describe('A folder of templates that take the place of the default theme'),
  })
  .partial()
  .meta({ title: 'Configuration of quizproof', description: 'quizproof.yml' })

export type RawConfig = z.infer<typeof CONFIG_SCHEMA>
