import { type CommandContext, noteBehalf } from '@/lib/access/actor'
import { actsFor, can, canByLink, type Facts } from '@/lib/access/can'
import type { Grant, Resource, Verb } from '@/lib/access/matrix'
import { appendAudit } from '@/lib/audit/entry/append'
import type { AuditChange, AuditEvent } from '@/lib/audit/entry/event'
import { isBusy } from '@/lib/db/busy'
import { db, type Tx } from '@/lib/db/client'
import type { Writes } from '@/lib/db/rows'
import { asResult, Refusal, type Result } from '@/lib/errors/refusal'
import { log } from '@/lib/log/log'
import { recordDenial } from './denial'
import { keepQuota } from './quota'

/** `writes`: those whose answers the command did not wait for; the entry is made meanwhile and appended behind them. */
export type Change<T> = { result: T; entry: AuditEvent; writes?: Writes }
/** The command found that everything is as it should be: nothing is written. */
export type Unchanged<T> = { result: T; entry: null; writes?: never }
type Limit = { longestMs?: number }
type Work<T> = (tx: Tx) => Promise<Change<T> | Unchanged<T>>

/**
 * Runs one write: a transaction (READ COMMITTED) whose last statement appends the audit entry. No entry, no change: what
 * answers none is rolled back, so it cannot have written anything.
 * A Refusal thrown inside rolls back and comes out as a value; a denial is logged in a transaction of its own. A database
 * too busy for it refuses `unavailable`: nothing was written, and the same may be tried again. What a person did too often
 * refuses `too_many` (quota.ts). `longestMs`: how long it may take, for what writes thousands of rows at once.
 */
export function change<T>(context: CommandContext, work: Work<T>, limit: Limit = {}): Promise<Result<T>> {
  return asResult(async () => {
    try {
      return await write(context, work, limit)
    } catch (error) {
      if (!isBusy(error)) throw error
      log.warn({ requestId: context.requestId }, 'the database is too busy')
      throw new Refusal('unavailable')
    }
  })
}

async function write<T>(context: CommandContext, work: Work<T>, { longestMs }: Limit): Promise<Result<T>> {
  noteBehalf(context, null)
  const unchanged: { result: T }[] = []
  try {
    const inTransaction = async (tx: Tx) => {
      if (longestMs !== undefined)
        await tx.$queryRaw`SELECT set_config('statement_timeout', ${String(longestMs)}, true)`
      const { result, entry, writes } = await work(tx)
      if (entry === null) {
        unchanged.push({ result })
        throw new NothingWritten()
      }
      await keepQuota(tx, context, entry)
      if (context.along) {
        // What it asks would fail with a write that fails, whose own error is the one to tell.
        await writes?.answers
        await context.along(tx, result)
      }
      await appendAudit(tx, context, entry, writes)
      return result
    }
    const value = await db().$transaction(inTransaction, longestMs === undefined ? {} : { timeout: longestMs })
    return { ok: true, value }
  } catch (error) {
    const [kept] = unchanged
    if (kept && error instanceof NothingWritten) return { ok: true, value: kept.result }
    if (!(error instanceof Refusal && error.code === 'denied')) throw error
    await recordDenial(context, error.detail.reason ?? 'unknown')
    // A denied object answers like an absent one.
    return { ok: false, code: 'not_found' }
  }
}

/** Rolls back. */
class NothingWritten extends Error {}

/** The right this command needs on this object; throws a denial when it is not held. The system may do everything, a visitor nothing, one with a link what the link may. */
export function authorise(context: CommandContext, resource: Resource, verb: Verb, facts: Facts = {}): Grant {
  const { actor } = context
  if (actor.kind === 'system' && actor.name !== 'visitor') return { when: 'always', view: 'full' }
  const grant = grantOf(actor, resource, verb, facts)
  if (!grant) throw new Refusal('denied', { reason: `${resource}.${verb}` })
  const principal = actor.kind === 'person' ? actsFor(actor, resource, verb, facts) : null
  if (principal) noteBehalf(context, principal)
  return grant
}

function grantOf(actor: CommandContext['actor'], resource: Resource, verb: Verb, facts: Facts): Grant | null {
  switch (actor.kind) {
    case 'person':
      return can(actor, resource, verb, facts)
    case 'link':
      return canByLink(actor, resource, verb, facts)
    case 'system':
      return null
  }
}

/** Refuses a save of values that somebody else changed meanwhile: per field what was sent and what is kept now. */
export function refuseStale(version: number, changes: readonly AuditChange[]): never {
  throw new Refusal('stale', {
    data: { version, fields: changes.map(({ field, old, new: mine }) => ({ field, mine, theirs: old })) },
  })
}
