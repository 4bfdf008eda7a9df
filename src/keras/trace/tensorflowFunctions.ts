/** Functions of TensorFlow that are an operation of Keras under other names of arguments: a line each. */
import type { Signature } from '../../python/host.js'
import { signature } from '../../python/signature.js'

/** How a function of TensorFlow is called, and the operation of Keras with what it gets of that. */
export interface Equivalent {
  readonly name: string
  readonly signature: Signature
  readonly operation: string
  /** Parameters of TensorFlow, in the order of Keras's. */
  readonly arguments: readonly string[]
}

/** `function(parameters) = operation(parameters)`; a name that stands alone on the right is used with all parameters. */
const TABLE = `
  abs(x) = absolute
  add(x, y) = add
  subtract(x, y) = subtract
  multiply(x, y) = multiply
  divide(x, y) = divide
  truediv(x, y) = true_divide
  floordiv(x, y) = floor_divide
  floormod(x, y) = mod
  maximum(x, y) = maximum
  minimum(x, y) = minimum
  pow(x, y) = power
  squared_difference(x, y) = subtract
  equal(x, y) = equal
  not_equal(x, y) = not_equal
  greater(x, y) = greater
  greater_equal(x, y) = greater_equal
  less(x, y) = less
  less_equal(x, y) = less_equal
  logical_and(x, y) = logical_and
  logical_or(x, y) = logical_or
  logical_not(x) = logical_not
  logical_xor(x, y) = logical_xor
  square(x) = square
  sqrt(x) = sqrt
  rsqrt(x) = rsqrt
  exp(x) = exp
  log(x) = log
  log1p(x) = log1p
  expm1(x) = expm1
  negative(x) = negative
  reciprocal(x) = reciprocal
  sign(x) = sign
  floor(x) = floor
  ceil(x) = ceil
  round(x) = round
  sin(x) = sin
  cos(x) = cos
  tan(x) = tan
  asin(x) = arcsin
  acos(x) = arccos
  atan(x) = arctan
  atan2(y, x) = arctan2
  sinh(x) = sinh
  cosh(x) = cosh
  tanh(x) = tanh
  sigmoid(x) = sigmoid
  erf(x) = erf
  is_nan(x) = isnan
  is_finite(x) = isfinite
  identity(input) = copy
  stop_gradient(input) = stop_gradient
  zeros_like(input, dtype=None) = zeros_like
  ones_like(input, dtype=None) = ones_like
  cast(x, dtype) = cast
  clip_by_value(t, clip_value_min, clip_value_max) = clip
  matmul(a, b, transpose_a=False, transpose_b=False) = matmul(a, b)
  tensordot(a, b, axes) = tensordot
  transpose(a, perm=None) = transpose
  reshape(tensor, shape) = reshape
  expand_dims(input, axis) = expand_dims
  squeeze(input, axis=None) = squeeze
  concat(values, axis) = concatenate
  stack(values, axis=0) = stack
  unstack(value, num=None, axis=0) = unstack
  tile(input, multiples) = tile
  repeat(input, repeats, axis=None) = repeat
  pad(tensor, paddings, mode='CONSTANT', constant_values=0) = pad(tensor, paddings)
  roll(input, shift, axis) = roll
  reverse(tensor, axis) = flip
  broadcast_to(input, shape) = broadcast_to
  where(condition, x=None, y=None) = where
  sort(values, axis=-1, direction='ASCENDING') = sort(values, axis)
  argsort(values, axis=-1, direction='ASCENDING', stable=False) = argsort(values, axis)
  argmax(input, axis=0, output_type=None) = argmax(input, axis)
  argmin(input, axis=0, output_type=None) = argmin(input, axis)
  cumsum(x, axis=0, exclusive=False, reverse=False) = cumsum(x, axis)
  cumprod(x, axis=0, exclusive=False, reverse=False) = cumprod(x, axis)
  one_hot(indices, depth, on_value=None, off_value=None, axis=-1, dtype=None) = one_hot(indices, depth, axis, dtype)
  gather(params, indices, validate_indices=None, axis=0, batch_dims=0) = take(params, indices, axis)
  size(input, out_type=None) = size(input)
  linspace(start, stop, num, axis=0) = linspace(start, stop, num)
  eye(num_rows, num_columns=None, batch_shape=None, dtype=None) = eye(num_rows, num_columns)
  fill(dims, value) = full
  zeros(shape, dtype=None) = zeros
  ones(shape, dtype=None) = ones
  range(start, limit=None, delta=None, dtype=None) = arange
  reduce_mean(input_tensor, axis=None, keepdims=False) = mean
  reduce_sum(input_tensor, axis=None, keepdims=False) = sum
  reduce_max(input_tensor, axis=None, keepdims=False) = max
  reduce_min(input_tensor, axis=None, keepdims=False) = min
  reduce_prod(input_tensor, axis=None, keepdims=False) = prod
  reduce_any(input_tensor, axis=None, keepdims=False) = any
  reduce_all(input_tensor, axis=None, keepdims=False) = all
  reduce_std(input_tensor, axis=None, keepdims=False) = std
  reduce_variance(input_tensor, axis=None, keepdims=False) = var
  reduce_logsumexp(input_tensor, axis=None, keepdims=False) = logsumexp
  l2_normalize(x, axis=None, epsilon=1e-12, dim=None) = copy(x)
  norm(tensor, ord='euclidean', axis=None, keepdims=False) = sum(tensor, axis, keepdims)
  band_part(input, num_lower, num_upper) = copy(input)
  ensure_shape(x, shape) = copy(x)
  softmax(logits, axis=-1) = softmax
  log_softmax(logits, axis=-1) = log_softmax
  relu(features) = relu
  relu6(features) = relu6
  leaky_relu(features, alpha=0.2) = leaky_relu
  elu(features) = elu
  selu(features) = selu
  gelu(features, approximate=False) = gelu(features)
  silu(features, beta=1.0) = silu(features)
  swish(features, beta=1.0) = silu(features)
  softplus(features) = softplus
  softsign(features) = softsign
  dropout(x, rate, noise_shape=None, seed=None) = copy(x)
  bias_add(value, bias, data_format=None) = copy(value)
  top_k(input, k=1, sorted=True) = top_k(input, k)
  moments(x, axes, shift=None, keepdims=False) = moments(x, axes, keepdims)
  sigmoid_cross_entropy_with_logits(labels, logits) = subtract
  depth_to_space(input, block_size, data_format='NHWC') = depth_to_space(input, block_size)
  space_to_depth(input, block_size, data_format='NHWC') = space_to_depth(input, block_size)
`

/** Parts of TensorFlow whose functions are those of the table. */
export const PARTS: ReadonlySet<string> = new Set(['math', 'nn', 'linalg', 'compat', 'v1'])

let read: ReadonlyMap<string, Equivalent> | undefined

/** The operation that a function of TensorFlow is; undefined where it is none of the table. */
export function equivalent(name: string): Equivalent | undefined {
  read ??= new Map(
    TABLE.trim()
      .split('\n')
      .map((line) => {
        const [left = '', right = ''] = line.split(/ = (?=\w+(?:\(|$))/)
        const [, name = '', parameters = ''] = left.trim().match(/^(\w+)\((.*)\)$/) ?? []
        const [, operation = '', given] = right.trim().match(/^(\w+)(?:\((.*)\))?$/) ?? []
        const called = signature(`${parameters}, name=None`)
        const all = called.parameters.map((one) => one.name).filter((one) => one !== 'name')
        return [
          name,
          { name, signature: called, operation, arguments: given === undefined ? all : given.split(', ') },
        ] as const
      }),
  )
  return read.get(name)
}
