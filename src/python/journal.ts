/**
 * What a stretch of evaluation changes, so that it can be undone, done again, and merged with what another stretch changes:
 * how both branches of a condition that is not known are evaluated.
 */
import { AttributeEntries } from './attribute-dict.js'
import type { Raised } from './failure.js'
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

  /** Whether a copy was made: it is the first change of the stretch. */
  container(container: Container): boolean {
    if (this.before.containers.has(container)) return false
    this.before.containers.set(container, contentsOf(container))
    return true
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

/** A `try` under way: what it has changed, and where in it something may have been raised. */
export interface TryRecord {
  readonly journal: Journal
  readonly doubts: Doubt[]
  /** How many calls of unknown functions in it are among them. */
  calls: number
}

/** A place where an exception may have been raised, and what was in all places that the `try` had changed by then. */
export interface Doubt {
  readonly why: Unknown
  /** null: some exception that nobody knows, of a call of something unknown. */
  readonly raised: Raised | null
  readonly places: Places
}

/** What is now in the places that a stretch, and the stretches around it up to `last`, have changed. */
export function snapshot(first: Journal | null, last: Journal): Places {
  const places = noPlaces()
  for (let journal = first; journal !== null; journal = journal.outer) {
    const now = journal.after()
    for (const [map, names] of now.names) {
      places.names.set(map, new Map([...(places.names.get(map) ?? []), ...names]))
    }
    for (const [container, contents] of now.containers) places.containers.set(container, contents)
    for (const [state, back] of now.states) places.states.set(state, back)
    if (journal === last) break
  }
  return places
}

/** Makes one state of two: what they hold differently is unknown. */
export function blur(places: Places, other: Places, why: Unknown): void {
  for (const [map, names] of other.names) {
    const into = places.names.get(map) ?? new Map<string, Value | undefined>()
    places.names.set(map, into)
    for (const [name, value] of names) {
      const mine = into.get(name)
      const known = into.has(name) && mine !== undefined && value !== undefined
      into.set(name, known ? joinValues(mine, value, why) : why)
    }
  }
  for (const container of other.containers.keys()) forget(container, why)
  for (const state of other.states.keys()) state.forget(why)
}

/** Puts contents into their places as a change that is noted: it can be undone and joined like any other. */
export function enter(places: Places, journal: Journal): void {
  for (const [map, names] of places.names) for (const name of names.keys()) journal.name(map, name)
  for (const container of places.containers.keys()) journal.container(container)
  for (const state of places.states.keys()) journal.state(state)
  restore(places)
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
  if (value.kind === 'dict' && value.entries instanceof AttributeEntries) {
    value.entries.forget(why)
    return
  }
  const object = value as unknown as Record<string, unknown>
  // What it becomes may be the object itself, forgotten before.
  const becomes = { ...why }
  for (const field of Object.keys(object)) {
    // A built-in that is at work on the object finds nothing in it.
    if (field === 'items') object[field] = []
    else if (field === 'entries') object[field] = new Map()
    else delete object[field]
  }
  Object.assign(object, becomes)
}
