import { getLocale, getTranslations } from 'next-intl/server'
import { ExampleBadge } from '@/components/layout/page-header'
import { Section } from '@/components/layout/section'
import { CalendarDate } from '@/components/time/time'
import { Badge } from '@/components/ui/badge'
import { TextLink } from '@/components/ui/link'
import { namesIn } from '@/lib/text/locale'
import { formatMonth } from '@/lib/time/format'
import { type CalendarFilter, type CalendarSection, type DueDate, datesHref, monthOf } from '../queries'
import { dueWords } from './due-words'

/** What falls due in one month, or what is overdue: the first few, and the way to all. */
export async function MonthSection({ section, filter }: { section: CalendarSection; filter: CalendarFilter }) {
  const [t, locale] = await Promise.all([getTranslations('calendar'), getLocale()])
  const month = monthOf(section)
  const more = section.total - section.entries.length
  const href = datesHref(filter, section.key)
  return (
    <Section
      id={`month-${section.key}`}
      title={month === null ? t('overdue') : formatMonth(month, locale)}
      count={section.total}
      actions={<TextLink href={href}>{t('asList')}</TextLink>}
    >
      <ul className="grid divide-y divide-hairline">
        {section.entries.map((entry) => (
          <Entry key={entry.key} entry={entry} />
        ))}
      </ul>
      {more > 0 && (
        <p className="mt-2">
          <TextLink href={href}>{t('more', { count: more })}</TextLink>
        </p>
      )}
    </Section>
  )
}

async function Entry({ entry }: { entry: DueDate }) {
  const [t, words, locale] = await Promise.all([getTranslations('calendar'), dueWords(entry), getLocale()])
  return (
    <li className="grid gap-x-4 gap-y-1 py-2 md:grid-cols-[11rem_minmax(0,1fr)_minmax(0,2fr)_11rem]">
      <span>
        <CalendarDate date={entry.on} />
        {entry.late && <span className="block text-sm font-medium text-danger">{t('overdue')}</span>}
      </span>
      <span className="grid justify-items-start gap-1">
        {words}
        {entry.holds.length > 0 && (
          <Badge tone="withinday">{t('onHold', { names: namesIn(locale, entry.holds) })}</Badge>
        )}
      </span>
      <span className="min-w-0">
        <TextLink href={entry.href}>
          {entry.ref} {entry.title}
        </TextLink>{' '}
        {entry.isExample && <ExampleBadge />}
      </span>
      <span className="text-muted">{entry.ownerName ?? t('noOwner')}</span>
    </li>
  )
}
