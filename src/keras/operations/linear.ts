/** Products of tensors. */
import { integerOf, itemsOf, show } from '../arguments.js'
import { broadcast } from '../broadcast.js'
import { cannotTell, refuse } from '../error.js'
import { spec } from '../layer.js'
import { type Dim, isUnknown, type Shape, sameDim, showShape } from '../shape.js'
import { canonical, type OperationArguments, type OperationDeclaration } from './operation.js'

/** The shape of a matrix product. */
export function multiplied(a: Shape, b: Shape): Shape {
  const left: Shape = a.length === 1 ? [1, ...a] : a
  const right: Shape = b.length === 1 ? [...b, 1] : b
  if (sameDim(left.at(-1) ?? null, right.at(-2) ?? null) === false)
    refuse(
      'ValueError',
      `a matrix product of ${showShape(a)} and ${showShape(b)} is impossible: the inner sizes differ`,
      'the last axis of the left must be as long as the second last of the right',
    )
  const out = [...broadcast(left.slice(0, -2), right.slice(0, -2)), left.at(-2) ?? null, right.at(-1) ?? null]
  if (a.length === 1) out.splice(-2, 1)
  if (b.length === 1) out.pop()
  return out
}

/** The shape of `einsum`, axes named by letters. */
export function einsum(equation: string, shapes: readonly Shape[]): Shape {
  const plain = equation.replaceAll(' ', '')
  const [left = '', right] = plain.split('->')
  const terms = left.split(',')
  if (terms.length !== shapes.length)
    refuse(
      'ValueError',
      `the equation '${equation}' is about ${terms.length} tensors, found ${shapes.length}`,
    )
  const sizes = new Map<string, Dim>()
  let dots: Shape = []
  for (const [index, term] of terms.entries()) {
    const shape = shapes[index] ?? []
    const [before = '', after] = term.split('...')
    const named = before.length + (after?.length ?? 0)
    if (after === undefined ? named !== shape.length : named > shape.length)
      refuse('ValueError', `'${term}' in '${equation}' does not fit a tensor of shape ${showShape(shape)}`)
    for (const [axis, letter] of [...before].entries()) note(sizes, letter, shape[axis] ?? null)
    if (after !== undefined) {
      dots = broadcast(dots, shape.slice(before.length, shape.length - after.length))
      for (const [axis, letter] of [...after].entries())
        note(sizes, letter, shape[shape.length - after.length + axis] ?? null)
    }
  }
  const result = right ?? implicit(left)
  return result
    .split('...')
    .flatMap((part, index) => [
      ...(index === 1 ? dots : []),
      ...[...part].map((letter) => sizes.get(letter) ?? null),
    ])
}

function note(sizes: Map<string, Dim>, letter: string, size: Dim): void {
  const before = sizes.get(letter)
  if (before === undefined || before === null || before === 1) sizes.set(letter, size)
}

function implicit(left: string): string {
  const letters = [...left.replaceAll(/[^a-zA-Z]/g, '')]
  return (
    (left.includes('...') ? '...' : '') +
    [...new Set(letters)]
      .filter((one) => letters.filter((other) => other === one).length === 1)
      .toSorted()
      .join('')
  )
}

function dotted(a: Shape, b: Shape): Shape {
  if (a.length === 0 || b.length === 0) return a.length === 0 ? b : a
  if (b.length === 1) {
    if (sameDim(a.at(-1) ?? null, b[0] ?? null) === false) unequal(a, b)
    return a.slice(0, -1)
  }
  if (sameDim(a.at(-1) ?? null, b.at(-2) ?? null) === false) unequal(a, b)
  return [...a.slice(0, -1), ...b.slice(0, -2), b.at(-1) ?? null]
}

function unequal(a: Shape, b: Shape): never {
  return refuse(
    'ValueError',
    `a product of ${showShape(a)} and ${showShape(b)} is impossible: the inner sizes differ`,
  )
}

function tensordot(args: OperationArguments): Shape {
  const a = args.shape('x1')
  const b = args.shape('x2')
  const value = args.value('axes')
  if (isUnknown(value)) cannotTell(value)
  const count = integerOf(value)
  if (count !== undefined) return [...a.slice(0, a.length - count), ...b.slice(count)]
  const pair =
    itemsOf(value) ??
    refuse('ValueError', `\`axes\` of \`tensordot\` must be a number or a pair, found ${show(value)}`)
  const list = (index: number): readonly number[] => {
    const entry = pair[index]
    if (entry === undefined) return []
    return (itemsOf(entry) ?? [entry]).map((one) => integerOf(one) ?? 0)
  }
  const gone = (shape: Shape, over: readonly number[]): Shape => {
    const at = new Set(over.map((axis) => canonical(axis, shape.length, 'tensordot')))
    return shape.filter((_, axis) => !at.has(axis))
  }
  return [...gone(a, list(0)), ...gone(b, list(1))]
}

export const PRODUCTS: readonly OperationDeclaration[] = [
  {
    name: 'matmul',
    type: 'Matmul',
    signature: 'x1, x2',
    tensors: ['x1', 'x2'],
    output: (args) => spec(multiplied(args.shape('x1'), args.shape('x2')), args.common),
  },
  {
    name: 'dot',
    type: 'Dot',
    signature: 'x1, x2',
    tensors: ['x1', 'x2'],
    output: (args) => spec(dotted(args.shape('x1'), args.shape('x2')), args.common),
  },
  {
    name: 'einsum',
    type: 'Einsum',
    signature: 'subscripts, *operands, **kwargs',
    many: ['operands'],
    output(args) {
      const equation = args.value('subscripts')
      if (isUnknown(equation)) cannotTell(equation)
      if (equation.kind !== 'str')
        return refuse('ValueError', `\`einsum\` needs an equation, found ${show(equation)}`)
      return spec(einsum(equation.value, args.shapes('operands')), args.common)
    },
  },
  {
    name: 'tensordot',
    type: 'Tensordot',
    signature: 'x1, x2, axes=2',
    tensors: ['x1', 'x2'],
    output: (args) => spec(tensordot(args), args.common),
  },
  {
    name: 'outer',
    type: 'Outer',
    signature: 'x1, x2',
    tensors: ['x1', 'x2'],
    output(args) {
      const flat = (shape: Shape): Dim =>
        shape.includes(null)
          ? null
          : shape.reduce<Dim>((x, y) => (typeof x === 'number' && typeof y === 'number' ? x * y : y), 1)
      return spec([flat(args.shape('x1')), flat(args.shape('x2'))], args.common)
    },
  },
]
