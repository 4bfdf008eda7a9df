/** What-ifs: from a change in words to edits of the model, in every reading. */
import type { Workbench } from '../keras/workbench.js'
import type { EditTerm } from './meaning.js'
import type { Scene } from './refer.js'

export type Edited =
  | { readonly ok: true; readonly bench: Workbench }
  | { readonly ok: false; readonly refused: boolean; readonly reason: string }

/** The benches that a what-if may lead to. */
export function applyEdits(edits: readonly EditTerm[], scene: Scene): readonly Edited[] {
  void edits
  void scene
  return [{ ok: false, refused: false, reason: 'this what-if cannot be tried' }]
}
