/** The part of remark-directive's syntax that stays beside ours: text and leaf directives. */
import type { Construct, Extension } from 'micromark-util-types'

const COLON = 58

function flowAtColon(extension: Extension): readonly Construct[] {
  return [extension.flow?.[COLON] ?? []].flat()
}

/** Constructs for containers on `:`. Those of leaves (`::name`) are not concrete. */
export function containers(extension: Extension): readonly Construct[] {
  return flowAtColon(extension).filter((construct) => construct.concrete)
}

/** The extension without its containers. */
export function withoutContainers(extension: Extension): Extension {
  if (containers(extension).length === 0) return extension
  const left = flowAtColon(extension).filter((construct) => !construct.concrete)
  return { ...extension, flow: { ...extension.flow, [COLON]: left } }
}
