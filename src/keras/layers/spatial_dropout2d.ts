import { spatialDropout } from './base_spatial_dropout.js'

/** Drops whole channels of a sample of 2 spatial axes while training. */
export const SpatialDropout2D = spatialDropout(2)
