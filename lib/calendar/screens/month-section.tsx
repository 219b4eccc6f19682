import { getLocale, getTranslations } from 'next-intl/server'
import { cardRows } from '@/components/layout/fact-list'
import { ExampleBadge } from '@/components/layout/page-header'
import { Section } from '@/components/layout/section'
import { CalendarDate } from '@/components/time/time'
import { Badge } from '@/components/ui/badge'
import { TextLink } from '@/components/ui/link'
import { formatMonth } from '@/lib/time/format'
import type { CalendarDate as Day } from '@/lib/time/types'
import { type CalendarEntry, type CalendarGroup, isLate } from '../queries'

const head = 'border-b border-hairline px-3 py-2.5 text-left align-top'
const cell = `${head} ${cardRows.cell}`
const heads = ['on', 'what', 'ref', 'owner'] as const

/** What falls due in one month, or what is overdue. */
export async function MonthSection({ group, today }: { group: CalendarGroup; today: Day }) {
  const [t, locale] = await Promise.all([getTranslations('calendar'), getLocale()])
  const title = group.key === 'overdue' ? t('overdue') : formatMonth(group.key, locale)
  return (
    <Section id={`month-${group.key}`} title={title} count={group.entries.length}>
      <div className="overflow-x-auto">
        <table className={`w-full table-fixed text-left md:min-w-160 ${cardRows.table}`}>
          <caption className="sr-only">{t('caption', { month: title })}</caption>
          <thead className={`text-sm text-muted ${cardRows.head}`}>
            <tr>
              {heads.map((name) => (
                <th key={name} scope="col" className={`${head} ${name === 'on' || name === 'owner' ? 'w-44' : ''}`}>
                  {t(`columns.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className={cardRows.body}>
            {group.entries.map((entry) => (
              <EntryRow key={entry.key} entry={entry} late={isLate(entry, today)} />
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  )
}

async function EntryRow({ entry, late }: { entry: CalendarEntry; late: boolean }) {
  const [t, words] = await Promise.all([getTranslations('calendar'), dueWords(entry)])
  return (
    <tr className={cardRows.row}>
      <td data-label={t('columns.on')} className={`${cell} whitespace-nowrap`}>
        <div>
          <CalendarDate date={entry.on} />
          {late && <span className="block text-sm font-medium text-danger">{t('overdue')}</span>}
        </div>
      </td>
      <td data-label={t('columns.what')} className={cell}>
        <div className="grid justify-items-start gap-1">
          {words}
          {entry.holds.length > 0 && <Badge tone="withinday">{t('onHold', { names: entry.holds.join(', ') })}</Badge>}
        </div>
      </td>
      <th scope="row" className={`${head} font-normal ${cardRows.title}`}>
        <TextLink href={entry.href}>
          {entry.ref} {entry.title}
        </TextLink>{' '}
        {entry.isExample && <ExampleBadge />}
      </th>
      <td data-label={t('columns.owner')} className={cell}>
        {entry.ownerName ?? t('noOwner')}
      </td>
    </tr>
  )
}

/** What falls due, in the words of its register or of the calendar. */
async function dueWords({ kind, code, batch, register }: CalendarEntry): Promise<string> {
  const [t, all] = await Promise.all([getTranslations('calendar'), getTranslations()])
  switch (kind) {
    case 'due': {
      const key = `${register}.dues.${code}`
      return all.has(key) ? all(key) : (code ?? '')
    }
    case 'clock':
      return all(`clocks.names.${code}`)
    case 'retention':
      return batch === '' ? t('words.retentionFixed') : t('words.retention', { batch })
    case 'review':
    case 'finding':
    case 'hold_end':
    case 'backup_purge':
      return t(`words.${kind}`)
  }
}
