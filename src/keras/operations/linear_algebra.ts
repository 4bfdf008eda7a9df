/** Operations on matrices, which stand in the last two axes: decompositions, inverses, systems of equations. */
import { refuse } from '../error.js'
import { type Spec, spec } from '../layer.js'
import { type Dim, dim, type Shape, sameDim, showShape } from '../shape.js'
import { type OperationArguments, type OperationDeclaration, truth } from './operation.js'

function matrices(args: OperationArguments, name = 'x'): Shape {
  const shape = args.shape(name)
  return shape.length >= 2
    ? shape
    : refuse('ValueError', `\`${args.name}\` takes matrices, found a tensor of shape ${showShape(shape)}`)
}

function squares(args: OperationArguments, name = 'x'): Shape {
  const shape = matrices(args, name)
  const [rows, columns] = sides(shape)
  if (rows !== columns)
    refuse(
      'ValueError',
      `\`${args.name}\` takes square matrices, found a tensor of shape ${showShape(shape)}`,
    )
  return shape
}

const sides = (shape: Shape): readonly [Dim, Dim] => [shape.at(-2) ?? null, shape.at(-1) ?? null]
const batch = (shape: Shape): Shape => shape.slice(0, -2)

/** The shorter side; Python has no order between a number and None. */
function shorter(args: OperationArguments, shape: Shape): Dim {
  const [rows, columns] = sides(shape)
  if (rows === null || columns === null)
    refuse('TypeError', `\`${args.name}\` compares the sides of ${showShape(shape)}, of which one is None`)
  return dim(Math.min, rows, columns)
}

/** A rule for one tensor `x`. */
function of(
  name: string,
  type: string,
  signature: string,
  rule: (args: OperationArguments) => Shape | readonly Shape[],
  dtype?: string,
): OperationDeclaration {
  return {
    name,
    type,
    signature,
    output(args) {
      const result = rule(args)
      const of = (shape: Shape): Spec => spec(shape, dtype ?? args.dtype('x'))
      return isList(result) ? result.map(of) : of(result)
    },
  }
}

const isList = (result: Shape | readonly Shape[]): result is readonly Shape[] =>
  result.length > 0 && result.every((one) => Array.isArray(one))

/** `a x = b`: a square matrix, and a right side of as many rows. */
function solved(args: OperationArguments): Spec {
  const a = squares(args, 'a')
  const b = args.shape('b')
  if (b.length === 0) refuse('ValueError', `\`${args.name}\` needs a right side with axes, found a number`)
  const rows = b.length === a.length - 1 ? b.at(-1) : b.at(-2)
  if (sameDim(a.at(-1) ?? null, rows ?? null) === false)
    refuse(
      'ValueError',
      `\`${args.name}\` needs a right side of as many rows as the matrix, found ${showShape(a)} and ${showShape(b)}`,
    )
  return spec(b, args.dtype('b'))
}

export const LINEAR_ALGEBRA: readonly OperationDeclaration[] = [
  of('cholesky', 'Cholesky', 'x, upper=False', squares),
  of('cholesky_inverse', 'CholeskyInverse', 'x, upper=False', squares),
  of('inv', 'Inv', 'x', squares),
  of('det', 'Det', 'x', (args) => batch(squares(args))),
  of('logdet', 'Logdet', 'x', ({ shape }) => batch(shape('x'))),
  {
    name: 'slogdet',
    type: 'Slogdet',
    signature: 'x',
    output: (args) => [spec([], args.dtype('x')), spec(batch(args.shape('x')), args.dtype('x'))],
  },
  of('eig', 'Eig', 'x', (args) => [squares(args).slice(0, -1), args.shape('x')]),
  of('eigh', 'Eigh', 'x', (args) => [squares(args).slice(0, -1), args.shape('x')]),
  of('lu_factor', 'LuFactor', 'x', (args) => {
    const shape = matrices(args)
    return [shape, [...batch(shape), shorter(args, shape)]]
  }),
  of('matrix_rank', 'MatrixRank', 'x, tol=None', (args) => batch(matrices(args)), 'int32'),
  of('pinv', 'Pinv', 'x, rcond=None', (args) => {
    const shape = matrices(args)
    const [rows, columns] = sides(shape)
    return [...batch(shape), columns, rows]
  }),
  of('qr', 'Qr', "x, mode='reduced'", (args) => {
    const shape = matrices(args)
    const [rows, columns] = sides(shape)
    if (rows === null || columns === null)
      refuse('ValueError', `\`qr\` needs to know the last two axes, found ${showShape(shape)}`)
    const mode = args.value('mode')
    const inner = dim(Math.min, rows, columns)
    return mode.kind === 'str' && mode.value === 'complete'
      ? [
          [...batch(shape), rows, rows],
          [...batch(shape), rows, columns],
        ]
      : [
          [...batch(shape), rows, inner],
          [...batch(shape), inner, columns],
        ]
  }),
  of('svd', 'SVD', 'x, full_matrices=True, compute_uv=True', (args) => {
    const shape = matrices(args)
    const [rows, columns] = sides(shape)
    const inner = shorter(args, shape)
    const values = [...batch(shape), inner]
    if (!truth(args, 'compute_uv')) return values
    const full = truth(args, 'full_matrices')
    return [
      [...batch(shape), rows, full ? rows : inner],
      values,
      [...batch(shape), full ? columns : inner, columns],
    ]
  }),
  { name: 'solve', type: 'Solve', signature: 'a, b', tensors: ['a', 'b'], output: solved },
  {
    name: 'solve_triangular',
    type: 'SolveTriangular',
    signature: 'a, b, lower=False',
    tensors: ['a', 'b'],
    output: solved,
  },
  {
    name: 'lstsq',
    type: 'Lstsq',
    signature: 'a, b, rcond=None',
    tensors: ['a', 'b'],
    output(args) {
      const a = args.shape('a')
      const b = args.shape('b')
      if (a.length !== 2 || b.length === 0 || b.length > 2)
        refuse(
          'ValueError',
          `\`lstsq\` takes one matrix and a right side of one or two axes, found ${showShape(a)} and ${showShape(b)}`,
        )
      if (a[0] !== b[0])
        refuse(
          'ValueError',
          `\`lstsq\` needs as many rows on both sides, found ${showShape(a)} and ${showShape(b)}`,
        )
      return spec([a[1] ?? null, ...b.slice(1)], args.dtype('a'))
    },
  },
]
