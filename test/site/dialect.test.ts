import { describe, expect, test } from 'vitest'
import { checkPost } from '../../src/check.js'
import { dressCells } from '../../src/site/code.js'
import { dressDialect } from '../../src/site/dialect/dialect.js'
import { graftLists } from '../../src/site/dialect/lists.js'
import { makeBody, printBody } from '../../src/site/html.js'
import { followLinks, type Linking, settleReferences } from '../../src/site/links.js'
import { transform } from '../../src/transform/transform.js'

const LINKING: Linking = {
  folder: '/',
  pages: new Map([['a.md', 'a.html']]),
  published: new Set(['a.html']),
  unpublished: new Set(),
  base: null,
}

/** The body of a post's page, without the blanks between its elements. */
async function body(text: string): Promise<string> {
  const { tree, post, quiz, models } = checkPost(text)
  graftLists(tree, post.text, quiz)
  dressCells(tree, quiz)
  transform(tree, { quiz, models })
  dressDialect(tree, post.text)
  const made = await makeBody(tree, { link: (page) => followLinks(page, 'a.md', LINKING) })
  settleReferences(made.references, () => made.anchors)
  const html = printBody(made)
  return html.replace(/>\s+</g, '><').trim()
}

describe('within a line', () => {
  test.each([
    ['H~2~O and x^2^\n', '<p>H<sub>2</sub>O and x<sup>2</sup></p>'],
    ['\\~a\\~ and 2^3\n', '<p>~a~ and 2^3</p>'],
    ['`<b>x</b>`{=html}\n', '<p><b>x</b></p>'],
    ['`\\LaTeX`{=latex}\n', '<p><code>\\LaTeX</code>{=latex}</p>'],
    ['[x]{.mark} [y]{.underline}\n', '<p><mark>x</mark><u>y</u></p>'],
  ])('%j', async (source, expected) => {
    expect(await body(source)).toBe(expected)
  })
  test('a note in the line is a footnote', async () => {
    const html = await body('Text^[A *note* with [brackets].] goes on.\n')
    expect(html).toMatch(/^<p>Text<sup><a href="#post-fn-inline-1"[^>]*>1<\/a><\/sup> goes on\.<\/p>/)
    expect(html).toContain('A <em>note</em> with [brackets].')
  })
  test('a note that nobody closes is text', async () => {
    expect(await body('Text^[a note.\n')).toBe('<p>Text^[a note.</p>')
  })
})

describe('lists and tables', () => {
  test.each([
    ['Term\n:   What it is.\n', '<dl><dt>Term</dt><dd><p>What it is.</p></dd></dl>'],
    ['b) two\nc) three\n', '<ol start="2" type="a"><li>two</li><li>three</li></ol>'],
    ['- x\n    i. one\n    ii. two\n', '<ul><li>x\n<ol type="i"><li>one</li><li>two</li></ol></li></ul>'],
    ['> (@a) one\n\nSee (@a).\n', '<blockquote><ol><li>one</li></ol></blockquote><p>See (1).</p>'],
    ['| one *line*\n|   two\n', '<p>one <em>line</em><br>\n\u00A0\u00A0two</p>'],
    [
      '| a |\n|---|\n| 1 |\n\n: Counts {#tbl-n}\n\nSee @tbl-n.\n',
      '<figure id="post-tbl-n"><div class="table-scroll" role="group" aria-label="Table" tabindex="0"><table><thead><tr><th>a</th></tr></thead><tbody><tr><td>1</td></tr></tbody></table></div><figcaption>Table\u00A01: Counts</figcaption></figure><p>See <a href="#post-tbl-n">Table\u00A01</a>.</p>',
    ],
    [
      '+---+-----+\n| A | B   |\n+===+=====+\n| 1 | - x |\n|   | - y |\n+---+-----+\n',
      '<div class="table-scroll" role="group" aria-label="Table" tabindex="0"><table><thead><tr><th>A</th><th>B</th></tr></thead><tbody><tr><td>1</td><td><ul><li>x</li><li>y</li></ul></td></tr></tbody></table></div>',
    ],
  ])('%j', async (source, expected) => {
    expect(await body(source)).toBe(expected)
  })
  test('a drawing that is no table stays as it is written', async () => {
    const html = await body('+---+\n| A |  B\n+---+\n')
    expect(html).toBe('<p>+---+\n| A |  B\n+---+</p>')
  })
  test('lettered choices are left to the quiz', async () => {
    const html = await body('Which is right?\n\na) one\nb) two\n\nAnswer: a\n')
    expect(html).not.toContain('type="a"')
  })
})

describe('blocks', () => {
  test('tabs can be opened one by one', async () => {
    const html = await body('::: {.panel-tabset}\n## Keras\n\nA\n\n## Torch\n\nB\n:::\n')
    expect(html).toBe(
      '<div><details class="callout callout-tab" name="tabset-1" open><summary class="callout-title">Keras</summary><p>A</p></details><details class="callout callout-tab" name="tabset-1"><summary class="callout-title">Torch</summary><p>B</p></details></div>',
    )
  })
  test.each([
    ['.content-visible when-format="html"', '<div><p>x</p></div>'],
    ['.content-hidden when-format="pdf"', '<div><p>x</p></div>'],
    ['.content-visible when-format="pdf"', 'Only for pdf</summary><p>x</p></details>'],
    ['.content-hidden when-format="html"', 'Not for html</summary><p>x</p></details>'],
    ['.content-visible unless-format="html"', 'Not for html</summary><p>x</p></details>'],
  ])('%s', async (attributes, expected) => {
    expect(await body(`::: {${attributes}}\nx\n:::\n`)).toContain(expected)
  })
  test.each([
    [
      '> [!TIP]\n> Mind it.\n',
      'div class="callout callout-tip" role="note"><p class="callout-title">Tip</p><p>Mind it.',
    ],
    [
      '> [!danger]- Mind\n> it\n',
      'details class="callout callout-caution"><summary class="callout-title">Mind</summary><p>it',
    ],
    [
      '!!! note "Mind"\n    it\n',
      'div class="callout callout-note" role="note"><p class="callout-title">Mind</p><p>it',
    ],
    [
      '??? tip\n\n    ```python\n    x\n    ```\n',
      'details class="callout callout-tip"><summary class="callout-title">Tip</summary><pre',
    ],
    [
      '::: challenge\n## Do it\n\nx\n:::\n',
      'div class="callout callout-important" role="note"><p class="callout-title">Do it',
    ],
    [
      '::: solution\nx\n:::\n',
      'details class="callout callout-note"><summary class="callout-title">Solution</summary><p>x',
    ],
    [
      ':::info\nx\n:::\n',
      'div class="callout callout-note" role="note"><p class="callout-title">Info</p><p>x',
    ],
  ])('%j', async (source, expected) => {
    expect(await body(source)).toContain(expected)
  })
  test.each([
    ['```{.python filename="a.py"}\nx\n```\n', '<figure><figcaption>a.py</figcaption><pre'],
    [
      '```{python}\n#| code-fold: true\n#| code-summary: "Show"\nx\n```\n',
      '<summary class="callout-title">Show</summary><pre',
    ],
    [
      '```{.python #lst-a lst-cap="Cap"}\nx\n```\n\nSee @lst-a.\n',
      '<figcaption>Listing\u00A01: Cap</figcaption>',
    ],
    [
      '![A net](https://e.org/a.png){#fig-a}\n\nSee @fig-a, -@fig-a and @fig-b.\n',
      '<figcaption>Figure\u00A01: A net</figcaption></figure><p>See <a href="#post-fig-a">Figure\u00A01</a>, <a href="#post-fig-a">1</a> and @fig-b.</p>',
    ],
    ['## Layers {#sec-l}\n\nSee [@sec-l].\n', 'See <a href="#post-sec-l">Layers</a>.'],
  ])('%j', async (source, expected) => {
    expect(await body(source)).toContain(expected)
  })
  test('values of the front matter and keys of a keyboard take the place of their shortcodes', async () => {
    const front = '---\ntitle: T\nparams: {units: 3}\n---\n\n'
    const words = '{{< meta params.units >}} units, {{< meta no >}}, {{< kbd Ctrl-C >}}\n'
    expect(await body(front + words)).toBe('<p>3 units, {{&#x3C; meta no >}}, <kbd>Ctrl-C</kbd></p>')
  })
  test.each(['{{< include part.qmd >}}', '{{< video a.mp4 >}}', '@smith2020'])(
    '%s stays visible',
    async (words) => {
      expect(await body(`${words}\n`)).toBe(`<p>${words.replace('<', '&#x3C;')}</p>`)
    },
  )
})
