import { flag } from '../arguments.js'
import { composedLayer } from './composed_image.js'

const ALWAYS = [
  ...['RandomShear', 'RandomTranslation', 'RandomRotation', 'Solarization', 'RandomPosterization'],
  ...['AutoContrast', 'Equalization'],
]
const ALL = ['RandomBrightness', 'RandomColorDegeneration', 'RandomContrast', 'RandomSharpness']

/** Blends images with several chains of random operations on them. */
export const AugMix = composedLayer(
  'AugMix',
  `value_range=(0, 255), num_chains=3, chain_depth=3, factor=0.3, alpha=1.0, all_ops=True, interpolation='bilinear',
    seed=None, data_format=None, **kwargs`,
  (args) => (flag(args, 'all_ops') ? [...ALWAYS, ...ALL] : ALWAYS),
)
