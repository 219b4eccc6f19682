import { getTranslations } from 'next-intl/server'
import { Act } from '@/components/act/act'
import { Fold } from '@/components/layout/fold'
import { CalendarDate, Time } from '@/components/time/time'
import { Badge } from '@/components/ui/badge'
import { db } from '@/lib/db/client'
import type { LeakDetail } from '@/lib/leaks/queries/leak-detail'
import { localNow } from '@/lib/time/zone'
import { redactLeakAction } from '../actions'
import { keepYears, namesStateOf } from '../queries'

/** How long the names inside a leak that ended stay, and erasing them once that time is over. */
export async function NamesSection({ leak }: { leak: LeakDetail }) {
  const at = localNow(leak.now, leak.zone)
  const [t, state, years] = await Promise.all([
    getTranslations('leak-names'),
    namesStateOf(db(), leak.ref, at),
    keepYears(),
  ])
  if (!state || state.is === 'open') return null
  return (
    <Fold
      id="names"
      title={t('title')}
      open={state.is === 'due' && leak.can.triage}
      brief={state.is === 'due' ? <Badge tone="withinday">{t('due')}</Badge> : state.is === 'erased' && t('erased')}
    >
      <div className="grid gap-3">
        <p className="measure">
          {state.is === 'kept' && t.rich('kept', { years, day: () => <CalendarDate date={state.until} /> })}
          {state.is === 'due' && t.rich('over', { years, day: () => <CalendarDate date={state.since} /> })}
          {state.is === 'erased' && t.rich('erasedAt', { moment: () => <Time instant={state.at} zone={leak.zone} /> })}
          {(state.is === 'running' || state.is === 'tasks') && t(`waits.${state.is}`)}
        </p>
        {state.is === 'due' && leak.can.triage && (
          <>
            <p className="measure text-sm text-muted">{t('what')}</p>
            <Act
              name="redactLeak"
              action={redactLeakAction}
              fixed={{ ref: leak.ref }}
              fields={[{ name: 'reason', kind: 'line', label: t('why'), value: t('byRule', { years }) }]}
              summary={t('erase')}
              submit={t('eraseNow')}
              variant="danger"
            />
          </>
        )}
      </div>
    </Fold>
  )
}
