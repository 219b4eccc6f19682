import { setImmediate as turnOfLoop } from 'node:timers/promises'
import { z } from 'zod'
import type { EntryContext, SystemActor } from '@/lib/access/actor'
import { sqlStateOf } from '@/lib/db/busy'
import { db, plannedAgain, type Tx } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import type { Writes } from '@/lib/db/rows'
import type { JsonValue } from '@/lib/errors/json'
import { Refusal } from '@/lib/errors/refusal'
import { buildBody } from './body'
import type { AuditEvent } from './event'
import { dataKeyFor, forgetDataKeys } from './keys'
import { namesFor } from './names'
import { seal } from './seal'

const appended = z.array(z.object({ index: z.bigint() }))

/**
 * Appends one entry and answers its index (from 0). Call it as the last statement of a READ COMMITTED transaction: the
 * lock on the log is held until the commit. It also tells the database the moment of the change, under which the states of
 * records are kept (RecordMoment). `writes` that were begun before are waited for. Refuses with `unavailable` when the log stays locked for two seconds.
 */
export async function appendAudit(tx: Tx, context: EntryContext, event: AuditEvent, writes?: Writes): Promise<bigint> {
  // What was begun goes out now, and the entry is made while the database writes.
  if (writes) await turnOfLoop()
  const entry = madeEntry(tx, context, event)
  // A write that fails takes down what the entry reads as well: its own error is the one to tell.
  entry.catch(() => {})
  await writes?.answers
  const { body, key, sealed } = await entry
  try {
    const rows = appended.parse(
      await tx.$queryRaw`${Prisma.raw(plannedAgain)} SELECT set_config('dertig.at', ${context.now}, true),
        audit_append(${body}, ${key?.id ?? null}::uuid, ${key?.wrapped ?? null}::bytea,
        ${key ? event.subject.type : null}, ${key ? event.subject.id : null}, ${sealed}::bytea) AS index`,
    )
    const [row] = rows
    if (!row) throw new Error('audit_append gave no index')
    return row.index
  } catch (error) {
    throw refusalOf(error, [event]) ?? error
  }
}

/** One entry as it goes to the database: its body, and its details under a key of the subject. */
async function madeEntry(tx: Tx, context: EntryContext, event: AuditEvent) {
  const { body, detail } = buildBody(context, event, await namesFor(tx, context, event))
  const key = detail ? dataKeyFor(event.subject) : null
  const sealed = key && detail ? seal(key.key, key.id, Buffer.from(JSON.stringify(detail))) : null
  return { body, key, sealed }
}

/** So many go in one statement: made in a tenth of a second, and far under what one may take. */
const atOnce = 1_000

/**
 * Appends the entries of one change to many objects in their order, like `appendAudit` and as the last of its transaction: they are
 * made first and appended by one statement, so that nobody waits for the log while they are made.
 */
export async function appendMany(tx: Tx, context: EntryContext, events: readonly AuditEvent[]): Promise<void> {
  const made: JsonValue[] = []
  for (const event of events) {
    const { body, key, sealed } = await madeEntry(tx, context, event)
    const { type, id } = event.subject
    const wrapped = key && { key: key.id, wrapped: key.wrapped.toString('hex'), type, subject: id }
    made.push({ body, ...wrapped, ...(sealed && { sealed: sealed.toString('hex') }) })
  }
  try {
    for (let from = 0; from < made.length; from += atOnce) {
      const some = JSON.stringify(made.slice(from, from + atOnce))
      await tx.$queryRaw`SELECT set_config('dertig.at', ${context.now}, true),
        count(audit_append(e.body, e.key, decode(e.wrapped, 'hex'), e.type, e.subject, decode(e.sealed, 'hex')))
        FROM json_to_recordset(${some}::json) AS e(body text, key uuid, wrapped text, type text, subject text, sealed text)`
    }
  } catch (error) {
    throw refusalOf(error, events) ?? error
  }
}

/**
 * One entry where nothing else is written: for reads of leaks, exports and the log itself. Its statement is its transaction,
 * READ COMMITTED by the default of the connection.
 */
export async function recordRead(context: EntryContext, event: AuditEvent): Promise<bigint> {
  return appendAudit(db(), context, event)
}

/** The statement with which a connection that is not Prisma's appends an entry of Dertig itself, as the last of its transaction. */
export function entryStatement(
  context: EntryContext & { actor: SystemActor },
  event: Pick<AuditEvent, 'action' | 'subject'>,
): { text: string; values: string[] } {
  const { id, ref = null } = event.subject
  const { body } = buildBody(context, event, { actor: null, asReporter: false, onBehalfOf: null, subjectId: id, ref })
  return {
    text: `SELECT set_config('dertig.at', $1, true), audit_append($2, NULL, NULL, NULL, NULL, NULL)`,
    values: [context.now, body],
  }
}

/** Lock not free within the limit, a deadlock, or a key that another process erased: all pass when tried again. */
function refusalOf(error: unknown, events: readonly AuditEvent[]): Refusal | null {
  const state = sqlStateOf(error)
  if (state === 'DA001') for (const { subject } of events) forgetDataKeys(subject)
  return state && ['55P03', '40P01', 'DA001'].includes(state)
    ? new Refusal('unavailable', { reason: 'audit_busy' })
    : null
}
