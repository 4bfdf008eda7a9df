/** `sklearn.model_selection`: what splitting data makes of its shape. */
import { hostModule, type Vm } from '../host.js'
import { isUnknown } from '../key.js'
import { list, type ModuleValue, type Unknown, type Value } from '../value.js'
import { doubleOf, native } from './native.js'
import { numpyArrays } from './numpy/numpy.js'

/** Makes the module. */
export function modelSelection(): ModuleValue {
  return hostModule(
    'sklearn.model_selection',
    [
      native('train_test_split', '*arrays, test_size=None, train_size=None, **options', (args, vm) => {
        const [held, kept] = [args.get('test_size'), args.get('train_size')]
        const arrays = numpyArrays()
        const parts: Value[] = []
        for (const given of args.rest) {
          const array = arrays.from(given, vm)
          if (isUnknown(array)) {
            parts.push(array, array)
            continue
          }
          const [count = 0, ...rest] = array.shape
          const sizes = splitSizes(count, held, kept, vm)
          if (!Array.isArray(sizes)) return sizes
          for (const size of sizes) {
            parts.push(arrays.make([size, ...rest], array.dtype))
          }
        }
        return list(parts)
      }),
    ],
    (name) => ({
      kind: 'builtin',
      name,
      call: (vm) => vm.unknown(`\`${name}\` of sklearn is not computed here`),
    }),
  )
}

/** How many entries each part has: the share that is held back is rounded up, a quarter unless said otherwise. */
function splitSizes(count: number, held: Value, kept: Value, vm: Vm): number[] | Unknown {
  const share = (value: Value, round: (x: number) => number) => {
    if (value.kind === 'none') return null
    const number = doubleOf(vm, value)
    if (typeof number !== 'number') return number
    return value.kind === 'int' ? number : round(number * count)
  }
  const [test, train] = [share(held, Math.ceil), share(kept, Math.floor)]
  if (isUnknown(test)) return test
  if (isUnknown(train)) return train
  const tested = test ?? (train === null ? Math.ceil(count / 4) : count - train)
  return [train ?? count - tested, tested]
}
