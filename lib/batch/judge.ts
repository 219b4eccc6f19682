import type { Actor, CommandContext } from '@/lib/access/actor'
import { can } from '@/lib/access/can'
import { mayOwn } from '@/lib/access/persons'
import type { AuditChange } from '@/lib/audit/entry/event'
import type { Tx } from '@/lib/db/client'
import { type RecordId, recordIdSchema } from '@/lib/db/ids'
import type { LightFields } from '@/lib/records/state/base'
import { calendarDateOf } from '@/lib/time/types'
import { differing, type LeftOut, tagsFit } from './rules'

/** Who does it: only people change several records at once. */
export type BatchContext = CommandContext & { actor: Actor }
/** A record that stays as it was, and why. */
export type Left = { ref: string; why: LeftOut }

export type Fields = LightFields

/** A record as a batch reads it: once, however much is done with it. */
export type BatchRow = {
  id: RecordId
  ref: string
  register: string
  title: string
  status: 'draft' | 'in_review' | 'in_force' | 'retired'
  version: number
  contributorIds: readonly string[]
  submittedVersionId: string | null
  inForceVersionId: string | null
  /** Codes of what it lacks. */
  missing: readonly string[]
  now: Fields
}

const select = {
  ...{ id: true, ref: true, register: true, title: true, status: true, version: true, contributorIds: true },
  ...{ submittedVersionId: true, inForceVersionId: true, missing: true },
  ...{ ownerId: true, departmentId: true, tags: true, nextReviewOn: true },
} as const

/** These records, in the order of their ids, which is the order of locks (one query). */
export async function batchRows(tx: Tx, where: { refs: readonly string[] } | { ids: readonly string[] }) {
  const rows = await tx.record.findMany({
    where: 'refs' in where ? { ref: { in: [...where.refs] } } : { id: { in: [...where.ids] } },
    select,
    orderBy: { id: 'asc' },
  })
  return rows.map(
    ({ id, ownerId, departmentId, tags, nextReviewOn, ...row }): BatchRow => ({
      ...row,
      id: recordIdSchema.parse(id),
      now: { ownerId, departmentId, tags, nextReviewOn: nextReviewOn && calendarDateOf(nextReviewOn) },
    }),
  )
}

/** What the rights are asked about. */
export function factsOf({ now, inForceVersionId }: BatchRow) {
  return { ownerId: now.ownerId, departmentId: now.departmentId, inForce: inForceVersionId !== null }
}

/** A record with what becomes of it, or why nothing does. */
export type Judged = { row: BatchRow } & (
  | { why: null; after: Fields; changes: readonly AuditChange[] }
  | { why: LeftOut; after?: undefined; changes?: undefined }
)

type Wanted = {
  /** The version that was shown; null: whichever it has. */
  version: (row: BatchRow) => number | null
  after: (row: BatchRow) => Fields | LeftOut
  /** What is said when it has another version. */
  moved: LeftOut
}

/** Asks of each record what a single save would ask: the right before and after, the version, whether anything differs. */
export async function judged(tx: Tx, actor: Actor, rows: readonly BatchRow[], wanted: Wanted): Promise<Judged[]> {
  const first = rows.map((row) => judgedOne(actor, row, wanted))
  const fits = await placesThatFit(tx, first)
  return first.map((one) => (one.why === null && !fits(one) ? { row: one.row, why: 'elsewhere' } : one))
}

function judgedOne(actor: Actor, row: BatchRow, wanted: Wanted): Judged {
  const no = (why: LeftOut): Judged => ({ row, why })
  const may = (facts: { ownerId: string | null; departmentId: string | null }) =>
    can(actor, 'register', 'update', { ...facts, inForce: row.inForceVersionId !== null }) !== null
  if (!may(factsOf(row))) return no('not_found')
  if (row.status === 'retired') return no('retired')
  const version = wanted.version(row)
  if (version !== null && version !== row.version) return no(wanted.moved)
  const after = wanted.after(row)
  if (typeof after === 'string') return no(after)
  const changes = differing(row.now, after)
  if (changes.length === 0) return no('unchanged')
  if (!tagsFit(after.tags)) return no('too_many_tags')
  if (after.departmentId === null && !may(after)) return no('needs_department')
  if (!may(after)) return no('elsewhere')
  return { row, why: null, after, changes }
}

/** Whether a newly chosen owner can own and a newly chosen department is there (two queries at most). */
async function placesThatFit(tx: Tx, all: readonly Judged[]): Promise<(one: Judged) => boolean> {
  const chosen = (field: 'ownerId' | 'departmentId') =>
    all.flatMap(({ row, after }) => (after && after[field] !== row.now[field] ? (after[field] ?? []) : []))
  const [owners, departments] = [[...new Set(chosen('ownerId'))], [...new Set(chosen('departmentId'))]]
  const people =
    owners.length === 0
      ? []
      : await tx.user.findMany({ where: { ...mayOwn, id: { in: owners } }, select: { id: true } })
  const places =
    departments.length === 0
      ? []
      : await tx.department.findMany({ where: { id: { in: departments }, retiredAt: null }, select: { id: true } })
  const known = new Set([...people, ...places].map(({ id }) => id))
  return ({ row, after }) => {
    if (!after) return true
    const fits = (field: 'ownerId' | 'departmentId') => {
      const value = after[field]
      return value === null || value === row.now[field] || known.has(value)
    }
    return fits('ownerId') && fits('departmentId')
  }
}
