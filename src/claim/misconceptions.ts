/** Known wrong ways to compute a number: on an exact match they explain a false statement. */
import type { Workbench } from '../keras/workbench.js'
import type { Measurement } from './outcome.js'
import type { Misconception } from './verdict.js'

export function misconceptionOf(about: Measurement, bench: Workbench): Misconception | null {
  void about
  void bench
  return null
}
