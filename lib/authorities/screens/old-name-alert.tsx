import { getLocale, getTranslations } from 'next-intl/server'
import { Alert } from '@/components/ui/alert'
import { officeNow } from '@/lib/company/office-zone'
import { formatCalendarDate } from '@/lib/time/format'
import type { CalendarDate } from '@/lib/time/types'
import { authorityName } from '../book/entry'
import { addressBook } from '../book/in-use'
import { oldNamesIn } from '../book/resolve'

/** Says of each old name of an authority in these texts who holds its place on that day, or today. Nothing where there is none. */
export async function OldNameAlert({ texts, on }: { texts: readonly string[]; on?: CalendarDate }) {
  const [t, locale, book, { today }] = await Promise.all([
    getTranslations('authorities'),
    getLocale(),
    addressBook(),
    officeNow(),
  ])
  const found = oldNamesIn(texts, book, on ?? today)
  if (found.length === 0) return null
  return (
    <Alert tone="warning" title={t('old.title')}>
      {found.map(({ name, was, today: now }) => (
        <p key={was.code}>
          {now?.validFrom
            ? t('old.since', {
                name,
                authority: authorityName(now, locale),
                date: formatCalendarDate(now.validFrom, { locale }),
              })
            : now
              ? t('old.now', { name, authority: authorityName(now, locale) })
              : t('old.nobody', { name })}
        </p>
      ))}
    </Alert>
  )
}
