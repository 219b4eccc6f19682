import { getLocale, getTranslations } from 'next-intl/server'
import type { AsOf } from '@/lib/access/past/as-of-choice'
import { formatCalendarDate, formatInstant } from '@/lib/time/format'
import { brussels } from '@/lib/time/zone'

/** A chosen moment in words: long for sentences, short for the header. */
export async function asOfWords({ at, day }: AsOf): Promise<{ long: string; short: string }> {
  const [t, locale] = await Promise.all([getTranslations('as-of'), getLocale()])
  if (day === null) {
    const moment = formatInstant(at, { locale, zone: brussels })
    return { long: t('moment', { moment }), short: moment }
  }
  const date = formatCalendarDate(day, { locale })
  return { long: t('day', { date }), short: date }
}
