import { describe, expect, test } from 'vitest'
import { check } from '../../src/check.js'
import { RULES_URL } from '../../src/message.js'

const find = (text: string) => check(text).messages.filter(({ ruleId }) => ruleId === 'not-rendered')
const found = (text: string) => find(text).flatMap(({ actual }) => actual ?? [])

describe('not-rendered', () => {
  test('a message says what stays as it is, where, and what to do', () => {
    expect(find('Look:\n\n{{< video https://example.org/a.mp4 >}}\n')).toEqual([
      {
        ruleId: 'not-rendered',
        severity: 'info',
        line: 3,
        column: 1,
        endLine: 3,
        endColumn: 40,
        reason:
          'Unexpected shortcode `{{< video https://example.org/a.mp4 >}}`, which stays on the page as it is written.',
        actual: ['{{< video https://example.org/a.mp4 >}}'],
        note: 'Link to the video instead: `[the video](https://…)`.',
        url: `${RULES_URL}#not-rendered`,
      },
    ])
  })
  test.each([
    ['{{< include _part.qmd >}}\n', ['{{< include _part.qmd >}}']],
    ['- {{% note %}}\n- x\n', ['{{% note %}}']],
    ['| a |\n|---|\n| {{< fa star >}} |\n', ['{{< fa star >}}']],
    ['<div>\n{{< pagebreak >}}\n</div>\n', ['{{< pagebreak >}}']],
    ['{{< pagebreak >}}\n\n{{< pagebreak >}}\n', ['{{< pagebreak >}}']],
    ['---\ntitle: T\n---\n\n{{< meta subtitle >}}\n', ['{{< meta subtitle >}}']],
    ['```{=latex}\n\\newpage\n```\n', ['```{=latex}']],
    ['A `\\LaTeX`{=latex} word\n', ['`\\LaTeX`{=latex}']],
    ['As [@smith2020, p. 3; see @doe] say.\n', ['[@smith2020, p. 3; see @doe]']],
    ['It is so [see @doe].\n\n@doe says so.\n', ['[see @doe]', '@doe']],
    ['As -@vaswani2017attention show.\n', ['-@vaswani2017attention']],
    ['---\nbibliography: r.bib\n---\n\nAs @doe says.\n', ['@doe']],
    ['See @fig-net.\n', ['@fig-net']],
    ['See [@tbl-a].\n\n![x](a.png){#fig-net}\n', ['[@tbl-a]']],
  ])('%j', (text, expected) => {
    expect(found(text)).toEqual(expected)
  })
  test.each([
    '`{{< video a.mp4 >}}` and `[@smith2020]`\n',
    '```\n{{< video a.mp4 >}}\n[@smith2020]\n```\n',
    '    [@smith2020]\n',
    '<!-- [@smith2020] {{< x >}} -->\n',
    '{{{< video a.mp4 >}}}\n',
    'The set {{1, 2}, {3}}.\n',
    '---\ntitle: T\nparams:\n  units: 3\n---\n\n{{< meta title >}} {{< meta params.units >}}\n',
    'Write to jane@smith2020.org or jane.doe@example.org.\n',
    'Ask @karpathy, @fchollet or [@fchollet](https://github.com/fchollet).\n',
    'Thanks to [ask @someone].\n',
    'Install @babel/core and [@scope/name].\n',
    '---\nbibliography: r.bib\n---\n\nInstall @babel/core.\n',
    'See [@a][r] and [@b].\n\n[r]: https://example.org\n[@b]: https://example.org\n',
    '$a @smith2020$\n',
    '\\@smith2020 and \\[@doe\\]\n',
    '![x](a.png){#fig-net}\n\nSee @fig-net and [@fig-net].\n',
    '```{python}\n#| label: fig-net\n#| fig-cap: A net\nplot()\n```\n\nSee @fig-net.\n',
    '$$x$$ {#eq-x}\n\nSee @eq-x.\n',
    '| a |\n|---|\n| 1 |\n\n: Counts {#tbl-n}\n\nSee @tbl-n.\n',
    '## T {#sec-t}\n\nSee -@sec-t.\n',
    '---\nbibliography: r.bib\n---\n\n(@good) One.\n\nSee (@good).\n',
    '```{=html}\n<b>x</b>\n```\n',
    '`<b>`{=html}\n',
    '@property and @tf.function decorate.\n',
  ])('%j is none', (text) => {
    expect(found(text)).toEqual([])
  })
})
