import { show } from '../arguments.js'
import { refuse } from '../error.js'
import { type LayerArguments, type LayerHandle, layer } from '../layer.js'

/** What a wrapper's constructor leaves. */
export interface Wrapped {
  readonly layer: LayerHandle
}

/** The layer around another that others derive from; by itself it cannot be called. */
export const Wrapper = layer<Wrapped>({
  name: 'Wrapper',
  signature: 'layer, **kwargs',
  call: '*args, **kwargs',
  init: (args) => ({ layer: wrapped(args) }),
  sublayers: ({ layer }) => [layer],
  build({ layer }, { first }) {
    layer.build(first)
  },
  output: () =>
    refuse(
      'NotImplementedError',
      '`Wrapper` does not say what its call does',
      'derive a class that defines `call`',
    ),
})

/** The layer that `layer` (or another argument) is; ValueError if it is none. */
export function wrapped(args: LayerArguments, name = 'layer'): LayerHandle {
  const value = args.value(name)
  return (
    args.layerOf(value) ??
    refuse('ValueError', `\`${args.layer}\` wraps a layer, found ${show(value)}`, classHint(value))
  )
}

function classHint(value: { readonly kind: string }): string | undefined {
  return value.kind === 'class' ? 'a class is not a layer: call it' : undefined
}
