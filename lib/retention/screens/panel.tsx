import { getTranslations } from 'next-intl/server'
import { Section } from '@/components/layout/section'
import { CalendarDate } from '@/components/time/time'
import { TextLink } from '@/components/ui/link'
import { LinkButton } from '@/components/ui/link-button'
import type { Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/can'
import { officeNow } from '@/lib/company/office-zone'
import { db } from '@/lib/db/client'
import { deletionsOf } from '../deletions/list'
import { eachOnce, holdsStanding } from '../holds/queries'
import { heldRegisters } from '../scope/targets'
import { HoldNotice } from './hold-table'
import { RollingPanel } from './rolling'

type Props = {
  actor: Actor
  register: string
  record: { id: string; ref: string; department: { id: string } | null; status: string; frozen: unknown }
}

const canBeHeld = (register: string) => register === heldRegisters.rules || register === heldRegisters.activities

/** Holds that stand today on a retention rule or an activity, for people who may read them. */
export async function StandingHolds(props: { actor: Actor; register: string; recordId: string }) {
  const { actor, register, recordId } = props
  if (!canBeHeld(register) || !can(actor, 'hold', 'read')) return null
  const holds = await holdsStanding(db(), [recordId], (await officeNow()).today)
  return <HoldNotice holds={eachOnce(holds)} />
}

/** What falls due anew under a rule that rolls, and what was deleted under a rule or an activity. */
export function RetentionPanel(props: Props) {
  return (
    <>
      <RollingPanel {...props} />
      <DeletionsPanel {...props} />
    </>
  )
}

/**
 * What was deleted under a retention rule or an activity, with the way to a hold and a deletion record, for people who may
 * read holds; nothing on records that no hold can stand on.
 */
async function DeletionsPanel({ actor, register, record }: Props) {
  const isRule = register === heldRegisters.rules
  if (!canBeHeld(register) || !can(actor, 'hold', 'read')) return null
  const [t, deletions] = await Promise.all([getTranslations('retention'), deletionsOf(actor, record.ref)])
  const mayHold = can(actor, 'hold', 'create') !== null
  const mayRecord = isRule && can(actor, 'deletion', 'create', { departmentId: record.department?.id }) !== null
  if (deletions.total.count === 0 && !mayHold && !mayRecord) return null
  return (
    <Section
      id="holds"
      title={t('panel.title')}
      dense
      {...(deletions.total.count === 0 ? { nothing: t('panel.none') } : {})}
    >
      <div className="grid gap-3">
        {deletions.total.count > 0 && (
          <ul className="grid gap-2">
            {deletions.rows.map((row) => (
              <li key={row.id}>
                <TextLink href={`/retention/deletions/${row.ref}`}>
                  {row.ref} {row.batch || row.scope}
                </TextLink>
                <span className="block text-sm text-muted">
                  <CalendarDate date={row.executedOn} />
                </span>
              </li>
            ))}
          </ul>
        )}
        {deletions.total.count > deletions.rows.length && (
          <TextLink href={`/retention/deletions?f.record=${record.ref}&f.standing=true`}>
            {t('panel.more', { count: deletions.total.count - deletions.rows.length })}
          </TextLink>
        )}
        <div data-chrome className="flex flex-wrap gap-2">
          {mayRecord && (
            <LinkButton href={`/retention/deletions/new?rule=${record.ref}`}>{t('deletions.new')}</LinkButton>
          )}
          {mayHold && (
            <LinkButton href={`/retention/holds/new?record=${record.ref}&register=${register}`}>
              {t('holds.new')}
            </LinkButton>
          )}
        </div>
      </div>
    </Section>
  )
}
