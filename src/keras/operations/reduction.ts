/** Operations that take axes away: sums, means, extremes, softmax and its kin along an axis. */
import { spec } from '../layer.js'
import { type Dim, type Shape, withDim } from '../shape.js'
import {
  axes,
  canonical,
  integer,
  type OperationArguments,
  type OperationDeclaration,
  truth,
} from './operation.js'

/** The shape after reducing axes (null: all). */
export function reduce(shape: Shape, over: readonly number[] | null, keep: boolean, name: string): Shape {
  if (over === null) return keep ? shape.map((): Dim => 1) : []
  const gone = new Set(over.map((axis) => canonical(axis, shape.length, name)))
  return keep
    ? shape.map((dim, axis) => (gone.has(axis) ? 1 : dim))
    : shape.filter((_, axis) => !gone.has(axis))
}

const REDUCE = `amax:Amax amin:Amin max:Max mean:Mean median:Median min:Min nanmax:Nanmax nanmean:Nanmean nanmin:Nanmin
  nanprod:Nanprod nanstd:Nanstd nansum:Nansum nanvar:Nanvar prod:Prod ptp:Ptp std:Std sum:Sum var:Var logsumexp:Logsumexp`

function reduction(name: string, type: string, dtype?: string): OperationDeclaration {
  const more = name === 'max' || name === 'min' ? ', initial=None' : name === 'prod' ? ', dtype=None' : ''
  return {
    name,
    type,
    signature: `x, axis=None, keepdims=False${more}`,
    output: (args) =>
      spec(
        reduce(args.shape('x'), axes(args, 'axis'), truth(args, 'keepdims'), name),
        dtype ?? args.dtype('x'),
      ),
  }
}

function along(name: string, type: string, signature: string): OperationDeclaration {
  return {
    name,
    type,
    signature,
    output(args) {
      const shape = args.shape('x')
      for (const axis of axes(args, 'axis') ?? []) canonical(axis, shape.length, name)
      return spec(shape, args.dtype('x'))
    },
  }
}

const argument = (name: string, type: string): OperationDeclaration => ({
  name,
  type,
  signature: 'x, axis=None, keepdims=False',
  output: (args) => spec(reduce(args.shape('x'), axes(args, 'axis'), truth(args, 'keepdims'), name), 'int32'),
})

export const REDUCTIONS: readonly OperationDeclaration[] = [
  ...REDUCE.trim()
    .split(/\s+/)
    .map((pair) => {
      const [name = '', type = ''] = pair.split(':')
      return reduction(name, type)
    }),
  reduction('all', 'All', 'bool'),
  reduction('any', 'Any', 'bool'),
  argument('argmax', 'Argmax'),
  argument('argmin', 'Argmin'),
  along('softmax', 'Softmax', 'x, axis=-1'),
  along('log_softmax', 'LogSoftmax', 'x, axis=-1'),
  along('sparsemax', 'Sparsemax', 'x, axis=-1'),
  {
    name: 'count_nonzero',
    type: 'CountNonzero',
    signature: 'x, axis=None',
    output: (args) => spec(reduce(args.shape('x'), axes(args, 'axis'), false, 'count_nonzero'), 'int32'),
  },
  {
    name: 'cumsum',
    type: 'Cumsum',
    signature: 'x, axis=None, dtype=None',
    output: (args) => spec(cumulative(args), args.dtype('x')),
  },
  {
    name: 'cumprod',
    type: 'Cumprod',
    signature: 'x, axis=None, dtype=None',
    output: (args) => spec(cumulative(args), args.dtype('x')),
  },
  {
    name: 'norm',
    type: 'Norm',
    signature: 'x, ord=None, axis=None, keepdims=False',
    output: (args) =>
      spec(reduce(args.shape('x'), axes(args, 'axis'), truth(args, 'keepdims'), 'norm'), args.dtype('x')),
  },
  {
    name: 'moments',
    type: 'Moments',
    signature: 'x, axes, keepdims=False, synchronized=False',
    output(args) {
      const shape = reduce(args.shape('x'), axes(args, 'axes'), truth(args, 'keepdims'), 'moments')
      return [spec(shape, args.dtype('x')), spec(shape, args.dtype('x'))]
    },
  },
  {
    name: 'argsort',
    type: 'Argsort',
    signature: 'x, axis=-1',
    output: (args) => spec(args.shape('x'), 'int32'),
  },
  {
    name: 'glu',
    type: 'Glu',
    signature: 'x, axis=-1',
    output(args) {
      const shape = args.shape('x')
      const axis = canonical(integer(args, 'axis'), shape.length, 'glu')
      const size = shape[axis] ?? null
      return spec(withDim(shape, axis, typeof size === 'number' ? size / 2 : size), args.dtype('x'))
    },
  },
  {
    name: 'top_k',
    type: 'TopK',
    signature: 'x, k, sorted=True',
    output(args) {
      const shape = withDim(args.shape('x'), -1, integer(args, 'k'))
      return [spec(shape, args.dtype('x')), spec(shape, 'int32')]
    },
  },
]

function cumulative(args: OperationArguments): Shape {
  const shape = args.shape('x')
  if (axes(args, 'axis') !== null) return shape
  return [
    shape.includes(null)
      ? null
      : shape.reduce<Dim>((a, b) => (typeof a === 'number' && typeof b === 'number' ? a * b : b), 1),
  ]
}
