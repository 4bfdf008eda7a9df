import rehypeRaw from 'rehype-raw'
import { unified } from 'unified'
import { visit } from 'unist-util-visit'
import { expect, test } from 'vitest'
import { fromMarkdown } from '../../src/markdown.js'
import { restoreDirectives } from '../../src/site/directives.js'
import { type HtmlOptions, makeBody, printBody } from '../../src/site/html.js'
import { followLinks, type Linking, settleReferences } from '../../src/site/links.js'
import { dressContainers } from '../../src/transform/callout.js'
import { HOSTILE } from './hostile.js'

const LINKING: Linking = {
  folder: '/',
  pages: new Map([['a.md', 'a.html']]),
  published: new Set(['a.html']),
  unpublished: new Set(),
  base: null,
}

async function html(markdown: string, options?: HtmlOptions): Promise<string> {
  const tree = fromMarkdown(markdown)
  restoreDirectives(tree, markdown)
  dressContainers(tree)
  const body = await makeBody(tree, {
    ...options,
    link: (page) => followLinks(page, 'a.md', LINKING),
  })
  settleReferences(body.references, () => body.anchors)
  return printBody(body)
}

test('Python is coloured by classes', async () => {
  expect(await html('```python\nmodel = Dense(10, name="a<b")  # last\n```')).toBe(
    '<pre tabindex="0"><code class="language-python">model <span class="o">=</span> <span class="f">Dense</span>(' +
      '<span class="n">10</span>, name<span class="o">=</span><span class="s">"a&#x3C;b"</span>)  ' +
      '<span class="c"># last</span>\n</code></pre>',
  )
})

test('executable cells of Quarto are Python too', async () => {
  for (const info of ['{python}', '{.python filename="a.py"}', 'py', 'Python', '{{python}}'])
    expect(await html(`\`\`\`${info}\nx = 1\n\`\`\``), info).toContain('<span class="n">1</span>')
})

test('code of another language is coloured where it is known, and else shown as it is', async () => {
  expect(await html('```\nx = 1\n```')).toBe('<pre tabindex="0"><code>x = 1\n</code></pre>')
  expect(await html('```r\nx <- 1\n```')).toContain('<span class="o">&#x3C;-</span>')
  expect(await html('```klingon\nx <b>\n```')).toBe(
    '<pre tabindex="0"><code class="language-klingon">x &#x3C;b>\n</code></pre>',
  )
})

test('formulas become MathML without inline style', async () => {
  const made = await html('$8 \\cdot 12$ and\n\n$$\n\\rule{1em}{1em} \\boxed{x}\n$$')
  expect(made).toContain('<mo>⋅</mo>')
  expect(made).toContain('display="block"')
  expect(made).not.toContain(' style=')
})

test('a formula that cannot be read is left as its source', async () => {
  expect(await html('$\\frac{1$')).toBe('<p><code class="tex">\\frac{1</code></p>')
})

test('a formula cannot bring a link', async () => {
  expect(await html('$\\href{javascript:alert(1)}{x}$')).not.toContain('href=')
})

test('times and labels that look like directives stay words', async () => {
  expect(await html('At 12:30, Q2:B and :note[*this*]{.x}.')).toBe(
    '<p>At 12:30, Q2:B and :note[<em>this</em>]{.x}.</p>',
  )
  expect(await html('::whatever[x]')).toBe('<p>::whatever[x]</p>')
})

test('headings start below the title, leave out no level and can be linked to', async () => {
  expect(await html('# A b\n\n### C\n\n# A b\n\n[there](#a-b-1)')).toBe(
    '<h2 id="post-a-b">A b</h2>\n<h3 id="post-c">C</h3>\n<h2 id="post-a-b-1">A b</h2>\n<p><a href="#post-a-b-1">there</a></p>',
  )
})

test('ids of a post are never those of the page, and each stands once', async () => {
  expect(await html('<p id="main">x</p>\n\n<p id="main">y</p>')).toBe('<p id="post-main">x</p>\n<p>y</p>')
})

test('footnotes lead there and back', async () => {
  const made = await html('x[^1]\n\n[^1]: note')
  expect(made).toContain('href="#post-fn-1" id="post-fnref-1"')
  expect(made).toContain('<li id="post-fn-1">')
  expect(made).toContain('href="#post-fnref-1"')
  expect(made).toContain('aria-describedby="post-footnote-label"')
})

test('a picture of another host becomes a link to it', async () => {
  expect(await html('![a pixel](https://example.com/p.png)')).toBe(
    '<p><a href="https://example.com/p.png">a pixel</a></p>',
  )
  expect(await html('<img src="//example.com/p.png" alt="x">')).toBe('<a href="//example.com/p.png">x</a>')
  expect(await html('![a plot](plot.png)')).toBe('<p><img src="plot.png" alt="a plot"></p>')
})

test('a wide table scrolls in a region that the keyboard reaches', async () => {
  expect(await html('|a|\n|-|\n|1|')).toMatch(
    /^<div class="table-scroll" role="group" aria-label="Table" tabindex="0"><table>/u,
  )
})

test('lines of a program are numbered by elements, and read as they are written', async () => {
  const made = await html('```python\na = 1\n\nb = (2,\n3)\n```')
  expect(made.match(/<span class="line">/gu)).toHaveLength(4)
  expect(made.replace(/<[^>]*>/gu, '')).toBe('a = 1\n\nb = (2,\n3)\n')
})

test('colouring changes nothing of the code', async () => {
  const code = 'echo "a < b && c" # d\nif [ -f x ]; then ls; fi'
  const made = await html(`\`\`\`bash\n${code}\n\`\`\``)
  expect(made).toContain('<span class="c"># d</span>')
  const text = made
    .replace(/<[^>]*>/gu, '')
    .replaceAll('&#x3C;', '<')
    .replaceAll('&#x26;', '&')
  expect(text).toBe(`${code}\n`)
})

test('what pages can not have is mended', async () => {
  expect(await html('##\n\n| |a|\n|-|-|\n|1|2|')).not.toMatch(/<h\d|<th><\/th>/u)
  expect(await html('![](x.png "words")', { allowHtml: true })).toContain('alt="words"')
  expect(await html('<ul><p>x</p></ul>')).toContain('<ul><li><p>x</p></li></ul>')
  expect(await html('<aside>x</aside>')).toBe('<div role="note">x</div>')
  expect(await html('<a name="here">x</a> [y](#here)')).toContain(
    '<a id="post-here">x</a> <a href="#post-here">',
  )
})

const RUNS = /^(?:script|style|iframe|object|embed|form|button|base|meta|svg|template|noscript)$/u

/** What of a page's HTML could run, fetch or restyle, as a browser's parser sees it. */
function live(made: string): readonly string[] {
  const found: string[] = []
  visit(
    unified()
      .use(rehypeRaw)
      .runSync({ type: 'root', children: [{ type: 'raw', value: made }] }),
    (node) => {
      if (node.type !== 'element') return
      if (RUNS.test(node.tagName)) found.push(node.tagName)
      for (const [name, value] of Object.entries(node.properties)) {
        if (/^(?:on|style$|srcdoc$|action$|formaction$)/iu.test(name)) found.push(name)
        if (/^(?:href|src)$/u.test(name) && !/^(?:https?:|mailto:|[^:]*$)/u.test(String(value)))
          found.push(String(value))
      }
    },
  )
  return found
}

test('the test of what is live finds what is', () => {
  expect(live('<p onclick=x><script>1</script><a href="javascript:x">x</a>')).toEqual([
    'onClick',
    'script',
    'javascript:x',
  ])
})

test.each(HOSTILE)('%s comes out inert', async (_name, markdown) => {
  expect(live(await html(markdown))).toEqual([])
})

test('raw HTML stays where a site trusts its authors', async () => {
  expect(await html('<p style="color: red">x</p>', { allowHtml: true })).toBe('<p style="color: red">x</p>')
})

test('details that an author wrote stay, and look like callouts', async () => {
  expect(await html('<details>\n<summary>Why?</summary>\n\nx\n\n</details>')).toBe(
    '<details class="callout callout-note" data-appearance="minimal">\n' +
      '<summary class="callout-title">Why?</summary>\n<p>x</p>\n</details>',
  )
})

test('attributes in the manner of Pandoc leave nothing empty and nothing invalid behind', async () => {
  expect(await html('## A {#b .c}\n\n![x](a.png){width=50%} ![y](b.png){width=50 .z}')).toBe(
    '<h2 id="post-b">A</h2>\n<p><img src="a.png" alt="x"> <img src="b.png" alt="y" width="50"></p>',
  )
})
