import { getLocale, getTimeZone, getTranslations } from 'next-intl/server'
import { HistoryList } from '@/components/layout/history-list'
import { EmptyState } from '@/components/layout/section'
import { Time } from '@/components/time/time'
import { Badge } from '@/components/ui/badge'
import { Pagination } from '@/components/ui/pagination'
import { addressOf, type LogFilter } from '@/lib/audit/log/log'
import type { OpenedEntry } from '@/lib/audit/log/opened'
import { formatNumber } from '@/lib/time/format'
import { logWords } from '../words'

type Log = { filter: LogFilter; entries: readonly OpenedEntry[]; total: number; pageSize: number }

/** A page of entries in words, newest first. */
export async function LogEntries({ log }: { log: Log }) {
  const [t, zone, locale, words] = await Promise.all([
    getTranslations('audit'),
    getTimeZone(),
    getLocale(),
    logWords(log.entries),
  ])
  if (log.entries.length === 0) return <EmptyState title={t('empty')}>{t('emptyHelp')}</EmptyState>
  const first = (log.filter.page - 1) * log.pageSize
  const last = first + log.entries.length
  const n = (value: number) => formatNumber(value, locale)
  const items = await Promise.all(
    log.entries.map(async (entry) => ({
      key: String(entry.index),
      what: <What entry={entry} text={words.what(entry)} />,
      who: words.who(entry.who),
      when: <Time instant={entry.at} zone={zone} />,
      reason: entry.reason ?? undefined,
      changes: await words.changes(entry),
      note: words.note(entry),
    })),
  )
  return (
    <div className="grid gap-6">
      <HistoryList items={items} reasonText={t('reason')} />
      <Pagination
        label={t('pages')}
        range={t('range', { from: n(first + 1), to: n(last), total: n(log.total) })}
        previous={{
          href: log.filter.page > 1 ? addressOf(log.filter, log.filter.page - 1) : null,
          text: t('previous'),
        }}
        next={{ href: last < log.total ? addressOf(log.filter, log.filter.page + 1) : null, text: t('next') }}
      />
    </div>
  )
}

async function What({ entry, text }: { entry: OpenedEntry; text: string }) {
  const t = await getTranslations('audit')
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2 gap-y-1">
      {text}
      {entry.outcome !== 'ok' && <Badge tone="urgent">{t(`outcomes.${entry.outcome}`)}</Badge>}
      {entry.count > 1 && <Badge>{t('times', { count: entry.count })}</Badge>}
      <span data-tabular className="text-sm font-normal text-muted">
        {t('number', { index: entry.index })}
      </span>
    </span>
  )
}
