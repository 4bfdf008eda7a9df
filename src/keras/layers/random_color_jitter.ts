import { dataFormat } from '../arguments.js'
import { type LayerHandle, layer, spec } from '../layer.js'
import { imageKeywords } from './base_image.js'

const SIGNATURE = `value_range=(0, 255), brightness_factor=None, contrast_factor=None, saturation_factor=None,
  hue_factor=None, seed=None, data_format=None, **kwargs`

/** The layer made for each factor that is given. */
const PARTS = [
  ['brightness_factor', 'RandomBrightness'],
  ['contrast_factor', 'RandomContrast'],
  ['saturation_factor', 'RandomSaturation'],
  ['hue_factor', 'RandomHue'],
] as const

/** Changes brightness, contrast, saturation and hue of images, each by a layer inside. */
export const RandomColorJitter = layer<{ readonly parts: readonly LayerHandle[] }>({
  name: 'RandomColorJitter',
  bases: ['BaseImagePreprocessingLayer', 'DataLayer'],
  signature: SIGNATURE,
  keywords: imageKeywords(SIGNATURE),
  call: 'data, training=True',
  init(args, maker) {
    dataFormat(args)
    const given = PARTS.filter(([argument]) => args.value(argument).kind !== 'none')
    return {
      parts: given.map(([argument, type]) =>
        maker.make(type, { factor: args.value(argument), value_range: args.value('value_range') }),
      ),
    }
  },
  sublayers: ({ parts }) => parts,
  output: (_, { shape }) => spec(shape),
})
