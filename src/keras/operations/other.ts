/** Operations that make tensors, change dtypes, or belong to neural networks. */
import { integerOf, itemsOf, show } from '../arguments.js'
import { cannotTell, refuse } from '../error.js'
import { spec } from '../layer.js'
import { type Dim, dim, isUnknown, type Shape, withDim } from '../shape.js'
import {
  canonical,
  dimension,
  integer,
  type OperationArguments,
  type OperationDeclaration,
} from './operation.js'

/** The name of a dtype argument; `fallback` where it is None or not known. */
function dtypeArgument(args: OperationArguments, name: string, fallback: string): string {
  const value = args.value(name)
  if (value.kind === 'str') return value.value
  if (value.kind === 'class')
    return value.name === 'int' ? 'int32' : value.name === 'float' ? 'float32' : value.name
  return fallback
}

function like(name: string, type: string, signature: string): OperationDeclaration {
  return {
    name,
    type,
    signature,
    output: (args) => spec(args.shape('x'), dtypeArgument(args, 'dtype', args.dtype('x'))),
  }
}

/** Windows are made of a number: of a symbolic tensor there is none. */
function windowOf(name: string, signature: string): OperationDeclaration {
  return {
    name,
    type: name,
    signature,
    output: (args) =>
      args.symbolic
        ? refuse('TypeError', `\`${name}\` takes a number, found a symbolic tensor`)
        : spec([dimension(args.value('x'))], 'float32'),
  }
}

export const OTHERS: readonly OperationDeclaration[] = [
  ...['bartlett', 'blackman', 'hamming', 'hanning'].map((name) => windowOf(name, 'x')),
  windowOf('kaiser', 'x, beta'),
  like('array', 'Array', 'x, dtype=None'),
  like('convert_to_tensor', 'ConvertToTensor', 'x, dtype=None, sparse=None, ragged=None'),
  {
    name: 'ndim',
    type: 'Ndim',
    signature: 'x',
    output: (args) => spec([args.shape('x').length], 'float32'),
  },
  {
    name: 'cast',
    type: 'Cast',
    signature: 'x, dtype',
    output: (args) => spec(args.shape('x'), dtypeArgument(args, 'dtype', args.dtype('x'))),
  },
  {
    name: 'saturate_cast',
    type: 'SaturateCast',
    signature: 'x, dtype',
    output: (args) => spec(args.shape('x'), dtypeArgument(args, 'dtype', args.dtype('x'))),
  },
  like('zeros_like', 'ZerosLike', 'x, dtype=None'),
  like('ones_like', 'OnesLike', 'x, dtype=None'),
  like('empty_like', 'EmptyLike', 'x, dtype=None'),
  like('full_like', 'FullLike', 'x, fill_value, dtype=None'),
  {
    name: 'size',
    type: 'Size',
    signature: 'x',
    output: () => spec([], 'int32'),
  },
  {
    name: 'diff',
    type: 'Diff',
    signature: 'a, n=1, axis=-1',
    output(args) {
      const shape = args.shape('a')
      const axis = canonical(integer(args, 'axis'), shape.length, 'diff')
      return spec(
        withDim(
          shape,
          axis,
          dim((size, n) => Math.max(size - n, 0), shape[axis] ?? null, integer(args, 'n')),
        ),
        args.dtype('a'),
      )
    },
  },
]

/** Operations that take no tensor: they make one, in the backend. */
export const CREATIONS: readonly OperationDeclaration[] = [
  ...['zeros', 'ones', 'empty'].map(
    (name): OperationDeclaration => ({
      name,
      type: name,
      signature: 'shape, dtype=None',
      tensors: [],
      output: (args) => spec(shapeArgument(args, 'shape'), dtypeArgument(args, 'dtype', 'float32')),
    }),
  ),
  {
    name: 'full',
    type: 'Full',
    signature: 'shape, fill_value, dtype=None',
    tensors: [],
    output: (args) => spec(shapeArgument(args, 'shape'), dtypeArgument(args, 'dtype', 'float32')),
  },
  {
    name: 'eye',
    type: 'Eye',
    signature: 'N, M=None, k=0, dtype=None',
    tensors: [],
    output: (args) =>
      spec(
        [
          dimension(args.value('N')),
          args.value('M').kind === 'none' ? dimension(args.value('N')) : dimension(args.value('M')),
        ],
        'float32',
      ),
  },
  {
    name: 'identity',
    type: 'Identity',
    signature: 'n, dtype=None',
    tensors: [],
    output: (args) => spec([dimension(args.value('n')), dimension(args.value('n'))], 'float32'),
  },
  {
    name: 'arange',
    type: 'Arange',
    signature: 'start, stop=None, step=None, dtype=None',
    tensors: [],
    output: (args) => spec([ranged(args)], 'int32'),
  },
  {
    name: 'linspace',
    type: 'Linspace',
    signature: 'start, stop, num=50, endpoint=True, retstep=False, dtype=None, axis=0',
    tensors: [],
    output: (args) => spec([dimension(args.value('num'))], 'float32'),
  },
]

/** The shape of a tensor that is made: its sizes are numbers, or tensors of the backend. */
function shapeArgument(args: OperationArguments, name: string): Shape {
  const value = args.value(name)
  if (isUnknown(value)) cannotTell(value)
  const single = integerOf(value)
  if (single !== undefined) return [single]
  const items = itemsOf(value) ?? refuse('TypeError', `\`${args.name}\` needs a shape, found ${show(value)}`)
  if (items.some((item) => item.kind === 'none'))
    refuse('ValueError', `\`${args.name}\` makes a tensor of known sizes, found ${show(value)}`)
  return items.map(dimension)
}

function ranged(args: OperationArguments): Dim {
  const bound = (name: string): number | null => {
    const value = args.value(name)
    if (isUnknown(value)) cannotTell(value)
    if (value.kind === 'float') return value.value
    return integerOf(value) ?? null
  }
  const stop = bound('stop')
  const first = bound('start')
  const from = args.value('stop').kind === 'none' ? 0 : first
  const to = args.value('stop').kind === 'none' ? first : stop
  const step = args.value('step').kind === 'none' ? 1 : bound('step')
  if (from === null || to === null || step === null || step === 0) return null
  return Math.max(0, Math.ceil((to - from) / step))
}
