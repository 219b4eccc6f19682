/**
 * Formatters of Intl, each made once: making one costs hundreds of times what using it costs, and a page words a hundred
 * days. There are few: a language or a zone with a form of the code, never with what somebody typed.
 */
const dates = new Map<string, Intl.DateTimeFormat>()
const numbers = new Map<string, Intl.NumberFormat>()
/** More than all zones in all languages with all forms would need. */
const most = 2_000

/** The formatter of days and moments of a language and a form. Throws RangeError for a zone that this machine does not know. */
export function dateFormat(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return kept(dates, locale, options, () => new Intl.DateTimeFormat(locale, options))
}

/** The formatter of numbers of a language and a form. */
export function numberFormat(locale: string, options: Intl.NumberFormatOptions = {}): Intl.NumberFormat {
  return kept(numbers, locale, options, () => new Intl.NumberFormat(locale, options))
}

function kept<T>(all: Map<string, T>, locale: string, options: object, make: () => T): T {
  const key = JSON.stringify([locale, options])
  const found = all.get(key)
  if (found) return found
  if (all.size >= most) all.clear()
  const made = make()
  all.set(key, made)
  return made
}
