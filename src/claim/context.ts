/** What a statement is judged against. */
import type { Workbench } from '../keras/workbench.js'
import type { Utterance } from '../language/utterance.js'

export interface ClaimContext {
  /** The model spoken of; null where the post has none that can be used. */
  readonly bench: Workbench | null
  /** Why there is no bench. */
  readonly reason?: string
  /** What the statement answers or completes. */
  readonly stem?: Utterance
  /** What else is said around it, for formulas and the computations that follow them. */
  readonly nearby?: readonly Utterance[]
  /** The prose right before it, which may say that it is of something else. */
  readonly lead?: Utterance
  /** Set in an explanation: its numbers are numbers of the model, or were said in these utterances. */
  readonly explains?: { readonly said: readonly Utterance[] }
  /** What was said before it, for "it" and "this layer"; the nearest last. */
  readonly previous?: readonly Utterance[]
}
