/** Units of a period, the longest first. */
export const periodUnits = ['year', 'month', 'week', 'day'] as const
export type PeriodUnit = (typeof periodUnits)[number]

/** A number as typed, and its unit. */
export type PeriodPart = { count: string; unit: PeriodUnit }

const form = /^P(?=\d)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?$/i
/** What stands in a form while a number cannot be read: no ISO 8601, so that it is refused when it is sent as it is. */
const unread = /^(.*) (year|month|week|day)$/

/**
 * The parts of a period (ISO 8601) for a form: one where it can be said by one, "1 year and 6 months" as 18 months. Of a text
 * that is no period, what was typed; nothing typed starts with years.
 */
export function periodParts(text: string): readonly [PeriodPart, ...PeriodPart[]] {
  const found = form.exec(text.trim())
  if (!found) {
    const [first = { count: text, unit: 'year' }, ...rest] = text.split('; ').map((part): PeriodPart => {
      const [, count = part, name] = unread.exec(part) ?? []
      return { count, unit: periodUnits.find((unit) => unit === name) ?? 'year' }
    })
    return [first, ...rest]
  }
  const [years = 0, months = 0, weeks = 0, days = 0] = found.slice(1).map((count) => Number(count ?? 0))
  const long =
    months > 0 ? { count: years * 12 + months, unit: 'month' as const } : { count: years, unit: 'year' as const }
  const short = days > 0 ? { count: weeks * 7 + days, unit: 'day' as const } : { count: weeks, unit: 'week' as const }
  const [first, ...rest] = [long, short].filter(({ count }) => count > 0)
  const typed = ({ count, unit }: { count: number; unit: PeriodUnit }): PeriodPart => ({ count: String(count), unit })
  return first ? [typed(first), ...rest.map(typed)] : [{ count: '0', unit: 'day' }]
}

/** The period that these parts say, as ISO 8601; empty when no number is there, what was typed when one cannot be read. */
export function periodOf(parts: readonly PeriodPart[]): string {
  const said = parts.filter(({ count }) => count.trim() !== '')
  if (said.length === 0) return ''
  if (said.some(({ count }) => !/^\d+$/.test(count)))
    return said.map(({ count, unit }) => `${count} ${unit}`).join('; ')
  return `P${periodUnits
    .flatMap((unit) =>
      said.filter((part) => part.unit === unit).map(({ count }) => `${count}${unit.charAt(0).toUpperCase()}`),
    )
    .join('')}`
}
