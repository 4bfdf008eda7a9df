import { spatialDropout } from './base_spatial_dropout.js'

/** Drops whole channels of a sample of 3 spatial axes while training. */
export const SpatialDropout3D = spatialDropout(3)
