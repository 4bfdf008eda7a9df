/** Rules for activation functions: which one a layer uses. */
import type { Pred, Ref } from '../meaning.js'
import { one, say, vp } from './build.js'
import { OUTPUT } from './edit-terms.js'
import type { RuleBook } from './notation.js'

export function activationRules(book: RuleBook): void {
  const is = (name: string): Pred => ({ pred: 'is', test: { test: 'activation', name } })
  const uses = (name: string) => vp(is(name))
  book.add('Act', 'ACT', (name) => name)
  book.add('Act', 'a|the ACT', (name) => name)
  book.add('Act', 'a|the ACT activation', (name) => name)
  book.add('Act', 'ACT activation', (name) => name)
  book.add('Act', 'the activation ACT', (name) => name)
  book.add('Act', 'no activation', () => 'linear')
  book.add('Vp', 'use Act', uses)
  book.add('Vp', 'use Act as its|the|their? activation', uses)
  book.add('Vp', 'have a|the|no? ACT activation', uses)
  book.add('Vp', 'end in|with Act', uses)
  book.add('Vp', 'have no activation', () => uses('linear'))
  book.add('Vp', 'have ACT as its|the activation', uses)
  book.add('Vp', 'be activated by|with Act', uses)
  book.add('Vp', 'be follow|followedby by? a? ACT activation', uses)
  const on = (ref: Ref, name: string) => say(one(ref), uses(name))
  book.add('Clause', 'the activation of|in Refs be Act', on)
  book.add('Clause', "Refs 's activation be Act", on)
  book.add('Clause', 'its activation be Act', (name) => on({ ref: 'it', plural: false }, name))
  book.add('Clause', 'Act be the activation of|in Refs', (name, ref) => on(ref, name))
  book.add('Clause', 'Act be use in|by|as? Refs', (name, ref) => on(ref, name))
  book.add('Clause', 'the output activation be Act', (name) => on(OUTPUT, name))
  book.add('Clause', 'Model end in|with Act layer?', (_, name) => on(OUTPUT, name))
}
