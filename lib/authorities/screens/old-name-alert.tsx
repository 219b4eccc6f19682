import { getLocale, getTranslations } from 'next-intl/server'
import { Alert } from '@/components/ui/alert'
import { formatCalendarDate } from '@/lib/time/format'
import type { CalendarDate } from '@/lib/time/types'
import { authorityName } from '../book/entry'
import { addressBook } from '../book/in-use'
import { oldNamesIn } from '../book/resolve'

/** Says of each old name of an authority in these texts who holds its place today. Nothing where there is none. */
export async function OldNameAlert({ texts, on }: { texts: readonly string[]; on: CalendarDate }) {
  const [t, locale, book] = await Promise.all([getTranslations('authorities'), getLocale(), addressBook()])
  const found = oldNamesIn(texts, book, on)
  if (found.length === 0) return null
  return (
    <Alert tone="warning" title={t('old.title')}>
      {found.map(({ name, was, today }) => (
        <p key={was.code}>
          {today?.validFrom
            ? t('old.since', {
                name,
                authority: authorityName(today, locale),
                date: formatCalendarDate(today.validFrom, { locale }),
              })
            : today
              ? t('old.now', { name, authority: authorityName(today, locale) })
              : t('old.nobody', { name })}
        </p>
      ))}
    </Alert>
  )
}
