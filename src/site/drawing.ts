/**
 * A drawing of a network: its layers as blocks from top to bottom, joined by arrows, branches beside each other.
 * Inline SVG in the page's own colours, made at build time.
 */
import type { Element, ElementContent, Root as HtmlRoot } from 'hast'
import type { Root } from 'mdast'
import { SKIP, visit } from 'unist-util-visit'
import type { LayerRow, ModelSummary } from '../keras/summary.js'
import { printShape } from '../transform/table.js'
import type { Words } from './locale.js'

/** A block's own height, and the room for the shape below it. */
const BLOCK = { height: 42, shape: 20, minWidth: 132, maxWidth: 232, inset: 11 }
/** Between blocks, downwards and sideways, and around the drawing. */
const GAP = { down: 14, side: 22, edge: 2 }
/** Widths of a character in the fonts of names, classes and shapes; the wider ones, so that nothing is cut off. */
const CHARACTER = { name: 7.6, type: 6.1, shape: 7 }
/** So wide is the text of a page; a wider drawing is made smaller, as far as it can still be read. */
const FULL_WIDTH = 610
const MIN_SCALE = 0.75
/** A larger network is a table better than a drawing. */
const MAX_BLOCKS = 80

interface Point {
  readonly x: number
  readonly y: number
}

interface Placed {
  /** Of every block. */
  readonly blockWidth: number
  readonly width: number
  readonly height: number
  /** Upper left corners of the blocks, in the order of the rows. */
  readonly blocks: readonly Point[]
  readonly arrows: readonly (readonly Point[])[]
}

/**
 * Makes room for a drawing above every table of layers.
 *
 * @returns the drawings, by the number that {@link hangDrawings} finds their places by
 */
export async function drawModels(
  tree: Root,
  models: readonly ModelSummary[],
  words: Words,
): Promise<ReadonlyMap<string, Element>> {
  const shown = new Set<ModelSummary>()
  visit(tree, 'table', (node) => {
    const model = models.find((one) => one === node.data?.layersOf)
    if (model !== undefined) shown.add(model)
  })
  const numbers = new Map<ModelSummary, string>()
  const drawings = new Map<string, Element>()
  for (const model of shown) {
    const number = String(drawings.size + 1)
    const svg = await draw(model, `network-${number}`, words)
    if (svg === null) continue
    numbers.set(model, number)
    drawings.set(number, svg)
  }
  visit(tree, 'table', (node, index, parent) => {
    const model = models.find((one) => one === node.data?.layersOf)
    const number = model === undefined ? undefined : numbers.get(model)
    if (model === undefined || number === undefined || parent === undefined || index === undefined)
      return undefined
    numbers.delete(model)
    const data = { hName: 'figure', hProperties: { className: ['network-figure'], dataNetwork: number } }
    parent.children.splice(index, 0, { type: 'paragraph', children: [], data })
    return [SKIP, index + 2]
  })
  return drawings
}

/** Hangs the drawings into a page's tree, once nothing is sanitised any more: what a post brings may not draw. */
export function hangDrawings(tree: HtmlRoot, drawings: ReadonlyMap<string, Element>): void {
  visit(tree, 'element', (node) => {
    const number = node.properties['dataNetwork']
    if (number === undefined) return
    delete node.properties['dataNetwork']
    const drawing = drawings.get(String(number))
    if (drawing === undefined) return
    node.properties['tabIndex'] = 0
    node.children = [drawing]
  })
}

/** Draws a model, or null where there is nothing to see: a single layer, or more than anyone can look over. */
export async function draw(model: ModelSummary, id: string, words: Words): Promise<Element | null> {
  const { layers } = model
  if (layers.length < 2 || layers.length > MAX_BLOCKS) return null
  const edges = edgesOf(model)
  const isChain = edges.every(([from, to]) => to === from + 1) && edges.length === layers.length - 1
  const blockWidth = widthOf(layers)
  const placed = isChain ? chain(layers.length, blockWidth) : await graph(layers.length, edges, blockWidth)
  const scale = Math.min(1, Math.max(MIN_SCALE, FULL_WIDTH / placed.width))
  const name = model.variable ?? model.name
  const described = layers.map((row) => `${row.name} (${row.type}) ${printShape(row.outputShape)}`).join(', ')
  return element(
    'svg',
    {
      className: ['network'],
      viewBox: `0 0 ${placed.width} ${placed.height}`,
      width: Math.round(placed.width * scale),
      height: Math.round(placed.height * scale),
      role: 'img',
      ariaLabelledBy: [`${id}-title`],
      ariaDescribedBy: [`${id}-desc`],
    },
    [
      element('title', { id: `${id}-title` }, [text(words.drawing.replace('{model}', name))]),
      element('desc', { id: `${id}-desc` }, [text(described)]),
      ...placed.arrows.map(arrow),
      ...layers.map((row, index) => block(row, placed.blocks[index] ?? { x: 0, y: 0 }, blockWidth)),
    ],
  )
}

/** Pairs of indices of rows. A model that tells of no connections, but has layers, is a chain. */
function edgesOf({ kind, layers }: ModelSummary): readonly (readonly [number, number])[] {
  const index = new Map(layers.map((row, at) => [row.name, at]))
  const edges = layers.flatMap((row, to) =>
    [...new Set(row.inbound)].flatMap((name): (readonly [number, number])[] => {
      const from = index.get(name)
      return from === undefined ? [] : [[from, to]]
    }),
  )
  if (kind === 'Sequential') return layers.slice(1).map((_, at) => [at, at + 1])
  return edges
}

/** As wide as the longest word needs, within bounds. */
function widthOf(rows: readonly LayerRow[]): number {
  const needed = rows.map(({ name, type, outputShape }) =>
    Math.max(
      [...name].length * CHARACTER.name + 2 * BLOCK.inset,
      [...type].length * CHARACTER.type + 2 * BLOCK.inset,
      [...printShape(outputShape)].length * CHARACTER.shape,
    ),
  )
  return Math.ceil(Math.min(BLOCK.maxWidth, Math.max(BLOCK.minWidth, ...needed)))
}

const FULL_HEIGHT = BLOCK.height + BLOCK.shape

function chain(count: number, blockWidth: number): Placed {
  const step = FULL_HEIGHT + GAP.down
  const blocks = Array.from({ length: count }, (_, at) => ({ x: GAP.edge, y: GAP.edge + at * step }))
  const middle = GAP.edge + blockWidth / 2
  const arrows = blocks.slice(1).map(({ y }) => [
    { x: middle, y: y - GAP.down },
    { x: middle, y },
  ])
  const height = count * step - GAP.down + 2 * GAP.edge
  return { blockWidth, width: blockWidth + 2 * GAP.edge, height, blocks, arrows }
}

/** Branches are laid out by dagre, which is loaded only where there are some. */
async function graph(
  count: number,
  edges: readonly (readonly [number, number])[],
  blockWidth: number,
): Promise<Placed> {
  const { default: dagre } = await import('@dagrejs/dagre')
  const drawn = new dagre.graphlib.Graph()
  drawn.setGraph({
    rankdir: 'TB',
    nodesep: GAP.side,
    ranksep: GAP.down + 6,
    marginx: GAP.edge,
    marginy: GAP.edge,
  })
  drawn.setDefaultEdgeLabel(() => ({}))
  for (let at = 0; at < count; at++) drawn.setNode(String(at), { width: blockWidth, height: FULL_HEIGHT })
  for (const [from, to] of edges) drawn.setEdge(String(from), String(to))
  dagre.layout(drawn)
  const { width = 0, height = 0 } = drawn.graph()
  const blocks = Array.from({ length: count }, (_, at) => {
    const { x = 0, y = 0 } = drawn.node(String(at))
    return { x: round(x - blockWidth / 2), y: round(y - FULL_HEIGHT / 2) }
  })
  const arrows = edges.map(([from, to]) => {
    const points: readonly Point[] = drawn.edge(String(from), String(to)).points ?? []
    return points.map(({ x, y }) => ({ x: round(x), y: round(y) }))
  })
  return { blockWidth, width: Math.ceil(width), height: Math.ceil(height), blocks, arrows }
}

const round = (value: number): number => Math.round(value * 10) / 10

/** A layer, and below it the shape that it puts out: where the arrow to the next one begins. */
function block(row: LayerRow, { x, y }: Point, width: number): Element {
  const middle = round(x + width / 2)
  const bottom = y + BLOCK.height
  const fits = (words: string, character: number, room: number) => cut(words, Math.floor(room / character))
  const inner = width - 2 * BLOCK.inset
  return element('g', { className: [row.params === 0 ? 'network-block' : 'network-block-learning'] }, [
    element('rect', { x: `${x}`, y: `${y}`, width, height: BLOCK.height, rx: '6' }, []),
    element('text', { className: ['network-name'], x: `${x + BLOCK.inset}`, y: `${y + 17}` }, [
      text(fits(row.name, CHARACTER.name, inner)),
    ]),
    element('text', { className: ['network-detail'], x: `${x + BLOCK.inset}`, y: `${y + 33}` }, [
      text(fits(row.type, CHARACTER.type, inner)),
    ]),
    element('text', { className: ['network-shape'], x: `${middle}`, y: `${bottom + 14}` }, [
      text(fits(printShape(row.outputShape), CHARACTER.shape, width + 2)),
    ]),
  ])
}

function cut(words: string, length: number): string {
  const characters = [...words]
  return characters.length <= length ? words : `${characters.slice(0, length - 1).join('')}…`
}

/** A line through points, with a head at its end. */
function arrow(points: readonly Point[]): Element {
  const line = points.map(({ x, y }, at) => `${at === 0 ? 'M' : 'L'}${x} ${y}`).join('')
  const [before, tip] = [points.at(-2), points.at(-1)]
  const path = before === undefined || tip === undefined ? line : line + head(before, tip)
  return element('path', { className: ['network-arrow'], d: path }, [])
}

function head(before: Point, tip: Point): string {
  const angle = Math.atan2(tip.y - before.y, tip.x - before.x)
  const corner = (turn: number): string =>
    `${round(tip.x - 6 * Math.cos(angle + turn))} ${round(tip.y - 6 * Math.sin(angle + turn))}`
  return `M${corner(0.5)}L${tip.x} ${tip.y}L${corner(-0.5)}`
}

function element(tagName: string, properties: Element['properties'], children: ElementContent[]): Element {
  return { type: 'element', tagName, properties, children }
}

function text(value: string): ElementContent {
  return { type: 'text', value }
}
