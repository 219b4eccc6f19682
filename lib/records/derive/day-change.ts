import { randomUUID } from 'node:crypto'
import type { CommandContext } from '@/lib/access/actor'
import { leftAsOwner } from '@/lib/access/persons'
import { appendMany } from '@/lib/audit/entry/append'
import type { AuditEvent } from '@/lib/audit/entry/event'
import { db, type Tx } from '@/lib/db/client'
import { type RecordId, recordIdSchema } from '@/lib/db/ids'
import { catalog } from '@/lib/registers/catalog'
import { ownerLeftCode } from '@/lib/registers/declare/define'
import { minute, second } from '@/lib/time/length'
import { type CalendarDate, toDatabase } from '@/lib/time/types'
import type { LocalNow } from '@/lib/time/zone'
import { lockAround } from '../links/links'
import { keepAndCompare } from './derived'

const most = 20
/** Who saves meanwhile waits for a batch, and is refused after two seconds: a batch is as large as takes about so long. */
const batchMs = 400
/** A batch may reach far; the database is busy for as long as it needs, up to this. */
const patience = { isolationLevel: 'ReadCommitted', maxWait: 15 * second, timeout: 2 * minute } as const

/** Why records lack something else: one text, or one by what a record lacked before and lacks now. */
type Reason = string | ((before: readonly string[], after: readonly string[]) => string | undefined)

/**
 * Lets a day pass: what lacks something else today because a date came (an agreement ended, a decision lapsed) is computed
 * again with everything that relies on it, although nobody wrote. One entry `record.lapse` per record that changed, a
 * transaction per batch of records whose date came. Safe to run at any time, twice, or cut off. Answers how many records
 * changed; `reason` stands in their entries.
 */
export async function passDay({ now, zone, today }: LocalNow, reason?: Reason): Promise<number> {
  const context: CommandContext = {
    actor: { kind: 'system', name: 'job' },
    ...{ now, zone, today },
    channel: 'job',
    requestId: randomUUID(),
  }
  let changed = 0
  let size = most
  for (let due = await dueIds(today, size); due.length > 0; due = await dueIds(today, size)) {
    const [ids, began] = [due, performance.now()]
    changed += await db().$transaction(async (tx) => {
      await lockAround(tx, { ids })
      return keepLapsed(tx, context, ids, reason)
    }, patience)
    size = nextSize(ids.length, performance.now() - began)
  }
  return changed
}

/** How many records come next, where so many took so long: some reach a thousand others, most only themselves. */
export function nextSize(size: number, tookMs: number): number {
  return Math.min(most, Math.max(1, Math.floor((size * batchMs) / Math.max(1, tookMs))))
}

const askForOwner = catalog
  .filter(({ requirements }) => requirements.some(({ code }) => code === ownerLeftCode))
  .map(({ slug }) => slug)

/**
 * Puts before the next `passDay` the records whose owner left, or came back, since they were last looked at. Whatever way
 * a person goes (disabled here or by the operator, another role) their records say so.
 */
export async function ownersPass({ today }: LocalNow): Promise<void> {
  const left = (await db().user.findMany({ where: leftAsOwner, select: { id: true } })).map(({ id }) => id)
  const says = { missing: { has: ownerLeftCode } }
  await db().record.updateMany({
    where: {
      status: { not: 'retired' },
      register: { in: askForOwner },
      OR: [
        { ownerId: { in: left }, NOT: says },
        { ...says, OR: [{ ownerId: null }, { ownerId: { notIn: left } }] },
      ],
    },
    data: { changesOn: toDatabase(today) },
  })
}

async function dueIds(today: CalendarDate, size: number): Promise<RecordId[]> {
  const rows = await db().record.findMany({
    where: { changesOn: { lte: toDatabase(today) } },
    select: { id: true },
    orderBy: [{ changesOn: 'asc' }, { id: 'asc' }],
    take: size,
  })
  return rows.map(({ id }) => recordIdSchema.parse(id))
}

/** Computes these records and those around them again, and logs each that lacks something else than before with both lists. */
async function keepLapsed(tx: Tx, context: CommandContext, ids: readonly RecordId[], reason?: Reason): Promise<number> {
  const before = await keepAndCompare(tx, ids, context.today)
  const changed = await tx.record.findMany({
    where: { id: { in: [...before.keys()] } },
    select: { id: true, ref: true, version: true, missing: true },
    orderBy: { ref: 'asc' },
  })
  const entries = changed.map(({ id, ref, version, missing }): AuditEvent => {
    const lacked = before.get(recordIdSchema.parse(id)) ?? []
    const why = typeof reason === 'function' ? reason(lacked, missing) : reason
    return {
      action: 'record.lapse',
      subject: { type: 'record', id, ref },
      versionBefore: version,
      versionAfter: version,
      changes: [{ field: 'missing', old: [...lacked], new: missing }],
      ...(why ? { reason: why } : {}),
    }
  })
  await appendMany(tx, context, entries)
  return changed.length
}
