import { getLocale, getTimeZone, getTranslations } from 'next-intl/server'
import type { AsOf } from '@/lib/access/past/as-of'
import { db } from '@/lib/db/client'
import { formatCalendarDate, formatInstant } from '@/lib/time/format'
import { type Instant, instantOf } from '@/lib/time/types'

/** A chosen moment in words: long for sentences, short for the header. */
export async function asOfWords({ at, day }: AsOf): Promise<{ long: string; short: string }> {
  const [t, locale, zone] = await Promise.all([getTranslations('as-of'), getLocale(), getTimeZone()])
  if (day === null) {
    const moment = formatInstant(at, { locale, zone })
    return { long: t('moment', { moment }), short: moment }
  }
  const date = formatCalendarDate(day, { locale })
  return { long: t('day', { date }), short: date }
}

/** When the history of a register, or of one of its records, begins; null when nothing of it was ever kept. */
export async function historySince(of: { register: string; ref?: string }): Promise<Instant | null> {
  const { _min } = await db().recordMoment.aggregate({ where: { record: of }, _min: { at: true } })
  return _min.at && instantOf(_min.at)
}
