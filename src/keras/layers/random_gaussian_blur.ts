import { itemsOf, numberOf, show } from '../arguments.js'
import { refuse } from '../error.js'
import type { LayerArguments } from '../layer.js'
import { isUnknown } from '../shape.js'
import { factor, imageLayer } from './base_image.js'

/** Blurs images. */
export const RandomGaussianBlur = imageLayer(
  'RandomGaussianBlur',
  'factor=1.0, kernel_size=3, sigma=1.0, value_range=(0, 255), data_format=None, seed=None, **kwargs',
  (args) => {
    factor(args, 0, 1)
    oddKernel(args)
    factor(args, 0, 1, 'sigma')
  },
)

/** `kernel_size`: an odd number, or two. */
function oddKernel(args: LayerArguments): void {
  const value = args.value('kernel_size')
  const items = itemsOf(value)
  if (isUnknown(value) || items?.some(isUnknown) === true) return
  const sizes = (items ?? [value]).map(numberOf)
  const odd = sizes.every((size) => size !== undefined && size % 2 !== 0)
  if (!odd || (items !== undefined && items.length !== 2))
    refuse('ValueError', `\`kernel_size\` of \`RandomGaussianBlur\` must be odd, found ${show(value)}`)
}
