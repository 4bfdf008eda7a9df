/**
 * What a stretch of evaluation changes, so that it can be undone, done again, and merged with what another stretch changes:
 * how both branches of a condition that is not known are evaluated.
 */
import type { Restorable } from './host.js'
import type { DictEntry, DictValue, Key, ListValue, SetValue, Unknown, Value } from './value.js'

export type Container = ListValue | DictValue | SetValue
type Contents = Value[] | Map<Key, DictEntry> | Map<Key, Value>

/** Contents of places: names by the map that holds them, containers, states of hosts. */
export interface Places {
  readonly names: Map<Map<string, Value>, Map<string, Value | undefined>>
  readonly containers: Map<Container, Contents>
  readonly states: Map<Restorable, () => void>
}

function noPlaces(): Places {
  return { names: new Map(), containers: new Map(), states: new Map() }
}

export function contentsOf(container: Container): Contents {
  if (container.kind === 'list') return [...container.items]
  return container.kind === 'dict' ? new Map(container.entries) : new Map(container.entries)
}

export class Journal {
  readonly outer: Journal | null
  /** What was there before the stretch. */
  readonly before: Places = noPlaces()

  constructor(outer: Journal | null) {
    this.outer = outer
  }

  name(map: Map<string, Value>, name: string): void {
    let names = this.before.names.get(map)
    if (names === undefined) {
      names = new Map()
      this.before.names.set(map, names)
    }
    if (!names.has(name)) names.set(name, map.get(name))
  }

  container(container: Container): void {
    if (!this.before.containers.has(container)) this.before.containers.set(container, contentsOf(container))
  }

  state(state: Restorable): void {
    if (!this.before.states.has(state)) this.before.states.set(state, state.save())
  }

  /** What is now in the places that the stretch has changed. */
  after(): Places {
    const places = noPlaces()
    for (const [map, names] of this.before.names) {
      const now = new Map<string, Value | undefined>()
      for (const name of names.keys()) now.set(name, map.get(name))
      places.names.set(map, now)
    }
    for (const container of this.before.containers.keys())
      places.containers.set(container, contentsOf(container))
    for (const state of this.before.states.keys()) places.states.set(state, state.save())
    return places
  }

  /** Notes in the outer journal that these places may change. */
  handOver(): void {
    const { outer } = this
    if (outer === null) return
    for (const [map, names] of this.before.names) {
      for (const [name, value] of names) {
        const known = outer.before.names.get(map)
        if (known === undefined) outer.before.names.set(map, new Map([[name, value]]))
        else if (!known.has(name)) known.set(name, value)
      }
    }
    for (const [container, contents] of this.before.containers) {
      if (!outer.before.containers.has(container)) outer.before.containers.set(container, contents)
    }
    for (const [state, restore] of this.before.states) {
      if (!outer.before.states.has(state)) outer.before.states.set(state, restore)
    }
  }
}

/** Puts contents back into their places. */
export function restore(places: Places): void {
  for (const [map, names] of places.names) {
    for (const [name, value] of names) {
      if (value === undefined) map.delete(name)
      else map.set(name, value)
    }
  }
  for (const [container, contents] of places.containers) put(container, contents)
  for (const back of places.states.values()) back()
}

/** A place is changed by a copy: the contents may be needed again. */
function put(container: Container, contents: Contents): void {
  if (Array.isArray(contents)) {
    if (container.kind === 'list') container.items = [...contents]
  } else (container as { entries: unknown }).entries = new Map<Key, unknown>(contents)
}

/**
 * Joins the state as it is now, left by one branch, with what another branch left behind.
 * @param mine what the branch that is in force changed: its journal
 * @param other what the other branch, undone, left in the places it changed
 */
export function join(mine: Journal, other: Places, why: Unknown): void {
  const elsewhere = <K, V>(places: Map<K, V>, of: Map<K, V>, place: K): V | undefined =>
    places.has(place) ? places.get(place) : of.get(place)
  for (const map of new Set([...mine.before.names.keys(), ...other.names.keys()])) {
    const before = mine.before.names.get(map) ?? new Map<string, Value | undefined>()
    const left = other.names.get(map) ?? new Map<string, Value | undefined>()
    for (const name of new Set([...before.keys(), ...left.keys()])) {
      const theirs = elsewhere(left, before, name)
      const ours = map.get(name)
      // A name that only one branch binds can only be read where that branch ran: else Python would have stopped.
      if (ours === undefined && theirs !== undefined) map.set(name, theirs)
      else if (ours !== undefined && theirs !== undefined) map.set(name, joinValues(ours, theirs, why))
    }
  }
  for (const container of new Set([...mine.before.containers.keys(), ...other.containers.keys()])) {
    const theirs = elsewhere(other.containers, mine.before.containers, container)
    if (theirs !== undefined) joinContainer(container, theirs, why)
  }
  for (const state of new Set([...mine.before.states.keys(), ...other.states.keys()])) state.forget(why)
}

function joinContainer(container: Container, theirs: Contents, why: Unknown): void {
  if (container.kind === 'list' && Array.isArray(theirs)) {
    if (container.items.length !== theirs.length) forget(container, why)
    else container.items = container.items.map((item, index) => joinValues(item, theirs[index] ?? why, why))
    return
  }
  if (container.kind === 'dict' && theirs instanceof Map && container.entries.size === theirs.size) {
    const merged = new Map<Key, DictEntry>()
    for (const [key, entry] of container.entries) {
      const other = theirs.get(key) as DictEntry | undefined
      if (other === undefined) {
        forget(container, why)
        return
      }
      merged.set(key, { key: entry.key, value: joinValues(entry.value, other.value, why) })
    }
    container.entries = merged
    return
  }
  if (container.kind !== 'list' && container.kind !== 'dict' && theirs instanceof Map) {
    const same =
      container.entries.size === theirs.size && [...theirs.keys()].every((key) => container.entries.has(key))
    if (same) return
  }
  forget(container, why)
}

/** The one value that two branches agree on, or an unknown. */
export function joinValues(a: Value, b: Value, why: Unknown): Value {
  if (a === b) return a
  if (a.kind === 'unknown') return a
  if (b.kind === 'unknown') return b
  switch (a.kind) {
    case 'bool':
    case 'int':
    case 'str':
    case 'bytes':
      return b.kind === a.kind && a.value === b.value ? a : why
    case 'float':
      return b.kind === 'float' && Object.is(a.value, b.value) ? a : why
    case 'tuple':
      if (b.kind !== 'tuple' || a.items.length !== b.items.length) return why
      return {
        kind: 'tuple',
        items: a.items.map((item, index) => joinValues(item, b.items[index] ?? why, why)),
      }
    case 'boundMethod':
      return b.kind === 'boundMethod' && a.self === b.self && a.callee === b.callee ? a : why
    default:
      return why
  }
}

/**
 * Makes an object itself unknown, for everyone who holds it: nobody can know its contents any more.
 * The only place where a value changes its kind.
 */
export function forget(value: Value, why: Unknown): void {
  const object = value as unknown as Record<string, unknown>
  for (const field of Object.keys(object)) delete object[field]
  Object.assign(object, why)
}
