/** Dates and numbers as a reader of the site's language writes them. */

/** A day: how it is printed, and how machines read it. */
export interface PrintedDate {
  readonly iso: string
  readonly text: string
}

const DAY = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:$|[T\s])/u

/** Reads the date of a front matter: a day, with or without a time; null where it is not one. */
export function readDate(value: unknown): string | null {
  const text = value instanceof Date && !Number.isNaN(value.getTime()) ? value.toISOString() : value
  if (typeof text !== 'string') return null
  const match = DAY.exec(text.trim())
  if (match === null) return null
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day
    ? date.toISOString().slice(0, 10)
    : null
}

/** Prints a day (`2022-09-19`) in the site's language. */
export function printDate(iso: string, language: string): PrintedDate {
  const format = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' })
  return { iso, text: format.format(new Date(`${iso}T00:00:00Z`)) }
}

/** A language tag that the machine's tables know by form; `en` where it is none. */
export function language(tag: string | undefined): string {
  try {
    return Intl.getCanonicalLocales(tag ?? 'en')[0] ?? 'en'
  } catch {
    return 'en'
  }
}
