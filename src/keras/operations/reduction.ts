/** Operations that take axes away: sums, means, extremes, softmax and its kin along an axis. */
import { itemsOf } from '../arguments.js'
import { refuse } from '../error.js'
import { spec } from '../layer.js'
import { type Dim, product, type Shape, withDim } from '../shape.js'
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

const REDUCE = `amax:Amax amin:Amin max:Max mean:Mean median:Median min:Min nanmax:Nanmax nanmean:Nanmean
  nanmedian:Nanmedian nanmin:Nanmin
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
  argument('nanargmax', 'Nanargmax'),
  argument('nanargmin', 'Nanargmin'),
  along('softmax', 'Softmax', 'x, axis=-1'),
  along('log_softmax', 'LogSoftmax', 'x, axis=-1'),
  along('sparsemax', 'Sparsemax', 'x, axis=-1'),
  {
    name: 'count_nonzero',
    type: 'CountNonzero',
    signature: 'x, axis=None',
    output: (args) => spec(reduce(args.shape('x'), axes(args, 'axis'), false, 'count_nonzero'), 'int32'),
  },
  running('cumsum', 'Cumsum'),
  running('cumprod', 'Cumprod'),
  running('nancumsum', 'Nancumsum'),
  running('nancumprod', 'Nancumprod'),
  quantiles('percentile', 'Percentile', 1),
  quantiles('nanpercentile', 'Nanpercentile', 1),
  quantiles('quantile', 'Quantile', 2),
  quantiles('nanquantile', 'Nanquantile', 2),
  {
    name: 'average',
    type: 'Average',
    signature: 'x, axis=None, weights=None',
    output: (args) => spec(averaged(args), floatOf(args.dtype('x'))),
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
    output: (args) =>
      spec(axes(args, 'axis') === null ? [product(args.shape('x'))] : args.shape('x'), 'int32'),
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

/** Sums and products so far; without an axis of the flattened tensor. */
function running(name: string, type: string): OperationDeclaration {
  return {
    name,
    type,
    signature: 'x, axis=None, dtype=None',
    output(args) {
      const shape = args.shape('x')
      return spec(axes(args, 'axis') === null ? [product(shape)] : shape, args.dtype('x'))
    },
  }
}

/** Quantiles: a list of at least `several` of them adds an axis in front. */
function quantiles(name: string, type: string, several: number): OperationDeclaration {
  return {
    name,
    type,
    signature: "x, q, axis=None, method='linear', keepdims=False",
    tensors: ['x', 'q'],
    output(args) {
      const rest = reduce(args.shape('x'), axes(args, 'axis'), truth(args, 'keepdims'), name)
      const wanted = itemsOf(args.value('q'))
      const [first] = args.shape('q')
      const front =
        wanted === undefined
          ? first === undefined
            ? []
            : [first]
          : wanted.length >= several
            ? [wanted.length]
            : []
      return spec([...front, ...rest], floatOf(args.dtype('x')))
    },
  }
}

const floatOf = (dtype: string): string => (dtype.includes('float') ? dtype : 'float32')

/** The mean, weighted by as many weights as the axis (or the whole tensor) has entries. */
function averaged(args: OperationArguments): Shape {
  const shape = args.shape('x')
  const over = axes(args, 'axis')
  const weights = itemsOf(args.value('weights'))
  const size = over === null ? undefined : shape[canonical(over[0] ?? 0, shape.length, 'average')]
  if (weights !== undefined && typeof size === 'number' && weights.length !== size)
    refuse('ValueError', `\`average\` needs a weight for each of ${size} entries, found ${weights.length}`)
  return reduce(shape, over, false, 'average')
}
