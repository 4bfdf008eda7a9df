/** Dates and numbers as a reader of the site's language writes them. */

/** A day: how it is printed, and how machines read it. */
export interface PrintedDate {
  readonly iso: string
  readonly text: string
}

/** Prints a day (`2022-09-19`) in the site's language. */
export function printDate(iso: string, language: string): PrintedDate {
  return { iso, text: formatOf(language).format(new Date(`${iso}T00:00:00Z`)) }
}

/** Making a format takes a hundred times as long as using it. */
const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(language: string): Intl.DateTimeFormat {
  const known =
    formats.get(language) ?? new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' })
  formats.set(language, known)
  return known
}

/** A language tag that the machine's tables know by form; `en` where it is none. */
export function language(tag: string | undefined): string {
  try {
    return Intl.getCanonicalLocales(tag ?? 'en')[0] ?? 'en'
  } catch {
    return 'en'
  }
}
