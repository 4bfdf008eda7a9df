/** The Python classes of tensors and weights: what code asks of `x` while a model is made. */
import { OBJECT } from '../../python/types.js'
import { type ClassValue, int, list, NONE, str, tuple, type Value } from '../../python/value.js'
import { refuse } from '../error.js'
import { isUnknown } from '../shape.js'
import { TensorObject, VariableObject } from './objects.js'
import type { OperationTable } from './operations.js'
import { dimValue, hostClass, method, property, shapeValue } from './values.js'
import type { World } from './world.js'

/** Python's operators and the operations of Keras that they are. */
const BINARY: readonly (readonly [string, string])[] = [
  ['add', 'add'],
  ['sub', 'subtract'],
  ['mul', 'multiply'],
  ['matmul', 'matmul'],
  ['truediv', 'true_divide'],
  ['pow', 'power'],
  ['floordiv', 'floor_divide'],
  ['mod', 'mod'],
  ['and', 'logical_and'],
  ['or', 'logical_or'],
  ['xor', 'logical_xor'],
]

const COMPARISONS: readonly (readonly [string, string])[] = [
  ['lt', 'less'],
  ['le', 'less_equal'],
  ['gt', 'greater'],
  ['ge', 'greater_equal'],
  ['ne', 'not_equal'],
]

function operators(world: World, operations: OperationTable): readonly (readonly [string, Value])[] {
  const apply = (name: string, ...args: readonly Value[]): Value => operations.apply(name, args)
  const members: (readonly [string, Value])[] = []
  for (const [python, keras] of BINARY) {
    members.push(
      method(world, `__${python}__`, 'self, other', (args) =>
        apply(keras, args.get('self'), args.get('other')),
      ),
      method(world, `__r${python}__`, 'self, other', (args) =>
        apply(keras, args.get('other'), args.get('self')),
      ),
    )
  }
  for (const [python, keras] of COMPARISONS)
    members.push(
      method(world, `__${python}__`, 'self, other', (args) =>
        apply(keras, args.get('self'), args.get('other')),
      ),
    )
  members.push(
    method(world, '__neg__', 'self', (args) => apply('negative', args.get('self'))),
    method(world, '__abs__', 'self', (args) => apply('absolute', args.get('self'))),
    method(world, '__invert__', 'self', (args) => apply('logical_not', args.get('self'))),
    method(world, '__round__', 'self, ndigits=None', (args) => apply('round', args.get('self'))),
    method(world, '__getitem__', 'self, key', (args) => apply('get_item', args.get('self'), args.get('key'))),
    // A tensor takes one shape, an array of numpy its dimensions one by one as well.
    method(world, 'reshape', 'self, *newshape, **kwargs', (args) => {
      const [first] = args.rest
      const shape = args.extra.get('newshape') ?? (args.rest.length === 1 ? first : tuple([...args.rest]))
      return apply('reshape', args.get('self'), shape ?? tuple([]))
    }),
    method(world, 'squeeze', 'self, axis=None', (args) =>
      apply('squeeze', args.get('self'), args.get('axis')),
    ),
  )
  return members
}

const tensorIn = (self: Value): TensorObject =>
  self.kind === 'instance' && self.payload instanceof TensorObject
    ? self.payload
    : refuse('TypeError', 'a tensor is needed')

function common(world: World): readonly (readonly [string, Value])[] {
  return [
    property(world, 'dtype', (self) => str(tensorIn(self).dtype)),
    property(world, 'ndim', (self) => {
      const { shape } = tensorIn(self)
      return isUnknown(shape) ? shape : int(shape.length)
    }),
  ]
}

/** `keras.KerasTensor`. */
export function makeTensorClass(world: World, operations: OperationTable): ClassValue {
  const no = (name: string, exception: 'TypeError' | 'ValueError' | 'NotImplementedError', what: string) =>
    method(world, name, 'self, *args, **kwargs', (args) => {
      const { shape } = tensorIn(args.get('self'))
      if (isUnknown(shape)) return shape
      return refuse(exception, what, 'a symbolic tensor has a shape but no values: use layers or `keras.ops`')
    })
  return hostClass('KerasTensor', OBJECT, [
    ...common(world),
    property(world, 'shape', (self) => shapeValue(tensorIn(self).shape)),
    property(world, 'name', (self) => str(tensorIn(self).name)),
    property(world, 'sparse', () => ({ kind: 'bool', value: false })),
    property(world, '_keras_history', (self) => {
      const { history } = tensorIn(self)
      if (history === null) return NONE
      const operation = history.node.operation
      const first = 'instance' in operation ? (operation.instance as Value) : str(operation.name)
      return tuple([first, int(history.node.index), int(history.index)])
    }),
    ...operators(world, operations),
    no('__bool__', 'TypeError', 'a symbolic tensor cannot be used as a condition'),
    no('__iter__', 'NotImplementedError', 'a symbolic tensor cannot be iterated over'),
    no('__len__', 'TypeError', "object of type 'KerasTensor' has no len()"),
    no('__int__', 'ValueError', 'a symbolic tensor has no value to make a number of'),
    no('__float__', 'ValueError', 'a symbolic tensor has no value to make a number of'),
  ])
}

/** A tensor of the backend: TensorFlow's, where a layer's `call` is traced. */
export function makeArrayClass(world: World, operations: OperationTable): ClassValue {
  return hostClass('Tensor', OBJECT, [
    ...common(world),
    property(world, 'shape', (self) => {
      const { shape } = tensorIn(self)
      return isUnknown(shape) ? shape : shapeValue(shape)
    }),
    method(world, 'get_shape', 'self', (args) => shapeValue(tensorIn(args.get('self')).shape)),
    method(world, 'set_shape', 'self, shape', () => NONE),
    ...operators(world, operations),
    method(world, '__getattr__', 'self, name', (args) => {
      const name = args.get('name')
      if (name.kind === 'str' && name.value.startsWith('_'))
        return refuse('AttributeError', `'Tensor' object has no attribute '${name.value}'`)
      return world.unknown('tensors have no values here')
    }),
    method(world, '__iter__', 'self', (args, vm) => {
      const { shape } = tensorIn(args.get('self'))
      if (isUnknown(shape)) return shape
      const [length] = shape
      if (typeof length !== 'number') return world.unknown('a tensor of unknown length is iterated over')
      if (length > MAX_UNSTACKED) return world.unknown('a long tensor is iterated over')
      const items = Array.from({ length }, (_, index) =>
        operations.apply('get_item', [args.get('self'), int(index)]),
      )
      return vm.call(vm.getAttribute(list(items), '__iter__'), [])
    }),
    method(world, '__bool__', 'self', () => world.unknown('a tensor has no value here')),
  ])
}

/** Entries along the first axis that iterating gives one by one. */
const MAX_UNSTACKED = 1024

/** `keras.Variable`. */
export function makeVariableClass(world: World, operations: OperationTable): ClassValue {
  const variableIn = (self: Value): VariableObject =>
    self.kind === 'instance' && self.payload instanceof VariableObject
      ? self.payload
      : refuse('TypeError', 'a variable is needed')
  return hostClass('Variable', OBJECT, [
    property(world, 'shape', (self) => tuple(variableIn(self).shape.map(dimValue))),
    property(world, 'dtype', (self) => str(variableIn(self).dtype)),
    property(world, 'ndim', (self) => int(variableIn(self).shape.length)),
    property(world, 'name', (self) => str(variableIn(self).name)),
    property(world, 'path', (self) => str(variableIn(self).name)),
    property(
      world,
      'trainable',
      (self) => ({ kind: 'bool', value: variableIn(self).trainable }),
      (self, value, vm) => {
        const truth = vm.truth(value)
        if (typeof truth === 'boolean') world.set(variableIn(self), 'trainable', truth)
      },
    ),
    property(world, 'value', (self) => self),
    method(world, 'assign', 'self, value', (args) => args.get('value')),
    method(world, 'assign_add', 'self, value', (args) => args.get('value')),
    method(world, 'assign_sub', 'self, value', (args) => args.get('value')),
    method(world, 'numpy', 'self', () => world.unknown('weights have no values before a model is trained')),
    ...operators(world, operations),
  ])
}
