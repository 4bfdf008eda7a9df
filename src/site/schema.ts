/** What a post may put on a page: the list of allowed elements, attributes and addresses. */
import { defaultSchema, type Options as Schema } from 'rehype-sanitize'

/**
 * What may stand on any element. Nothing that runs, fetches, submits, styles or takes focus; ids are moved out of the
 * way of the page's own afterwards.
 */
const EVERYWHERE = [
  'id',
  'title',
  'lang',
  'dir',
  'ariaLabel',
  'ariaLabelledBy',
  'ariaDescribedBy',
  'ariaHidden',
]

const CALLOUT = ['className', /^callout(?:-[\p{L}\p{N}_-]+)?$/u] as const

/** GitHub's list without what a page can do without (`width` and the like), and with callouts and table captions. */
export const SCHEMA: Schema = {
  strip: ['script', 'style', 'template', 'title', 'textarea', 'iframe', 'object', 'noscript'],
  tagNames: [
    ...(defaultSchema.tagNames ?? []).filter((name) => name !== 'picture' && name !== 'source'),
    ...[
      'abbr',
      'aside',
      'caption',
      'cite',
      'dfn',
      'figcaption',
      'figure',
      'mark',
      'small',
      'time',
      'u',
      'wbr',
    ],
  ],
  attributes: {
    '*': EVERYWHERE,
    a: ['href', 'name', 'dataFootnoteBackref', 'dataFootnoteRef', ['className', 'data-footnote-backref']],
    aside: [[...CALLOUT], 'dataAppearance'],
    blockquote: ['cite'],
    code: [['className', /^language-[\p{L}\p{N}{}+#._-]+$/u, 'math-inline', 'math-display'], 'dataCode'],
    details: [[...CALLOUT], 'dataAppearance', 'dataAnswers', 'name', 'open'],
    div: [
      ['className', /^callout(?:-[\p{L}\p{N}_-]+)?$/u, 'choice-row', 'columns', 'column', 'answer-field'],
      'dataQuestion',
      'dataValue',
      'dataStem',
    ],
    figure: [['className', 'network-figure'], 'dataNetwork'],
    h2: [['className', 'sr-only']],
    img: ['src', 'alt', 'width', 'height'],
    input: [['type', 'checkbox'], ['disabled', true], 'checked'],
    li: [['className', 'task-list-item', 'choice'], 'dataRight', 'dataLines', 'value'],
    ol: [
      ['className', 'contains-task-list', 'choices'],
      'dataQuestion',
      'dataSeveral',
      'dataStem',
      'start',
      'type',
      'reversed',
    ],
    p: [['className', 'callout-title', 'feedback'], 'hidden'],
    section: ['dataFootnotes', ['className', 'footnotes']],
    span: [['className', 'layer-type', 'layer-note', 'choice-label', 'choice-text']],
    summary: [['className', 'callout-title']],
    table: [['className', 'layer-table']],
    td: ['align', 'colSpan', 'rowSpan', 'headers', ['className', /^layer-table-/u]],
    th: ['align', 'colSpan', 'rowSpan', 'headers', 'scope', ['className', /^layer-table-/u]],
    time: ['dateTime'],
    ul: [['className', 'contains-task-list']],
  },
  required: { input: { disabled: true, type: 'checkbox' } },
  ancestors: defaultSchema.ancestors ?? {},
  protocols: { href: ['http', 'https', 'mailto'], cite: ['http', 'https'], src: [] },
  clobber: [],
  clobberPrefix: '',
}
