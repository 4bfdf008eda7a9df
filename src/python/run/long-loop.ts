/**
 * When a loop is not followed to its end, so that what stands after it is read all the same.
 */
import type { Span } from '../../span.js'
import type { Machine } from '../machine.js'
import type { Unknown } from '../value.js'

/**
 * Steps of one loop, beyond which its further turns are taken to be of an unknown number: a fifth of what a program is given, so
 * that what follows a long training loop is read all the same. Making layers does not count: a network may be made in a loop.
 */
const LOOP_STEPS = 20_000

/** Tells of a loop that begins now whether it has become too long to be followed. */
export function isLong(machine: Machine): () => boolean {
  const begun = machine.steps - machine.built
  return () => machine.steps - machine.built - begun > LOOP_STEPS
}

/** Says that a loop is not followed to its end. */
export function endless(machine: Machine, at: Span): Unknown {
  machine.site = at
  const why = machine.unknown('its loop takes more turns than are followed')
  machine.leaveLoop(at)
  return why
}
