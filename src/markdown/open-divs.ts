/**
 * Which divs are open at the line being parsed, and in which container: what decides whether `:::` is a closer.
 * One per parse, filled while constructs are committed.
 */
import type { ParseContext, Token, TokenizeContext } from 'micromark-util-types'

/** A block quote, list or footnote; of a list, `item` is the prefix of its current item. */
interface Container {
  readonly token: Token
  item: Token | null
}

/** What stands for a container: the token of a quote, the prefix of a list item; null for the document itself. */
type Identity = Token | null

/** A fence on a lazy line: which containers it ends is known only after its line. */
interface LazyFence {
  readonly kind: 'opener' | 'closer'
  readonly offset: number
  readonly containers: readonly { readonly token: Token; readonly identity: Identity }[]
}

const LIST_PREFIX = 'listItemPrefix'

/**
 * Divs open at once, containers around them included. Real documents have up to 6; walkers of trees recurse into each. An
 * opener beyond it is text. A post with so many is refused before it is parsed; this holds for what only seems to be code.
 */
export const MAX_OPEN_DIVS = 200

export class OpenDivs {
  #document: TokenizeContext | null = null
  /** How many of the document's events have been looked at. */
  #seen = 0
  readonly #containers: Container[] = []
  /** Of each open div, the container it stands in. */
  #divs: Identity[] = []
  #lazyFence: LazyFence | null = null

  /** Gives the tokenizer of containers, which knows what is open. */
  observe(document: TokenizeContext): void {
    if (this.#document === document) return
    this.#document = document
    this.#seen = 0
    this.#containers.length = 0
    this.#divs = []
    this.#lazyFence = null
  }

  /** Whether a div is open here or around here: then a closer ends a paragraph. */
  any(): boolean {
    this.#update()
    return this.#divs.length > 0
  }

  /** Whether one more may be opened. */
  hasRoom(): boolean {
    this.#update()
    return this.#divs.length < MAX_OPEN_DIVS
  }

  /** Whether the innermost open div stands in the innermost container: then `:::` is its closer. */
  here(): boolean {
    this.#update()
    return this.#divs.length > 0 && this.#divs.at(-1) === this.#innermost()
  }

  /**
   * Counts a fence that is there to stay.
   *
   * @param isLazy Whether its line leaves out the markers of containers that are still open.
   */
  commit(kind: 'opener' | 'closer', offset: number, isLazy: boolean): void {
    this.#update()
    if (!isLazy) {
      this.#count(kind, this.#innermost())
      return
    }
    const containers = this.#containers.map(({ token, item }) => ({ token, identity: item ?? token }))
    this.#lazyFence = { kind, offset, containers }
  }

  #count(kind: 'opener' | 'closer', container: Identity): void {
    if (kind === 'opener') this.#divs.push(container)
    else if (this.#divs.at(-1) === container) this.#divs.pop()
  }

  #innermost(): Identity {
    const container = this.#containers.at(-1)
    return container ? (container.item ?? container.token) : null
  }

  #update(): void {
    this.#readEvents()
    const alive = new Set<Identity>([null])
    for (const { token, item } of this.#containers) alive.add(item ?? token)
    if (this.#divs.some((identity) => !alive.has(identity)))
      this.#divs = this.#divs.filter((identity) => alive.has(identity))
    this.#settleLazyFence()
  }

  #settleLazyFence(): void {
    const fence = this.#lazyFence
    if (!fence) return
    this.#lazyFence = null
    const around = fence.containers.findLast(({ token }) => !hasEnded(token, fence.offset))
    this.#count(fence.kind, around?.identity ?? null)
  }

  /** Follows the containers. Events only ever grow, but exits are moved back before a lazy line: `hasEnded` sees those. */
  #readEvents(): void {
    const events = this.#document?.events ?? []
    for (; this.#seen < events.length; this.#seen++) {
      const event = events[this.#seen]
      if (event?.[0] !== 'enter') continue
      const token = event[1]
      const isPrefix = token.type === LIST_PREFIX
      if (!isPrefix && !token._container) continue
      this.#dropEnded(token.start.offset)
      const list = this.#containers.at(-1)
      if (!isPrefix) {
        if (list?.token !== token) this.#containers.push({ token, item: null })
      } else if (list) list.item = token
    }
    this.#dropEnded(Number.POSITIVE_INFINITY)
  }

  #dropEnded(offset: number): void {
    for (;;) {
      const container = this.#containers.at(-1)
      if (!container || !hasEnded(container.token, offset)) return
      this.#containers.pop()
    }
  }
}

/** `end` is set when a container is left; the types say that it is always there. */
function hasEnded(token: Partial<Pick<Token, 'end'>>, offset: number): boolean {
  return token.end !== undefined && token.end.offset <= offset
}

const states = new WeakMap<ParseContext, OpenDivs>()

/** The open divs of a parse. */
export function openDivs(parser: ParseContext): OpenDivs {
  const known = states.get(parser)
  if (known) return known
  const made = new OpenDivs()
  states.set(parser, made)
  return made
}
