/** Every built-in layer there is a declaration for. Adding one is a new file and a line here. */
import type { LayerDeclaration } from './layer.js'
import { Activation } from './layers/activation.js'
import { ActivityRegularization } from './layers/activity_regularization.js'
import { AdaptiveAveragePooling1D } from './layers/adaptive_average_pooling1d.js'
import { AdaptiveAveragePooling2D } from './layers/adaptive_average_pooling2d.js'
import { AdaptiveAveragePooling3D } from './layers/adaptive_average_pooling3d.js'
import { AdaptiveMaxPooling1D } from './layers/adaptive_max_pooling1d.js'
import { AdaptiveMaxPooling2D } from './layers/adaptive_max_pooling2d.js'
import { AdaptiveMaxPooling3D } from './layers/adaptive_max_pooling3d.js'
import { Add } from './layers/add.js'
import { AdditiveAttention } from './layers/additive_attention.js'
import { AlphaDropout } from './layers/alpha_dropout.js'
import { Attention } from './layers/attention.js'
import { AugMix } from './layers/aug_mix.js'
import { AutoContrast } from './layers/auto_contrast.js'
import { Average } from './layers/average.js'
import { AveragePooling1D } from './layers/average_pooling1d.js'
import { AveragePooling2D } from './layers/average_pooling2d.js'
import { AveragePooling3D } from './layers/average_pooling3d.js'
import { BatchNormalization } from './layers/batch_normalization.js'
import { Bidirectional } from './layers/bidirectional.js'
import { CategoryEncoding } from './layers/category_encoding.js'
import { CenterCrop } from './layers/center_crop.js'
import { Concatenate } from './layers/concatenate.js'
import { ContrastLimitedAdaptiveHistogramEqualization } from './layers/contrast_limited_adaptive_histogram_equalization.js'
import { ConvLSTM1D } from './layers/conv_lstm1d.js'
import { ConvLSTM2D } from './layers/conv_lstm2d.js'
import { ConvLSTM3D } from './layers/conv_lstm3d.js'
import { Conv1D } from './layers/conv1d.js'
import { Conv1DTranspose } from './layers/conv1d_transpose.js'
import { Conv2D } from './layers/conv2d.js'
import { Conv2DTranspose } from './layers/conv2d_transpose.js'
import { Conv3D } from './layers/conv3d.js'
import { Conv3DTranspose } from './layers/conv3d_transpose.js'
import { Cropping1D } from './layers/cropping1d.js'
import { Cropping2D } from './layers/cropping2d.js'
import { Cropping3D } from './layers/cropping3d.js'
import { CustomScaleLayer } from './layers/custom_scale_layer.js'
import { CutMix } from './layers/cut_mix.js'
import { Dense } from './layers/dense.js'
import { DepthwiseConv1D } from './layers/depthwise_conv1d.js'
import { DepthwiseConv2D } from './layers/depthwise_conv2d.js'
import { Discretization } from './layers/discretization.js'
import { Dot } from './layers/dot.js'
import { Dropout } from './layers/dropout.js'
import { EinsumDense } from './layers/einsum_dense.js'
import { ELU } from './layers/elu.js'
import { Embedding } from './layers/embedding.js'
import { Equalization } from './layers/equalization.js'
import { Flatten } from './layers/flatten.js'
import { GaussianDropout } from './layers/gaussian_dropout.js'
import { GaussianNoise } from './layers/gaussian_noise.js'
import { GlobalAveragePooling1D } from './layers/global_average_pooling1d.js'
import { GlobalAveragePooling2D } from './layers/global_average_pooling2d.js'
import { GlobalAveragePooling3D } from './layers/global_average_pooling3d.js'
import { GlobalMaxPooling1D } from './layers/global_max_pooling1d.js'
import { GlobalMaxPooling2D } from './layers/global_max_pooling2d.js'
import { GlobalMaxPooling3D } from './layers/global_max_pooling3d.js'
import { GroupNormalization } from './layers/group_normalization.js'
import { GroupQueryAttention } from './layers/group_query_attention.js'
import { GRU } from './layers/gru.js'
import { GRUCell } from './layers/gru_cell.js'
import { HashedCrossing } from './layers/hashed_crossing.js'
import { Hashing } from './layers/hashing.js'
import { Identity } from './layers/identity.js'
import { IntegerLookup } from './layers/integer_lookup.js'
import { Lambda } from './layers/lambda.js'
import { LayerNormalization } from './layers/layer_normalization.js'
import { LayerScale } from './layers/layer_scale.js'
import { LeakyReLU } from './layers/leaky_re_lu.js'
import { LSTM } from './layers/lstm.js'
import { LSTMCell } from './layers/lstm_cell.js'
import { Masking } from './layers/masking.js'
import { MaxNumBoundingBoxes } from './layers/max_num_bounding_boxes.js'
import { MaxPooling1D } from './layers/max_pooling1d.js'
import { MaxPooling2D } from './layers/max_pooling2d.js'
import { MaxPooling3D } from './layers/max_pooling3d.js'
import { Maximum } from './layers/maximum.js'
import { MelSpectrogram } from './layers/mel_spectrogram.js'
import { Minimum } from './layers/minimum.js'
import { MixUp } from './layers/mix_up.js'
import { MultiHeadAttention } from './layers/multi_head_attention.js'
import { Multiply } from './layers/multiply.js'
import { Normalization } from './layers/normalization.js'
import { PReLU } from './layers/p_re_lu.js'
import { Permute } from './layers/permute.js'
import { Pipeline } from './layers/pipeline.js'
import { RandAugment } from './layers/rand_augment.js'
import { RandomBrightness } from './layers/random_brightness.js'
import { RandomColorDegeneration } from './layers/random_color_degeneration.js'
import { RandomColorJitter } from './layers/random_color_jitter.js'
import { RandomContrast } from './layers/random_contrast.js'
import { RandomCrop } from './layers/random_crop.js'
import { RandomElasticTransform } from './layers/random_elastic_transform.js'
import { RandomErasing } from './layers/random_erasing.js'
import { RandomFlip } from './layers/random_flip.js'
import { RandomGaussianBlur } from './layers/random_gaussian_blur.js'
import { RandomGrayscale } from './layers/random_grayscale.js'
import { RandomHue } from './layers/random_hue.js'
import { RandomInvert } from './layers/random_invert.js'
import { RandomPerspective } from './layers/random_perspective.js'
import { RandomPosterization } from './layers/random_posterization.js'
import { RandomRotation } from './layers/random_rotation.js'
import { RandomSaturation } from './layers/random_saturation.js'
import { RandomSharpness } from './layers/random_sharpness.js'
import { RandomShear } from './layers/random_shear.js'
import { RandomTranslation } from './layers/random_translation.js'
import { RandomZoom } from './layers/random_zoom.js'
import { ReLU } from './layers/re_lu.js'
import { RepeatVector } from './layers/repeat_vector.js'
import { Rescaling } from './layers/rescaling.js'
import { Reshape } from './layers/reshape.js'
import { Resizing } from './layers/resizing.js'
import { ReversibleEmbedding } from './layers/reversible_embedding.js'
import { RMSNormalization } from './layers/rms_normalization.js'
import { RNN } from './layers/rnn.js'
import { SeparableConv1D } from './layers/separable_conv1d.js'
import { SeparableConv2D } from './layers/separable_conv2d.js'
import { SimpleRNN } from './layers/simple_rnn.js'
import { SimpleRNNCell } from './layers/simple_rnn_cell.js'
import { Softmax } from './layers/softmax.js'
import { Solarization } from './layers/solarization.js'
import { SpatialDropout1D } from './layers/spatial_dropout1d.js'
import { SpatialDropout2D } from './layers/spatial_dropout2d.js'
import { SpatialDropout3D } from './layers/spatial_dropout3d.js'
import { SpectralNormalization } from './layers/spectral_normalization.js'
import { StackedRNNCells } from './layers/stacked_rnn_cells.js'
import { STFTSpectrogram } from './layers/stft_spectrogram.js'
import { StringLookup } from './layers/string_lookup.js'
import { Subtract } from './layers/subtract.js'
import { TextVectorization } from './layers/text_vectorization.js'
import { TimeDistributed } from './layers/time_distributed.js'
import { UnitNormalization } from './layers/unit_normalization.js'
import { UpSampling1D } from './layers/up_sampling1d.js'
import { UpSampling2D } from './layers/up_sampling2d.js'
import { UpSampling3D } from './layers/up_sampling3d.js'
import { Wrapper } from './layers/wrapper.js'
import { ZeroPadding1D } from './layers/zero_padding1d.js'
import { ZeroPadding2D } from './layers/zero_padding2d.js'
import { ZeroPadding3D } from './layers/zero_padding3d.js'

export const CATALOGUE: readonly LayerDeclaration[] = [
  Activation,
  ActivityRegularization,
  AdaptiveAveragePooling1D,
  AdaptiveAveragePooling2D,
  AdaptiveAveragePooling3D,
  AdaptiveMaxPooling1D,
  AdaptiveMaxPooling2D,
  AdaptiveMaxPooling3D,
  Add,
  AdditiveAttention,
  AlphaDropout,
  Attention,
  AugMix,
  AutoContrast,
  Average,
  AveragePooling1D,
  AveragePooling2D,
  AveragePooling3D,
  BatchNormalization,
  Bidirectional,
  CategoryEncoding,
  CenterCrop,
  Concatenate,
  ContrastLimitedAdaptiveHistogramEqualization,
  Conv1D,
  Conv1DTranspose,
  Conv2D,
  Conv2DTranspose,
  Conv3D,
  Conv3DTranspose,
  ConvLSTM1D,
  ConvLSTM2D,
  ConvLSTM3D,
  Cropping1D,
  Cropping2D,
  Cropping3D,
  CutMix,
  Dense,
  DepthwiseConv1D,
  DepthwiseConv2D,
  Discretization,
  Dot,
  Dropout,
  EinsumDense,
  ELU,
  Embedding,
  Equalization,
  Flatten,
  GaussianDropout,
  GaussianNoise,
  GlobalAveragePooling1D,
  GlobalAveragePooling2D,
  GlobalAveragePooling3D,
  GlobalMaxPooling1D,
  GlobalMaxPooling2D,
  GlobalMaxPooling3D,
  GroupNormalization,
  GroupQueryAttention,
  GRU,
  GRUCell,
  HashedCrossing,
  Hashing,
  Identity,
  IntegerLookup,
  Lambda,
  LayerNormalization,
  LeakyReLU,
  LSTM,
  LSTMCell,
  Masking,
  Maximum,
  MaxNumBoundingBoxes,
  MaxPooling1D,
  MaxPooling2D,
  MaxPooling3D,
  MelSpectrogram,
  Minimum,
  MixUp,
  MultiHeadAttention,
  Multiply,
  Normalization,
  Permute,
  Pipeline,
  PReLU,
  RandAugment,
  RandomBrightness,
  RandomColorDegeneration,
  RandomColorJitter,
  RandomContrast,
  RandomCrop,
  RandomElasticTransform,
  RandomErasing,
  RandomFlip,
  RandomGaussianBlur,
  RandomGrayscale,
  RandomHue,
  RandomInvert,
  RandomPerspective,
  RandomPosterization,
  RandomRotation,
  RandomSaturation,
  RandomSharpness,
  RandomShear,
  RandomTranslation,
  RandomZoom,
  ReLU,
  RepeatVector,
  Rescaling,
  Reshape,
  Resizing,
  ReversibleEmbedding,
  RMSNormalization,
  RNN,
  SeparableConv1D,
  SeparableConv2D,
  SimpleRNN,
  SimpleRNNCell,
  Softmax,
  Solarization,
  SpatialDropout1D,
  SpatialDropout2D,
  SpatialDropout3D,
  SpectralNormalization,
  StackedRNNCells,
  STFTSpectrogram,
  StringLookup,
  Subtract,
  TextVectorization,
  TimeDistributed,
  UnitNormalization,
  UpSampling1D,
  UpSampling2D,
  UpSampling3D,
  Wrapper,
  ZeroPadding1D,
  ZeroPadding2D,
  ZeroPadding3D,
]

/** Layers that only models of `keras.applications` have in them: no name of `keras.layers` stands for them. */
const INNER: readonly LayerDeclaration[] = [CustomScaleLayer, LayerScale]

/** Every class of layer that a model can have in it. */
export const ALL_LAYERS: readonly LayerDeclaration[] = [...CATALOGUE, ...INNER]
