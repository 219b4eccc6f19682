import type { Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/can'
import { namesOf } from '@/lib/access/persons'
import { db, type Tx } from '@/lib/db/client'
import type { PrismaClient } from '@/lib/db/generated/client'
import { recordIdSchema } from '@/lib/db/ids'
import { workingScope } from '@/lib/records/list/where'
import type { RetentionTerm } from '@/lib/registers/declare/parts'
import { type CalendarDate, calendarDateOf, toDatabase } from '@/lib/time/types'
import { holdsStanding, type StandingHold } from './holds/queries'
import { heldRegisters } from './scope/targets'
import { termsOf } from './scope/terms'

/** A day on which the period of a retention rule is over, for one batch of data or for its fixed date (batch ''). */
export type RetentionDue = {
  ruleId: string
  ruleRef: string
  ruleTitle: string
  ownerId: string | null
  ownerName: string | null
  batch: string
  on: CalendarDate
  /** The day of the last event, where the rule runs from that. */
  rollsFrom: CalendarDate | null
  action: RetentionTerm['action']
  /** Holds that stop it today. */
  holds: readonly StandingHold[]
  isExample: boolean
  can: { record: boolean }
}

/**
 * What falls due by this day under the rules whose working copy this person reads, soonest first: without what a deletion record
 * that still stands proves done (four queries).
 */
export async function retentionDue(actor: Actor, until: CalendarDate, today: CalendarDate): Promise<RetentionDue[]> {
  const rules = await db().record.findMany({
    where: {
      AND: [
        workingScope(actor),
        {
          register: heldRegisters.rules,
          status: { not: 'retired' },
          dues: { some: { on: { lte: toDatabase(until) } } },
        },
      ],
    },
    select: { id: true, ref: true, title: true, ownerId: true, departmentId: true, isExample: true },
    orderBy: { ref: 'asc' },
  })
  const ids = rules.map(({ id }) => recordIdSchema.parse(id))
  const [terms, holds, done, names] = await Promise.all([
    termsOf(db(), ids),
    holdsStanding(db(), ids, today),
    recordedBatches(ids),
    namesOf(
      db(),
      rules.map(({ ownerId }) => ownerId),
    ),
  ])
  const dues = rules.flatMap((rule) => {
    const term = terms.get(recordIdSchema.parse(rule.id))
    if (!term) return []
    const { days, action, rolls } = term
    return days
      .filter(({ batch, on }) => on <= until && !done.has(keyOf(rule.id, batch)))
      .map(({ batch, on, from }) => ({
        ruleId: rule.id,
        ruleRef: rule.ref,
        ruleTitle: rule.title,
        ownerId: rule.ownerId,
        ownerName: (rule.ownerId && names.get(rule.ownerId)) || null,
        batch,
        on,
        rollsFrom: rolls && batch !== '' ? from : null,
        action,
        holds: holds.get(rule.id) ?? [],
        isExample: rule.isExample,
        can: { record: can(actor, 'deletion', 'create', rule) !== null },
      }))
  })
  return dues.sort((first, second) => first.on.localeCompare(second.on))
}

/**
 * Days of rules on which everything that fell due is proven done by a deletion record, as the dates kept of records name them
 * (two queries).
 */
export async function recordedDays(): Promise<{ ruleId: string; code: string; on: CalendarDate }[]> {
  const done = await recordedBatches(null)
  const ids = [...new Set([...done].map((key) => recordIdSchema.parse(key.split(' ', 1)[0])))]
  if (ids.length === 0) return []
  const terms = await termsOf(db(), ids)
  return ids.flatMap((id) => {
    const days = terms.get(id)?.days ?? []
    const isOpen = (one: { code: string; on: CalendarDate }) =>
      days.some(({ batch, code, on }) => code === one.code && on === one.on && !done.has(keyOf(id, batch)))
    return days.filter((one) => !isOpen(one)).map(({ code, on }) => ({ ruleId: id, code, on }))
  })
}

/** The batches of these rules that are due on a day and not proven done, by rule, code and day (two queries, none without rules). */
export async function batchesOf(ruleIds: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
  const ids = [...new Set(ruleIds)].map((id) => recordIdSchema.parse(id))
  if (ids.length === 0) return new Map()
  const [terms, done] = await Promise.all([termsOf(db(), ids), recordedBatches(ids)])
  const found = new Map<string, string[]>()
  for (const id of ids)
    for (const { code, batch, on } of terms.get(id)?.days ?? []) {
      if (batch === '' || done.has(keyOf(id, batch))) continue
      const key = `${id} ${code} ${on}`
      found.set(key, [...(found.get(key) ?? []), batch])
    }
  return found
}

type DueRow = { recordId: string; code: string; on: Date; record: { register: string } }

/**
 * These due days without those of retention that a deletion record proves done: nobody is reminded of them any more (two
 * queries, none without rules among them).
 */
export async function withoutRecorded<Row extends DueRow>(rows: readonly Row[]): Promise<Row[]> {
  const isRule = ({ record }: Row) => record.register === heldRegisters.rules
  const ids = [...new Set(rows.filter(isRule).map(({ recordId }) => recordIdSchema.parse(recordId)))]
  if (ids.length === 0) return [...rows]
  const terms = await termsOf(db(), ids)
  const done = await recordedBatches(ids)
  const open = new Set(
    ids.flatMap((id) =>
      (terms.get(id)?.days ?? [])
        .filter(({ batch }) => !done.has(keyOf(id, batch)))
        .map(({ code, on }) => `${id} ${code} ${on}`),
    ),
  )
  return rows.filter((row) => !isRule(row) || open.has(`${row.recordId} ${row.code} ${calendarDateOf(row.on)}`))
}

/** Batches of these rules (null: of all) that a deletion record proves done, and that was not corrected since. */
export async function recordedBatches(
  ruleIds: readonly string[] | null,
  client: Tx | PrismaClient = db(),
): Promise<ReadonlySet<string>> {
  const rules = ruleIds ? { recordId: { in: [...ruleIds] } } : { record: { register: heldRegisters.rules } }
  const rows = await client.deletionTarget.findMany({
    where: { ...rules, deletion: { correctedBy: null } },
    select: { recordId: true, deletion: { select: { batch: true } } },
  })
  return new Set(rows.map(({ recordId, deletion }) => keyOf(recordId, deletion.batch)))
}

function keyOf(ruleId: string, batch: string): string {
  return `${ruleId} ${batch}`
}
