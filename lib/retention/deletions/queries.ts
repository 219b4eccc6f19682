import type { Actor } from '@/lib/access/actor'
import { can, conditionsOf, departmentsOf } from '@/lib/access/can'
import { recordTitles } from '@/lib/access/past/record-titles'
import { namesOf } from '@/lib/access/persons'
import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { type DeletionId, deletionIdSchema } from '@/lib/db/ids'
import { addDays } from '@/lib/time/calendar'
import { type CalendarDate, calendarDateOf, type Instant, instantOf, systemNow } from '@/lib/time/types'
import { type AskedProcessor, askedOf } from '../asking/queries'
import { processorsOf } from '../scope/processors'
import { deletedRegisters, instructed, type Named } from '../scope/targets'
import { backupKeepDays } from './backups'
import type { DeletionInput } from './schema'

export type DeletionRow = {
  id: DeletionId
  ref: string
  batch: string
  scope: string
  method: DeletionInput['method']
  executedOn: CalendarDate
  backupsPurgedOn: CalendarDate | null
  records: readonly Named[]
  /** The record that replaced this one as proof. */
  correctedBy: string | null
  isExample: boolean
}

export type DeletionView = DeletionRow &
  Pick<
    DeletionInput,
    | 'dataFrom'
    | 'dataTo'
    | 'recordsCount'
    | 'personsCount'
    | 'executedBy'
    | 'recipientsTold'
    | 'exceptions'
    | 'certificate'
  > & {
    dataCategories: readonly string[]
    recordsMode: string
    personsMode: string
    processors: readonly (Named & {
      instructedOn: CalendarDate | null
      /** As the record says, or as the processor said by its link. */
      confirmedOn: CalendarDate | null
      /** Links by which it was asked, the newest first, with what it answered. */
      asked: readonly AskedProcessor[]
    })[]
    approvedById: string | null
    approvedByName: string | null
    recordedByName: string | null
    recordedAt: Instant
    /** The record that this one corrects. */
    corrects: string | null
    /** The request that it answers, for who may see requests. */
    request: string | null
    /** By when backups have rolled over, where the company said how long they are kept and the record names no day. */
    backupsGoneOn: CalendarDate | null
    can: { correct: boolean }
  }

const include = {
  corrects: { select: { ref: true } },
  correctedBy: { select: { ref: true } },
  request: { select: { ref: true } },
  targets: {
    select: { record: { select: { ref: true, register: true, departmentId: true } } },
    orderBy: { record: { ref: 'asc' } },
  },
} satisfies Prisma.DeletionRecordInclude
type Loaded = Prisma.DeletionRecordGetPayload<{ include: typeof include }>

const { rules, activities } = deletedRegisters
/** Registers whose department says who may see a deletion record. */
const deciding: readonly string[] = [rules, activities]

/** What this person may read: all deletion records, or those about rules and activities of their departments. */
function deletionScope(actor: Actor): Prisma.DeletionRecordWhereInput {
  const conditions = conditionsOf(actor, 'deletion', 'read')
  if (conditions.has('always')) return {}
  if (!conditions.has('department')) return { id: { in: [] } }
  const record = {
    register: { in: [...deciding] },
    departmentId: { in: [...departmentsOf(actor, 'deletion', 'read')] },
  }
  return { targets: { some: { record } } }
}

/** These deletion records as far as this person may read them, in any order (two queries). */
export async function deletionsByRef(actor: Actor, refs: readonly string[]): Promise<DeletionRow[]> {
  if (refs.length === 0) return []
  const where = { AND: [deletionScope(actor), { ref: { in: [...refs] } }] }
  const rows = await db().deletionRecord.findMany({ where, include })
  const targets = rows.flatMap((row) => row.targets.map(({ record }) => record.ref))
  const titles = await recordTitles(db(), actor, targets)
  return rows.map((row) => shaped(row, titles))
}

/** One deletion record by reference, or null when there is none for this person. */
export async function deletionOf(actor: Actor, ref: string, now: Instant = systemNow()): Promise<DeletionView | null> {
  const row = await db().deletionRecord.findFirst({ where: { AND: [{ ref }, deletionScope(actor)] }, include })
  if (!row) return null
  const processors = processorsOf(row)
  const refs = [...row.targets.map(({ record }) => record.ref), ...processors.map((processor) => processor.ref)]
  const [titles, names, days, asked] = await Promise.all([
    recordTitles(db(), actor, refs),
    namesOf(db(), [row.approvedById, row.recordedById]),
    backupKeepDays(),
    askedOf(row.id, now),
  ])
  const mine = row.targets.filter(({ record }) => deciding.includes(record.register))
  return {
    ...shaped(row, titles),
    dataCategories: row.dataCategories,
    recordsMode: row.recordsMode,
    recordsCount: row.recordsCount,
    personsMode: row.personsMode,
    personsCount: row.personsCount,
    dataFrom: row.dataFrom && calendarDateOf(row.dataFrom),
    dataTo: row.dataTo && calendarDateOf(row.dataTo),
    executedBy: row.executedBy,
    recipientsTold: row.recipientsTold,
    exceptions: row.exceptions,
    certificate: row.certificate,
    processors: processors.map((one) => {
      const own = asked.filter(({ processorRef }) => processorRef === one.ref)
      const said = own.flatMap(({ answer }) => (answer && answer.how !== 'not_possible' ? [answer.on] : []))
      return {
        ...{ ...one, confirmedOn: one.confirmedOn ?? said[0] ?? null },
        ...{ register: instructed.register, title: titles.get(one.ref) ?? '', asked: own },
      }
    }),
    approvedById: row.approvedById,
    approvedByName: (row.approvedById && names.get(row.approvedById)) || null,
    recordedByName: (row.recordedById && names.get(row.recordedById)) || null,
    recordedAt: instantOf(row.recordedAt),
    corrects: row.corrects?.ref ?? null,
    request: can(actor, 'request', 'read') ? (row.request?.ref ?? null) : null,
    backupsGoneOn: row.backupsPurgedOn || days === null ? null : addDays(calendarDateOf(row.executedOn), days),
    can: {
      correct:
        row.correctedBy === null && mine.every(({ record }) => can(actor, 'deletion', 'create', record) !== null),
    },
  }
}

function shaped(row: Loaded, titles: ReadonlyMap<string, string>): DeletionRow {
  return {
    id: deletionIdSchema.parse(row.id),
    ref: row.ref,
    batch: row.batch,
    scope: row.scope,
    method: row.method,
    executedOn: calendarDateOf(row.executedOn),
    backupsPurgedOn: row.backupsPurgedOn && calendarDateOf(row.backupsPurgedOn),
    records: row.targets.map(({ record: { ref, register } }) => ({ ref, register, title: titles.get(ref) ?? '' })),
    correctedBy: row.correctedBy?.ref ?? null,
    isExample: row.isExample,
  }
}

/** What promises look at of the newest deletion records that stand and name processors (one query). Asks no right: only a state is shown. */
export async function confirmationFacts(most: number) {
  const rows = await db().deletionRecord.findMany({
    where: { correctedBy: null, NOT: { processors: { equals: [] } } },
    select: {
      ...{ ref: true, processors: true },
      links: { where: { answeredAt: { not: null } }, select: { processorRef: true, answerHow: true } },
    },
    orderBy: { number: 'desc' },
    take: most,
  })
  return rows.map(({ ref, links, ...row }) => ({
    ref,
    told: processorsOf(row).map((one) => {
      const said = links.flatMap(({ processorRef, answerHow }) => (processorRef === one.ref ? [answerHow] : []))
      const confirmed = one.confirmedOn !== null || said.some((how) => how !== 'not_possible')
      return { on: one.instructedOn, confirmed, cannot: !confirmed && said.includes('not_possible') }
    }),
  }))
}
