import { readFileSync } from 'node:fs'
import type { Root } from 'mdast'
import rehypeStringify from 'rehype-stringify'
import remarkDirective from 'remark-directive'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkMath from 'remark-math'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import { type Pluggable, unified } from 'unified'
import { VFile } from 'vfile'
import { describe, expect, test } from 'vitest'
import quizproof, { type Options } from '../../src/index.js'

const original = readFileSync(new URL('../../posts/learnable-parameters.md', import.meta.url), 'utf8')
const wrong = original.replace('\n3, 4\n', '\n1, 2\n')

function run(
  text: string,
  options: Options = {},
  plugins: readonly Pluggable[] = [remarkFrontmatter, [quizproof, options]],
) {
  const file = new VFile({ path: 'posts/learnable-parameters.md', value: text })
  const processor = unified().use(remarkParse)
  for (const plugin of plugins) processor.use([plugin])
  const tree = processor.runSync(processor.parse(file), file) as Root
  return { tree, file }
}

describe('the plugin', () => {
  test('lets a right post through, with the structured result on the file', () => {
    const { file } = run(original)
    expect(file.messages).toEqual([])
    expect(file.data.quizproof).toMatchObject({
      file: 'posts/learnable-parameters.md',
      questions: [{ status: 'verified', statedKey: ['3', '4'] }],
      models: [{ name: 'sequential', totalParams: 34826 }],
    })
    expect(structuredClone(file.data.quizproof)).toEqual(file.data.quizproof)
    expect(JSON.parse(JSON.stringify(file.data.quizproof))).toEqual(file.data.quizproof)
  })

  test('stops at a wrong answer, after all messages are on the file', () => {
    const file = new VFile({ path: 'posts/learnable-parameters.md', value: wrong.replace('= 784', '= 785') })
    const processor = unified().use(remarkParse).use(remarkFrontmatter).use(quizproof)
    expect(() => processor.runSync(processor.parse(file), file)).toThrow()
    expect(file.messages.map(({ ruleId }) => ruleId)).toEqual(['wrong-answer', 'wrong-arithmetic'])
  })

  test('says everything that a reporter can show', () => {
    const { file } = run(wrong, { fail: false })
    const [message] = file.messages
    expect(message).toMatchObject({
      source: 'quizproof',
      ruleId: 'wrong-answer',
      fatal: true,
      line: 36,
      column: 1,
      place: { start: { line: 36, column: 1 }, end: { line: 36, column: 5 } },
      actual: '1, 2',
      expected: ['3, 4'],
      file: 'posts/learnable-parameters.md',
      url: expect.stringMatching(/docs\/rules\.md#wrong-answer$/),
      note: expect.stringContaining('320'),
    })
  })

  test('puts the table of layers into the answer section', async () => {
    const html = String(
      await unified()
        .use(remarkParse)
        .use(remarkFrontmatter)
        .use(quizproof)
        .use(remarkRehype)
        .use(rehypeStringify)
        .process(original),
    )
    const answer = html.slice(html.indexOf('<details'), html.indexOf('</details>'))
    expect(answer).toContain('<table')
    expect(answer).toContain('32 × (3 × 3 × 1 + 1)')
    expect(answer.indexOf('<table')).toBeLessThan(answer.indexOf('We can compute'))
  })

  const others: readonly Pluggable[] = [remarkGfm, remarkDirective, remarkMath, remarkFrontmatter]
  const orders = others.flatMap((_, turn) => {
    const turned = [...others.slice(turn), ...others.slice(0, turn)]
    return Array.from({ length: turned.length + 1 }, (_, at): readonly Pluggable[] => [
      ...turned.slice(0, at),
      quizproof,
      ...turned.slice(at),
    ])
  })
  test.each(orders.map((order, index) => [index, order] as const))(
    'works beside other plugins in order %i',
    (_, order) => {
      const { file } = run(original, {}, order)
      expect(file.messages).toEqual([])
      expect(file.data.quizproof?.questions[0]?.status).toBe('verified')
    },
  )
})
