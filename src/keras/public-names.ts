/** Recorded by test/keras/record_names.py from Keras 3.15.1. Not edited by hand. */

type Names = ReadonlyMap<string, ReadonlySet<string>>

/** A line each: what the names belong to, a colon, the names. */
function read(text: string): Names {
  return new Map(
    text
      .trim()
      .split('\n')
      .map((line) => {
        const at = line.indexOf(':')
        return [line.slice(0, at), new Set(line.slice(at + 2).split(' '))]
      }),
  )
}

/** As `read`, where names stand with `+` or `-`: what there is beyond those of `base`, and what is not there. */
function changed(base: Names, text: string): Names {
  const names = new Map(base)
  for (const [path, changes] of read(text)) {
    const found = new Set(base.get(path))
    for (const change of changes) {
      if (change.startsWith('+')) found.add(change.slice(1))
      else found.delete(change.slice(1))
    }
    names.set(path, found)
  }
  return names
}

/** Public names of `keras` and its modules, by path below `keras`. */
export const KERAS_NAMES: Names = read(`
: DTypePolicy FloatDTypePolicy Function Initializer Input InputSpec KerasTensor Layer Loss Metric Model Operation Optimizer Quantizer Regularizer RematScope Sequential StatelessScope SymbolicScope Variable activations applications backend callbacks config constraints datasets device distillation distribution dtype_policies export initializers layers legacy losses metrics mixed_precision models name_scope ops optimizers preprocessing quantizers random regularizers remat saving tree utils version visualization wrappers
activations: celu deserialize elu exponential gelu get glu hard_shrink hard_sigmoid hard_silu hard_swish hard_tanh leaky_relu linear log_sigmoid log_softmax mish relu relu6 selu serialize sigmoid silu soft_shrink softmax softplus softsign sparse_plus sparse_sigmoid sparsemax squareplus swish tanh tanh_shrink threshold
applications: ConvNeXtBase ConvNeXtLarge ConvNeXtSmall ConvNeXtTiny ConvNeXtXLarge DenseNet121 DenseNet169 DenseNet201 EfficientNetB0 EfficientNetB1 EfficientNetB2 EfficientNetB3 EfficientNetB4 EfficientNetB5 EfficientNetB6 EfficientNetB7 EfficientNetV2B0 EfficientNetV2B1 EfficientNetV2B2 EfficientNetV2B3 EfficientNetV2L EfficientNetV2M EfficientNetV2S InceptionResNetV2 InceptionV3 MobileNet MobileNetV2 MobileNetV3Large MobileNetV3Small NASNetLarge NASNetMobile ResNet101 ResNet101V2 ResNet152 ResNet152V2 ResNet50 ResNet50V2 VGG16 VGG19 Xception convnext densenet efficientnet efficientnet_v2 imagenet_utils inception_resnet_v2 inception_v3 mobilenet mobilenet_v2 mobilenet_v3 nasnet resnet resnet50 resnet_v2 vgg16 vgg19 xception
applications.convnext: ConvNeXtBase ConvNeXtLarge ConvNeXtSmall ConvNeXtTiny ConvNeXtXLarge decode_predictions preprocess_input
applications.densenet: DenseNet121 DenseNet169 DenseNet201 decode_predictions preprocess_input
applications.efficientnet: EfficientNetB0 EfficientNetB1 EfficientNetB2 EfficientNetB3 EfficientNetB4 EfficientNetB5 EfficientNetB6 EfficientNetB7 decode_predictions preprocess_input
applications.efficientnet_v2: EfficientNetV2B0 EfficientNetV2B1 EfficientNetV2B2 EfficientNetV2B3 EfficientNetV2L EfficientNetV2M EfficientNetV2S decode_predictions preprocess_input
applications.imagenet_utils: decode_predictions preprocess_input
applications.inception_resnet_v2: InceptionResNetV2 decode_predictions preprocess_input
applications.inception_v3: InceptionV3 decode_predictions preprocess_input
applications.mobilenet: MobileNet decode_predictions preprocess_input
applications.mobilenet_v2: MobileNetV2 decode_predictions preprocess_input
applications.mobilenet_v3: decode_predictions preprocess_input
applications.nasnet: NASNetLarge NASNetMobile decode_predictions preprocess_input
applications.resnet: ResNet101 ResNet152 ResNet50 decode_predictions preprocess_input
applications.resnet50: ResNet50 decode_predictions preprocess_input
applications.resnet_v2: ResNet101V2 ResNet152V2 ResNet50V2 decode_predictions preprocess_input
applications.vgg16: VGG16 decode_predictions preprocess_input
applications.vgg19: VGG19 decode_predictions preprocess_input
applications.xception: Xception decode_predictions preprocess_input
backend: backend clear_session epsilon floatx get_uid image_data_format is_float_dtype is_int_dtype is_keras_tensor result_type set_epsilon set_floatx set_image_data_format standardize_dtype
callbacks: BackupAndRestore CSVLogger Callback CallbackList EarlyStopping History LambdaCallback LearningRateScheduler ModelCheckpoint OrbaxCheckpoint ProgbarLogger ReduceLROnPlateau RemoteMonitor SwapEMAWeights TensorBoard TerminateOnNaN
config: backend disable_flash_attention disable_interactive_logging disable_traceback_filtering dtype_policy enable_flash_attention enable_interactive_logging enable_traceback_filtering enable_unsafe_deserialization epsilon floatx image_data_format is_flash_attention_enabled is_interactive_logging_enabled is_nnx_enabled is_traceback_filtering_enabled max_epochs max_steps_per_epoch set_backend set_dtype_policy set_epsilon set_floatx set_image_data_format set_max_epochs set_max_steps_per_epoch
constraints: Constraint MaxNorm MinMaxNorm NonNeg UnitNorm deserialize get max_norm min_max_norm non_neg serialize unit_norm
datasets: boston_housing california_housing cifar10 cifar100 fashion_mnist imdb mnist reuters
datasets.boston_housing: load_data
datasets.california_housing: load_data
datasets.cifar10: load_data
datasets.cifar100: load_data
datasets.fashion_mnist: load_data
datasets.imdb: get_word_index load_data
datasets.mnist: load_data
datasets.reuters: get_label_names get_word_index load_data
distribution: DataParallel DeviceMesh LayoutMap ModelParallel TensorLayout distribute_tensor distribution get_device_count initialize list_devices set_distribution
dtype_policies: AWQDTypePolicy DTypePolicy DTypePolicyMap FloatDTypePolicy GPTQDTypePolicy Int4DTypePolicy QuantizedDTypePolicy QuantizedFloat8DTypePolicy deserialize get serialize
export: ExportArchive
initializers: Constant GlorotNormal GlorotUniform HeNormal HeUniform Identity IdentityInitializer Initializer LecunNormal LecunUniform Ones Orthogonal OrthogonalInitializer RandomNormal RandomUniform STFT STFTInitializer TruncatedNormal VarianceScaling Zeros constant deserialize get glorot_normal glorot_uniform he_normal he_uniform identity lecun_normal lecun_uniform ones orthogonal random_normal random_uniform serialize stft truncated_normal variance_scaling zeros
layers: Activation ActivityRegularization AdaptiveAveragePooling1D AdaptiveAveragePooling2D AdaptiveAveragePooling3D AdaptiveMaxPooling1D AdaptiveMaxPooling2D AdaptiveMaxPooling3D Add AdditiveAttention AlphaDropout Attention AugMix AutoContrast Average AveragePooling1D AveragePooling2D AveragePooling3D AvgPool1D AvgPool2D AvgPool3D BatchNormalization Bidirectional CategoryEncoding CenterCrop Concatenate ContrastLimitedAdaptiveHistogramEqualization Conv1D Conv1DTranspose Conv2D Conv2DTranspose Conv3D Conv3DTranspose ConvLSTM1D ConvLSTM2D ConvLSTM3D Convolution1D Convolution1DTranspose Convolution2D Convolution2DTranspose Convolution3D Convolution3DTranspose Cropping1D Cropping2D Cropping3D CutMix Dense DepthwiseConv1D DepthwiseConv2D Discretization Dot Dropout ELU EinsumDense Embedding Equalization Flatten FlaxLayer GRU GRUCell GaussianDropout GaussianNoise GlobalAveragePooling1D GlobalAveragePooling2D GlobalAveragePooling3D GlobalAvgPool1D GlobalAvgPool2D GlobalAvgPool3D GlobalMaxPool1D GlobalMaxPool2D GlobalMaxPool3D GlobalMaxPooling1D GlobalMaxPooling2D GlobalMaxPooling3D GroupNormalization GroupQueryAttention HashedCrossing Hashing Identity Input InputLayer InputSpec IntegerLookup JaxLayer LSTM LSTMCell Lambda Layer LayerNormalization LeakyReLU Masking MaxNumBoundingBoxes MaxPool1D MaxPool2D MaxPool3D MaxPooling1D MaxPooling2D MaxPooling3D Maximum MelSpectrogram Minimum MixUp MultiHeadAttention Multiply Normalization PReLU Permute Pipeline RMSNormalization RNN RandAugment RandomBrightness RandomColorDegeneration RandomColorJitter RandomContrast RandomCrop RandomElasticTransform RandomErasing RandomFlip RandomGaussianBlur RandomGrayscale RandomHue RandomInvert RandomPerspective RandomPosterization RandomRotation RandomSaturation RandomSharpness RandomShear RandomTranslation RandomZoom ReLU RepeatVector Rescaling Reshape Resizing ReversibleEmbedding STFTSpectrogram SeparableConv1D SeparableConv2D SeparableConvolution1D SeparableConvolution2D SimpleRNN SimpleRNNCell Softmax Solarization SpatialDropout1D SpatialDropout2D SpatialDropout3D SpectralNormalization StackedRNNCells StringLookup Subtract TFSMLayer TextVectorization TimeDistributed TorchModuleWrapper UnitNormalization UpSampling1D UpSampling2D UpSampling3D Wrapper ZeroPadding1D ZeroPadding2D ZeroPadding3D add average concatenate deserialize dot maximum minimum multiply serialize subtract
legacy: saving
losses: BinaryCrossentropy BinaryFocalCrossentropy CTC CategoricalCrossentropy CategoricalFocalCrossentropy CategoricalGeneralizedCrossEntropy CategoricalHinge Circle CosineSimilarity Dice Hinge Huber KLDivergence LogCosh Loss MeanAbsoluteError MeanAbsolutePercentageError MeanSquaredError MeanSquaredLogarithmicError Poisson SparseCategoricalCrossentropy SquaredHinge Tversky binary_crossentropy binary_focal_crossentropy categorical_crossentropy categorical_focal_crossentropy categorical_generalized_cross_entropy categorical_hinge circle cosine_similarity ctc deserialize dice get hinge huber kl_divergence log_cosh mean_absolute_error mean_absolute_percentage_error mean_squared_error mean_squared_logarithmic_error poisson serialize sparse_categorical_crossentropy squared_hinge tversky
metrics: AUC Accuracy BinaryAccuracy BinaryCrossentropy BinaryIoU CategoricalAccuracy CategoricalCrossentropy CategoricalHinge ConcordanceCorrelation CosineSimilarity F1Score FBetaScore FalseNegatives FalsePositives Hinge IoU KLDivergence LogCoshError Mean MeanAbsoluteError MeanAbsolutePercentageError MeanIoU MeanMetricWrapper MeanSquaredError MeanSquaredLogarithmicError Metric OneHotIoU OneHotMeanIoU PearsonCorrelation Poisson Precision PrecisionAtRecall R2Score Recall RecallAtPrecision RootMeanSquaredError SensitivityAtSpecificity SparseCategoricalAccuracy SparseCategoricalCrossentropy SparseTopKCategoricalAccuracy SpecificityAtSensitivity SquaredHinge Sum TopKCategoricalAccuracy TrueNegatives TruePositives binary_accuracy binary_crossentropy binary_focal_crossentropy categorical_accuracy categorical_crossentropy categorical_focal_crossentropy categorical_hinge concordance_correlation deserialize get hinge huber kl_divergence log_cosh mean_absolute_error mean_absolute_percentage_error mean_squared_error mean_squared_logarithmic_error pearson_correlation poisson serialize sparse_categorical_accuracy sparse_categorical_crossentropy sparse_top_k_categorical_accuracy squared_hinge top_k_categorical_accuracy
mixed_precision: DTypePolicy LossScaleOptimizer Policy dtype_policy global_policy set_dtype_policy set_global_policy
models: Model Sequential clone_model load_model model_from_json save_model
ops: abs absolute adaptive_average_pool adaptive_max_pool add all allclose amax amin angle any append arange arccos arccosh arcsin arcsinh arctan arctan2 arctanh argmax argmin argpartition argsort array array_split associative_scan average average_pool bartlett batch_normalization binary_crossentropy bincount bitwise_and bitwise_invert bitwise_left_shift bitwise_not bitwise_or bitwise_right_shift bitwise_xor blackman broadcast_to cast categorical_crossentropy cbrt cdist ceil celu cholesky cholesky_inverse clip concatenate cond conj conjugate conv conv_transpose convert_to_numpy convert_to_tensor copy corrcoef correlate cos cosh count_nonzero cross ctc_decode ctc_loss cumprod cumsum custom_gradient deg2rad depth_to_space depthwise_conv det diag diagflat diagonal diff digitize divide divide_no_nan dot dot_product_attention dsplit dstack dtype eig eigh einsum elu empty empty_like equal erf erfc erfinv exp exp2 expand_dims expm1 extract_sequences eye fabs fft fft2 flip fliplr flipud floor floor_divide fmax fmin fmod fold fori_loop full full_like gcd gelu geomspace get_item glu greater greater_equal hamming hanning hard_shrink hard_sigmoid hard_silu hard_swish hard_tanh heaviside histogram hsplit hstack hypot i0 identity ifft2 imag image in_top_k inner inv irfft is_tensor isclose isfinite isin isinf isnan isneginf isposinf isreal istft jvp kaiser kron layer_normalization lcm ldexp leaky_relu left_shift less less_equal linalg linspace log log10 log1p log2 log_sigmoid log_softmax logaddexp logaddexp2 logdet logical_and logical_not logical_or logical_xor logspace logsumexp lstsq lu_factor map matmul matrix_rank max max_pool maximum mean median meshgrid min minimum mod moments moveaxis multi_hot multiply nan_to_num nanargmax nanargmin nancumprod nancumsum nanmax nanmean nanmedian nanmin nanpercentile nanprod nanquantile nanstd nansum nanvar ndim negative nextafter nn nonzero norm normalize not_equal numpy one_hot ones ones_like outer pad percentile pinv polar power prod psnr ptp qr quantile rad2deg ravel real rearrange reciprocal relu relu6 repeat reshape rfft right_shift rms_normalization roll rot90 round rsqrt saturate_cast scan scatter scatter_update searchsorted segment_max segment_min segment_prod segment_sum select selu separable_conv shape sigmoid sign signbit silu sin sinc sinh size slice slice_update slogdet soft_shrink softmax softplus softsign solve solve_triangular sort space_to_depth sparse_categorical_crossentropy sparse_plus sparse_sigmoid sparsemax split sqrt square squareplus squeeze stack std stft stop_gradient subtract sum svd swapaxes swish switch take take_along_axis tan tanh tanh_shrink tensordot threshold tile top_k trace transpose trapezoid tri tril triu true_divide trunc unfold unique unravel_index unstack vander var vdot vectorize vectorized_map view view_as_complex view_as_real vsplit vstack where while_loop zeros zeros_like
ops.image: affine_transform crop_images elastic_transform extract_patches extract_patches_3d gaussian_blur hsv_to_rgb map_coordinates pad_images perspective_transform resize rgb_to_grayscale rgb_to_hsv scale_and_translate sobel_edges ssim
ops.linalg: cholesky cholesky_inverse det eig eigh inv jvp lstsq lu_factor matrix_rank norm pinv qr solve solve_triangular svd
ops.nn: adaptive_average_pool adaptive_max_pool average_pool batch_normalization binary_crossentropy categorical_crossentropy celu conv conv_transpose ctc_decode ctc_loss depth_to_space depthwise_conv dot_product_attention elu fold gelu glu hard_shrink hard_sigmoid hard_silu hard_swish hard_tanh layer_normalization leaky_relu log_sigmoid log_softmax max_pool moments multi_hot normalize one_hot polar psnr relu relu6 rms_normalization selu separable_conv sigmoid silu soft_shrink softmax softplus softsign space_to_depth sparse_categorical_crossentropy sparse_plus sparse_sigmoid sparsemax squareplus swish tanh_shrink threshold unfold
ops.numpy: abs absolute add all allclose amax amin angle any append arange arccos arccosh arcsin arcsinh arctan arctan2 arctanh argmax argmin argpartition argsort array array_split average bartlett bincount bitwise_and bitwise_invert bitwise_left_shift bitwise_not bitwise_or bitwise_right_shift bitwise_xor blackman broadcast_to cbrt ceil clip concatenate conj conjugate copy corrcoef correlate cos cosh count_nonzero cross cumprod cumsum deg2rad diag diagflat diagonal diff digitize divide divide_no_nan dot dsplit dstack einsum empty empty_like equal exp exp2 expand_dims expm1 eye fabs flip fliplr flipud floor floor_divide fmax fmin fmod full full_like gcd geomspace get_item greater greater_equal hamming hanning heaviside histogram hsplit hstack hypot i0 identity imag inner isclose isfinite isin isinf isnan isneginf isposinf isreal kaiser kron lcm ldexp left_shift less less_equal linspace log log10 log1p log2 logaddexp logaddexp2 logical_and logical_not logical_or logical_xor logspace matmul max maximum mean median meshgrid min minimum mod moveaxis multiply nan_to_num nanargmax nanargmin nancumprod nancumsum nanmax nanmean nanmedian nanmin nanpercentile nanprod nanquantile nanstd nansum nanvar ndim negative nextafter nonzero not_equal ones ones_like outer pad percentile power prod ptp quantile rad2deg ravel real reciprocal repeat reshape right_shift roll rot90 round searchsorted select sign signbit sin sinc sinh size slogdet sort split sqrt square squeeze stack std subtract sum swapaxes take take_along_axis tan tanh tensordot tile trace transpose trapezoid tri tril triu true_divide trunc unique unravel_index vander var vdot vectorize view vsplit vstack where zeros zeros_like
optimizers: Adadelta Adafactor Adagrad Adam AdamW Adamax Ftrl Lamb Lion LossScaleOptimizer MultiOptimizer Muon Nadam Optimizer OptimizerMap RMSprop SGD ScheduleFreeAdamW deserialize get legacy schedules serialize
optimizers.schedules: CosineDecay CosineDecayRestarts ExponentialDecay InverseTimeDecay LearningRateSchedule PiecewiseConstantDecay PolynomialDecay deserialize serialize
optimizers.legacy: Adagrad Adam Ftrl Optimizer RMSprop SGD
preprocessing: image image_dataset_from_directory sequence text_dataset_from_directory timeseries_dataset_from_array
preprocessing.image: array_to_img img_to_array load_img save_img smart_resize
preprocessing.sequence: pad_sequences
quantizers: AWQConfig AbsMaxQuantizer Float8QuantizationConfig GPTQConfig Int4QuantizationConfig Int8QuantizationConfig QuantizationConfig Quantizer abs_max_quantize abs_max_quantize_grouped_with_zero_point compute_float8_amax_history compute_float8_scale deserialize fake_quant_with_min_max_vars get pack_int4 quantize_and_dequantize serialize unpack_int4
random: SeedGenerator beta binomial categorical dropout gamma normal randint shuffle truncated_normal uniform
regularizers: L1 L1L2 L2 OrthogonalRegularizer Regularizer deserialize get l1 l1_l2 l2 orthogonal_regularizer serialize
saving: CustomObjectScope KerasFileEditor custom_object_scope deserialize_keras_object get_custom_objects get_registered_name get_registered_object load_model load_weights register_keras_serializable save_model save_weights serialize_keras_object
tree: MAP_TO_NONE assert_same_paths assert_same_structure flatten flatten_with_path is_nested lists_to_tuples map_shape_structure map_structure map_structure_up_to pack_sequence_as traverse
utils: Config CustomObjectScope FeatureSpace Progbar PyDataset Sequence array_to_img audio_dataset_from_directory bounding_boxes clear_session custom_object_scope deserialize_keras_object disable_interactive_logging enable_interactive_logging get_custom_objects get_file get_registered_name get_registered_object get_source_inputs image_dataset_from_directory img_to_array is_interactive_logging_enabled is_keras_tensor legacy load_img model_to_dot normalize pack_x_y_sample_weight pad_sequences plot_model register_keras_serializable save_img serialize_keras_object set_random_seed split_dataset standardize_dtype text_dataset_from_directory timeseries_dataset_from_array to_categorical unpack_x_y_sample_weight
utils.legacy: deserialize_keras_object serialize_keras_object
visualization: draw_bounding_boxes draw_segmentation_masks plot_bounding_box_gallery plot_image_gallery plot_segmentation_mask_gallery
wrappers: SKLearnClassifier SKLearnRegressor SKLearnTransformer
`)

/** Public names of `tf.keras` and its modules, which keeps some of Keras 2. */
export const TF_KERAS_NAMES: Names = changed(
  KERAS_NAMES,
  `
: -saving
backend: +abs +all +any +arange +argmax +argmin +batch_dot +batch_flatten +batch_get_value +batch_normalization +batch_set_value +bias_add +binary_crossentropy +binary_focal_crossentropy +cast +cast_to_floatx +categorical_crossentropy +categorical_focal_crossentropy +clip +concatenate +constant +conv1d +conv2d +conv2d_transpose +conv3d +cos +count_params +ctc_batch_cost +ctc_decode +ctc_label_dense_to_sparse +cumprod +cumsum +depthwise_conv2d +dot +dropout +dtype +elu +equal +eval +exp +expand_dims +eye +flatten +foldl +foldr +gather +get_value +gradients +greater +greater_equal +hard_sigmoid +in_top_k +int_shape +is_sparse +l2_normalize +less +less_equal +log +map_fn +max +maximum +mean +min +minimum +moving_average_update +name_scope +ndim +not_equal +one_hot +ones +ones_like +permute_dimensions +pool2d +pool3d +pow +prod +random_bernoulli +random_normal +random_normal_variable +random_uniform +random_uniform_variable +relu +repeat +repeat_elements +reshape +resize_images +resize_volumes +reverse +rnn +round +separable_conv2d +set_value +shape +sigmoid +sign +sin +softmax +softplus +softsign +sparse_categorical_crossentropy +spatial_2d_padding +spatial_3d_padding +sqrt +square +squeeze +stack +std +stop_gradient +sum +switch +tanh +temporal_padding +tile +to_dense +transpose +truncated_normal +update +update_add +update_sub +var +variable +zeros +zeros_like
layers: +RandomHeight +RandomWidth +ThresholdedReLU
losses: +KLD +MAE +MAPE +MSE +MSLE +Reduction +kld +kullback_leibler_divergence +logcosh +mae +mape +mse +msle -kl_divergence -log_cosh -mean_absolute_error -mean_absolute_percentage_error -mean_squared_error -mean_squared_logarithmic_error
metrics: +KLD +MAE +MAPE +MSE +MSLE +kld +kullback_leibler_divergence +logcosh +mae +mape +mse +msle -kl_divergence -log_cosh -mean_absolute_error -mean_absolute_percentage_error -mean_squared_error -mean_squared_logarithmic_error
preprocessing: +text
preprocessing.image: +DirectoryIterator +ImageDataGenerator +Iterator +NumpyArrayIterator +apply_affine_transform +apply_brightness_shift +apply_channel_shift +random_brightness +random_channel_shift +random_rotation +random_shear +random_shift +random_zoom
preprocessing.sequence: +TimeseriesGenerator +make_sampling_table +skipgrams
preprocessing.text: +Tokenizer +hashing_trick +one_hot +text_to_word_sequence +tokenizer_from_json
`,
)

/** Public attributes that objects of Keras's classes can have beyond those of the bases, which stand first with `<`. */
export const ATTRIBUTE_NAMES: Names = read(`
KerasSaveable: -
Operation: <KerasSaveable arg1 arg2 call compute_output_spec from_config get_config input name output quantized_call rematerialized_call symbolic_call
KerasAutoTrackable: foo
TFLayer: <KerasAutoTrackable predict_function test_function train_function
Layer: <TFLayer <Operation activation activity_regularizer add_loss add_metric add_variable add_weight autocast bias build build_from_config built call_signature_parameters compute_dtype compute_mask compute_output_shape count_params dtype dtype_policy get_build_config get_weights inner input_dtype input_spec kernel load_own_variables losses metrics metrics_variables non_trainable_variables non_trainable_weights path quantization_mode quantize quantized_build save_own_variables set_weights stateless_call supports_jit supports_masking total trainable trainable_variables trainable_weights units variable_dtype variables weights
Trainer: compile compile_from_config compiled compute_loss compute_metrics custom_metric evaluate fit get_compile_config get_metrics_result jit_compile loss loss_tracker metrics metrics_names metrics_variables non_trainable_variables optimizer predict predict_function predict_on_batch reset_metrics run_eagerly stateless_compute_loss steps_per_execution stop_training test_function test_on_batch train_function train_on_batch trainable_variables
TensorFlowTrainer: <Trainer compiled_loss compiled_metrics distribute_reduction_method distribute_strategy make_predict_function make_test_function make_train_function predict_step stop_evaluating stop_predicting test_step train_step unrolled_steps_per_execution
Model: <TensorFlowTrainer <Trainer <Layer dense1 dense2 dropout export get_layer get_quantization_layer_structure get_state_tree layers load_weights save save_weights set_state_tree summary to_json
Sequential: <Model add input_shape inputs output_shape outputs pop
Function: <Operation compute_output_shape inputs nnx_operations operations outputs
Functional: <Function <Model input_shape output_names output_shape
Activation: <Layer
ActivityRegularization: <Layer l1 l2
BaseAdaptivePooling: <Layer data_format output_size
BaseAdaptiveAveragePooling: <BaseAdaptivePooling
AdaptiveAveragePooling1D: <BaseAdaptiveAveragePooling
AdaptiveAveragePooling2D: <BaseAdaptiveAveragePooling
AdaptiveAveragePooling3D: <BaseAdaptiveAveragePooling
BaseAdaptiveMaxPooling: <BaseAdaptivePooling
AdaptiveMaxPooling1D: <BaseAdaptiveMaxPooling
AdaptiveMaxPooling2D: <BaseAdaptiveMaxPooling
AdaptiveMaxPooling3D: <BaseAdaptiveMaxPooling
Merge: <Layer
Add: <Merge
Attention: <Layer concat_score_weight dropout scale score_mode seed seed_generator use_scale
AdditiveAttention: <Attention
AlphaDropout: <Layer noise_shape rate seed seed_generator
DataLayer: <Layer backend convert_weight generator probability_bias seed
BaseImagePreprocessingLayer: <DataLayer bounding_box_format data_format factor get_random_transformation transform_bounding_boxes transform_images transform_labels transform_segmentation_masks transform_single_bounding_box transform_single_image transform_single_label transform_single_segmentation_mask
AugMix: <BaseImagePreprocessingLayer all_ops alpha auto_contrast chain_depth equalization interpolation num_chains random_brightness random_color_degeneration random_contrast random_posterization random_rotation random_sharpness random_shear random_translation solarization value_range
AutoContrast: <BaseImagePreprocessingLayer value_range
Average: <Merge
BasePooling: <Layer data_format padding pool_mode pool_size strides
AveragePooling1D: <BasePooling
AveragePooling2D: <BasePooling
AveragePooling3D: <BasePooling
BatchNormalization: <Layer axis beta beta_constraint beta_initializer beta_regularizer center epsilon gamma gamma_constraint gamma_initializer gamma_regularizer momentum moving_mean moving_mean_initializer moving_stddev moving_variance moving_variance_initializer renorm renorm_clipping renorm_mean renorm_momentum renorm_stddev scale synchronized
Bidirectional: <Layer backward_layer forward_layer merge_mode reset_state reset_states return_sequences return_state stateful states
CategoryEncoding: <DataLayer num_tokens output_mode sparse
CenterCrop: <BaseImagePreprocessingLayer height width
Concatenate: <Merge axis
ContrastLimitedAdaptiveHistogramEqualization: <BaseImagePreprocessingLayer clip_limit tile_grid_size value_range
BaseConv: <Layer bias_constraint bias_initializer bias_regularizer convolution_op data_format dilation_rate enable_lora filters groups kernel_constraint kernel_initializer kernel_regularizer kernel_size lora_alpha lora_enabled lora_kernel_a lora_kernel_b lora_rank padding rank strides use_bias
Conv1D: <BaseConv
BaseConvTranspose: <Layer bias_constraint bias_initializer bias_regularizer data_format dilation_rate filters kernel_constraint kernel_initializer kernel_regularizer kernel_size output_padding padding rank strides use_bias
Conv1DTranspose: <BaseConvTranspose
Conv2D: <BaseConv
Conv2DTranspose: <BaseConvTranspose
Conv3D: <BaseConv
Conv3DTranspose: <BaseConvTranspose
RNN: <Layer cell get_initial_state go_backwards inner_loop recurrent_kernel reset_state reset_states return_sequences return_state single_state state_size stateful states unroll zero_output_for_mask
ConvLSTM: <RNN bias_constraint bias_initializer bias_regularizer data_format dilation_rate dropout filters kernel_constraint kernel_initializer kernel_regularizer kernel_size padding recurrent_activation recurrent_constraint recurrent_dropout recurrent_initializer recurrent_regularizer strides unit_forget_bias use_bias
ConvLSTM1D: <ConvLSTM
ConvLSTM2D: <ConvLSTM
ConvLSTM3D: <ConvLSTM
Cropping1D: <Layer cropping
Cropping2D: <Layer cropping data_format
Cropping3D: <Layer cropping data_format
CutMix: <BaseImagePreprocessingLayer channel_axis height_axis width_axis
Dense: <Layer awq_scales bias_constraint bias_initializer bias_regularizer enable_lora g_idx inputs_amax_history inputs_quantizer inputs_scale is_awq_calibrated is_gptq_calibrated kernel_amax_history kernel_constraint kernel_initializer kernel_regularizer kernel_scale kernel_shape kernel_zero lora_alpha lora_enabled lora_kernel_a lora_kernel_b lora_rank outputs_grad_amax_history outputs_grad_scale quantization_config quantized_kernel use_bias variable_serialization_spec
BaseDepthwiseConv: <Layer bias_constraint bias_initializer bias_regularizer data_format depth_multiplier depthwise_constraint depthwise_initializer depthwise_regularizer dilation_rate kernel_size padding rank strides use_bias
DepthwiseConv1D: <BaseDepthwiseConv
DepthwiseConv2D: <BaseDepthwiseConv
Discretization: <DataLayer adapt bin_boundaries epsilon finalize_state num_bins output_dtype output_mode reset_state sparse summary update_state
Dot: <Merge axes normalize
Dropout: <Layer noise_shape rate seed seed_generator
ELU: <Layer alpha
EinsumDense: <Layer awq_scales awq_unpacked_column_size bias_axes bias_constraint bias_initializer bias_regularizer enable_lora equation g_idx gptq_unpacked_column_size inputs_amax_history inputs_quantizer inputs_scale is_awq_calibrated is_gptq_calibrated kernel_amax_history kernel_constraint kernel_initializer kernel_regularizer kernel_scale kernel_zero lora_alpha lora_enabled lora_kernel_a lora_kernel_b lora_rank original_kernel_shape outputs_grad_amax_history outputs_grad_scale partial_output_shape quantization_axis quantization_config quantized_kernel variable_serialization_spec
Embedding: <Layer embeddings embeddings_constraint embeddings_initializer embeddings_regularizer embeddings_scale embeddings_zero enable_lora g_idx input_dim lora_alpha lora_embeddings_a lora_embeddings_b lora_enabled lora_rank mask_zero output_dim quantization_config variable_serialization_spec
Equalization: <BaseImagePreprocessingLayer bins value_range
Flatten: <Layer data_format
JaxLayer: <Layer call_fn call_fn_arguments call_fn_has_params call_fn_has_state init_fn init_fn_arguments jax2tf_native_serialization_platforms jax2tf_training_false_fn jax2tf_training_true_fn params seed_generator state tracked_params tracked_state
FlaxLayer: <JaxLayer method module
GRU: <RNN bias_constraint bias_initializer bias_regularizer dropout kernel_constraint kernel_initializer kernel_regularizer recurrent_activation recurrent_constraint recurrent_dropout recurrent_initializer recurrent_regularizer reset_after use_bias use_cudnn
DropoutRNNCell: get_dropout_mask get_recurrent_dropout_mask reset_dropout_mask reset_recurrent_dropout_mask
GRUCell: <Layer <DropoutRNNCell bias_constraint bias_initializer bias_regularizer dropout dropout_mask_count get_initial_state implementation kernel_constraint kernel_initializer kernel_regularizer output_size recurrent_activation recurrent_constraint recurrent_dropout recurrent_initializer recurrent_kernel recurrent_regularizer reset_after seed seed_generator state_size use_bias
GaussianDropout: <Layer rate seed seed_generator
GaussianNoise: <Layer seed seed_generator stddev
BaseGlobalPooling: <Layer data_format keepdims
GlobalAveragePooling1D: <BaseGlobalPooling
GlobalAveragePooling2D: <BaseGlobalPooling
GlobalAveragePooling3D: <BaseGlobalPooling
GlobalMaxPooling1D: <BaseGlobalPooling
GlobalMaxPooling2D: <BaseGlobalPooling
GlobalMaxPooling3D: <BaseGlobalPooling
GroupNormalization: <Layer axis beta beta_constraint beta_initializer beta_regularizer center epsilon gamma gamma_constraint gamma_initializer gamma_regularizer groups scale
HashedCrossing: <Layer num_bins output_mode sparse
Hashing: <Layer mask_value num_bins output_mode salt sparse strong_hash
Identity: <Layer
InputLayer: <Layer batch_shape optional ragged sparse
IndexLookup: <Layer adapt finalize_state get_vocabulary idf_weights idf_weights_const input_idf_weights input_vocabulary invert load_assets lookup_table mask_token max_tokens num_documents num_oov_indices oov_method oov_token output_mode pad_to_max_tokens reset_state salt save_assets set_vocabulary sparse token_counts token_document_counts update_state vocabulary_dtype vocabulary_size
IntegerLookup: <IndexLookup
LSTM: <RNN bias_constraint bias_initializer bias_regularizer dropout kernel_constraint kernel_initializer kernel_regularizer recurrent_activation recurrent_constraint recurrent_dropout recurrent_initializer recurrent_regularizer unit_forget_bias use_bias use_cudnn
LSTMCell: <Layer <DropoutRNNCell bias_constraint bias_initializer bias_regularizer dropout dropout_mask_count get_initial_state implementation kernel_constraint kernel_initializer kernel_regularizer output_size recurrent_activation recurrent_constraint recurrent_dropout recurrent_initializer recurrent_kernel recurrent_regularizer seed seed_generator state_size unit_forget_bias use_bias
Lambda: <Layer arguments function mask
LayerNormalization: <Layer axis beta beta_constraint beta_initializer beta_regularizer center epsilon gamma gamma_constraint gamma_initializer gamma_regularizer rms_scaling scale
LeakyReLU: <Layer negative_slope
Masking: <Layer mask_value
MaxNumBoundingBoxes: <BaseImagePreprocessingLayer fill_value max_number
MaxPooling1D: <BasePooling
MaxPooling2D: <BasePooling
MaxPooling3D: <BasePooling
Maximum: <Merge
MelSpectrogram: <DataLayer fft_length linear_to_mel_weight_matrix mag_exp max_freq min_freq min_power num_mel_bins power_to_db ref_power sampling_rate sequence_length sequence_stride top_db window
Minimum: <Merge
MixUp: <BaseImagePreprocessingLayer alpha
MultiHeadAttention: <Layer attention_axes dropout key_dense key_dim num_heads output_dense query_dense seed use_bias value_dense value_dim
Multiply: <Merge
Normalization: <DataLayer adapt adapt_mean adapt_variance axis count finalize_state input_mean input_variance invert mean variance
PReLU: <Layer alpha alpha_constraint alpha_initializer alpha_regularizer shared_axes
Permute: <Layer dims
Pipeline: <Layer layers
RMSNormalization: <Layer axis epsilon scale
RandAugment: <BaseImagePreprocessingLayer auto_contrast equalization interpolation num_ops random_brightness random_color_degeneration random_contrast random_posterization random_rotation random_sharpness random_shear random_translation solarization value_range
RandomBrightness: <BaseImagePreprocessingLayer value_range
RandomColorDegeneration: <BaseImagePreprocessingLayer value_range
RandomColorJitter: <BaseImagePreprocessingLayer brightness_factor contrast_factor hue_factor random_brightness random_contrast random_hue random_saturation saturation_factor value_range
RandomContrast: <BaseImagePreprocessingLayer value_range
RandomCrop: <BaseImagePreprocessingLayer height height_axis width width_axis
RandomElasticTransform: <BaseImagePreprocessingLayer channel_axis fill_mode fill_value get_elastic_transform_params height_axis interpolation scale value_range width_axis
RandomErasing: <BaseImagePreprocessingLayer channel_axis fill_value height_axis scale value_range width_axis
RandomFlip: <BaseImagePreprocessingLayer mode
RandomGaussianBlur: <BaseImagePreprocessingLayer kernel_size sigma value_range
RandomGrayscale: <BaseImagePreprocessingLayer
RandomHue: <BaseImagePreprocessingLayer value_range
RandomInvert: <BaseImagePreprocessingLayer value_range
RandomPerspective: <BaseImagePreprocessingLayer channel_axis fill_value height_axis interpolation scale width_axis
RandomPosterization: <BaseImagePreprocessingLayer value_range
RandomRotation: <BaseImagePreprocessingLayer fill_mode fill_value interpolation
RandomSaturation: <BaseImagePreprocessingLayer value_range
RandomSharpness: <BaseImagePreprocessingLayer value_range
RandomShear: <BaseImagePreprocessingLayer fill_mode fill_value get_shifted_bbox get_transformed_x_y interpolation x_factor y_factor
RandomTranslation: <BaseImagePreprocessingLayer fill_mode fill_value get_shifted_bbox get_transformed_x_y height_factor height_lower height_upper interpolation width_factor width_lower width_upper
RandomZoom: <BaseImagePreprocessingLayer fill_mode fill_value get_clipped_bbox get_transformed_x_y height_factor height_lower height_upper interpolation width_factor width_lower width_upper
ReLU: <Layer max_value negative_slope threshold
RepeatVector: <Layer n
Rescaling: <DataLayer offset scale
Reshape: <Layer target_shape
Resizing: <BaseImagePreprocessingLayer antialias crop_to_aspect_ratio fill_mode fill_value height height_axis interpolation pad_to_aspect_ratio width width_axis
ReversibleEmbedding: <Embedding inputs_quantizer logit_soft_cap reverse_dtype reverse_embeddings reverse_embeddings_scale reverse_embeddings_zero tie_weights
STFTSpectrogram: <Layer data_format expand_dims fft_length frame_length frame_step imag_kernel mode padding periodic real_kernel scaling window
BaseSeparableConv: <Layer bias_constraint bias_initializer bias_regularizer data_format depth_multiplier depthwise_constraint depthwise_initializer depthwise_kernel depthwise_regularizer dilation_rate filters kernel_size padding pointwise_constraint pointwise_initializer pointwise_kernel pointwise_regularizer rank strides use_bias
SeparableConv1D: <BaseSeparableConv
SeparableConv2D: <BaseSeparableConv
SimpleRNN: <RNN bias_constraint bias_initializer bias_regularizer dropout kernel_constraint kernel_initializer kernel_regularizer recurrent_constraint recurrent_dropout recurrent_initializer recurrent_regularizer use_bias
SimpleRNNCell: <Layer <DropoutRNNCell bias_constraint bias_initializer bias_regularizer dropout get_initial_state kernel_constraint kernel_initializer kernel_regularizer output_size recurrent_constraint recurrent_dropout recurrent_initializer recurrent_kernel recurrent_regularizer seed seed_generator state_size use_bias
Softmax: <Layer axis
Solarization: <BaseImagePreprocessingLayer addition_factor threshold_factor value_range
BaseSpatialDropout: <Dropout
SpatialDropout1D: <BaseSpatialDropout
SpatialDropout2D: <BaseSpatialDropout data_format
SpatialDropout3D: <BaseSpatialDropout data_format
Wrapper: <Layer layer
SpectralNormalization: <Wrapper kernel_shape normalized_weights power_iterations vector_u
StackedRNNCells: <Layer cells get_initial_state output_size state_size
StringLookup: <IndexLookup encoding
Subtract: <Merge
TFSMLayer: <Layer call_endpoint call_endpoint_fn call_training_endpoint call_training_endpoint_fn filepath
TextVectorization: <Layer adapt finalize_state get_vocabulary load_assets reset_state save_assets set_vocabulary update_state vocabulary_size
TimeDistributed: <Wrapper
TorchModuleWrapper: <Layer conv1 conv2 dropout fc flatten module output_shape parameters pool
UnitNormalization: <Layer axis
UpSampling1D: <Layer size
UpSampling2D: <Layer data_format interpolation size
UpSampling3D: <Layer data_format size
ZeroPadding1D: <Layer data_format padding
ZeroPadding2D: <Layer data_format padding
ZeroPadding3D: <Layer data_format padding
`)
