import type { Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/can'
import type { RecordId } from '@/lib/db/ids'
import type { JsonValue } from '@/lib/errors/json'
import type { AnyRegister } from '@/lib/registers/declare/define'
import { type CalendarDate, calendarDateSchema, type Instant, instantOf } from '@/lib/time/types'
import type { Comeback } from '../standing/comeback'
import type { RawRow } from './page'
import type { RelatedByField } from './related'

/** What every reader of the register may know of a record in force (Art. 5(2): who answers for it). */
export type TitleRow = {
  view: 'title'
  ref: string
  title: string
  owner: { name: string; email: string } | null
  isExample: boolean
}

/** A record as it leaves the server: the working copy, or outside the own departments the version in force. */
export type FullRow = Omit<TitleRow, 'view'> & {
  view: 'full'
  id: RecordId
  status: RawRow['status']
  /** A draft that the DPO returned or that came back to review; null for any other record, and in the past. */
  comeback: Comeback | null
  /** Made from a template and not submitted yet. */
  isProposal: boolean
  /** True when these are the values of the version in force, not of the working copy. */
  frozen: boolean
  inForce: boolean
  ownerId: string | null
  department: { id: string; name: string } | null
  tags: readonly string[]
  nextReviewOn: CalendarDate | null
  /** Codes of the register's requirements that are not met; null when not computed (an older version in force). */
  missing: readonly string[] | null
  openFields: readonly string[]
  ruleSource: string | null
  ruleReference: string
  noteToDpo: string
  version: number
  updatedAt: Instant
  /** Own columns by name. */
  values: Readonly<Record<string, JsonValue>>
  links: RelatedByField
  can: { update: boolean; retire: boolean; restore: boolean; submit: boolean }
}
export type RecordRow = TitleRow | FullRow

/** Shapes a row for people who see titles only: nothing else leaves the server. */
export function titleRow(row: RawRow): TitleRow {
  return { view: 'title', ref: row.ref, title: row.title, owner: ownerOf(row), isExample: row.isExample }
}

/** Shapes a row with what the person may do with it: nothing with a row of the past. */
export function fullRow(
  actor: Actor,
  register: AnyRegister,
  row: RawRow,
  links: RelatedByField,
  { asOf = null, comeback = null }: { asOf?: Instant | null; comeback?: Comeback | null } = {},
): FullRow {
  const facts = { ownerId: row.ownerId, departmentId: row.departmentId, inForce: row.inForce }
  const may = (verb: 'update' | 'retire' | 'submit') =>
    asOf === null && !row.frozen && can(actor, 'register', verb, facts) !== null
  const isRetired = row.status === 'retired'
  return {
    ...titleRow(row),
    view: 'full',
    id: row.id,
    status: row.status,
    comeback,
    isProposal: row.isProposal,
    frozen: row.frozen,
    inForce: row.inForce,
    ownerId: row.ownerId,
    department: row.departmentId ? { id: row.departmentId, name: row.departmentName ?? '' } : null,
    tags: row.tags,
    nextReviewOn: row.nextReviewOn === null ? null : calendarDateSchema.parse(row.nextReviewOn),
    missing: row.missing,
    openFields: row.openFields,
    ruleSource: row.ruleSource,
    ruleReference: row.ruleReference ?? '',
    noteToDpo: row.noteToDpo ?? '',
    version: row.version,
    updatedAt: instantOf(row.updatedAt),
    values: ownValues(register, row),
    links,
    can: {
      update: !isRetired && may('update'),
      submit: row.status === 'draft' && may('submit'),
      retire: !isRetired && may('retire'),
      restore: isRetired && may('retire'),
    },
  }
}

// Not parsed by the schema: an old version may hold a code that a list no longer has, and is shown as it was.
function ownValues(register: AnyRegister, row: RawRow): FullRow['values'] {
  return Object.fromEntries(Object.keys(register.detail.shape).map((name) => [name, row.detail[name] ?? null]))
}

function ownerOf(row: RawRow): TitleRow['owner'] {
  return row.ownerName === null ? null : { name: row.ownerName, email: row.ownerEmail ?? '' }
}
