import { imageLayer } from './base_image.js'

/** Spreads the brightness of images tile by tile. */
export const ContrastLimitedAdaptiveHistogramEqualization = imageLayer(
  'ContrastLimitedAdaptiveHistogramEqualization',
  'value_range=(0, 255), clip_limit=4.0, tile_grid_size=(8, 8), data_format=None, **kwargs',
)
