/** What goes wrong while text is formatted: an exception of Python, to be raised by whoever asked. */
export class FormatFailure extends Error {
  /** Python's class, or `limit` where a bound of ours was reached. */
  readonly exception: 'ValueError' | 'TypeError' | 'KeyError' | 'IndexError' | 'OverflowError' | 'limit'

  constructor(exception: FormatFailure['exception'], text: string) {
    super(text)
    this.exception = exception
  }
}

/**
 * The longest text that one conversion may make. A width or precision is a number in the program: without a bound
 * `f'{x:>999999999}'` would take a gigabyte.
 */
export const MAX_WIDTH = 100_000

/** A width or precision as a number; refuses what is beyond {@link MAX_WIDTH}. */
export function boundedWidth(digits: string): number {
  const width = Number(digits)
  if (width > MAX_WIDTH)
    throw new FormatFailure(
      'limit',
      `a width of ${digits} is more than the ${MAX_WIDTH} characters that are followed`,
    )
  return width
}
