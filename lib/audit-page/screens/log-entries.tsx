import { getLocale, getTimeZone, getTranslations } from 'next-intl/server'
import { HistoryList } from '@/components/layout/history-list'
import { EmptyState } from '@/components/layout/section'
import { CalendarDate, Time } from '@/components/time/time'
import { Badge } from '@/components/ui/badge'
import { TextLink } from '@/components/ui/link'
import { Pagination } from '@/components/ui/pagination'
import { addressOf, type LogFilter } from '@/lib/audit/log/log'
import type { OpenedEntry } from '@/lib/audit/log/opened'
import { formatNumber } from '@/lib/time/format'
import { withoutTexts } from '../texts'
import { logWords } from '../words'

type Log = { filter: LogFilter; entries: readonly OpenedEntry[]; total: number; apart: boolean; pageSize: number }

/** A page of entries in words, newest first. */
export async function LogEntries({ log }: { log: Log }) {
  const [t, zone, locale, words] = await Promise.all([
    getTranslations('audit'),
    getTimeZone(),
    getLocale(),
    logWords(log.entries),
  ])
  const byDay = log.filter.by === 'day'
  const apart = log.apart && (
    <p className="measure text-sm text-muted">
      {t('apart.day')}{' '}
      <TextLink href={addressOf({ ...log.filter, by: byDay ? undefined : 'day' }, 1)}>
        {byDay ? t('apart.back') : t('apart.show')}
      </TextLink>
    </p>
  )
  if (log.entries.length === 0)
    return (
      <div className="grid gap-6">
        {apart}
        <EmptyState title={t('empty')}>{t('emptyHelp')}</EmptyState>
      </div>
    )
  const first = (log.filter.page - 1) * log.pageSize
  const last = first + log.entries.length
  const n = (value: number) => formatNumber(value, locale)
  const shown = await Promise.all(
    log.entries.map(async (entry) => {
      const told = { reason: entry.reason ?? undefined, changes: await words.changes(entry) }
      return entry.index !== null && entry.index === log.filter.open
        ? { ...told, kept: false }
        : withoutTexts(told, t('onRequest'))
    }),
  )
  const items = await Promise.all(
    log.entries.map(async (entry, n) => ({
      key: String(entry.index ?? `day ${n}`),
      what: (
        <What entry={entry} text={words.what(entry)} opens={shown[n]?.kept ? openAddress(log.filter, entry) : null} />
      ),
      who: words.who(entry.who),
      when: entry.day ? <CalendarDate date={entry.day} /> : <Time instant={entry.at} zone={zone} />,
      reason: shown[n]?.reason,
      changes: shown[n]?.changes,
      note: words.note(entry),
    })),
  )
  return (
    <div className="grid gap-6">
      {apart}
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

const openAddress = (filter: LogFilter, { index }: OpenedEntry) =>
  index === null ? null : `${addressOf({ ...filter, open: index }, filter.page)}#entry-${index}`

async function What({ entry, text, opens }: { entry: OpenedEntry; text: string; opens: string | null }) {
  const t = await getTranslations('audit')
  return (
    <span
      id={entry.index === null ? undefined : `entry-${entry.index}`}
      className="inline-flex flex-wrap items-center gap-x-2 gap-y-1"
    >
      {text}
      {entry.outcome !== 'ok' && <Badge tone="urgent">{t(`outcomes.${entry.outcome}`)}</Badge>}
      {entry.count > 1 && <Badge>{t('times', { count: entry.count })}</Badge>}
      <span data-tabular className="text-sm font-normal text-muted">
        {entry.index === null ? t('withoutNumber') : t('number', { index: entry.index })}
      </span>
      {opens && (
        <TextLink href={opens} className="text-sm font-normal">
          {t('openTexts')}
        </TextLink>
      )}
    </span>
  )
}
