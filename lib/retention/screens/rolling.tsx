import { getLocale, getTranslations } from 'next-intl/server'
import { Act } from '@/components/act/act'
import { Section } from '@/components/layout/section'
import { CalendarDate } from '@/components/time/time'
import { Badge } from '@/components/ui/badge'
import type { Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/can'
import { officeNow } from '@/lib/company/office-zone'
import { formatCalendarDate } from '@/lib/time/format'
import { noteEventAction, takeEventBackAction } from '../events/actions'
import { type RollingBatch, rollingBatches } from '../events/queries'
import { heldRegisters } from '../scope/targets'

type Props = {
  actor: Actor
  register: string
  record: { id: string; ref: string; department: { id: string } | null; status: string; frozen: unknown }
}

/**
 * Of a rule whose period runs from the last event of its kind: each batch with that event and the day that follows from it, and the way to
 * note a newer one. Nothing on other records.
 */
export async function RollingPanel({ actor, register, record }: Props) {
  // Who reads a rule as it is in force alone learns nothing of its working copy.
  if (register !== heldRegisters.rules || record.frozen || !can(actor, 'hold', 'read')) return null
  const rolling = await rollingBatches(record.id)
  if (!rolling) return null
  const t = await getTranslations('retention.rolling')
  const [{ today }, locale] = await Promise.all([officeNow(), getLocale()])
  const open = rolling.rows.filter(({ isGone }) => !isGone)
  const left = rolling.left.map(({ batch, on }) => `${batch} (${formatCalendarDate(on, { locale })})`)
  const mayNote =
    record.status !== 'retired' && can(actor, 'register', 'update', { departmentId: record.department?.id }) !== null
  return (
    <Section id="events" title={t('title')} dense {...(rolling.rows.length === 0 ? { nothing: t('none') } : {})}>
      <div className="grid gap-3">
        <p className="text-sm text-muted">{t('help')}</p>
        <ul className="grid gap-3">
          {rolling.rows.map((row) => (
            <Batch key={row.batch} row={row} mayTakeBack={mayNote && !row.isGone} />
          ))}
        </ul>
        {rolling.more > 0 && <p className="text-sm text-muted">{t('more', { count: rolling.more })}</p>}
        {left.length > 0 && <p className="text-sm text-muted">{t('left', { batches: left.join(', ') })}</p>}
        {mayNote && open.length > 0 && (
          <Act
            name="noteEvent"
            action={noteEventAction}
            fixed={{ rule: record.ref }}
            summary={t('note')}
            submit={t('save')}
            fields={[
              {
                ...{ name: 'batch', kind: 'choice', label: t('batch') },
                value: open[0]?.batch ?? '',
                options: open.map(({ batch }) => ({ value: batch, label: batch })),
              },
              { name: 'on', kind: 'date', label: t('on'), value: today },
              { name: 'note', kind: 'line', label: t('where'), help: t('whereHelp') },
            ]}
          />
        )}
      </div>
    </Section>
  )
}

async function Batch({ row, mayTakeBack }: { row: RollingBatch; mayTakeBack: boolean }) {
  const t = await getTranslations('retention.rolling')
  const { batch, from, dueOn, isGone, events } = row
  const day = (on: NonNullable<typeof from>) => () => <CalendarDate date={on} />
  return (
    <li className="grid gap-1">
      <span className="flex flex-wrap items-baseline justify-between gap-x-3 font-medium">
        {batch}
        {isGone && <Badge tone="neutral">{t('gone')}</Badge>}
      </span>
      <span className="text-sm text-muted">
        {from && dueOn ? t.rich('runs', { from: day(from), due: day(dueOn) }) : t('never')}
      </span>
      {events.map((event) => (
        <span key={event.id} className="flex flex-wrap items-center justify-between gap-x-2 text-sm text-muted">
          <span>
            {t.rich('noted', { on: day(event.on), by: event.by ?? t('nobody') })}
            {event.note && `: ${event.note}`}
          </span>
          {mayTakeBack && (
            <Act
              name="takeEventBack"
              action={takeEventBackAction}
              fixed={{ id: event.id }}
              summary={t('takeBack')}
              look={{ size: 'sm' }}
              submit={t('takeBack')}
              fields={[{ name: 'reason', kind: 'line', label: t('why') }]}
            />
          )}
        </span>
      ))}
    </li>
  )
}
