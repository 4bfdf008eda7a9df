/** Kinds of layers in words, and the classes of Keras that each may stand for. */

const CONV = ['Conv1D', 'Conv2D', 'Conv3D']
const TRANSPOSED = ['Conv1DTranspose', 'Conv2DTranspose', 'Conv3DTranspose']
const DEPTHWISE = ['DepthwiseConv1D', 'DepthwiseConv2D']
const SEPARABLE = ['SeparableConv1D', 'SeparableConv2D']
const MAX_POOL = ['MaxPooling1D', 'MaxPooling2D', 'MaxPooling3D']
const AVERAGE_POOL = ['AveragePooling1D', 'AveragePooling2D', 'AveragePooling3D']
const GLOBAL_AVERAGE = ['GlobalAveragePooling1D', 'GlobalAveragePooling2D', 'GlobalAveragePooling3D']
const GLOBAL_MAX = ['GlobalMaxPooling1D', 'GlobalMaxPooling2D', 'GlobalMaxPooling3D']
const RECURRENT = [
  'LSTM',
  'GRU',
  'SimpleRNN',
  'RNN',
  'Bidirectional',
  'ConvLSTM1D',
  'ConvLSTM2D',
  'ConvLSTM3D',
]
const NORMALIZATION = [
  'BatchNormalization',
  'LayerNormalization',
  'GroupNormalization',
  'UnitNormalization',
  'SpectralNormalization',
  'RMSNormalization',
  'Normalization',
]
const DROPOUT = [
  'Dropout',
  'SpatialDropout1D',
  'SpatialDropout2D',
  'SpatialDropout3D',
  'AlphaDropout',
  'GaussianDropout',
]
const ATTENTION = [
  'MultiHeadAttention',
  'GroupQueryAttention',
  'GroupedQueryAttention',
  'Attention',
  'AdditiveAttention',
]
const UPSAMPLING = ['UpSampling1D', 'UpSampling2D', 'UpSampling3D']

/** Forms (singular, plural; `|` between), and for each reading the classes meant. */
export const KINDS: readonly (readonly [forms: string, ...readings: (readonly string[])[]])[] = [
  [
    'convolutional|convolution|convolutions|conv|convs|convolutionals',
    CONV,
    [...CONV, ...TRANSPOSED, ...DEPTHWISE, ...SEPARABLE],
  ],
  [
    'regular convolution|regular convolutions|ordinary convolution|standard convolution|normal convolution|regular convolutional|plain convolution',
    CONV,
  ],
  [
    '2d convolutional|2d convolution|2d convolutions|two dimensional convolution|two dimensional convolutional',
    ['Conv2D'],
    ['Conv2D', 'Conv2DTranspose', 'DepthwiseConv2D', 'SeparableConv2D'],
  ],
  [
    '1d convolutional|1d convolution|1d convolutions|one dimensional convolution|one dimensional convolutional',
    ['Conv1D'],
    ['Conv1D', 'Conv1DTranspose', 'DepthwiseConv1D', 'SeparableConv1D'],
  ],
  [
    'transposed convolution|transposed convolutions|transposed convolutional|transpose convolution|transpose convolutions|deconvolution|deconvolutions|deconvolutional|transposed conv|transpose conv|conv transpose|convolution transpose',
    TRANSPOSED,
  ],
  [
    'depthwise convolution|depthwise convolutions|depthwise convolutional|depthwise conv|depthwise',
    DEPTHWISE,
  ],
  [
    'separable convolution|separable convolutions|separable convolutional|depthwise separable convolution|depthwise separable convolutions|separable conv|separable',
    SEPARABLE,
  ],
  ['max pooling|maxpooling|max pool|maxpool|max poolings|maximum pooling', MAX_POOL],
  ['average pooling|avg pooling|average pool|mean pooling|avgpool|averaging', AVERAGE_POOL],
  ['global average pooling|global average|gap|global avg pooling|global mean pooling', GLOBAL_AVERAGE],
  ['global max pooling|global max|global maximum pooling', GLOBAL_MAX],
  ['global pooling', [...GLOBAL_AVERAGE, ...GLOBAL_MAX]],
  [
    'pooling|pool|poolings|downsampling',
    [...MAX_POOL, ...AVERAGE_POOL, 'AdaptiveAveragePooling2D', 'AdaptiveMaxPooling2D'],
    [
      ...MAX_POOL,
      ...AVERAGE_POOL,
      ...GLOBAL_AVERAGE,
      ...GLOBAL_MAX,
      'AdaptiveAveragePooling2D',
      'AdaptiveMaxPooling2D',
    ],
  ],
  ['dense|fully connected|fc|linear|densely connected|denses|fully connected dense', ['Dense']],
  ['flatten|flattening|flattens', ['Flatten']],
  ['dropout|dropouts|drop out', DROPOUT],
  ['spatial dropout|spatial dropouts', ['SpatialDropout1D', 'SpatialDropout2D', 'SpatialDropout3D']],
  ['embedding|embeddings|word embedding|token embedding', ['Embedding']],
  ['lstm|lstms|long short term memory', ['LSTM']],
  ['gru|grus|gated recurrent unit', ['GRU']],
  ['simple rnn|simplernn|vanilla rnn|plain rnn', ['SimpleRNN']],
  ['rnn|rnns', RECURRENT],
  ['recurrent', RECURRENT],
  ['bidirectional|bidirectional lstm|bidirectional gru|bilstm', ['Bidirectional']],
  [
    'batch normalization|batch normalisation|batchnorm|batch norm|bn|batchnormalization|batch normalizations|batch norms',
    ['BatchNormalization'],
  ],
  [
    'layer normalization|layer normalisation|layernorm|layer norm|layer normalizations',
    ['LayerNormalization'],
  ],
  ['group normalization|group normalisation|groupnorm|group norm', ['GroupNormalization']],
  ['normalization|normalisation|normalizing|norm', NORMALIZATION],
  ['upsampling|up sampling|upsamplings|upscaling', UPSAMPLING],
  ['zero padding|zeropadding|padding', ['ZeroPadding1D', 'ZeroPadding2D', 'ZeroPadding3D']],
  ['cropping', ['Cropping1D', 'Cropping2D', 'Cropping3D']],
  ['reshape|reshaping', ['Reshape']],
  ['permute', ['Permute']],
  ['repeat vector', ['RepeatVector']],
  ['addition|adding|add', ['Add']],
  ['concatenation|concatenate|concat|concatenating|concatenations', ['Concatenate']],
  ['multiply|multiplication', ['Multiply']],
  ['average merging', ['Average']],
  ['merge|merging', ['Add', 'Concatenate', 'Multiply', 'Average', 'Maximum', 'Minimum', 'Subtract', 'Dot']],
  [
    'multi head attention|multihead attention|multi headed attention|multiheaded attention',
    ['MultiHeadAttention'],
  ],
  ['attention|self attention', ATTENTION],
  ['rescaling', ['Rescaling']],
  ['input', ['InputLayer']],
  ['activation', ['Activation', 'ReLU', 'LeakyReLU', 'PReLU', 'ELU', 'Softmax']],
  ['relu', ['ReLU']],
  ['time distributed', ['TimeDistributed']],
  ['masking', ['Masking']],
  ['lambda', ['Lambda']],
]

/** Public layer classes of Keras 3.15, as an author may name them. */
export const CLASSES: readonly string[] = `Activation ActivityRegularization AdaptiveAveragePooling1D
AdaptiveAveragePooling2D AdaptiveAveragePooling3D AdaptiveMaxPooling1D AdaptiveMaxPooling2D AdaptiveMaxPooling3D Add
AdditiveAttention AlphaDropout Attention AugMix AutoContrast Average AveragePooling1D AveragePooling2D AveragePooling3D
BatchNormalization Bidirectional CategoryEncoding CenterCrop Concatenate Conv1D Conv1DTranspose Conv2D Conv2DTranspose
Conv3D Conv3DTranspose ConvLSTM1D ConvLSTM2D ConvLSTM3D Cropping1D Cropping2D Cropping3D CutMix Dense DepthwiseConv1D
DepthwiseConv2D Discretization Dot Dropout ELU EinsumDense Embedding Equalization Flatten FlaxLayer GRU GRUCell
GaussianDropout GaussianNoise GlobalAveragePooling1D GlobalAveragePooling2D GlobalAveragePooling3D GlobalMaxPooling1D
GlobalMaxPooling2D GlobalMaxPooling3D GroupNormalization GroupQueryAttention HashedCrossing Hashing Identity InputLayer
IntegerLookup JaxLayer LSTM LSTMCell Lambda LayerNormalization LeakyReLU Masking MaxNumBoundingBoxes MaxPooling1D
MaxPooling2D MaxPooling3D Maximum MelSpectrogram Minimum MixUp MultiHeadAttention Multiply Normalization PReLU Permute
Pipeline RMSNormalization RNN RandAugment RandomBrightness RandomContrast RandomCrop RandomFlip RandomGrayscale
RandomHue RandomRotation RandomSaturation RandomTranslation RandomZoom ReLU RepeatVector Rescaling Reshape Resizing
ReversibleEmbedding STFTSpectrogram SeparableConv1D SeparableConv2D SimpleRNN SimpleRNNCell Softmax Solarization
SpatialDropout1D SpatialDropout2D SpatialDropout3D SpectralNormalization StackedRNNCells StringLookup Subtract
TextVectorization TimeDistributed UnitNormalization UpSampling1D UpSampling2D UpSampling3D ZeroPadding1D ZeroPadding2D
ZeroPadding3D`.split(/\s+/)

/** Other names of the same classes. */
export const CLASS_ALIASES: ReadonlyMap<string, string> = new Map([
  ['MaxPool1D', 'MaxPooling1D'],
  ['MaxPool2D', 'MaxPooling2D'],
  ['MaxPool3D', 'MaxPooling3D'],
  ['AvgPool1D', 'AveragePooling1D'],
  ['AvgPool2D', 'AveragePooling2D'],
  ['AvgPool3D', 'AveragePooling3D'],
  ['GlobalAvgPool1D', 'GlobalAveragePooling1D'],
  ['GlobalAvgPool2D', 'GlobalAveragePooling2D'],
  ['GlobalAvgPool3D', 'GlobalAveragePooling3D'],
  ['GlobalMaxPool1D', 'GlobalMaxPooling1D'],
  ['GlobalMaxPool2D', 'GlobalMaxPooling2D'],
  ['GlobalMaxPool3D', 'GlobalMaxPooling3D'],
  ['Convolution1D', 'Conv1D'],
  ['Convolution2D', 'Conv2D'],
  ['Convolution3D', 'Conv3D'],
  ['Convolution2DTranspose', 'Conv2DTranspose'],
  ['SeparableConvolution2D', 'SeparableConv2D'],
  ['Input', 'InputLayer'],
  ['GlobalAveragePooling', 'GlobalAveragePooling2D'],
])

/** Activation functions: forms, and Keras's name. */
export const ACTIVATIONS: ReadonlyMap<string, string> = new Map([
  ['relu', 'relu'],
  ['softmax', 'softmax'],
  ['sigmoid', 'sigmoid'],
  ['tanh', 'tanh'],
  ['hyperbolic tangent', 'tanh'],
  ['rectified linear', 'relu'],
  ['elu', 'elu'],
  ['selu', 'selu'],
  ['gelu', 'gelu'],
  ['swish', 'silu'],
  ['silu', 'silu'],
  ['softplus', 'softplus'],
  ['softsign', 'softsign'],
  ['linear', 'linear'],
  ['leaky relu', 'leaky_relu'],
  ['hard sigmoid', 'hard_sigmoid'],
  ['exponential', 'exponential'],
])
