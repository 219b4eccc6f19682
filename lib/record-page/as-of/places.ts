/** Addresses (and what lies below) that show the chosen date. Everything else shows today and says so. */
const withPast = ['/registers']

/** Where nothing about a date is said: a leak is reported, followed and told about now. */
const untouched = ['/report-leak', '/my-reports', '/login', '/welcome']

/** What a page is about: the chosen date, today, or neither. */
export function placeOfPath(path: string): 'past' | 'today' | 'untouched' {
  const lies = (places: readonly string[]) => places.some((place) => path === place || path.startsWith(`${place}/`))
  if (lies(untouched)) return 'untouched'
  return lies(withPast) ? 'past' : 'today'
}
