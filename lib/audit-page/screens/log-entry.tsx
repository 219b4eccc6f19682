import { getLocale, getTimeZone, getTranslations } from 'next-intl/server'
import { HistoryList } from '@/components/layout/history-list'
import { Time } from '@/components/time/time'
import { Badge } from '@/components/ui/badge'
import { TextLink } from '@/components/ui/link'
import type { OpenedEntry } from '@/lib/audit/log/opened'
import { tableHref } from '@/lib/table/state'
import { formatNumber } from '@/lib/time/format'
import type { LoadedLog } from '../commands'
import { withoutTexts } from '../texts'
import { logWords } from '../words'

/** One entry in words: what was and what is. Long texts are read on request, which the log tells of. */
export async function LogEntry({ log, entry }: { log: LoadedLog; entry: OpenedEntry }) {
  const [t, zone, locale, words] = await Promise.all([
    getTranslations('audit'),
    getTimeZone(),
    getLocale(),
    logWords([entry]),
  ])
  const whole = { reason: entry.reason ?? undefined, changes: await words.changes(entry) }
  const told = log.texts ? { ...whole, kept: false } : withoutTexts(whole, t('onRequest'))
  const here = tableHref('/audit', { ...log.state, open: null }, log.shape)
  const what = (
    <span className="inline-flex flex-wrap items-center gap-x-2 gap-y-1">
      {words.what(entry)}
      {entry.outcome !== 'ok' && <Badge tone="urgent">{t(`outcomes.${entry.outcome}`)}</Badge>}
      {entry.count > 1 && <Badge>{t('times', { count: entry.count })}</Badge>}
    </span>
  )
  const item = {
    key: String(entry.index),
    what,
    who: words.who(entry.who),
    when: <Time instant={entry.at} zone={zone} />,
    ...(told.reason === undefined ? {} : { reason: told.reason }),
    changes: told.changes,
  }
  const note = words.note(entry)
  return (
    <div className="grid gap-4">
      <h2 data-tabular className="text-lg">
        {t('number', { index: formatNumber(entry.index ?? 0, locale) })}
      </h2>
      <HistoryList items={[note === undefined ? item : { ...item, note }]} reasonText={t('reason')} />
      {told.kept && (
        <p className="text-sm">
          <TextLink href={`${here}&texts=1`}>{t('openTexts')}</TextLink>
        </p>
      )}
    </div>
  )
}
