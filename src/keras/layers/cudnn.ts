/** `use_cudnn`, which LSTM and GRU take: 'auto', True or False. */
import { numberOf, show } from '../arguments.js'
import { refuse } from '../error.js'
import type { LayerArguments } from '../layer.js'
import { isUnknown } from '../shape.js'

export function cudnn(args: LayerArguments): void {
  const value = args.value('use_cudnn')
  if (isUnknown(value) || (value.kind === 'str' && value.value === 'auto')) return
  const number = numberOf(value)
  if (number !== 0 && number !== 1)
    refuse(
      'ValueError',
      `\`use_cudnn\` of \`${args.layer}\` must be 'auto', True or False, found ${show(value)}`,
    )
}
