import { getLocale, getTranslations } from 'next-intl/server'
import { HistoryList } from '@/components/layout/history-list'
import { Section } from '@/components/layout/section'
import { Time } from '@/components/time/time'
import type { LoadedLeak } from '../../load'
import { leakHistoryWords } from './history-words'

/** What happened to the leak, newest first: who, when, what was and what is. */
export async function LeakHistory({ loaded }: { loaded: LoadedLeak }) {
  const { leak, history } = loaded
  const [t, audit, words] = await Promise.all([
    getTranslations('triage'),
    getTranslations('audit'),
    leakHistoryWords(loaded, await getLocale()),
  ])
  if (!history) return null
  const { entries, total } = history
  const items = entries.map((entry) => ({
    key: String(entry.index),
    what: audit(`actions.${entry.action}`),
    who: words.who(entry),
    when: <Time instant={entry.at} zone={leak.zone} />,
    reason: entry.reason ?? undefined,
    changes: words.changes(entry),
  }))
  return (
    <Section id="history" title={t('history.title')} count={total}>
      {items.length === 0 ? (
        <p className="text-muted">{t('history.empty')}</p>
      ) : (
        <HistoryList items={items} reasonText={audit('reason')} />
      )}
      {total > items.length && <p className="mt-4 text-sm text-muted">{t('history.more', { count: items.length })}</p>}
    </Section>
  )
}
