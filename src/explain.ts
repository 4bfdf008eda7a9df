/** How the numbers of a model come about, step by step, as text. */
import { readProgram } from './keras/program.js'
import type { Count, LayerRow, ModelSummary, Plain, Shape } from './keras/summary.js'
import { fromMarkdown } from './markdown/from-markdown.js'
import { nearest } from './nearest.js'
import { readPost } from './post/read-post.js'
import { readQuiz } from './quiz/quiz.js'
import { printCount, printShape } from './transform/table.js'

/** An explanation, or why there is none. */
export type Explained =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly reason: string; readonly hint: string }

/**
 * Explains the layers of every model of a Python program, or of the Python code of a post. Never throws on what it says.
 *
 * @param layer the name of a layer, or a variable that holds it; all layers and the totals if left out
 */
export function explain(text: string, kind: 'python' | 'post', layer?: string): Explained {
  const models = kind === 'python' ? readProgram(text).summary.models : modelsOfPost(text)
  if (models.length === 0)
    return { ok: false, reason: 'No model was found.', hint: 'quizproof summary says what is in the way.' }
  if (layer === undefined) return { ok: true, text: models.map(ofModel).join('\n') }
  const all = models.flatMap((model) => deep(model.layers))
  const found = all.filter((row) => row.name === layer || row.variables.includes(layer))
  if (found.length > 0)
    return { ok: true, text: found.map((row) => `${ofLayer(row).join('\n')}\n`).join('\n') }
  const names = [...new Set(all.map(({ name }) => name))]
  const near = nearest(layer, names)
  return {
    ok: false,
    reason: `Unexpected layer "${layer}", expected ${near ?? `one of ${names.join(', ')}`}.`,
    hint: 'A layer is named as in the summary, or by the variable that holds it.',
  }
}

function modelsOfPost(text: string): readonly ModelSummary[] {
  const post = readPost(text)
  if (!post.readable) return []
  const { programs } = readQuiz(fromMarkdown(post.text, { pandocLists: false }), post.text)
  return programs.flatMap(
    (program) => readProgram(program.text, { fragment: true, given: post.frontMatter.given }).summary.models,
  )
}

function deep(rows: readonly LayerRow[]): readonly LayerRow[] {
  return rows.flatMap((row) => [row, ...deep(row.rows ?? [])])
}

const count = (value: Count): string => printCount(value, 'en')

function ofModel(model: ModelSummary): string {
  const name = model.variable ?? model.name
  const counted = model.layers.filter(({ params }) => params !== 0)
  const terms = counted.map(({ params }) => count(params)).join(' + ')
  const sums = counted.length > 1 && !hasShared(model) ? `${terms} = ` : ''
  const lines = [
    `${name} (${model.class})`,
    '',
    ...model.layers.flatMap((row) => [...ofLayer(row), '']),
    `total parameters: ${sums}${count(model.totalParams)}`,
  ]
  if (model.nonTrainableParams !== 0)
    lines.push(
      `of these trainable: ${count(model.trainableParams)}, non-trainable: ${count(model.nonTrainableParams)}`,
    )
  return `${lines.join('\n')}\n`
}

/** Whether the rows' counts do not add up to the total, as where weights are shared. */
function hasShared({ layers, totalParams }: ModelSummary): boolean {
  let sum = 0n
  for (const { params } of layers) {
    if (params === null) return true
    sum += BigInt(params)
  }
  return totalParams === null || sum !== BigInt(totalParams)
}

function ofLayer(row: LayerRow): readonly string[] {
  const input = row.inputShapes ?? []
  const known = row.params !== null
  return [
    `${row.name} (${row.type})`,
    ...(input.length > 0 ? [`  input shape: ${input.map(printShape).join(', ')}`] : []),
    `  output shape: ${printShape(row.outputShape)}`,
    ...shapeSteps(row).map((step) => `    ${step}`),
    ...row.weights.map((weight) => {
      const sizes = weight.shape.map((dim) => dim ?? '?').join(' × ')
      const product = weight.shape.length > 1 ? `${sizes} = ` : ''
      const frozen = weight.trainable ? '' : ', not trainable'
      return `  weight ${weight.name} ${printShape(weight.shape)}: ${product}${count(weight.params)}${frozen}`
    }),
    ...costs(row),
    known
      ? `  parameters: ${row.formula === null ? '' : `${row.formula} = `}${count(row.params)}${row.params === 0 ? ', nothing to learn' : ''}`
      : `  parameters: ? (${row.reason ?? 'cannot be known from the code'})`,
  ]
}

/** What the layer costs for one sample, and how much of the input it sees. */
function costs({ operation, activations, macs, receptiveField }: LayerRow): readonly string[] {
  if (operation === true) return []
  return [
    ...(activations === null ? [] : [`  output entries: ${count(activations)}`]),
    ...(macs === null || macs === 0 ? [] : [`  multiply-accumulates: ${count(macs)}`]),
    ...(receptiveField === null || receptiveField.every((size) => size === 1)
      ? []
      : [`  receptive field: ${receptiveField.join(' × ')}`]),
  ]
}

/** How the sizes of the output come about; empty where it is not by windows that move, or cannot be told. */
function shapeSteps(row: LayerRow): readonly string[] {
  const [input, ...others] = row.inputShapes ?? []
  const output = row.outputShape
  if (input === undefined || others.length > 0 || output === null || !isShape(output)) return []
  if (row.type === 'Flatten') {
    const product = input
      .slice(1)
      .map((dim) => dim ?? '?')
      .join(' × ')
    return input.length > 2 ? [`${product} = ${output[1] ?? '?'}`] : []
  }
  if (/Transpose|^UpSampling|^Global|^Adaptive/.test(row.type)) return []
  const window = sizes(row.config['kernel_size'] ?? row.config['pool_size'])
  if (window === null || row.config['data_format'] === 'channels_first') return []
  const steps = sizes(row.config['strides']) ?? window.map(() => 1)
  const dilation = sizes(row.config['dilation_rate']) ?? window.map(() => 1)
  const lines = window.map((size, i) => {
    const from = input[i + 1]
    const to = output[i + 1]
    const [step, spread] = [steps[i] ?? 1, dilation[i] ?? 1]
    if (from == null || to == null) return null
    if (row.config['padding'] === 'same')
      return Math.ceil(from / step) === to ? `${axis(window, i)}: ⌈${from} / ${step}⌉ = ${to}` : null
    if (row.config['padding'] !== 'valid') return null
    const reach = spread * (size - 1) + 1
    const seen = spread === 1 ? String(size) : `(${spread} × (${size} − 1) + 1)`
    return Math.floor((from - reach) / step) + 1 === to
      ? `${axis(window, i)}: ⌊(${from} − ${seen}) / ${step}⌋ + 1 = ${to}`
      : null
  })
  return lines.every((line) => line !== null) ? lines : []
}

/** What an axis of a window is called. */
function axis({ length }: readonly number[], i: number): string {
  const names = length === 1 ? ['length'] : length === 2 ? ['height', 'width'] : []
  return names[i] ?? `axis ${i + 1}`
}

function sizes(value: Plain | undefined): readonly number[] | null {
  const list = typeof value === 'number' ? [value] : value
  return Array.isArray(list) && list.every((one): one is number => typeof one === 'number') ? list : null
}

function isShape(shape: Shape | readonly Shape[]): shape is Shape {
  return shape.every((dim) => dim === null || typeof dim === 'number')
}
