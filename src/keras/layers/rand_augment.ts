import { composedLayer } from './composed_image.js'

/** Applies `num_ops` random operations to images. */
export const RandAugment = composedLayer(
  'RandAugment',
  "value_range=(0, 255), num_ops=2, factor=0.5, interpolation='bilinear', seed=None, data_format=None, **kwargs",
  () => [
    ...['RandomShear', 'RandomTranslation', 'RandomRotation', 'RandomBrightness', 'RandomColorDegeneration'],
    ...[
      'RandomContrast',
      'RandomSharpness',
      'Solarization',
      'RandomPosterization',
      'AutoContrast',
      'Equalization',
    ],
  ],
)
