/** The shape of `quizproof.yml`. `schema/config.json` says the same for editors; a test holds the two together. */
import { z } from 'zod'
import { RULES, type RuleId } from '../message.js'
import { TABLE_COLUMNS } from '../transform/options.js'
import { LEVEL_NAMES } from './config.js'

const RULE_IDS = Object.keys(RULES) as RuleId[]

/** Longest text of a setting; longer ones are a mistake. */
const MAX_TEXT = 1000
/** Longer pages than any reader scrolls; a whole blog of some size on one page, if someone wants it. */
const MAX_PAGE_SIZE = 1000

/** A colour in CSS, and nothing that could end it. */
const COLOUR =
  /^(?:#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})|(?:rgb|hsl|oklch|oklab|lab|lch)\([\d\s.,%/a-z+-]{1,60}\)|[a-z]{3,30})$/iu
/** Names of fonts, joined by commas. */
const FONTS =
  /^(?:"[\p{L}\p{N} _-]+"|'[\p{L}\p{N} _-]+'|[\p{L}\p{N} _-]+)(?:\s*,\s*(?:"[\p{L}\p{N} _-]+"|'[\p{L}\p{N} _-]+'|[\p{L}\p{N} _-]+))*$/u
const WIDTH = /^\d{1,4}(?:\.\d{1,3})?(?:rem|em|ch|px)$/u

const colour = z.string().max(MAX_TEXT).regex(COLOUR, 'a colour, as in #0b5f77')
const font = z.string().max(MAX_TEXT).regex(FONTS, 'names of fonts, as in Georgia, serif')
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
        author: text.describe('Who writes, for readers of feeds'),
        pageSize: z
          .int()
          .min(1)
          .max(MAX_PAGE_SIZE)
          .describe('Posts on a page of the index and of categories. Default: 24'),
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
    style: z
      .strictObject({
        accent: colour.describe('The colour of links and buttons, on light paper'),
        accentDark: colour.describe('The same on dark paper. Default: a lighter shade of it'),
        textFont: font.describe('The fonts of the text: Georgia, serif'),
        uiFont: font.describe('The fonts of tables and buttons'),
        codeFont: font.describe('The fonts of code'),
        width: z
          .string()
          .regex(WIDTH, 'a length in rem, em, ch or px')
          .describe('How wide the text is. Default: 41rem'),
      })
      .partial()
      .describe('The look of the default theme'),
    search: z.boolean().describe('A full-text search, if pagefind is installed. Default: true'),
  })
  .partial()
  .meta({ title: 'Configuration of quizproof', description: 'quizproof.yml' })

export type RawConfig = z.infer<typeof CONFIG_SCHEMA>
