/** Methods and operators of arrays, and of numpy's numbers. */
import { type HostCall, hostFunction, payloadOf, type Vm } from '../../host.js'
import { signature } from '../../signature.js'
import { type Cursor, int, NONE, str, tuple, type Value } from '../../value.js'
import { iterator } from '../native.js'
import { ArrayPayload, type Arrays, converted, shapeFrom, sizeOf } from './array.js'
import { type Args, dtypeName, withArray } from './given.js'
import { elementwise, getItem, reshape } from './operations.js'
import { RULES, reduction } from './reductions.js'
import { LAYOUTS, laidOut, squeezed, transposed } from './shaping.js'

const OPERATORS: readonly (readonly [string, string])[] = [
  ['add', '+'],
  ['sub', '-'],
  ['mul', '*'],
  ['truediv', '/'],
  ['floordiv', '//'],
  ['mod', '%'],
  ['pow', '**'],
  ['matmul', '@'],
  ['and', '&'],
  ['or', '|'],
]

const COMPARISONS: readonly (readonly [string, string])[] = [
  ['eq', '=='],
  ['ne', '!='],
  ['lt', '<'],
  ['le', '<='],
  ['gt', '>'],
  ['ge', '>='],
]

/** What arrays have beside what is read here: unknown, not missing. */
const UNREAD_MEMBERS = new Set(
  (
    'argpartition base byteswap choose compress ctypes data diagonal dump dumps flags flat getfield itemsize nbytes nonzero ' +
    'resize searchsorted setfield setflags strides tobytes tofile trace view'
  ).split(' '),
)

/** Functions of the layout of arrays that are methods too, by the same parameters. */
const LAYOUT_METHODS = 'clip round argsort cumsum cumprod repeat swapaxes take ravel conj'.split(' ')

/** Methods that change an array in place. */
const CHANGERS = ['sort', 'fill', 'itemset', 'partition', 'put']

export function addMethods(arrays: Arrays): void {
  const { array: of, integer, floating } = arrays.classes
  const method = (name: string, parameters: string, call: HostCall) =>
    of.namespace.set(name, hostFunction(name, signature(parameters), call))
  const property = (name: string, read: (array: ArrayPayload, vm: Vm) => Value) =>
    of.namespace.set(name, {
      kind: 'property',
      get: hostFunction(
        name,
        signature('self'),
        withArray(arrays, 'self', (array, _, vm) => read(array, vm)),
      ),
      set: null,
      delete: null,
    })
  for (const [name, sign] of OPERATORS) {
    for (const cls of [of, integer, floating]) {
      const define = (key: string, swapped: boolean) =>
        cls.namespace.set(
          key,
          hostFunction(key, signature('self, other, /'), (args, vm) => {
            const [self, other] = [args.get('self'), args.get('other')]
            if (
              other.kind === 'instance' &&
              payloadOf(other, ArrayPayload) === null &&
              other.native === undefined
            ) {
              return { kind: 'notImplemented' }
            }
            if (other.kind === 'str' || (cls !== of && (other.kind === 'list' || other.kind === 'tuple'))) {
              const plain = self.kind === 'instance' ? (self.native ?? self) : self
              if (plain === self) return { kind: 'notImplemented' }
              return swapped ? vm.binary(sign, other, plain) : vm.binary(sign, plain, other)
            }
            return swapped
              ? elementwise(arrays, vm, sign, other, self)
              : elementwise(arrays, vm, sign, self, other)
          }),
        )
      define(`__${name}__`, false)
      define(`__r${name}__`, true)
    }
  }
  for (const [name, sign] of COMPARISONS) {
    method(`__${name}__`, 'self, other, /', (args, vm) =>
      elementwise(arrays, vm, sign, args.get('self'), args.get('other')),
    )
  }
  method('__hash__', 'self', (_, vm) => vm.raise('TypeError', "unhashable type: 'numpy.ndarray'"))
  method('__neg__', 'self', (args, vm) => elementwise(arrays, vm, '*', args.get('self'), int(-1)))
  property('shape', (array) => tuple(array.shape.map((dim) => int(dim))))
  property('ndim', (array) => int(array.shape.length))
  property('real', (array) => arrays.make(array.shape, array.dtype))
  property('imag', (array) => arrays.make(array.shape, array.dtype))
  property('size', (array) => int(sizeOf(array.shape)))
  property('dtype', (array) => str(array.dtype))
  property('T', (array, vm) => transposed(arrays, vm, array, NONE))
  for (const name of Object.keys(RULES)) method(name, 'a, axis=None, **kwargs', reduction(arrays, name))
  const own = (
    name: string,
    parameters: string,
    rule: (array: ArrayPayload, args: Parameters<HostCall>[0], vm: Vm) => Value,
  ) => method(name, `self${parameters === '' ? '' : `, ${parameters}`}`, withArray(arrays, 'self', rule))
  own('reshape', '*shape, **kwargs', (array, args, vm) => {
    const [only] = args.rest
    const wanted = shapeFrom(args.rest.length === 1 && only !== undefined ? only : tuple([...args.rest]), vm)
    return Array.isArray(wanted)
      ? reshape(arrays, vm, array, wanted)
      : (wanted ?? vm.unknown('the shape is not known'))
  })
  own('astype', 'dtype, *args, **kwargs', (array, args) => {
    const name = dtypeName(args.get('dtype'), array.dtype)
    return arrays.make(array.shape, name, array.values?.map((value) => converted(value, name)) ?? null)
  })
  own('flatten', '*args, **kwargs', (array) => arrays.make([sizeOf(array.shape)], array.dtype, array.values))
  own('copy', '*args, **kwargs', (array) => arrays.make(array.shape, array.dtype, array.values))
  own('transpose', '*axes', (array, args, vm) => {
    const [only] = args.rest
    const axes =
      args.rest.length === 0
        ? NONE
        : only?.kind === 'tuple' || only?.kind === 'list' || only?.kind === 'none'
          ? only
          : tuple([...args.rest])
    return transposed(arrays, vm, array, axes)
  })
  own('tolist', '', (array, _, vm) => nested(array.shape, array.values, vm))
  own(
    'item',
    '*args',
    (array, _, vm) => array.values?.[0] ?? vm.unknown('the values of the array are not known'),
  )
  own('__len__', '', (array, _, vm) => {
    const [length] = array.shape
    return length === undefined ? vm.raise('TypeError', 'len() of unsized object') : int(length)
  })
  own('__getitem__', 'key', (array, args, vm) => getItem(arrays, vm, array, args.get('key')))
  own('__iter__', '', (array, args, vm) => {
    let at = 0
    const walk: Cursor['next'] = () => {
      if (at >= (array.shape[0] ?? 0)) return null
      vm.tick(1)
      at += 1
      return vm.getItem(args.get('self'), int(at - 1))
    }
    return iterator('ndarray_iterator', walk)
  })
  for (const name of LAYOUT_METHODS) {
    const layout = LAYOUTS[name]
    if (layout === undefined) continue
    method(
      name,
      layout.parameters,
      withArray(arrays, 'a', (array, args, vm) => laidOut(arrays, vm, layout, array, args)),
    )
  }
  method('dot', 'self, b', (args, vm) => elementwise(arrays, vm, '@', args.get('self'), args.get('b')))
  for (const name of CHANGERS) method(name, 'self, *args, **kwargs', withArray(arrays, 'self', changed))
  own('squeeze', 'axis=None', (array, args, vm) => squeezed(arrays, vm, array, args.get('axis')))
  own('__getattr__', 'name', (_, args, vm) => {
    const name = args.get('name')
    if (name.kind === 'str' && UNREAD_MEMBERS.has(name.value)) {
      return vm.unknown(`\`${name.value}\` of an array is not computed here`)
    }
    const text = name.kind === 'str' ? name.value : ''
    return vm.raise('AttributeError', `'numpy.ndarray' object has no attribute '${text}'`)
  })
  // A set item changes values that are not followed.
  own('__setitem__', 'key, value', changed)
  own('__bool__', '', (array, _, vm) => {
    if (sizeOf(array.shape) > 1) {
      return vm.raise(
        'ValueError',
        'The truth value of an array with more than one element is ambiguous. Use a.any() or a.all()',
      )
    }
    return array.values?.[0] ?? vm.unknown('the values of the array are not known')
  })
  own('__repr__', '', (_, __, vm) => vm.unknown('arrays are not written out'))
  for (const cls of [integer, floating]) {
    cls.namespace.set(
      'item',
      hostFunction('item', signature('self'), (args) => plainOf(args.get('self'))),
    )
    cls.namespace.set('shape', tuple([]))
    cls.namespace.set(
      'astype',
      hostFunction('astype', signature('self, dtype'), (args) => args.get('self')),
    )
  }
}

/** A method that changes an array's values, which are not followed from then on. */
function changed(array: ArrayPayload, args: Args): Value {
  const self = args.get('self')
  if (self.kind === 'instance') self.payload = new ArrayPayload(array.shape, array.dtype, null)
  return NONE
}

function plainOf(value: Value): Value {
  return value.kind === 'instance' ? (value.native ?? value) : value
}

function nested(shape: readonly number[], values: readonly Value[] | null, vm: Vm): Value {
  if (values === null) return vm.unknown('the values of the array are not known')
  const [first, ...rest] = shape
  if (first === undefined) return values[0] ?? NONE
  const size = sizeOf(rest)
  return {
    kind: 'list',
    items: Array.from({ length: first }, (_, index) =>
      nested(rest, values.slice(index * size, (index + 1) * size), vm),
    ),
  }
}
