/** Functions of numpy that make arrays. */
import { type HostCall, payloadOf, type Vm } from '../../host.js'
import { isUnknown } from '../../key.js'
import { float, int, tuple, type Value } from '../../value.js'
import { doubleOf, native } from '../native.js'
import { ArrayPayload, type Arrays, converted, MAX_VALUES, shapeFrom, sizeOf } from './array.js'
import { dtypeName, wholeIn } from './given.js'

function filled(
  arrays: Arrays,
  vm: Vm,
  shape: Value,
  type: Value,
  value: Value,
  otherwise = 'float64',
): Value {
  const dims = shapeFrom(shape, vm)
  if (dims === null) return vm.raise('TypeError', 'expected a sequence of integers or a single integer')
  if (!Array.isArray(dims)) return dims
  if (dims.some((dim) => dim < 0)) return vm.raise('ValueError', 'negative dimensions are not allowed')
  const name = dtypeName(type, otherwise)
  const size = sizeOf(dims)
  vm.allocate(Math.min(size, MAX_VALUES))
  const one = converted(value, name)
  return arrays.make(dims, name, size <= MAX_VALUES ? new Array<Value>(size).fill(one) : null)
}

export function creators(arrays: Arrays): (readonly [string, Value])[] {
  const like = (name: string, value: Value) =>
    native(name, 'a, dtype=None, *args, **kwargs', (args, vm) => {
      const array = arrays.from(args.get('a'), vm)
      if (isUnknown(array)) return array
      return filled(
        arrays,
        vm,
        tuple(array.shape.map((dim) => int(dim))),
        args.get('dtype'),
        value,
        array.dtype,
      )
    })
  const copy: HostCall = (args, vm) => {
    if (dtypeName(args.get('dtype'), '') === 'object') return vm.unknown('arrays of objects are not read')
    const array = arrays.from(args.get('object'), vm)
    if (isUnknown(array)) return array
    const name = dtypeName(args.get('dtype'), array.dtype)
    return arrays.make(array.shape, name, array.values?.map((value) => converted(value, name)) ?? null)
  }
  return [
    native('array', 'object, dtype=None, *args, **kwargs', copy),
    ...['asarray', 'asanyarray', 'ascontiguousarray', 'copy'].map((name) =>
      native(name, 'object, dtype=None, *args, **kwargs', copy),
    ),
    native('zeros', 'shape, dtype=None, order=None', (args, vm) =>
      filled(arrays, vm, args.get('shape'), args.get('dtype'), float(0)),
    ),
    native('ones', 'shape, dtype=None, order=None', (args, vm) =>
      filled(arrays, vm, args.get('shape'), args.get('dtype'), float(1)),
    ),
    native('empty', 'shape, dtype=None, order=None', (args, vm) => {
      const made = filled(arrays, vm, args.get('shape'), args.get('dtype'), float(0))
      const array = payloadOf(made, ArrayPayload)
      return array === null ? made : arrays.make(array.shape, array.dtype)
    }),
    native('full', 'shape, fill_value, dtype=None, order=None', (args, vm) => {
      const value = args.get('fill_value')
      const otherwise = value.kind === 'int' ? 'int64' : value.kind === 'bool' ? 'bool' : 'float64'
      return filled(arrays, vm, args.get('shape'), args.get('dtype'), value, otherwise)
    }),
    like('zeros_like', float(0)),
    like('ones_like', float(1)),
    like('empty_like', float(0)),
    native('full_like', 'a, fill_value, dtype=None, **kwargs', (args, vm) => {
      const array = arrays.from(args.get('a'), vm)
      return isUnknown(array) ? array : arrays.make(array.shape, dtypeName(args.get('dtype'), array.dtype))
    }),
    native('arange', 'start, stop=None, step=1, dtype=None', (args, vm) => {
      const [first, second] = [args.get('start'), args.get('stop')]
      const bounds = second.kind === 'none' ? [int(0), first] : [first, second]
      const numbers = [...bounds, args.get('step')].map((value) => doubleOf(vm, value))
      const hidden = numbers.find(isUnknown)
      if (hidden !== undefined) return hidden
      const [start = 0, stop = 0, step = 1] = numbers.filter((value) => typeof value === 'number')
      if (step === 0) return vm.raise('ZeroDivisionError', 'division by zero')
      const length = Math.max(0, Math.ceil((stop - start) / step))
      const whole = [...bounds, args.get('step')].every((value) => value.kind === 'int')
      vm.allocate(Math.min(length, MAX_VALUES))
      const values =
        length > MAX_VALUES
          ? null
          : Array.from({ length }, (_, index) =>
              whole ? int(start + index * step) : float(start + index * step),
            )
      return arrays.make([length], dtypeName(args.get('dtype'), whole ? 'int64' : 'float64'), values)
    }),
    ...['linspace', 'logspace', 'geomspace'].map((name) =>
      native(name, 'start, stop, num=50, *args, **kwargs', (args, vm) => {
        const num = wholeIn(args.get('num'), vm)
        if (typeof num !== 'number') return num
        const ends = [arrays.from(args.get('start'), vm), arrays.from(args.get('stop'), vm)]
        if (ends.some((end) => isUnknown(end) || end.shape.length > 0) || args.extra.has('axis')) {
          return vm.unknown('the shape of the ends is not known')
        }
        const step = args.extra.get('retstep')
        const points = arrays.make([num], 'float64')
        return step === undefined ? points : vm.unknown('whether the step is given too is not looked at')
      }),
    ),
    native('identity', 'n, **kwargs', (args, vm) => {
      const rows = wholeIn(args.get('n'), vm)
      return typeof rows === 'number' ? arrays.make([rows, rows], 'float64') : rows
    }),
    native('eye', 'N, M=None, *args, **kwargs', (args, vm) => {
      const rows = shapeFrom(args.get('N'), vm)
      const columns = args.get('M').kind === 'none' ? rows : shapeFrom(args.get('M'), vm)
      if (!Array.isArray(rows) || !Array.isArray(columns))
        return vm.unknown('the size of the array is not known')
      return arrays.make([...rows, ...columns], 'float64')
    }),
  ]
}
