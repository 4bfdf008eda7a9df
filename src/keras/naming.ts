/** How Keras names what is given no name: by class, with one counter a base name, for the whole process. */

/**
 * The base name of a class: `Conv2D` → `conv2d`, `PReLU` → `p_re_lu`.
 * As Keras: drop what is no word character, part before each capital that starts a word, lower case.
 */
export function snakeCase(className: string): string {
  return className
    .replace(/[^\p{L}\p{N}_]+/gu, '')
    .replace(/(.)([A-Z][a-z]+)/g, '$1_$2')
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase()
}

/** The counters of one process. A name is taken when the object is constructed; explicit names do not count. */
export class Names {
  readonly #taken = new Map<string, number>()

  /** The next name for a class, `dense`, then `dense_1`, … */
  next(className: string): string {
    return this.unique(snakeCase(className))
  }

  /** The next name for a base name that is used as it is. */
  unique(base: string): string {
    const count = this.#taken.get(base) ?? 0
    this.#taken.set(base, count + 1)
    return count === 0 ? base : `${base}_${count}`
  }

  /** Starts over, as `keras.utils.clear_session()` does. */
  reset(): void {
    this.#taken.clear()
  }
}
