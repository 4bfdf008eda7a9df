/** Losses and measures between two tensors. */

import { integerOf } from '../arguments.js'
import { refuse } from '../error.js'
import { spec } from '../layer.js'
import { type Shape, showShape } from '../shape.js'
import { canonical, integer, type OperationArguments, type OperationDeclaration } from './operation.js'

const equal = (a: Shape, b: Shape): boolean =>
  a.length === b.length && a.every((one, axis) => one === b[axis])

/** Target and output of one shape. */
function alike(args: OperationArguments): Shape {
  const target = args.shape('target')
  const output = args.shape('output')
  return equal(target, output)
    ? output
    : refuse(
        'ValueError',
        `\`target\` and \`output\` of \`${args.name}\` must be of one shape, found ${showShape(target)} and ${showShape(output)}`,
      )
}

function sparse(args: OperationArguments): Shape {
  const output = args.shape('output')
  if (output.length === 0) refuse('ValueError', `\`output\` of \`${args.name}\` needs an axis of classes`)
  const axis = canonical(integer(args, 'axis'), output.length, args.name)
  const found = args.shape('target')
  const target = found.length === output.length && found.at(-1) === 1 ? found.slice(0, -1) : found
  const rest = output.toSpliced(axis, 1)
  return equal(target, rest)
    ? rest
    : refuse(
        'ValueError',
        `\`target\` of \`${args.name}\` must be of the output's shape without its classes, found ${showShape(found)} and ${showShape(output)}`,
      )
}

const float = (dtype: string): string => (/^(bfloat16|float16|float64)$/.test(dtype) ? dtype : 'float32')

export const LOSSES: readonly OperationDeclaration[] = [
  {
    name: 'binary_crossentropy',
    type: 'BinaryCrossentropy',
    signature: 'target, output, from_logits=False',
    tensors: ['target', 'output'],
    output: (args) => spec(alike(args), args.dtype('output')),
  },
  {
    name: 'categorical_crossentropy',
    type: 'CategoricalCrossentropy',
    signature: 'target, output, from_logits=False, axis=-1',
    tensors: ['target', 'output'],
    output: (args) => spec(alike(args).slice(0, -1), args.dtype('output')),
  },
  {
    name: 'sparse_categorical_crossentropy',
    type: 'SparseCategoricalCrossentropy',
    signature: 'target, output, from_logits=False, axis=-1',
    tensors: ['target', 'output'],
    output: (args) => spec(sparse(args), args.dtype('output')),
  },
  {
    name: 'ctc_loss',
    type: 'CTCLoss',
    signature: 'target, output, target_length, output_length, mask_index=0',
    tensors: ['target', 'output', 'target_length', 'output_length'],
    output: (args) => spec([args.shape('target')[0] ?? null], float(args.dtype('output'))),
  },
  {
    name: 'ctc_decode',
    type: 'CTCDecode',
    signature:
      "inputs, sequence_lengths, strategy='greedy', beam_width=100, top_paths=1, merge_repeated=True, mask_index=0",
    tensors: ['inputs', 'sequence_lengths'],
    output(args) {
      const [batch = null, steps = null] = args.shape('inputs')
      const strategy = args.value('strategy')
      const greedy = strategy.kind === 'str' && strategy.value === 'greedy'
      const paths = greedy ? 1 : (integerOf(args.value('top_paths')) ?? null)
      return [spec([paths, batch, steps], 'int32'), spec([batch, paths], float(args.dtype('inputs')))]
    },
  },
  {
    name: 'psnr',
    type: 'PSNR',
    signature: 'x1, x2, max_val',
    tensors: ['x1', 'x2'],
    output(args) {
      if (args.shape('x1').length !== args.shape('x2').length)
        refuse('ValueError', '`psnr` takes two tensors of as many axes')
      return spec([], 'float32')
    },
  },
  {
    name: 'in_top_k',
    type: 'InTopK',
    signature: 'targets, predictions, k',
    tensors: ['targets', 'predictions'],
    output: (args) => spec(args.shape('targets'), 'bool'),
  },
]
