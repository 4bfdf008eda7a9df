/** A date as authors write it → ISO 8601. */

const ISO =
  /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T ](\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)\s*(Z|[+-]\d{2}:?\d{2})?)?(?:\s+[A-Z]{2,5})?$/
const AMERICAN = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/
const DAY_FIRST = /^(\d{1,2})(?:st|nd|rd|th)?\.? ([A-Za-z]+)\.?,? (\d{4})$/
const MONTH_FIRST = /^([A-Za-z]+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const MONTH_NAMES = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
]

/**
 * Reads a date: `2022-09-19`, with a time and zone if need be, `09/19/2022` (month first, as Quarto reads it),
 * `19 September 2022`, `Sep 19, 2022`.
 *
 * @returns `2022-09-19`, with the time as written behind a `T`; null where it is no date, or one that does not exist.
 */
export function readDate(text: string): string | null {
  const trimmed = text.trim()
  const iso = ISO.exec(trimmed)
  if (iso) {
    const day = isoDay(Number(iso[1]), Number(iso[2]), Number(iso[3]))
    if (day === null || iso[4] === undefined) return day
    const time = isoTime(iso[4])
    return time === null ? null : `${day}T${time}${zone(iso[5])}`
  }
  const american = AMERICAN.exec(trimmed)
  if (american) return isoDay(Number(american[3]), Number(american[1]), Number(american[2]))
  const dayFirst = DAY_FIRST.exec(trimmed)
  if (dayFirst) return isoDay(Number(dayFirst[3]), month(dayFirst[2]), Number(dayFirst[1]))
  const monthFirst = MONTH_FIRST.exec(trimmed)
  if (monthFirst) return isoDay(Number(monthFirst[3]), month(monthFirst[1]), Number(monthFirst[2]))
  return null
}

function month(name = ''): number {
  const lower = name.toLowerCase()
  const index = MONTH_NAMES.indexOf(lower)
  return (index === -1 ? MONTHS.indexOf(lower.slice(0, lower === 'sept' ? 3 : undefined)) : index) + 1
}

function isoDay(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day))
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day || year < 1) return null
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

function isoTime(text: string): string | null {
  const [hours = '', minutes = '', seconds = '00'] = text.split(':')
  if (Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) >= 61) return null
  return `${hours.padStart(2, '0')}:${minutes}:${seconds}`
}

function zone(text = ''): string {
  return /^[+-]\d{4}$/.test(text) ? `${text.slice(0, 3)}:${text.slice(3)}` : text
}
