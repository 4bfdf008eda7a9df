/** Dates and numbers as a reader of the site's language writes them. */

/** A day: how it is printed, and how machines read it. */
export interface PrintedDate {
  readonly iso: string
  readonly text: string
  /** Without the year, for lists of a year. */
  readonly day: string
}

/** Prints a day (`2022-09-19`) in the site's language. */
export function printDate(iso: string, language: string): PrintedDate {
  const date = new Date(`${iso}T00:00:00Z`)
  const { whole, short } = formatsOf(language)
  return { iso, text: whole.format(date), day: short.format(date) }
}

interface Formats {
  readonly whole: Intl.DateTimeFormat
  readonly short: Intl.DateTimeFormat
}

/** Making a format takes a hundred times as long as using it. */
const formats = new Map<string, Formats>()

function formatsOf(language: string): Formats {
  const known = formats.get(language) ?? {
    whole: new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }),
    short: new Intl.DateTimeFormat(language, { month: 'short', day: 'numeric', timeZone: 'UTC' }),
  }
  formats.set(language, known)
  return known
}
