/** Lines that walk through a model, a label and a shape each: `Conv2D: 26x26x32 = 21,632`. */
import type { LayerRow } from '../keras/summary.js'
import type { Workbench } from '../keras/workbench.js'
import { type Atom, atomsOf } from '../language/atoms.js'
import { type SaidShape, shapesIn } from '../language/shapes.js'
import type { Utterance } from '../language/utterance.js'
import type { Span } from '../span.js'
import type { Categories } from './grammar/categories.js'
import { edgesOf, type Names } from './grammar/words.js'
import { relateShape } from './relate.js'
import { isInput, isOf, singleShape } from './things.js'

/** A shape that a line gives for a layer. */
export interface LayerLine extends Span {
  readonly text: string
  readonly name: string
  readonly verdict: 'holds' | 'fails'
  readonly expected: string
}

interface Line {
  readonly label: readonly Atom[]
  readonly shape: SaidShape
  readonly span: Span
}

/** Fewer labelled shapes in a row are not clearly a walk through the model. */
const MIN_LINES = 3

/** The shapes of a walk, each compared with the output of the layer that its label names; empty where it is no walk. */
export function layerLines(utterance: Utterance, bench: Workbench, names: Names): readonly LayerLine[] {
  const lines = linesOf(utterance)
  if (lines.length < MIN_LINES) return []
  const { model } = bench
  const rows = model.layers.filter((row) => !isInput(row))
  const found: { readonly line: Line; readonly name: string; readonly shape: readonly (number | null)[] }[] =
    []
  const misnamed: LayerLine[] = []
  let at = 0
  for (const line of lines) {
    const kinds = kindsOf(line, utterance, names)
    if (found.length === 0 && isInputLabel(line)) {
      const shape = singleShape(model.inputShape)
      if (shape === null) return []
      found.push({ line, name: 'the input', shape })
      continue
    }
    const index = rows.findIndex((row, i) => i >= at && kinds.some((kind) => kind(row)))
    const row = rows[index]
    const shape = row === undefined ? null : singleShape(row.outputShape)
    if (row === undefined || shape === null) {
      const other =
        isInputLabel(lines[0]) && kinds.length > 0 && !rows.some((each) => kinds.some((kind) => kind(each)))
      const meant = other ? rows.findIndex((each, i) => i >= at && sameAs(each, line)) : -1
      const there = rows[meant]
      if (there === undefined) return []
      at = meant + 1
      misnamed.push(mislabelled(line, there, utterance))
      continue
    }
    at = index + 1
    found.push({ line, name: `\`${row.name}\``, shape })
  }
  const fits = ({ line, shape }: (typeof found)[number]) =>
    line.shape.dims.length === shape.length - (line.shape.dims[0] === null ? 0 : 1)
  if (!found.every(fits)) return []
  const right = found.filter(({ line, shape }) => relateShape(shape, line.shape, true) === 'holds').length
  const channels = found.filter(({ line, shape }) => line.shape.dims.at(-1) === shape.at(-1)).length
  // Sizes of kernels are written alike: a walk begins with the input, or gives most channels as they are.
  if (!isInputLabel(lines[0]) && 2 * channels <= found.length && 2 * right < found.length) return []
  const shapes = found.flatMap(({ line, name, shape }): readonly LayerLine[] => {
    const verdict = relateShape(shape, line.shape, true)
    if (verdict === 'unknown') return []
    const own = line.shape.dims[0] === null ? shape : shape.slice(1)
    return [
      {
        ...line.span,
        text: utterance.text.slice(line.span.start, line.span.end),
        name,
        verdict,
        expected:
          line.shape.form === 'cross' ? own.join('x') : `(${own.map((dim) => dim ?? 'None').join(', ')})`,
      },
    ]
  })
  return [...shapes, ...misnamed].sort((a, b) => a.start - b.start)
}

function sameAs(row: LayerRow, { shape }: Line): boolean {
  const own = singleShape(row.outputShape)
  return own !== null && relateShape(own, shape, true) === 'holds'
}

/** A label that names a kind of layer that the model does not have. */
function mislabelled({ label }: Line, row: LayerRow, { text }: Utterance): LayerLine {
  const start = label[0]?.start ?? 0
  const end = label.at(-1)?.end ?? start
  return {
    start,
    end,
    text: text.slice(start, end),
    name: `\`${row.name}\``,
    verdict: 'fails',
    expected: row.type,
  }
}

function isInputLabel(line: Line | undefined): boolean {
  return line !== undefined && line.label.length <= 2 && /^inputs?$/.test(line.label[0]?.key ?? '')
}

/** Stretches `label: shape`, with `= number` behind it; each begins where the one before it ends. */
function linesOf(utterance: Utterance): readonly Line[] {
  const { text } = utterance
  const atoms = flat(utterance)
  const lines: Line[] = []
  let begin = 0
  for (const [colon, atom] of atoms.entries()) {
    if (colon < begin || !/^(?:[:→]|->)$/.test(atom.key)) continue
    const rest = atoms.slice(colon + 1)
    // A product that goes on is no shape: only `=` and a number may follow.
    const equals = rest.findIndex((each) => each.key === '=')
    const [shape] = shapesIn(equals < 0 ? rest : rest.slice(0, equals), text).filter(({ from }) => from === 0)
    const label = atoms.slice(begin, colon).filter((each) => !/^[-*•,;.]$/.test(each.key))
    if (shape === undefined) continue
    begin = colon + 1 + shape.to
    if (equals === shape.to && rest[equals + 1]?.kind === 'number') begin += 2
    if (label.length === 0 || label.length > MAX_LABEL) continue
    const start = rest[0]?.start ?? 0
    lines.push({ label, shape: shape.value, span: { start, end: rest[shape.to - 1]?.end ?? start } })
  }
  return lines
}

/** A label is a name or a few words. */
const MAX_LABEL = 6

/** Atoms in which marked code is cut up like the rest. */
export function flat(utterance: Utterance): readonly Atom[] {
  const pieces = utterance.pieces.map((piece) =>
    piece.kind === 'code' ? { ...piece, kind: 'text' as const } : piece,
  )
  return atomsOf({ ...utterance, pieces })
}

function kindsOf(
  { label }: Line,
  { text }: Utterance,
  names: Names,
): readonly ((row: LayerRow) => boolean)[] {
  return kindsMeant(label, text, names)
}

/** What the words of a label may mean: each a test of a layer. Empty where they name no layer and no kind. */
export function kindsMeant(
  label: readonly Atom[],
  text: string,
  names: Names,
): readonly ((row: LayerRow) => boolean)[] {
  const words = label.filter((atom) => !/^(?:layers?|the|-|\*|•)$/.test(atom.key))
  const { edges } = edgesOf(words, text, names)
  return edges
    .filter((edge) => edge.from <= 1 && edge.to === words.length)
    .flatMap((edge): readonly ((row: LayerRow) => boolean)[] => {
      if (edge.symbol === 'KIND') {
        const kind = edge.meaning as Categories['KIND']
        return [(row) => kind.readings.some((reading) => isOf(row, reading))]
      }
      if (edge.symbol === 'NAME') return [(row) => row.name === edge.meaning]
      return []
    })
}
