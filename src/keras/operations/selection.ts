/** Operations that pick, place and group entries by index. */
import { integerOf, itemsOf, show } from '../arguments.js'
import { cannotTell, refuse } from '../error.js'
import { spec } from '../layer.js'
import { type Dim, dim, isUnknown, type Shape, showShape } from '../shape.js'
import {
  canonical,
  dimension,
  integer,
  type OperationArguments,
  type OperationDeclaration,
} from './operation.js'

function shapeGiven(args: OperationArguments, name: string): Shape {
  const value = args.value(name)
  if (isUnknown(value)) cannotTell(value)
  return (itemsOf(value) ?? refuse('TypeError', `\`${args.name}\` needs a shape, found ${show(value)}`)).map(
    dimension,
  )
}

/** Keras asks an argument for its shape, which a list does not have, where another one is symbolic. */
function refuseList(args: OperationArguments, name: string): void {
  if (args.symbolic && itemsOf(args.value(name)) !== undefined)
    refuse(
      'AttributeError',
      `\`${name}\` of \`${args.name}\` must be a tensor, found ${show(args.value(name))}`,
      'make it one with `ops.array(…)`',
    )
}

function segments(kind: 'Sum' | 'Max' | 'Min' | 'Prod'): OperationDeclaration {
  return {
    name: `segment_${kind.toLowerCase()}`,
    type: `Segment${kind}`,
    signature: 'data, segment_ids, num_segments=None, sorted=False',
    tensors: ['data', 'segment_ids'],
    output(args) {
      const ids = args.shape('segment_ids')
      if (ids.length !== 1)
        refuse(
          'ValueError',
          `\`segment_ids\` of \`${args.name}\` must be of one axis, found ${showShape(ids)}`,
        )
      const count = args.value('num_segments')
      return spec([dimension(count), ...args.shape('data').slice(1)], args.dtype('data'))
    },
  }
}

export const SELECTIONS: readonly OperationDeclaration[] = [
  segments('Sum'),
  segments('Max'),
  segments('Min'),
  segments('Prod'),
  {
    name: 'scatter',
    type: 'Scatter',
    signature: 'indices, values, shape',
    tensors: ['indices', 'values'],
    output: (args) => spec(shapeGiven(args, 'shape'), args.dtype('values')),
  },
  {
    name: 'scatter_update',
    type: 'ScatterUpdate',
    signature: 'inputs, indices, updates, reduction=None',
    tensors: ['inputs', 'indices', 'updates'],
    output: (args) => spec(args.shape('inputs'), args.dtype('inputs')),
  },
  {
    name: 'slice_update',
    type: 'SliceUpdate',
    signature: 'inputs, start_indices, updates',
    tensors: ['inputs', 'updates'],
    output: (args) => spec(args.shape('inputs'), args.dtype('inputs')),
  },
  {
    name: 'slice',
    type: 'Slice',
    signature: 'inputs, start_indices, shape',
    tensors: ['inputs'],
    output(args) {
      const shape = args.shape('inputs')
      const wanted = shapeGiven(args, 'shape')
      const starts = args.value('start_indices')
      const from = itemsOf(starts)
      if (wanted.length !== shape.length || (from !== undefined && from.length !== shape.length))
        refuse(
          'ValueError',
          `\`slice\` needs a start and a size for each axis of ${showShape(shape)}, found ${show(starts)} and ${showShape(wanted)}`,
        )
      return spec(
        wanted.map((size, axis): Dim => {
          if (size !== -1) return size
          const start = from?.[axis]
          return start === undefined ? null : dim((n, s) => n - s, shape[axis] ?? null, dimension(start))
        }),
        args.dtype('inputs'),
      )
    },
  },
  {
    name: 'select',
    type: 'Select',
    signature: 'condlist, choicelist, default=0',
    tensors: ['condlist', 'choicelist'],
    many: ['condlist', 'choicelist'],
    output: (args) => spec(args.shape('choicelist'), args.dtype('choicelist')),
  },
  {
    name: 'nonzero',
    type: 'Nonzero',
    signature: 'x',
    output: (args) => args.shape('x').map(() => spec([null], 'int32')),
  },
  {
    name: 'unique',
    type: 'Unique',
    signature: `x, sorted=True, return_index=False, return_inverse=False, return_counts=False, axis=None, size=None,
      fill_value=None`,
    output(args) {
      const shape = args.shape('x')
      const found: Dim = args.value('size').kind === 'none' ? null : integer(args, 'size')
      const along =
        args.value('axis').kind === 'none' ? null : canonical(integer(args, 'axis'), shape.length, 'unique')
      const wants = (name: string): boolean => {
        const value = args.value(name)
        return value.kind === 'bool' && value.value
      }
      const results = [spec(along === null ? [found] : shape.with(along, found), args.dtype('x'))]
      if (wants('return_index')) results.push(spec([found], 'int32'))
      if (wants('return_inverse'))
        results.push(spec(along === null ? shape : [shape[along] ?? null], 'int32'))
      if (wants('return_counts')) results.push(spec([found], 'int32'))
      const [only] = results
      return results.length === 1 && only !== undefined ? only : results
    },
  },
  {
    name: 'unravel_index',
    type: 'UnravelIndex',
    signature: 'indices, shape',
    output(args) {
      const wanted = shapeGiven(args, 'shape')
      return wanted.map(() =>
        spec(wanted.includes(null) ? [null] : args.shape('indices'), args.dtype('indices')),
      )
    },
  },
  {
    name: 'searchsorted',
    type: 'SearchSorted',
    signature: "sorted_sequence, values, side='left'",
    tensors: ['sorted_sequence', 'values'],
    output(args) {
      refuseList(args, 'sorted_sequence')
      const sequence = args.shape('sorted_sequence')
      if (sequence.length !== 1)
        refuse('ValueError', `\`searchsorted\` takes a sequence of one axis, found ${showShape(sequence)}`)
      return spec(args.shape('values'), sequence[0] === null ? 'int64' : 'int32')
    },
  },
  {
    name: 'isin',
    type: 'IsIn',
    signature: 'x1, x2, assume_unique=False, invert=False',
    tensors: ['x1', 'x2'],
    output: (args) => spec(args.shape('x1'), 'bool'),
  },
  {
    name: 'digitize',
    type: 'Digitize',
    signature: 'x, bins',
    tensors: ['x', 'bins'],
    output(args) {
      refuseList(args, 'bins')
      const bins = args.shape('bins')
      if (bins.length > 1)
        refuse('ValueError', `\`bins\` of \`digitize\` must be of one axis, found ${showShape(bins)}`)
      return spec(args.shape('x'), 'int32')
    },
  },
  {
    name: 'argpartition',
    type: 'Argpartition',
    signature: 'x, kth, axis=-1',
    output(args) {
      const shape = args.shape('x')
      return spec(
        args.value('axis').kind === 'none'
          ? [dim((...all) => all.reduce((a, b) => a * b, 1), ...shape)]
          : shape,
        'int32',
      )
    },
  },
  {
    name: 'bincount',
    type: 'Bincount',
    signature: 'x, weights=None, minlength=0, sparse=False',
    output: (args) =>
      spec(
        [...args.shape('x').slice(0, -1), null],
        args.value('weights').kind === 'none' ? 'int32' : 'float32',
      ),
  },
  {
    name: 'histogram',
    type: 'Histogram',
    signature: 'x, bins=10, range=None',
    output(args) {
      const bins = integerOf(args.value('bins'))
      if (bins === undefined || bins < 1)
        return refuse('ValueError', `\`bins\` of \`histogram\` must be a positive whole number`)
      return [spec([bins], args.dtype('x')), spec([bins + 1], args.dtype('x'))]
    },
  },
]
