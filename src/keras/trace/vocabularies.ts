/** What layers with a vocabulary say about it. */
import { int, list, NONE, str, type Unknown, type Value } from '../../python/value.js'
import { integerOf, itemsOf } from '../arguments.js'
import type { LayerDeclaration } from '../layer.js'
import { objectOf } from './instances.js'
import type { Kit } from './kit.js'
import type { LayerObject } from './objects.js'
import { method } from './values.js'
import type { World } from './world.js'

/** `adapt`: how long a vocabulary becomes that is learned from data is not known; everything else stays. */
export function learnVocabulary(world: World, layer: LayerObject): void {
  const { state } = layer
  if (state === null) return
  const why = world.unknown(`what \`${layer.type}.adapt()\` learns depends on the data`)
  const learned = (of: object): object => ('depth' in of && of.depth === null ? { ...of, depth: why } : of)
  if ('lookup' in state && typeof state.lookup === 'object' && state.lookup !== null)
    world.set(layer, 'state', { ...state, lookup: learned(state.lookup), adapted: why })
  else if ('depth' in state) world.set(layer, 'state', { ...learned(state), adapted: why })
}

/** What layers with a vocabulary say about it. */
export function vocabularyMembers(
  kit: Kit,
  declaration: LayerDeclaration,
): readonly (readonly [string, Value])[] {
  if (!['StringLookup', 'IntegerLookup', 'TextVectorization'].includes(declaration.name)) return []
  const { world } = kit
  return [
    method(world, 'vocabulary_size', 'self', (args) => {
      const state = objectOf(kit, args.get('self')).state
      if (state !== null && 'adapted' in state) return world.unknown('the vocabulary is learned from data')
      const lookup = state !== null && 'lookup' in state ? state.lookup : state
      const depth =
        typeof lookup === 'object' && lookup !== null && 'depth' in lookup ? lookup.depth : undefined
      return typeof depth === 'number' ? int(depth) : world.unknown('the vocabulary is learned from data')
    }),
    method(world, 'get_vocabulary', 'self, include_special_tokens=True', (args, vm) => {
      const layer = objectOf(kit, args.get('self'))
      const special = vm.truth(args.get('include_special_tokens'))
      return vocabularyOf(layer, special) ?? world.unknown('the vocabulary is learned from data')
    }),
    method(world, 'set_vocabulary', 'self, vocabulary, idf_weights=None', () => NONE),
  ]
}

/** A vocabulary that is given, behind the tokens for padding and for unknown words; undefined where it is not known. */
function vocabularyOf(
  { config, state, declaration }: LayerObject,
  special: boolean | Unknown,
): Value | undefined {
  const given = config.get('vocabulary') ?? NONE
  const words = given.kind === 'none' ? [] : itemsOf(given)
  if (state === null || 'adapted' in state || words === undefined || typeof special !== 'boolean')
    return undefined
  const text = declaration?.name === 'TextVectorization'
  const mode = config.get('output_mode')
  const padding = text ? str('') : (config.get('mask_token') ?? NONE)
  const unknowns = text ? 1 : integerOf(config.get('num_oov_indices') ?? NONE)
  const token = text ? str('[UNK]') : config.get('oov_token')
  if (unknowns === undefined || token === undefined) return undefined
  const padded = padding.kind !== 'none' && mode?.kind === 'str' && mode.value === 'int'
  const front = [...(padded ? [padding] : []), ...Array.from({ length: unknowns }, () => token)]
  return list([...(special ? front : []), ...words])
}
