import { getLocale, getTranslations } from 'next-intl/server'
import { NarrowingForm } from '@/components/layout/narrowing'
import { PageHeader } from '@/components/layout/page-header'
import { EmptyState } from '@/components/layout/section'
import type { Choice } from '@/components/ui/input'
import { ownerChoices } from '@/lib/records/form/sections'
import { catalog } from '@/lib/registers/catalog'
import { formatCalendarDate } from '@/lib/time/format'
import type { CalendarDate } from '@/lib/time/types'
import { dueKinds } from '../due-dates'
import type { CalendarFilter, CalendarSection } from '../queries'
import { MonthSection } from './month-section'

type Props = { sections: readonly CalendarSection[]; filter: CalendarFilter; today: CalendarDate; isPast: boolean }

/** What falls due, overdue first and then month by month. */
export async function CalendarScreen({ sections, filter, today, isPast }: Props) {
  const [t, locale] = await Promise.all([getTranslations('calendar'), getLocale()])
  const total = sections.reduce((sum, section) => sum + section.total, 0)
  const late = sections.find(({ key }) => key === 'overdue')?.total ?? 0
  return (
    <>
      <PageHeader title={t('title')}>
        {t('intro')}
        {isPast && <p>{t('today', { date: formatCalendarDate(today, { locale }) })}</p>}
      </PageHeader>
      <CalendarFilterBar filter={filter} />
      <p role="status" className="mb-3 text-sm text-muted">
        {t('count', { count: total })}
        {total > 0 && `, ${t('late', { count: late })}`}
      </p>
      {total === 0 && <EmptyState title={t('none')}>{t('noneHelp')}</EmptyState>}
      <div className="grid gap-6">
        {sections.map((section) => (
          <MonthSection key={section.key} section={section} filter={filter} />
        ))}
      </div>
    </>
  )
}

/** Register, kind and owner of the calendar, in the address; works without JavaScript. */
async function CalendarFilterBar({ filter }: { filter: CalendarFilter }) {
  const [t, all, people] = await Promise.all([getTranslations('calendar'), getTranslations(), ownerChoices()])
  const choices: readonly [keyof CalendarFilter, readonly Choice[]][] = [
    ['register', catalog.map(({ slug }) => ({ value: slug, label: all(`${slug}.name.plural`) }))],
    ['kind', dueKinds.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))],
    ['owner', people],
  ]
  return (
    <NarrowingForm
      choices={choices.map(([name, options]) => ({
        ...{ name, options, value: filter[name] },
        label: t(`filters.${name}`),
      }))}
      all={t('all')}
      show={t('show')}
    />
  )
}
