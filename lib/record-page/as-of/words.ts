import { getLocale, getTimeZone, getTranslations } from 'next-intl/server'
import type { AsOf } from '@/lib/access/past/as-of-choice'
import { formatCalendarDate, formatInstant } from '@/lib/time/format'

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
