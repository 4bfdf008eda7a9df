import { dataFormat } from '../arguments.js'
import { refuse } from '../error.js'
import { layer, spec } from '../layer.js'
import { at, showShape } from '../shape.js'
import { factor, imageKeywords, valueRange } from './base_image.js'

const SIGNATURE = 'factor, value_range=(0, 255), data_format=None, seed=None, **kwargs'

/** Moves the colours of images towards grey; the one such layer that looks at its input: it must have 3 channels. */
export const RandomColorDegeneration = layer({
  name: 'RandomColorDegeneration',
  bases: ['BaseImagePreprocessingLayer', 'DataLayer'],
  signature: SIGNATURE,
  keywords: imageKeywords(SIGNATURE),
  call: 'data, training=True',
  init(args) {
    const data_format = dataFormat(args)
    factor(args, -1, 1)
    valueRange(args)
    return { data_format }
  },
  output({ data_format }, { shape }) {
    if (shape.length !== 3 && shape.length !== 4)
      refuse(
        'ValueError',
        `\`RandomColorDegeneration\` needs an image or a batch of images, found ${showShape(shape)}`,
      )
    const channels = at(shape, data_format === 'channels_last' ? -1 : -3) ?? null
    if (typeof channels === 'number' && channels !== 3)
      refuse('ValueError', `\`RandomColorDegeneration\` needs images of 3 channels, found ${channels}`)
    return spec(shape)
  },
})
