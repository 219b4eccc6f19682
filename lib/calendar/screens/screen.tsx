import { getLocale, getTranslations } from 'next-intl/server'
import { PageHeader } from '@/components/layout/page-header'
import { EmptyState } from '@/components/layout/section'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { type Choice, Select } from '@/components/ui/input'
import { ownerChoices } from '@/lib/records/form/sections'
import { catalog } from '@/lib/registers/catalog'
import { formatCalendarDate } from '@/lib/time/format'
import type { CalendarDate } from '@/lib/time/types'
import { type CalendarEntry, type CalendarFilter, calendarKinds, groupsOf, isLate, mostOfKind } from '../queries'
import { MonthSection } from './month-section'

type Props = { entries: readonly CalendarEntry[]; filter: CalendarFilter; today: CalendarDate; isPast: boolean }

/** What falls due, overdue first and then month by month. */
export async function CalendarScreen({ entries, filter, today, isPast }: Props) {
  const [t, locale] = await Promise.all([getTranslations('calendar'), getLocale()])
  const late = entries.filter((entry) => isLate(entry, today)).length
  const isCut = calendarKinds.some((kind) => entries.filter((entry) => entry.kind === kind).length >= mostOfKind)
  return (
    <>
      <PageHeader title={t('title')}>
        {t('intro')}
        {isPast && <p>{t('today', { date: formatCalendarDate(today, { locale }) })}</p>}
      </PageHeader>
      <CalendarFilterBar filter={filter} />
      <p role="status" className="mb-3 text-sm text-muted">
        {t('count', { count: entries.length })}
        {entries.length > 0 && `, ${t('late', { count: late })}`}
        {isCut && ` · ${t('cut', { count: mostOfKind })}`}
      </p>
      {entries.length === 0 && <EmptyState title={t('none')}>{t('noneHelp')}</EmptyState>}
      <div className="grid gap-6">
        {groupsOf(entries, today).map((group) => (
          <MonthSection key={group.key} group={group} today={today} />
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
    ['kind', calendarKinds.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))],
    ['owner', people],
  ]
  return (
    <search data-chrome>
      <form method="get" className="mb-3 flex flex-wrap items-end gap-3">
        {choices.map(([name, options]) => (
          <Field key={name} id={name} label={t(`filters.${name}`)}>
            <Select
              id={name}
              name={name}
              defaultValue={filter[name] ?? ''}
              options={[{ value: '', label: t('all') }, ...options]}
            />
          </Field>
        ))}
        <Button type="submit">{t('show')}</Button>
      </form>
    </search>
  )
}
