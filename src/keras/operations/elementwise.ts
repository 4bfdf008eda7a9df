/** Operations that work entry by entry: of one tensor the shape stays, of two they are broadcast. */
import { broadcast } from '../broadcast.js'
import { spec } from '../layer.js'
import type { OperationDeclaration } from './operation.js'

const UNARY = `absolute:Absolute abs:Absolute angle:Angle arccos:Arccos arccosh:Arccosh arcsin:Arcsin arcsinh:Arcsinh
  arctan:Arctan arctanh:Arctanh bitwise_invert:BitwiseInvert bitwise_not:BitwiseNot cbrt:Cbrt ceil:Ceil conjugate:Conjugate conj:Conjugate
  copy:Copy cos:Cos cosh:Cosh deg2rad:Deg2rad erf:Erf erfc:Erfc erfinv:Erfinv exp:Exp exp2:Exp2 expm1:Expm1 fabs:Fabs
  flip:Flip fliplr:Fliplr flipud:Flipud floor:Floor hard_sigmoid:HardSigmoid hard_silu:HardSilu hard_swish:HardSilu
  hard_tanh:HardTanh imag:Imag log:Log log10:Log10 log1p:Log1p log2:Log2 log_sigmoid:LogSigmoid negative:Negative
  nan_to_num:NanToNum rad2deg:Rad2deg real:Real reciprocal:Reciprocal relu:Relu relu6:Relu6 rsqrt:Rsqrt selu:Selu
  sigmoid:Sigmoid sign:Sign silu:Silu sin:Sin sinc:Sinc sinh:Sinh softplus:Softplus softsign:Softsign
  sparse_plus:SparsePlus sparse_sigmoid:SparseSigmoid sqrt:Sqrt square:Square stop_gradient:StopGradient swish:Silu
  tan:Tan tanh:Tanh tanh_shrink:TanhShrink trunc:Trunc i0:I0`

const UNARY_BOOLEAN =
  'isfinite:Isfinite isinf:Isinf isnan:Isnan isneginf:Isneginf isposinf:Isposinf isreal:Isreal signbit:Signbit logical_not:LogicalNot'

/** With further arguments that change no shape. */
const UNARY_MORE: readonly (readonly [string, string, string])[] = [
  ['celu', 'Celu', 'x, alpha=1.0'],
  ['elu', 'Elu', 'x, alpha=1.0'],
  ['gelu', 'Gelu', 'x, approximate=True'],
  ['hard_shrink', 'HardShrink', 'x, threshold=0.5'],
  ['leaky_relu', 'LeakyRelu', 'x, negative_slope=0.2'],
  ['soft_shrink', 'SoftShrink', 'x, threshold=0.5'],
  ['squareplus', 'Squareplus', 'x, b=4'],
  ['threshold', 'Threshold', 'x, threshold, default_value'],
  ['clip', 'Clip', 'x, x_min, x_max'],
  ['round', 'Round', 'x, decimals=0'],
  ['roll', 'Roll', 'x, shift, axis=None'],
  ['tril', 'Tril', 'x, k=0'],
  ['triu', 'Triu', 'x, k=0'],
  ['sort', 'Sort', 'x, axis=-1'],
  ['normalize', 'Normalize', 'x, axis=-1, order=2, epsilon=None'],
  ['layer_normalization', 'LayerNorm', 'x, gamma=None, beta=None, axis=-1, epsilon=None, **kwargs'],
  ['rms_normalization', 'RMSNorm', 'x, scale=None, axis=-1, epsilon=None'],
]

const BINARY = `add:Add arctan2:Arctan2 divide:Divide divide_no_nan:DivideNoNan floor_divide:FloorDivide fmax:Fmax fmin:Fmin
  fmod:Fmod gcd:Gcd heaviside:Heaviside hypot:Hypot lcm:Lcm ldexp:Ldexp logaddexp:Logaddexp logaddexp2:Logaddexp2
  maximum:Maximum minimum:Minimum mod:Mod multiply:Multiply nextafter:Nextafter power:Power subtract:Subtract
  true_divide:TrueDivide`

const COMPARE = `equal:Equal greater:Greater greater_equal:GreaterEqual isclose:Isclose less:Less less_equal:LessEqual
  logical_and:LogicalAnd logical_or:LogicalOr logical_xor:LogicalXor not_equal:NotEqual`

const BITWISE =
  'bitwise_and:BitwiseAnd bitwise_or:BitwiseOr bitwise_xor:BitwiseXor bitwise_left_shift:BitwiseLeftShift bitwise_right_shift:BitwiseRightShift left_shift:LeftShift right_shift:RightShift'

function pairs(text: string): readonly (readonly [string, string])[] {
  return text
    .trim()
    .split(/\s+/)
    .map((pair) => {
      const [name = '', type = ''] = pair.split(':')
      return [name, type]
    })
}

function unary(name: string, type: string, signature: string, dtype?: string): OperationDeclaration {
  const first = signature.split(',')[0]?.trim() ?? 'x'
  return {
    name,
    type,
    signature,
    output: (args) => spec(args.shape(first), dtype ?? args.dtype(first)),
  }
}

function binary(
  name: string,
  type: string,
  dtype?: string,
  a = 'x1',
  b = 'x2',
  more = '',
): OperationDeclaration {
  return {
    name,
    type,
    signature: `${a}, ${b}${more}`,
    tensors: [a, b],
    output: (args) => spec(broadcast(args.shape(a), args.shape(b)), dtype ?? args.common),
  }
}

/** Whether two tensors are close everywhere: one truth value. */
const ALL_CLOSE: OperationDeclaration = {
  name: 'allclose',
  type: 'AllClose',
  signature: 'x1, x2, rtol=1e-05, atol=1e-08, equal_nan=False',
  tensors: ['x1', 'x2'],
  output: () => spec([], 'bool'),
}

export const ELEMENTWISE: readonly OperationDeclaration[] = [
  ALL_CLOSE,
  // `keras.activations.relu` is an operation of its own.
  { ...unary('activations.relu', 'ReLU', 'x, negative_slope=0.0, max_value=None, threshold=0.0') },
  ...pairs(UNARY).map(([name, type]) =>
    unary(name, type, name === 'flip' ? 'x, axis=None' : name === 'stop_gradient' ? 'variable' : 'x'),
  ),
  ...pairs(UNARY_BOOLEAN).map(([name, type]) => unary(name, type, 'x', 'bool')),
  ...UNARY_MORE.map(([name, type, signature]) => unary(name, type, signature)),
  ...pairs(BINARY).map(([name, type]) => binary(name, type)),
  ...pairs(COMPARE).map(([name, type]) =>
    binary(
      name,
      type,
      'bool',
      'x1',
      'x2',
      name === 'isclose' ? ', rtol=1e-05, atol=1e-08, equal_nan=False' : '',
    ),
  ),
  // Keras takes the first one's shape without looking at the second.
  ...pairs(BITWISE).map(
    ([name, type]): OperationDeclaration => ({
      name,
      type,
      signature: 'x, y',
      tensors: ['x', 'y'],
      output: (args) => spec(args.shape('x'), args.common),
    }),
  ),
  {
    name: 'where',
    type: 'Where',
    signature: 'condition, x1=None, x2=None',
    tensors: ['condition', 'x1', 'x2'],
    output: (args) =>
      spec(
        broadcast(args.shape('condition'), broadcast(args.shape('x1'), args.shape('x2'))),
        args.dtype('x1'),
      ),
  },
]
