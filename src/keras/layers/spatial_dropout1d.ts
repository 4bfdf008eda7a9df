import { spatialDropout } from './base_spatial_dropout.js'

/** Drops whole channels of a sample of 1 spatial axis while training. */
export const SpatialDropout1D = spatialDropout(1)
