/** Functions of numpy that make less of an array: sums, extremes, means. */
import type { HostCall, Vm } from '../../host.js'
import { isUnknown } from '../../key.js'
import { float, int, type Value } from '../../value.js'
import { native } from '../native.js'
import type { Arrays } from './array.js'
import { reduce } from './operations.js'

type Rule = (vm: Vm, values: readonly Value[]) => Value

const hidden: Rule = (vm) => vm.unknown('it is not computed here')

export const RULES: Readonly<Record<string, readonly [Rule, (dtype: string) => string]>> = {
  prod: [(vm, values) => values.reduce((product, value) => vm.binary('*', product, value), int(1)), summed],
  sum: [(vm, values) => values.reduce((sum, value) => vm.binary('+', sum, value), int(0)), summed],
  max: [(vm, values) => extreme(vm, values, '>'), (dtype) => dtype],
  min: [(vm, values) => extreme(vm, values, '<'), (dtype) => dtype],
  amax: [(vm, values) => extreme(vm, values, '>'), (dtype) => dtype],
  amin: [(vm, values) => extreme(vm, values, '<'), (dtype) => dtype],
  mean: [
    (vm, values) =>
      vm.binary(
        '/',
        values.reduce((sum, value) => vm.binary('+', sum, value), float(0)),
        int(values.length),
      ),
    () => 'float64',
  ],
  std: [hidden, () => 'float64'],
  var: [hidden, () => 'float64'],
  median: [hidden, () => 'float64'],
  average: [hidden, () => 'float64'],
  nanmean: [hidden, () => 'float64'],
  nanstd: [hidden, () => 'float64'],
  nanvar: [hidden, () => 'float64'],
  nanmedian: [hidden, () => 'float64'],
  nansum: [hidden, summed],
  nanmax: [hidden, (dtype) => dtype],
  nanmin: [hidden, (dtype) => dtype],
  ptp: [hidden, (dtype) => dtype],
  count_nonzero: [hidden, () => 'int64'],
  all: [hidden, () => 'bool'],
  any: [hidden, () => 'bool'],
  argmax: [(vm, values) => int(values.indexOf(extreme(vm, values, '>'))), () => 'int64'],
  argmin: [(vm, values) => int(values.indexOf(extreme(vm, values, '<'))), () => 'int64'],
}

function summed(dtype: string): string {
  return dtype === 'bool' ? 'int64' : dtype
}

function extreme(vm: Vm, values: readonly Value[], sign: string): Value {
  const [first] = values
  if (first === undefined)
    return vm.raise('ValueError', 'zero-size array to reduction operation which has no identity')
  return values.reduce(
    (best, value) => (vm.truth(vm.compare(sign, value, best)) === true ? value : best),
    first,
  )
}

export function reduction(arrays: Arrays, name: string): HostCall {
  const [rule, dtypeOf] = RULES[name] ?? [hidden, summed]
  return (args, vm) => {
    const keep = args.extra.get('keepdims')
    const kept = keep !== undefined && vm.truth(keep) === true
    return reduce(arrays, vm, args.get('a'), args.get('axis'), kept, dtypeOf, (values) => rule(vm, values))
  }
}

export function reductions(arrays: Arrays): (readonly [string, Value])[] {
  return [
    ...Object.keys(RULES).map((name) => native(name, 'a, axis=None, **kwargs', reduction(arrays, name))),
    ...['percentile', 'quantile', 'nanpercentile', 'nanquantile'].map((name) =>
      native(name, 'a, q, axis=None, **kwargs', quantile(arrays)),
    ),
  ]
}

/** As many axes in front as the shares that are asked for have. */
function quantile(arrays: Arrays): HostCall {
  const whole = reduction(arrays, 'median')
  return (args, vm) => {
    const shares = arrays.from(args.get('q'), vm)
    if (isUnknown(shares)) return shares
    const one = whole(args, vm)
    const rest = arrays.from(one, vm)
    return isUnknown(rest) ? rest : arrays.unwrapped([...shares.shape, ...rest.shape], 'float64', null, vm)
  }
}
