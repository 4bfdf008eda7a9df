/**
 * `object.__dict__`: the attributes of an object as a dict that is the attributes, not a copy of them.
 */
import type { Machine } from './machine.js'
import { type DictEntry, type DictValue, type Key, str, type Unknown, type Value } from './value.js'

/** Filed among an object's attributes where more of them may be there than are known: `self.__dict__.update(unknown)`. */
export const OPEN = '\0open'

/** Entries that live in a map of names. All changes go through the machine, so that a branch can be undone. */
export class AttributeEntries extends Map<Key, DictEntry> {
  readonly #machine: Machine
  readonly #names: Map<string, Value>
  readonly #fixed: boolean

  constructor(machine: Machine, names: Map<string, Value>, fixed: boolean) {
    super()
    this.#machine = machine
    this.#names = names
    this.#fixed = fixed
  }

  #refuse(): void {
    if (this.#fixed)
      this.#machine.raise('TypeError', "'mappingproxy' object does not support item assignment", {
        hint: 'set attributes of the class itself',
      })
  }

  override get size(): number {
    return this.#names === undefined ? 0 : this.#names.size - (this.#names.has(OPEN) ? 1 : 0)
  }

  override get(key: Key): DictEntry | undefined {
    const value = typeof key === 'string' && key !== OPEN ? this.#names.get(key) : undefined
    return value === undefined ? undefined : { key: str(key as string), value }
  }

  override has(key: Key): boolean {
    return this.get(key) !== undefined
  }

  override set(key: Key, entry: DictEntry): this {
    this.#refuse()
    if (typeof key === 'string') this.#machine.setIn(this.#names, key, entry.value)
    return this
  }

  override delete(key: Key): boolean {
    this.#refuse()
    if (typeof key !== 'string' || !this.has(key)) return false
    this.#machine.deleteIn(this.#names, key)
    return true
  }

  override *entries(): MapIterator<[Key, DictEntry]> {
    for (const [name, value] of this.#names) if (name !== OPEN) yield [name, { key: str(name), value }]
  }

  override *keys(): MapIterator<Key> {
    for (const [name] of this.entries()) yield name
  }

  override *values(): MapIterator<DictEntry> {
    for (const [, entry] of this.entries()) yield entry
  }

  override [Symbol.iterator](): MapIterator<[Key, DictEntry]> {
    return this.entries()
  }

  replace(entries: ReadonlyMap<Key, DictEntry>): void {
    const next = [...entries]
    for (const key of [...this.keys()]) this.delete(key)
    for (const [key, entry] of next) this.set(key, entry)
  }

  /** Nobody knows any more which attributes there are and what they hold. */
  forget(why: Unknown): void {
    for (const key of [...this.keys()])
      if (typeof key === 'string') this.#machine.setIn(this.#names, key, why)
    this.#machine.setIn(this.#names, OPEN, why)
  }
}

const DICTS = new WeakMap<Map<string, Value>, DictValue>()

/** The dict of an object's attributes, always the same one. A class's cannot be changed. */
export function attributeDict(machine: Machine, names: Map<string, Value>, fixed = false): DictValue {
  const known = DICTS.get(names)
  if (known !== undefined) return known
  const live = new AttributeEntries(machine, names, fixed)
  const made: DictValue = {
    kind: 'dict',
    get entries() {
      return live
    },
    set entries(entries: Map<Key, DictEntry>) {
      live.replace(entries)
    },
  }
  DICTS.set(names, made)
  return made
}
