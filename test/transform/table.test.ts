import rehypeStringify from 'rehype-stringify'
import remarkGfm from 'remark-gfm'
import remarkRehype from 'remark-rehype'
import remarkStringify from 'remark-stringify'
import { unified } from 'unified'
import { expect, test } from 'vitest'
import type { ModelSummary } from '../../src/keras/summary.js'
import type { TableColumn } from '../../src/transform/options.js'
import { layerTable, printCount, printShape } from '../../src/transform/table.js'
import { CONVNET, row } from './model.js'

const small: ModelSummary = {
  ...CONVNET,
  layers: CONVNET.layers.slice(0, 2),
  totalParams: 320,
  trainableParams: 320,
}

function html(model: ModelSummary, columns?: readonly TableColumn[]): string {
  const processor = unified().use(remarkRehype).use(rehypeStringify)
  return processor.stringify(processor.runSync({ type: 'root', children: [layerTable(model, { columns })] }))
}

test('a table has a caption, row and column headers, and totals in its footer', () => {
  expect(html(small)).toBe(
    '<table class="layer-table"><caption>Layers of <code>model</code></caption>' +
      '<thead><tr><th scope="col" class="layer-table-layer">Layer</th>' +
      '<th scope="col" class="layer-table-shape">Output shape</th>' +
      '<th scope="col" class="layer-table-params">Parameters</th>' +
      '<th scope="col" class="layer-table-how">How</th></tr></thead>' +
      '<tbody><tr><th scope="row" class="layer-table-layer"><code>conv2d</code> <span class="layer-type">Conv2D</span></th>' +
      '<td class="layer-table-shape"><code>(None, 26, 26, 32)</code></td>' +
      '<td class="layer-table-params layer-table-share-100">320</td>' +
      '<td class="layer-table-how">32 × (3 × 3 × 1 + 1)</td></tr>' +
      '<tr><th scope="row" class="layer-table-layer"><code>max_pooling2d</code> <span class="layer-type">MaxPooling2D</span></th>' +
      '<td class="layer-table-shape"><code>(None, 13, 13, 32)</code></td>' +
      '<td class="layer-table-params">0</td>' +
      '<td class="layer-table-how"><span class="layer-note">nothing to learn</span></td></tr></tbody>' +
      '<tfoot><tr><th scope="row" colspan="2">Total</th><td class="layer-table-params">320</td><td></td></tr></tfoot></table>',
  )
})

test('the same node is a GFM table in Markdown', () => {
  const markdown = unified()
    .use(remarkGfm)
    .use(remarkStringify)
    .stringify({ type: 'root', children: [layerTable(small)] })
  expect(markdown).toBe(
    [
      '| Layer                        | Output shape         | Parameters | How                  |',
      '| ---------------------------- | -------------------- | ---------: | -------------------- |',
      '| `conv2d` Conv2D              | `(None, 26, 26, 32)` |        320 | 32 × (3 × 3 × 1 + 1) |',
      '| `max_pooling2d` MaxPooling2D | `(None, 13, 13, 32)` |          0 | nothing to learn     |',
      '| Total                        |                      |        320 |                      |',
      '',
    ].join('\n'),
  )
})

test('trainable and non-trainable totals appear where something is not trained', () => {
  const made = html({ ...small, totalParams: 448, trainableParams: 384, nonTrainableParams: 64 })
  expect(made).toContain('<th scope="row" colspan="2">Trainable</th><td class="layer-table-params">384</td>')
  expect(made).toContain(
    '<th scope="row" colspan="2">Non-trainable</th><td class="layer-table-params">64</td>',
  )
})

test('the layer stays first whatever columns are chosen, and a total needs no column of its own', () => {
  expect(html(small, ['shape'])).toContain('<tfoot><tr><th scope="row">Total</th><td>320</td></tr></tfoot>')
  expect(html(small, ['layer'])).toContain('<tfoot><tr><th scope="row">Total: 320</th></tr></tfoot>')
  expect(html(small, ['params', 'layer', 'params'])).toContain(
    '<thead><tr><th scope="col" class="layer-table-layer">Layer</th><th scope="col" class="layer-table-params">Parameters</th></tr></thead>',
  )
})

test('an unknown count says why', () => {
  const made = html({
    ...small,
    layers: [
      row({ name: 'dense', type: 'Dense', params: null, reason: 'the size of `x_train` is not given' }),
    ],
    totalParams: null,
  })
  expect(made).toContain('<td class="layer-table-params">?</td>')
  expect(made).toContain('<span class="layer-note">the size of `x_train` is not given</span>')
})

test('a name with markup stays a name', () => {
  const made = html({ ...small, layers: [row({ name: '<script>alert(1)</script>', type: 'Dense"' })] })
  expect(made).not.toContain('<script>')
})

test('shapes are printed as Keras prints them', () => {
  expect(printShape([null])).toBe('(None,)')
  expect(printShape([null, 5])).toBe('(None, 5)')
  expect(printShape([])).toBe('()')
  expect(printShape([[null, 4], [null]])).toBe('[(None, 4), (None,)]')
  expect(printShape(null)).toBe('?')
})

test('counts beyond 2^53 keep every digit', () => {
  expect(printCount('9007199254740993', 'en')).toBe('9,007,199,254,740,993')
  expect(printCount(1_600, 'de')).toBe('1.600')
  expect(printCount(null, 'en')).toBe('?')
})

test('a row tells its share of all parameters, none for nothing and all for no less than all', () => {
  const shares = [...html(CONVNET).matchAll(/layer-table-params(?: layer-table-share-(\d+))?">/gu)].map(
    (match) => match[1],
  )
  expect(shares.slice(1)).toEqual(['5', undefined, '55', undefined, undefined, undefined, '45', undefined])
})
