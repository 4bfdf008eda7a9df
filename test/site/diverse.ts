/** Posts of every kind that people write, by file name. What they state is so; what they look like differs. */

const KEY = (key: string, why = 'Because.') =>
  `\n::: {.callout-note collapse="true"}\n## Expand to see the answer\n\n${key}\n\n${why}\n:::\n`

const DENSE = `\`\`\`python
model = keras.Sequential([
    keras.Input(shape=(8,)),
    layers.Dense(4, activation="relu", name="first"),
    layers.Dense(2, name="second"),
])
\`\`\`
`

const front = (yaml: string, body: string) => `---\n${yaml}\n---\n\n${body}`

/** A chain of so many dense layers. */
const DEEP = (count: number) =>
  `\`\`\`python
inputs = x = keras.Input(shape=(4,))
for _ in range(${count}):
    x = layers.Dense(4)(x)
model = keras.Model(inputs, x)
\`\`\`
`

const BRANCHES = `\`\`\`python
inputs = keras.Input(shape=(32, 32, 3), name="picture")
branches = []
for size in (1, 3, 5, 7, 9):
    branches.append(layers.Conv2D(8, size, padding="same", name=f"look_{size}")(inputs))
x = layers.Concatenate(name="join")(branches)
shortcut = layers.Conv2D(40, 1, name="project")(inputs)
x = layers.Add()([x, shortcut])
outputs = layers.Dense(10)(layers.GlobalAveragePooling2D()(x))
model = keras.Model(inputs, outputs)
\`\`\`
`

const callouts = ['note', 'tip', 'warning', 'caution', 'important']
  .flatMap((kind) =>
    ['default', 'simple', 'minimal'].map(
      (look) =>
        `::: {.callout-${kind} appearance="${look}"}\n## A ${kind}, ${look}\n\nSome *words* and \`code\`.\n\n- one\n- two\n:::\n\n::: {.callout-${kind} appearance="${look}" collapse="true"}\nWithout a title.\n:::\n`,
    ),
  )
  .join('\n')

export const DIVERSE: Readonly<Record<string, string>> = {
  'select-all.md': front(
    'title: Select all\ndate: 2024-01-01\ncategories: [mlp, "C++ & more"]\nauthor: Ada',
    `${DENSE}\nWhich of the following are correct? Select all that apply.\n\n1. The layer \`first\` has 36 parameters.\n2. The layer \`second\` has 8 parameters.\n3. The model has 46 parameters.\n${KEY('1, 3')}`,
  ),
  'single.md': front(
    'title: One answer\ndate: 2024-01-02',
    `${DENSE}\nWhich one of the following statements is correct?\n\nA. The layer \`first\` has 32 parameters.\n\nB. The layer \`first\` has 36 parameters.\n\nC. The layer \`first\` has 40 parameters.\n${KEY('B')}`,
  ),
  'lettered.md': front(
    'title: Lettered lines',
    `${DENSE}\nWhich statement is true?\n\na. The layer \`first\` has 32 parameters.\nb. The layer \`first\` has 36 parameters.\n${KEY('b')}`,
  ),
  'incorrect.md': front(
    'title: The false one',
    `${DENSE}\nWhich of these statements is **not** correct?\n\n1. The layer \`first\` has 36 parameters.\n2. The layer \`second\` has 8 parameters.\n${KEY('2')}`,
  ),
  'truth.md': front(
    'title: True or false',
    `${DENSE}\nTrue or false: the layer \`first\` has 36 parameters.\n${KEY('True')}`,
  ),
  'truth-list.md': front(
    'title: True or false, listed',
    `${DENSE}\nThe layer \`first\` has 36 parameters. True or false?\n\n1. True\n2. False\n${KEY('1')}`,
  ),
  'value.md': front(
    'title: A number',
    `${DENSE}\nHow many parameters does the model have?\n\nAnswer: 46, since 36 + 10 = 46.\n`,
  ),
  'match.md': front(
    'title: Match',
    `${DENSE}\nMatch each layer with its number of parameters.\n\n| Layer | Parameters |\n|---|---|\n| A. \`first\` | 1. 36 |\n| B. \`second\` | 2. 10 |\n${KEY('A-1, B-2')}`,
  ),
  'task-list.md': front(
    'title: Boxes',
    `${DENSE}\nWhich are correct?\n\n- [x] The layer \`first\` has 36 parameters.\n- [ ] The layer \`second\` has 8 parameters.\n`,
  ),
  'front-key.md': front(
    'title: The key is in front\nanswer: [1]',
    `${DENSE}\nWhich are correct?\n\n1. The layer \`first\` has 36 parameters.\n2. The layer \`second\` has 8 parameters.\n`,
  ),
  'none.md': front(
    'title: None of them',
    `${DENSE}\nWhich are correct?\n\n1. The layer \`first\` has 35 parameters.\n2. The layer \`second\` has 8 parameters.\n${KEY('None of them.')}`,
  ),
  'several.md': front(
    'title: Several questions',
    `${DENSE}\n## Question 1\n\nWhich are correct?\n\n1. The layer \`first\` has 36 parameters.\n2. The layer \`second\` has 8 parameters.\n${KEY('1')}\n## Question 2\n\nWhich one is correct?\n\n1. The model has 46 parameters.\n2. The model has 44 parameters.\n${KEY('1')}\n## Question 3\n\nTrue or false: the model has 46 parameters.\n\nAnswer: true\n`,
  ),
  'two-models.md': front(
    'title: Two models',
    `${DENSE.replace('model =', 'small =')}\n${DENSE.replace('model =', 'large =').replace('Dense(4', 'Dense(400')}\nWhich are correct?\n\n1. \`small\` has 46 parameters.\n2. \`large\` has 46 parameters.\n${KEY('1')}`,
  ),
  'unread.md': front(
    'title: Not to be judged',
    `${DENSE}\nWhich are correct?\n\n1. The model is a joy to train on Sundays.\n2. The layer \`second\` has 8 parameters.\n${KEY('1')}`,
  ),
  'no-key.md': front(
    'title: No key',
    `${DENSE}\nWhich are correct?\n\n1. The layer \`first\` has 36 parameters.\n2. The layer \`second\` is small, ${'supercalifragilistic'.repeat(8)}.\n`,
  ),
  'no-model.md': front(
    'title: No model',
    `Which are correct?\n\n1. A dense layer has weights.\n2. A pooling layer has weights.\n${KEY('1')}`,
  ),
  'no-question.md': front(
    'title: No question',
    `Just words, and a model:\n\n${DENSE}\n## Why\n\nNo reason.\n`,
  ),
  'words.md': 'Only words, no front matter, no heading.\n',
  'empty.md': '',
  'only-front.md': '---\ntitle: Only front matter\n---\n',
  'deep.md': front(
    'title: A very deep model',
    `${DEEP(240)}\nWhich are correct?\n\n1. The model has 4,800 parameters.\n2. The model has 4,799 parameters.\n${KEY('1')}`,
  ),
  'densenet.md': front(
    'title: DenseNet',
    `\`\`\`python\nmodel = keras.applications.DenseNet121(weights=None)\n\`\`\`\n\nWhich are correct?\n\n1. The model has 8,062,504 parameters.\n2. The model has 8,062,505 parameters.\n${KEY('1')}`,
  ),
  'branches.md': front(
    'title: Branches and merges',
    `${BRANCHES}\nWhich are correct?\n\n1. The layer \`look_1\` has 32 parameters.\n2. The layer \`look_3\` has 216 parameters.\n${KEY('1')}`,
  ),
  'long-names.md': front(
    `title: ${'Averyveryverylongwordwithoutanyplacetobreak'.repeat(4)}\ncategories: [${'category'.repeat(12)}]\nauthor: ${'Name'.repeat(30)}`,
    `\`\`\`python\nmodel = keras.Sequential([keras.Input(shape=(8,)), layers.Dense(4, name="${'an_extremely_long_name_'.repeat(6)}x"), layers.Dense(3)])\n\`\`\`\n\nWhich are correct?\n\n1. The model has 51 parameters.\n2. The model has 52 parameters.\n${KEY('1')}`,
  ),
  'rtl.md': front(
    'title: כמה פרמטרים יש לרשת?\nlang: he\ncategories: [רשתות]',
    `הנה הקוד:\n\n${DENSE}\nWhich are correct?\n\n1. The model has 46 parameters.\n2. The model has 44 parameters.\n${KEY('1', 'כי כך זה.')}`,
  ),
  'cjk.md': front(
    'title: 卷积层有多少参数？\ncategories: [卷积网络]\ndescription: 一个关于参数的小测验。',
    `看代码：\n\n${DENSE}\n这是一段没有空格的很长的文字，用来检查在很窄的屏幕上是否能够正确地换行，并且不会超出页面的边缘。\n`,
  ),
  '絵文字 🎉.md': '# 🎉 Emoji 👩‍👩‍👧‍👦 and “quotes”\n\nWords. ﷽ 𝔘𝔫𝔦𝔠𝔬𝔡𝔢 Z̸̢̧a̷l̵g̶o̸\n',
  'math.md': front(
    'title: Formulas',
    'Inline $k \\cdot (f \\cdot h \\cdot w + 1)$ and on its own:\n\n$$\n\\sum_{i=1}^{n} \\frac{\\partial L}{\\partial w_i} = \\begin{pmatrix} a & b \\\\ c & d \\end{pmatrix} \\underbrace{x + y + z + x + y + z + x + y + z + x + y + z}_{\\text{rather long}}\n$$\n\nBroken: $\\frac{1$ and costs $5 and $6.\n\n```math\nx^2\n```\n',
  ),
  'tables.md': front(
    'title: Tables',
    '| a | b |\n|:-|-:|\n| 1 | 2 |\n| `code | x` | **bold** |\n\n| ' +
      Array.from({ length: 14 }, (_, at) => `a rather wide column ${at}`).join(' | ') +
      ' |\n|' +
      '---|'.repeat(14) +
      '\n|' +
      'x|'.repeat(14) +
      '\n\n||\n|-|\n||\n',
  ),
  'notes.md': front(
    'title: Footnotes',
    'One[^1], two[^two], one again[^1].\n\n[^1]: A note with `code`.\n\n[^two]: Another.\n\n    With a second paragraph.\n\n    ```python\n    x = 1\n    ```\n',
  ),
  'callouts.md': front('title: Callouts', callouts),
  'nested.md': front(
    'title: Nested callouts',
    '::::: {.callout-note}\n## Outer\n\n:::: {.callout-tip collapse="true"}\n## Inner\n\n1. one\n\n   ::: {.callout-warning}\n   Deepest.\n   :::\n::::\n:::::\n\n::: {.column-margin}\nA div.\n:::\n\n::: {#an-id .panel-tabset}\n## Tab 1\n\nx\n\n## Tab 2\n\ny\n:::\n',
  ),
  'pictures.md': front(
    'title: Pictures\nimage: img/plot.png\nimage-alt: A plot\ndescription: With a picture',
    '![A plot](img/plot.png)\n\n![](img/plot.png "A title")\n\n<img src="img/plot.png" alt="raw" width="50">\n\n[![linked](img/plot.png)](select-all.md)\n\n![elsewhere](https://example.com/x.png)\n',
  ),
  'headings.md': front(
    'title: Headings',
    '# One\n\n## Two\n\n#### Four\n\n###### Six\n\n# One\n\n## Two\n\n## `code` & <b>raw</b>\n\n## [A link](select-all.md)\n\n##\n\nSetext\n======\n',
  ),
  'duplicate-headings.md': front(
    'title: Twice',
    '## Same\n\nx\n\n## Same\n\ny\n\n[to the first](#same) [to the second](#same-1)\n',
  ),
  'raw.md': front(
    'title: Raw HTML',
    '<div align="center"><b>bold</b><br/><kbd>Ctrl</kbd></div>\n\n<details><summary>More</summary>\n\nText with **markdown**.\n\n</details>\n\n<table><tr><td>x</td></tr></table>\n\n<p>unclosed\n\n</div></section>\n\n<video src="x"></video> <center>c</center> <font color="red">f</font>\n\n<dl><dt>t<dd>d</dl>\n\n<ul><p>wrong</p></ul>\n\n<a name="here"></a><span id="there">x</span> <a>no href</a> <button>b</button>\n\n<!-- comment -->\n\nH<sub>2</sub>O <ins>i</ins> <s>s</s> <mark>m</mark> <small>s</small> <abbr title="x">a</abbr>\n',
  ),
  'quotes.md': front(
    'title: "Quotes, rules & lists"',
    '> quote\n>\n> > nested\n\n***\n\n- [ ] todo\n- [x] done\n  1. a\n     - b\n       > c\n\n3. three\n4. four\n\nhttps://example.com/autolink <mailto:a@b.example> ~~gone~~ H~2~O **bold *both***\\\nbreak  \nbreak\n',
  ),
  'code.md': front(
    'title: Code',
    `\`\`\`bash\npip install keras # install\n\`\`\`\n\n\`\`\`json\n{"a": [1, true, null]}\n\`\`\`\n\n\`\`\`{r}\nx <- c(1, 2)\n\`\`\`\n\n\`\`\`\nplain ${'very long '.repeat(30)}\n\`\`\`\n\n    indented\n\n\`\`\`unknown-language\n<b>\n\`\`\`\n\n~~~python\ndef f():\n    """Doc\n    string."""\n    return "${'x'.repeat(200)}"\n~~~\n\n\`\`\`{python}\n#| echo: false\n#| label: fig\n1 + 1\n\`\`\`\n`,
  ),
  'same-1.md': front('title: The same\ndate: 2024-02-02\ncategories: [same]', 'x\n'),
  'same-2.md': front('title: The same\ndate: 2024-02-02\ncategories: [same]', 'x\n'),
  'series-1.md': front('title: Part one\ndate: 2024-03-01\nseries: Small steps\ndifficulty: easy', 'x\n'),
  'series-2.md': front('title: Part two\ndate: 2024-03-08\nseries: Small steps\ndifficulty: hard', 'x\n'),
  'aliased.md': front(
    'title: Moved\naliases: [/old/place.html, /older/, "old name"]\nslug: moved here',
    'x\n',
  ),
  'folder/index-of.qmd': front(
    'title: "In a folder: deeper"\ndate: today',
    '[up](../select-all.md) [beside](other.md#two) [file](../data/a.csv)\n',
  ),
  'folder/other.md': '## One\n\n## Two\n',
  'draft.md': front('title: A draft\ndraft: true', 'x\n'),
}

/** Files that stand beside the posts. */
export const BESIDE: Readonly<Record<string, Uint8Array | string>> = {
  // The smallest PNG: one pixel.
  'img/plot.png': Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=',
    'base64',
  ),
  'data/a.csv': '1,2\n',
}
