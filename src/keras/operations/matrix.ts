/** Operations of numpy on diagonals, outer structure and numbers of axes. */

import { integerOf, show } from '../arguments.js'
import { broadcast } from '../broadcast.js'
import { BYTES } from '../bytes.js'
import { cannotTell, refuse } from '../error.js'
import { spec } from '../layer.js'
import { type Dim, dim, isUnknown, product, type Shape, sameDim, showShape } from '../shape.js'
import { axes, canonical, integer, type OperationArguments, type OperationDeclaration } from './operation.js'

/** How long a diagonal is that stands `offset` to the right of the main one. */
const diagonal = (rows: Dim, columns: Dim, offset: number): Dim =>
  dim((r, c) => Math.max(0, Math.min(offset > 0 ? c - offset : r + offset, Math.min(r, c))), rows, columns)

/** A shape without the two axes named. */
function withoutPair(args: OperationArguments): { readonly rest: Shape; readonly pair: readonly [Dim, Dim] } {
  const shape = args.shape('x')
  if (shape.length < 2)
    refuse('ValueError', `\`${args.name}\` takes a tensor of at least two axes, found ${showShape(shape)}`)
  const a = canonical(integer(args, 'axis1'), shape.length, args.name)
  const b = canonical(integer(args, 'axis2'), shape.length, args.name)
  return {
    rest: shape.filter((_, axis) => axis !== a && axis !== b),
    pair: [shape[a] ?? null, shape[b] ?? null],
  }
}

const square = (args: OperationArguments, entries: Dim): Shape => {
  const side = dim((n) => n + Math.abs(integer(args, 'k')), entries)
  return [side, side]
}

function crossed(args: OperationArguments): Shape {
  const both = args.value('axis')
  const axisOf = (name: string): number =>
    both.kind === 'none' ? integer(args, name) : integer(args, 'axis')
  const pick = (shape: Shape, name: string): readonly [Dim, Shape] => {
    const axis = canonical(axisOf(name), shape.length, 'cross')
    const size = shape[axis] ?? null
    if (typeof size === 'number' && size !== 2 && size !== 3)
      refuse('ValueError', `\`cross\` takes vectors of 2 or 3 entries, found ${showShape(shape)}`)
    return [size, shape.toSpliced(axis, 1)]
  }
  const [a, restA] = pick(args.shape('x1'), 'axisa')
  const [b, restB] = pick(args.shape('x2'), 'axisb')
  const rest = broadcast(restA, restB)
  const result: Shape = a === 3 || b === 3 ? [3] : []
  const at = canonical(axisOf('axisc'), rest.length + result.length, 'cross')
  return [...rest.slice(0, at), ...result, ...rest.slice(at)]
}

function inner(a: Shape, b: Shape): Shape {
  if (a.length === 0) return b
  if (b.length === 0) return a
  if (sameDim(a.at(-1) ?? null, b.at(-1) ?? null) === false)
    refuse('ValueError', `\`inner\` needs last axes of one length, found ${showShape(a)} and ${showShape(b)}`)
  return [...a.slice(0, -1), ...b.slice(0, -1)]
}

/** `rearrange(x, 'b (h p) c -> b h (p c)', p=2)`. */
function rearranged(args: OperationArguments): Shape {
  const pattern = args.value('pattern')
  if (isUnknown(pattern)) cannotTell(pattern)
  const [left, right, ...more] = pattern.kind === 'str' ? pattern.value.split(/\s*->\s*/) : []
  if (left === undefined || right === undefined || more.length > 0)
    return refuse('ValueError', `\`rearrange\` needs a pattern with one \`->\`, found ${show(pattern)}`)
  const groups = (text: string): readonly (readonly string[])[] =>
    (text.match(/\w+|\(.*?\)/g) ?? []).map((one) => one.match(/\w+/g) ?? [])
  const given = args.value('axes_lengths')
  const sizes = new Map<string, Dim>()
  if (given.kind === 'dict')
    for (const { key, value } of given.entries.values())
      if (key.kind === 'str') sizes.set(key.value, integerOf(value) ?? null)
  const shape = args.shape('tensor')
  for (const [axis, group] of groups(left).entries()) {
    const size = shape[axis]
    if (size === undefined) continue
    const open = group.filter((name) => !sizes.has(name))
    const [first] = open
    if (group.length === 1 && first !== undefined) sizes.set(first, size)
    else if (first !== undefined) {
      const others = product(group.filter((name) => name !== first).map((name) => sizes.get(name) ?? 1))
      if (size === null) refuse('TypeError', `\`rearrange\` cannot part an axis of unknown length`)
      sizes.set(
        first,
        dim((n, k) => Math.floor(n / k), size, others),
      )
    }
  }
  return groups(right).map((group) => {
    const parts = group.map((name) => {
      const size = sizes.get(name)
      return size === undefined
        ? refuse('KeyError', `\`rearrange\` has no axis '${name}' on the left of its pattern`)
        : size
    })
    if (parts.includes(null))
      refuse('TypeError', '`rearrange` multiplies lengths of axes, of which one is None')
    return product(parts)
  })
}

export const MATRICES: readonly OperationDeclaration[] = [
  {
    name: 'diag',
    type: 'Diag',
    signature: 'x, k=0',
    output(args) {
      const shape = args.shape('x')
      const [rows = null, columns] = shape
      if (shape.length !== 1 && shape.length !== 2)
        refuse('ValueError', `\`diag\` takes a tensor of one or two axes, found ${showShape(shape)}`)
      return spec(
        columns === undefined ? square(args, rows) : [diagonal(rows, columns, integer(args, 'k'))],
        args.dtype('x'),
      )
    },
  },
  {
    name: 'diagflat',
    type: 'Diagflat',
    signature: 'x, k=0',
    output: (args) => spec(square(args, product(args.shape('x'))), args.dtype('x')),
  },
  {
    name: 'diagonal',
    type: 'Diagonal',
    signature: 'x, offset=0, axis1=0, axis2=1',
    output(args) {
      const { rest, pair } = withoutPair(args)
      return spec([...rest, diagonal(...pair, integer(args, 'offset'))], args.dtype('x'))
    },
  },
  {
    name: 'trace',
    type: 'Trace',
    signature: 'x, offset=0, axis1=0, axis2=1',
    output: (args) => spec(withoutPair(args).rest, args.dtype('x')),
  },
  {
    name: 'cross',
    type: 'Cross',
    signature: 'x1, x2, axisa=-1, axisb=-1, axisc=-1, axis=None',
    tensors: ['x1', 'x2'],
    output: (args) => spec(crossed(args), args.common),
  },
  {
    name: 'inner',
    type: 'Inner',
    signature: 'x1, x2',
    tensors: ['x1', 'x2'],
    output: (args) => spec(inner(args.shape('x1'), args.shape('x2')), args.common),
  },
  {
    name: 'vdot',
    type: 'Vdot',
    signature: 'x1, x2',
    tensors: ['x1', 'x2'],
    output: (args) => spec([], args.common),
  },
  {
    name: 'kron',
    type: 'Kron',
    signature: 'x1, x2',
    tensors: ['x1', 'x2'],
    output(args) {
      const b = args.shape('x2')
      const shape = args
        .shape('x1')
        .slice(0, b.length)
        .map((one, axis) => dim((x, y) => x * y, one, b[axis] ?? null))
      return spec(shape, args.common)
    },
  },
  {
    name: 'correlate',
    type: 'Correlate',
    signature: "x1, x2, mode='valid'",
    tensors: ['x1', 'x2'],
    output(args) {
      const [a, b] = [args.shape('x1'), args.shape('x2')]
      if (a.length !== 1 || b.length !== 1)
        refuse(
          'ValueError',
          `\`correlate\` takes tensors of one axis, found ${showShape(a)} and ${showShape(b)}`,
        )
      const mode = args.value('mode')
      const size =
        mode.kind !== 'str'
          ? undefined
          : {
              same: Math.max,
              full: (x: number, y: number) => x + y - 1,
              valid: (x: number, y: number) => Math.abs(x - y) + 1,
            }[mode.value]
      if (size === undefined)
        return refuse(
          'ValueError',
          `\`mode\` of \`correlate\` must be 'valid', 'same' or 'full', found ${show(mode)}`,
        )
      if (a[0] === null || b[0] === null)
        refuse('TypeError', '`correlate` compares lengths, of which one is None')
      return spec([dim(size, a[0] ?? null, b[0] ?? null)], 'float32')
    },
  },
  {
    name: 'corrcoef',
    type: 'Corrcoef',
    signature: 'x',
    output: (args) => spec(args.shape('x'), args.dtype('x')),
  },
  {
    name: 'cdist',
    type: 'CDist',
    signature: 'x, y',
    tensors: ['x', 'y'],
    output(args) {
      const [a, b] = [args.shape('x'), args.shape('y')]
      if (a.length < 2 || b.length < 2 || sameDim(a.at(-1) ?? null, b.at(-1) ?? null) === false)
        refuse(
          'ValueError',
          `\`cdist\` takes points of as many coordinates in at least two axes, found ${showShape(a)} and ${showShape(b)}`,
        )
      return spec(
        [...broadcast(a.slice(0, -2), b.slice(0, -2)), a.at(-2) ?? null, b.at(-2) ?? null],
        args.common,
      )
    },
  },
  {
    name: 'meshgrid',
    type: 'Meshgrid',
    signature: "*x, indexing='xy'",
    many: ['x'],
    output(args) {
      const sizes = args.shapes('x').map((shape) => product(shape))
      const mode = args.value('indexing')
      const [first, second] = sizes
      if (mode.kind === 'str' && mode.value === 'ij') return sizes.map(() => spec(sizes, 'float32'))
      if (first === undefined || second === undefined)
        return refuse('IndexError', '`meshgrid` takes at least two tensors')
      const swapped = [second, first, ...sizes.slice(2)]
      return sizes.map(() => spec(swapped, args.dtype('x')))
    },
  },
  {
    name: 'vander',
    type: 'Vander',
    signature: 'x, N=None, increasing=False',
    output(args) {
      const shape = args.shape('x')
      if (shape.length !== 1)
        refuse('ValueError', `\`vander\` takes a tensor of one axis, found ${showShape(shape)}`)
      const count = args.value('N').kind === 'none' ? (shape[0] ?? null) : integer(args, 'N')
      return spec([...shape, count], args.dtype('x'))
    },
  },
  {
    name: 'rot90',
    type: 'Rot90',
    signature: 'array, k=1, axes=(0, 1)',
    output(args) {
      const shape = args.shape('array')
      const [a, b, ...more] = axes(args, 'axes') ?? []
      if (shape.length < 2)
        refuse('ValueError', `\`rot90\` takes at least two axes, found ${showShape(shape)}`)
      if (a === undefined || b === undefined || more.length > 0 || a === b)
        return refuse('ValueError', `\`axes\` of \`rot90\` must be two different axes`)
      const [i, j] = [canonical(a, shape.length, 'rot90'), canonical(b, shape.length, 'rot90')]
      return spec(shape.with(i, shape[j] ?? null).with(j, shape[i] ?? null), args.dtype('array'))
    },
  },
  {
    name: 'trapezoid',
    type: 'Trapezoid',
    signature: 'y, x=None, dx=1.0, axis=-1',
    output(args) {
      const shape = args.shape('y')
      const axis = args.value('axis').kind === 'none' || shape.length === 0 ? null : integer(args, 'axis')
      return spec(
        axis === null ? shape : shape.toSpliced(((axis % shape.length) + shape.length) % shape.length, 1),
        args.dtype('y'),
      )
    },
  },
  {
    name: 'rearrange',
    type: 'Rearrange',
    signature: 'tensor, pattern, **axes_lengths',
    output: (args) => spec(rearranged(args), args.dtype('tensor')),
  },
  {
    name: 'view_as_complex',
    type: 'ViewAsComplex',
    signature: 'x',
    output: (args) => spec(args.shape('x').slice(0, -1), 'complex64'),
  },
  {
    name: 'view_as_real',
    type: 'ViewAsReal',
    signature: 'x',
    output: (args) => spec([...args.shape('x'), 2], 'float32'),
  },
  {
    name: 'view',
    type: 'View',
    signature: 'x, dtype=None',
    output(args) {
      const to = args.value('dtype')
      const dtype = to.kind === 'str' ? to.value : args.dtype('x')
      const [before, after] = [BYTES.get(args.dtype('x')), BYTES.get(dtype)]
      const shape = args.shape('x')
      if (before === undefined || after === undefined || before === after) return spec(shape, dtype)
      const last = shape.at(-1)
      if (last === undefined) return refuse('ValueError', '`view` cannot read a number as another dtype')
      return spec(
        shape.with(
          -1,
          dim(
            (n) =>
              (n * before) % after === 0
                ? (n * before) / after
                : refuse(
                    'ValueError',
                    `\`view\` cannot read ${showShape(shape)} as ${dtype}: the bytes do not come out even`,
                  ),
            last,
          ),
        ),
        dtype,
      )
    },
  },
]
