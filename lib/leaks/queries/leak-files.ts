import type { Actor, CommandContext } from '@/lib/access/actor'
import { can } from '@/lib/access/can'
import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { type LeakFileId, leakFileIdSchema } from '@/lib/db/ids'
import type { Failure } from '@/lib/errors/refusal'
import { handFileOut } from '@/lib/evidence/hand-out'
import { type Active, actives } from '@/lib/files/store/type'
import { type CalendarDate, type Instant, instantOf } from '@/lib/time/types'
import { localDateOf, startOfDay } from '@/lib/time/zone'
import { whoReported } from './reporters'

/** A file of a leak as one reader may know it. */
export type LeakFileView = {
  id: LeakFileId
  /** Null where a name could say who reported or who was hit. */
  name: string | null
  side: 'reporter' | 'handler'
  size: number
  contentType: string
  sha256: string
  /** What in it may act by itself when it is opened. */
  warning: Active | null
  addedAt: Instant
  /** The day alone, where the reader may not know the moment. */
  addedDay: CalendarDate | null
  byName: string | null
  removed: { at: Instant; byName: string | null; reason: string | null } | null
  /** Content and name are gone for good. */
  erasedAt: Instant | null
}

const include = { file: true } satisfies Prisma.LeakFileInclude
type Row = Prisma.LeakFileGetPayload<{ include: typeof include }>

/**
 * Every file of a leak, oldest first, those taken away too. The right to read the leak is for the caller to check; a
 * masked reader (an auditor) learns kind, size and hash, never a name, and of the reporter's the day alone.
 */
export async function filesOfLeak(
  leakId: string,
  { masked, zone }: { masked: boolean; zone: string },
): Promise<LeakFileView[]> {
  const rows = await db().leakFile.findMany({
    where: { leakId },
    include,
    orderBy: [{ addedAt: 'asc' }, { id: 'asc' }],
  })
  const names = await whoReported(rows.flatMap((row) => [row.addedById, row.removedById]))
  const nameOf = (id: string | null) => (id ? (names.get(id) ?? null) : null)
  return rows.map((row) => {
    const hidden = masked && row.side === 'reporter'
    const view = viewOf(row)
    const addedDay = hidden ? localDateOf(view.addedAt, zone) : null
    return {
      ...view,
      name: masked || row.erasedAt ? null : row.name,
      addedDay,
      addedAt: addedDay ? startOfDay(addedDay, zone) : view.addedAt,
      byName: hidden ? null : nameOf(row.addedById),
      removed: row.removedAt && {
        at: instantOf(row.removedAt),
        byName: nameOf(row.removedById),
        reason: masked ? null : row.removedReason,
      },
    }
  })
}

/** The files that the reporter of a leak added, oldest first; not those of who handles it, nor why one was taken away. */
export async function ownFiles(leakId: string, reporterId: string): Promise<LeakFileView[]> {
  const rows = await db().leakFile.findMany({
    where: { leakId, side: 'reporter', addedById: reporterId },
    include,
    orderBy: [{ addedAt: 'asc' }, { id: 'asc' }],
  })
  return rows.map((row) => ({
    ...viewOf(row),
    removed: row.removedAt && { at: instantOf(row.removedAt), byName: null, reason: null },
  }))
}

function viewOf(row: Row): LeakFileView {
  return {
    id: leakFileIdSchema.parse(row.id),
    name: row.name,
    side: row.side === 'handler' ? 'handler' : 'reporter',
    size: row.file.size,
    contentType: row.file.contentType,
    sha256: row.file.sha256,
    warning: actives.find((one) => one === row.warning) ?? null,
    addedAt: instantOf(row.addedAt),
    addedDay: null,
    byName: null,
    removed: null,
    erasedAt: row.erasedAt && instantOf(row.erasedAt),
  }
}

type Reader = CommandContext & { actor: Actor }
type Asked = { id: LeakFileId }

const handedOut = {
  file: true,
  leak: { select: { id: true, ref: true, reporterId: true, invites: { select: { userId: true } } } },
} satisfies Prisma.LeakFileInclude
type Found = Prisma.LeakFileGetPayload<{ include: typeof handedOut }>

/**
 * A file of a leak as a download, with an entry in the log: for who reads the contents of that leak in full; one that was
 * taken away only for who reads the whole log. Absent and denied answer alike. Refuses file_missing and file_damaged.
 */
export async function handOutLeakFile(context: Reader, asked: Asked): Promise<Response | Failure> {
  return handedOutWhere(context, asked, 'leak.read', ({ leak, removedAt, erasedAt }) => {
    if (erasedAt !== null) return false
    const invited = leak.invites.some(({ userId }) => userId === context.actor.id)
    if (can(context.actor, 'leak', 'read', { invited })?.view !== 'full') return false
    return removedAt === null || can(context.actor, 'audit_log', 'read')?.view === 'full'
  })
}

/** The same for the reporter: what they added themselves and was not taken away. */
export async function handOutOwnFile(context: Reader, asked: Asked): Promise<Response | Failure> {
  return handedOutWhere(context, asked, 'own_report.read', ({ leak, side, addedById, removedAt, erasedAt }) => {
    if (side !== 'reporter' || addedById !== context.actor.id || removedAt !== null || erasedAt !== null) return false
    return can(context.actor, 'own_report', 'read', { ownerId: leak.reporterId }) !== null
  })
}

async function handedOutWhere(
  context: Reader,
  { id }: Asked,
  right: string,
  may: (row: Found) => boolean,
): Promise<Response | Failure> {
  const row = await db().leakFile.findUnique({ where: { id }, include: handedOut })
  if (!row || !may(row)) return handFileOut(context, right, null)
  const subject = { type: 'leak', id: row.leak.id, ref: row.leak.ref } as const
  return handFileOut(context, right, { ...row, read: { action: 'leak.file_read', subject }, isNamed: true })
}
