import { describe, expect, test } from 'vitest'
import { readPost } from '../../src/post/read-post.js'
import { Lines } from '../../src/span.js'

const bytes = (...values: number[]): Uint8Array => new Uint8Array(values)

/** `line:column ruleId reason` of each message. */
function said(text: string | Uint8Array): string[] {
  const post = readPost(text)
  const lines = new Lines(post.text)
  return post.messages.map((message) => {
    const { line, column } = lines.point(message.span.start)
    return `${line}:${column} ${message.ruleId} ${message.reason}`
  })
}

const frontMatter = (...lines: string[]) => readPost(`---\n${lines.join('\n')}\n---\nText\n`).frontMatter

describe('the front matter', () => {
  test('its keys are read as typed data', () => {
    const found = frontMatter(
      'title: "Learnable parameters"',
      'date: 2022-09-19',
      'date-modified: 09/20/2022',
      'author: [Ada, {name: {given: Grace, family: Hopper}}]',
      'categories: [cnn, keras]',
      'tags: a, b',
      'draft: true',
      'answer: [3, 4]',
      'given: { vocab_size: 10000, "x_train.shape": [60000, 28, 28, 1] }',
      'quizproof: { rules: { unknown-answer: error, limit: warn }, strict: true, table: off }',
    )
    expect(found).toMatchObject({
      title: 'Learnable parameters',
      date: '2022-09-19',
      dateModified: '2022-09-20',
      authors: ['Ada', 'Grace Hopper'],
      categories: ['cnn', 'keras'],
      tags: ['a', 'b'],
      draft: true,
      answer: { values: ['3', '4'] },
      options: { strict: true, table: { off: true } },
    })
    expect([...found.given]).toEqual([
      ['vocab_size', 10000],
      ['x_train.shape', [60000, 28, 28, 1]],
    ])
    expect([...found.options.rules]).toEqual([
      ['unknown-answer', 'error'],
      ['limit', 'warning'],
    ])
  })
  test('it survives being cloned', () => {
    const found = frontMatter('title: x', 'given: {a: [1, {b: 2}]}')
    expect(structuredClone(found)).toEqual(found)
  })
  test('the body starts behind its last line, with CRLF too', () => {
    const post = readPost('---\r\ntitle: x\r\n---\r\nText\r\n')
    expect(post.text.slice(post.body.start)).toBe('Text\r\n')
    expect(post.frontMatter.title).toBe('x')
  })
  test('lone carriage returns end its lines, and make no language of it', () => {
    const post = readPost('---\rtitle: x\rdraft: true\r---\rjs\r')
    expect(post.frontMatter).toMatchObject({ title: 'x', draft: true })
    expect(post.messages).toEqual([])
  })
  test('a line of dashes within it is said', () => {
    expect(said('---\na: |\n--- b\n---\nText\n')).toContain(
      '3:1 front-matter A line within the front matter starts with `---`, where many tools take it to end.',
    )
  })
  test('three dots close it', () => {
    expect(readPost('---\ntitle: x\n...\nText\n').frontMatter.title).toBe('x')
  })
  test('a rule on the first line is none', () => {
    expect(said('---\n\nSome prose.\n\n---\n')).toEqual([])
    expect(said('---\nSome prose.\n')).toEqual([])
  })
  test('an empty one is fine', () => {
    expect(said('---\n---\nText\n')).toEqual([])
    expect(said('---\n# nothing\n---\n')).toEqual([])
    expect(said('---\ntitle:\n---\n')).toEqual([])
  })
  test('keys of other tools are left alone, with tags of their own', () => {
    expect(said('---\nformat:\n  html: default\nparams:\n  a: !expr f(x)\nlayout: post\n---\n')).toEqual([])
  })
  test('a key that is nearly one of ours is a hint', () => {
    expect(said('---\ntitel: x\n---\n')).toEqual([
      '2:1 front-matter `titel` in the front matter means nothing to quizproof.',
    ])
    expect(readPost('---\ntitel: x\n---\n').messages[0]).toMatchObject({
      severity: 'info',
      expected: ['title'],
    })
  })
  test('a key named __proto__ is an ordinary one', () => {
    expect(said('---\n__proto__: {draft: true}\ngiven: {__proto__: 1}\n---\n')).toEqual([])
    const found = frontMatter('given: {a: {__proto__: {b: 1}}}').given.get('a')
    expect(Object.getPrototypeOf(found)).toBe(Object.prototype)
  })
})

describe('what is wrong with the front matter is said at its place', () => {
  test.each([
    ['title: a: b', '2:8 front-matter', 'colon and a blank'],
    ['title: "a', '2:', 'quote'],
    ['title: x\ntitle: y', '3:1 front-matter', 'a second time'],
    ['title: [a, b]', '2:8 front-matter Unexpected `[a, b]` in `title`, expected text.', ''],
    ['draft: maybe', '2:8 front-matter Unexpected `maybe` in `draft`, expected `true` or `false`.', ''],
    ['date: 2022-02-31', '2:7 front-matter Unexpected `2022-02-31` in `date`, expected a date', ''],
    ['aliases: [a, [b]]', '2:14 front-matter Unexpected `[b]` in `aliases`', ''],
    ['quizproof: {strict: 3}', '2:21 front-matter Unexpected `3` in `strict`', ''],
    ['quizproof: {rules: {wrong-answr: off}}', '2:21 front-matter', 'did you mean `wrong-answer`?'],
    ['quizproof: {ruls: {}}', '2:13 front-matter', 'means nothing'],
    ['author: [a, {x: y}]', '2:13 front-matter', 'expected a name'],
    ['title: *x', '2:8 front-matter', 'has no name'],
    ['title x', '2:1 front-matter', ''],
    ['categories: [a, b', '', 'a bracket is not closed'],
    ['- a', '2:1 front-matter The front matter is not a list of keys', ''],
  ])('%s', (source, start, part) => {
    const [first = ''] = said(`---\n${source}\n---\n`)
    expect(first.slice(0, start.length)).toBe(start)
    expect(first).toContain(part)
  })
  test('no line is lost with CRLF and a byte order mark', () => {
    expect(said('\uFEFF---\r\ntitle: x\r\ndraft: 1\r\n---\r\n')[0]).toContain('3:8 front-matter')
  })
  test('it is not closed', () => {
    expect(said('---\ntitle: x\n\nText\n')).toEqual([
      '1:1 front-matter The front matter that starts here is not closed.',
    ])
  })
  test.each(['js', 'javascript', 'json', 'toml', 'coffee', 'constructor', '__proto__'])(
    '---%s is not run',
    (language) => {
      const canary = `globalThis.quizproofCanary = true`
      expect(said(`---${language}\n${canary}\n---\nText\n`)[0]).toContain(
        `1:1 front-matter Unexpected front matter in \`${language}\``,
      )
      expect('quizproofCanary' in globalThis).toBe(false)
    },
  )
  test('a tag that asks for something to be made is named, and nothing is made', () => {
    const { messages, frontMatter } = readPost('---\ntitle: !!js/function "x"\nother: !expr y\n---\n')
    expect(messages).toMatchObject([
      {
        ruleId: 'front-matter',
        severity: 'warning',
        reason: 'Unexpected tag `!!js/function` in `title`, expected a plain value.',
      },
    ])
    expect(frontMatter.title).toBe('x')
  })

  test('aliases beyond a bound are not resolved', () => {
    const bomb = [
      'given:',
      '  a: &a [1,1,1,1,1,1,1,1,1,1]',
      ...'bcdefgh'.split('').map((name, index) => {
        const last = 'abcdefg'[index]
        return `  ${name}: &${name} [${Array(10).fill(`*${last}`).join(',')}]`
      }),
    ]
    expect(said(`---\n${bomb.join('\n')}\n---\n`)[0]).toContain('limit')
  })
  test('nesting beyond a bound is not parsed', () => {
    expect(said(`---\na: ${'['.repeat(50_000)}\n---\n`)[0]).toContain('limit')
    expect(said(`---\n${'- '.repeat(20_000)}\n---\n`)[0]).toContain('limit')
  })
})

describe('the encoding', () => {
  test('a byte order mark is no part of the text', () => {
    const post = readPost(bytes(0xef, 0xbb, 0xbf, 0x78))
    expect(post).toMatchObject({ text: 'x', hasMark: true, messages: [] })
  })
  test.each([
    [bytes(0xff, 0xfe, 0x78, 0), 'UTF-16 (little endian)'],
    [bytes(0xfe, 0xff, 0, 0x78), 'UTF-16 (big endian)'],
    [new Uint8Array(Buffer.from('# Title\n\nText', 'utf16le')), 'UTF-16 (little endian)'],
    [bytes(0x78, 0x0a, 0x79, 0xe9, 0x78), 'The file is not UTF-8: unexpected byte E9 in line 2.'],
  ])('%s is refused', (input, part) => {
    const post = readPost(input)
    expect(post.readable).toBe(false)
    expect(post.messages).toHaveLength(1)
    expect(post.messages[0]).toMatchObject({ ruleId: 'encoding', reason: expect.stringContaining(part) })
  })
  test('a NUL is said at its place', () => {
    expect(said('a\nb\0')).toEqual(['2:2 encoding Found a NUL character, which no text has.'])
  })
  test('an empty file is fine', () => {
    expect(readPost('')).toMatchObject({ text: '', messages: [], body: { start: 0, end: 0 } })
  })
})

describe('bounds are looked at before any parser runs', () => {
  test.each([
    ['a file that is too large', 'x'.repeat(2_000_001)],
    ['quotes', `${'>'.repeat(100_000)}x`],
    ['list levels on one line', `${'- '.repeat(10_000)}x`],
    [
      'list levels by indentation',
      Array.from({ length: 150 }, (_, level) => `${'  '.repeat(level)}- x`).join('\n'),
    ],
    ['divs', '::: {.a}\n'.repeat(100_000)],
    ['brackets', '['.repeat(100_000)],
    ['emphasis', '*a _b '.repeat(10_000)],
    ['HTML elements', '<div>\n\n'.repeat(10_000)],
    ['HTML elements on one line', '<b>'.repeat(10_000)],
    ['lines', 'x\n'.repeat(60_000)],
    ['emphasis that another mark seems to close', '*a_ '.repeat(1000)],
    ['marks', '`a`'.repeat(50_000)],
  ])('%s', (_, text) => {
    const post = readPost(text)
    expect(post.readable).toBe(false)
    expect(post.messages.map((message) => message.ruleId)).toEqual(['limit'])
  })
  test('what is deep inside fenced code counts for nothing', () => {
    expect(said(`\`\`\`\n${'::: {.a}\n'.repeat(200)}${'['.repeat(300)}\n\`\`\`\n`)).toEqual([])
  })
  test('what only looks like code counts for less, but counts', () => {
    expect(said(`\`\`\`\n${'['.repeat(2000)}\n\`\`\`\n`)[0]).toContain('limit')
    expect(said(`\`\`\`a\`\n${'::: {.a}\n'.repeat(200)}`)[0]).toContain('limit')
  })
  test('elements that need no closing, and generic types in code, are fine', () => {
    expect(
      said('<br>\n<img src="a">\n<p>x\n<https://e.org>\n<Foo a="b" />\n`List<int>`\n'.repeat(500)),
    ).toEqual([])
  })
  test('a long table with emphasis is fine', () => {
    expect(said(`| a | b |\n|---|---|\n${'| **x** | _y_ |\n'.repeat(1000)}`)).toEqual([])
  })
})
