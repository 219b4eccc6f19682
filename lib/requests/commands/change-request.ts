import type { CommandContext } from '@/lib/access/actor'
import type { Facts } from '@/lib/access/can'
import type { Resource, Verb } from '@/lib/access/matrix'
import { authorise, change } from '@/lib/action/change'
import { changesBetween } from '@/lib/audit/entry/differences'
import type { AuditAction, AuditChange } from '@/lib/audit/entry/event'
import type { Tx } from '@/lib/db/client'
import { Refusal, type Result } from '@/lib/errors/refusal'
import { type CalendarDate, toDatabase } from '@/lib/time/types'
import { nextDueOf, requestClocks } from '../clock/request-clocks'
import { type RequestVerb, transitions } from '../facts/rules'
import { asColumns, factsOf, type OpenRequest, type RequestColumns, type RequestRow, rowOf } from '../store/row'
import { keyOf, noWords, type RequestWords, requestWords, sealed, unsealed } from '../store/sealed'
import { tellPerson } from './tell-person'

/** Where the request stands after a command. */
export type RequestChanged = { ref: string; version: number }

export type RequestWork = {
  /** Columns to write; a state among them counts before that of the verb. */
  data?: RequestColumns
  /** Sealed words to write; the log names the fields, never what they say. */
  words?: Partial<RequestWords>
  /** What else changed, for the audit entry. */
  changes?: AuditChange[]
  reason?: string
}

type RightAsked = readonly [Resource, Verb, Facts]
const officeRight: RightAsked = ['request', 'update', {}]

/** `right`: what is asked of who acts by a link, instead of that of the office. */
type Spec = { does: RequestVerb; action: AuditAction; right?: RightAsked }

/**
 * Runs one write on a request: locks the row, checks right, version and state (in this order: who may not see it learns nothing), does
 * the work, and writes version + 1 with the end of the clock that follows. The entry comes last.
 * Refuses `not_found` (absent or denied), `stale` (with the newer version; what only adds something names none), `not_now` (state; erased).
 */
export function changeRequest(
  context: CommandContext,
  target: { ref: string; version: number | null },
  spec: Spec,
  work: (tx: Tx, request: OpenRequest) => Promise<RequestWork>,
): Promise<Result<RequestChanged>> {
  return change(context, async (tx) => {
    // -- lock
    const row = await lockRequest(tx, target.ref)
    authorise(context, ...(spec.right ?? officeRight))
    if (target.version !== null && row.version !== target.version)
      throw new Refusal('stale', { data: { version: row.version } })
    const open = opened(row, spec.does)
    const state = requireNext(row, spec.does)

    // -- work
    const done = await work(tx, open)

    // -- derive, write, entry
    return {
      result: { ref: row.ref, version: row.version + 1 },
      entry: {
        action: spec.action,
        ...(await writeRequest(tx, context, open, { ...done, data: { state, ...done.data } })),
      },
    }
  })
}

/** Writes the row once, with the clock that follows, and says what the entry tells of it. */
export async function writeRequest(
  tx: Tx,
  context: CommandContext,
  { row, key, words }: OpenRequest,
  done: RequestWork,
) {
  const data = done.data ?? {}
  const changed = Object.entries(done.words ?? {}).filter(
    ([field, value]) => value !== (field in words ? requestWordsOf(words, field) : ''),
  )
  const after = { ...words, ...done.words }
  const clocks = requestClocks(factsOf({ ...row, ...data }), context)
  const nextDueAt = nextDueOf(clocks)
  await tx.personRequest.update({
    where: { id: row.id },
    data: {
      ...asColumns(data),
      ...(changed.length > 0 ? { sealed: sealed(key, 'request', after) } : {}),
      ...{
        nextDueAt: nextDueAt && toDatabase(nextDueAt),
        version: row.version + 1,
        updatedAt: toDatabase(context.now),
      },
    },
    select: { id: true },
  })
  await tellPerson(tx, context, { before: row, after: { ...row, ...data, version: row.version + 1 }, words: after })
  const { matchKeys: _, ...told } = data
  return {
    subject: { type: 'request', id: row.id, ref: row.ref } as const,
    versionBefore: row.version,
    versionAfter: row.version + 1,
    changes: [
      ...changesBetween(row, told),
      ...(changed.length > 0 ? [{ field: 'sealedWords', old: null, new: changed.map(([field]) => field) }] : []),
      ...(done.changes ?? []),
    ],
    ...(done.reason ? { reason: done.reason } : {}),
  }
}

const requestWordsOf = (words: RequestWords, field: string) => new Map(Object.entries(words)).get(field) ?? ''

/** The request of this reference, its row locked until the transaction ends; refuses `not_found`. */
export async function lockRequest(tx: Tx, ref: string): Promise<RequestRow> {
  await tx.$queryRaw`SELECT 1 FROM "PersonRequest" WHERE ref = ${ref} FOR UPDATE`
  const row = await tx.personRequest.findUnique({ where: { ref } })
  if (!row) throw new Refusal('not_found')
  return rowOf(row)
}

/** A locked request with its key; refuses `request_erased` where that is gone. */
export function opened(row: RequestRow, does: RequestVerb): OpenRequest {
  const key = keyOf(row)
  if (!key) throw new Refusal('not_now', { reason: 'request_erased', data: { verb: does } })
  return { row, key, words: unsealed(requestWords, key, 'request', row.sealed) ?? noWords }
}

/** The state after this verb; refuses `request_state`. */
export function requireNext({ state }: Pick<RequestRow, 'state'>, does: RequestVerb) {
  const next = transitions[state][does]
  if (!next) throw new Refusal('not_now', { reason: 'request_state' })
  return next
}

/** Refuses at its field a day that lies ahead, or before the request came in. */
export function requirePast(
  { today }: CommandContext,
  { receivedOn }: Pick<RequestRow, 'receivedOn'>,
  on: CalendarDate,
  field = 'on',
): void {
  if (on > today) throw new Refusal('invalid', { fields: { [field]: ['in_future'] } })
  if (on < receivedOn) throw new Refusal('invalid', { fields: { [field]: ['before_receipt'] } })
}
