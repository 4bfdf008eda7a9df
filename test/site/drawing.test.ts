import type { Element } from 'hast'
import { toString as textOf } from 'mdast-util-to-string'
import { expect, test } from 'vitest'
import type { ModelSummary } from '../../src/keras/summary.js'
import { draw } from '../../src/site/drawing.js'
import { EN } from '../../src/site/locale/en.js'
import { CONVNET, row } from '../transform/model.js'

const RESIDUAL: ModelSummary = {
  ...CONVNET,
  kind: 'Functional',
  layers: [
    row({ name: 'input_layer', type: 'InputLayer', outputShape: [null, 8] }),
    row({ name: 'dense', type: 'Dense', outputShape: [null, 8], params: 72, inbound: ['input_layer'] }),
    row({ name: 'dense_1', type: 'Dense', outputShape: [null, 8], params: 72, inbound: ['input_layer'] }),
    row({ name: 'add', type: 'Add', outputShape: [null, 8], inbound: ['dense', 'dense_1', 'input_layer'] }),
  ],
}

function all(svg: Element | null, tagName: string): readonly Element[] {
  return (svg?.children ?? []).flatMap((child): readonly Element[] =>
    child.type === 'element' ? [...(child.tagName === tagName ? [child] : []), ...all(child, tagName)] : [],
  )
}

test('a chain is drawn from top to bottom, with an arrow between two layers', async () => {
  const svg = await draw(CONVNET, 'n', EN)
  const heights = all(svg, 'rect').map(({ properties }) => Number(properties['y']))
  expect(heights).toEqual([...heights].sort((a, b) => a - b))
  expect(new Set(heights).size).toBe(7)
  expect(all(svg, 'path')).toHaveLength(6)
})

test('branches stand beside each other and merge', async () => {
  const svg = await draw(RESIDUAL, 'n', EN)
  const places = all(svg, 'rect').map(
    ({ properties }) => [Number(properties['x']), Number(properties['y'])] as const,
  )
  const [first, left, right, merged] = places
  expect(left?.[1]).toBe(right?.[1])
  expect(Math.abs((left?.[0] ?? 0) - (right?.[0] ?? 0))).toBeGreaterThanOrEqual(
    Number(all(svg, 'rect')[0]?.properties['width']),
  )
  expect(first?.[1] ?? 0).toBeLessThan(left?.[1] ?? 0)
  expect(merged?.[1] ?? 0).toBeGreaterThan(left?.[1] ?? 0)
  expect(all(svg, 'path')).toHaveLength(5)
})

test('a drawing says in words what it shows', async () => {
  const svg = await draw(RESIDUAL, 'n', EN)
  expect(svg?.properties).toMatchObject({
    role: 'img',
    ariaLabelledBy: ['n-title'],
    ariaDescribedBy: ['n-desc'],
  })
  expect(textOf(all(svg, 'title')[0])).toBe('The layers of model')
  expect(textOf(all(svg, 'desc')[0])).toMatch(/^input_layer \(InputLayer\) \(None, 8\), dense /u)
})

test('a long name is cut in its block', async () => {
  const long = row({ name: 'x'.repeat(200), type: 'Dense' })
  const svg = await draw({ ...CONVNET, layers: [long, ...CONVNET.layers] }, 'n', EN)
  expect(textOf(all(svg, 'text')[0])).toMatch(/^x{20,30}…$/u)
})

test('the shape that a layer puts out stands below its block', async () => {
  const svg = await draw(CONVNET, 'n', EN)
  const words = all(svg, 'text').map((node) => textOf(node))
  expect(words.slice(0, 4)).toEqual(['conv2d', 'Conv2D', '(None, 26, 26, 32)', 'max_pooling2d'])
})

test('a single layer and a crowd are not drawn', async () => {
  expect(await draw({ ...CONVNET, layers: CONVNET.layers.slice(0, 1) }, 'n', EN)).toBeNull()
  const crowd = Array.from({ length: 81 }, (_, n) => row({ name: `dense_${n}`, type: 'Dense' }))
  expect(await draw({ ...CONVNET, layers: crowd }, 'n', EN)).toBeNull()
})
