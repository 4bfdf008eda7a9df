/** The bundled data sets: their shapes are fixed, their contents are not looked at. */
import { numpyArrays } from '../../python/library/numpy/numpy.js'
import { tuple, type Value } from '../../python/value.js'
import type { Shape } from '../shape.js'
import type { Kit } from './kit.js'
import { moduleFunction } from './values.js'

interface DataSet {
  readonly train: readonly [Shape, Shape]
  readonly test: readonly [Shape, Shape]
  readonly dtypes: readonly [string, string]
}

const images = (count: number, held: number, size: Shape, labels: Shape): DataSet => ({
  train: [
    [count, ...size],
    [count, ...labels],
  ],
  test: [
    [held, ...size],
    [held, ...labels],
  ],
  dtypes: ['uint8', 'uint8'],
})

/** Shapes of what `load_data()` gives, from Keras's documentation of each. */
const DATA_SETS: ReadonlyMap<string, DataSet> = new Map([
  ['mnist', images(60_000, 10_000, [28, 28], [])],
  ['fashion_mnist', images(60_000, 10_000, [28, 28], [])],
  ['cifar10', images(50_000, 10_000, [32, 32, 3], [1])],
  ['cifar100', images(50_000, 10_000, [32, 32, 3], [1])],
  ['boston_housing', { train: [[404, 13], [404]], test: [[102, 13], [102]], dtypes: ['float64', 'float64'] }],
  ['imdb', { train: [[25_000], [25_000]], test: [[25_000], [25_000]], dtypes: ['object', 'int64'] }],
  ['reuters', { train: [[8_982], [8_982]], test: [[2_246], [2_246]], dtypes: ['object', 'int64'] }],
  [
    'california_housing',
    { train: [[16_512, 8], [16_512]], test: [[4_128, 8], [4_128]], dtypes: ['float32', 'float32'] },
  ],
])

/** An array of numpy whose values are not looked at. */
function array(shape: Shape, dtype: string): Value {
  return numpyArrays().make(
    shape.flatMap((dim) => (typeof dim === 'number' ? [dim] : [])),
    dtype,
  )
}

/** A member of a data set's module. */
export function datasetModule(kit: Kit, set: string, name: string): Value | undefined {
  const data = DATA_SETS.get(set)
  if (data === undefined || name !== 'load_data') return undefined
  return moduleFunction(kit.world, 'load_data', '*args, **kwargs', (args) => {
    const plain = args.rest.length === 0 && args.extra.size === 0
    if (!plain && set !== 'imdb' && set !== 'reuters' && !args.extra.has('path'))
      return kit.world.unknown('the data set is not loaded with its defaults')
    const part = ([x, y]: readonly [Shape, Shape]): Value =>
      tuple([array(x, data.dtypes[0]), array(y, data.dtypes[1])])
    return tuple([part(data.train), part(data.test)])
  })
}
