import { z } from 'zod'
import { type Actor, type CommandContext, personOrNull } from '@/lib/access/actor'
import { can, departmentsOf, mayEver, ownersOf } from '@/lib/access/can'
import { actorOf, isActive, personSelect } from '@/lib/access/session/session'
import { namesThen } from '@/lib/audit/log/names-then'
import { db, plannedAgain, type Tx } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { type UserId, userIdSchema } from '@/lib/db/ids'
import type { Result } from '@/lib/errors/refusal'
import { firstFew, type Part } from '@/lib/table/part'
import type { Few } from '@/lib/table/state'
import { type Instant, instantOf } from '@/lib/time/types'
import type { CommentedRecord } from './schema'

export type CommentView = {
  id: string
  /** Null once it is removed. */
  body: string | null
  byName: string
  at: Instant
  removedBy: string | null
  mentions: readonly string[]
  canRemove: boolean
}

type Comments = {
  comments: readonly CommentView[]
  /** How many there are in all. */
  total: number
  /** Does one of them ask this person to look, and have they not been here since. */
  unseen: boolean
  /** May this person answer; whom they can name is asked when they begin to. */
  mayWrite: boolean
}

const told = z.tuple([z.object({ total: z.number(), unseen: z.boolean() })])

/**
 * The newest comments on a record, or a page of all of them counted from the newest, each oldest first; null for people who
 * may not read them (two queries).
 */
export async function commentsOn(
  actor: Actor,
  record: Place & { id: string; status: string },
  { skip, take }: Part = firstFew,
): Promise<Comments | null> {
  if (!can(actor, 'comment', 'read', record)) return null
  const [newest, [{ total, unseen }]] = await Promise.all([
    db().comment.findMany({
      where: { recordId: record.id },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      include: { mentions: true },
      skip,
      take,
    }),
    db().$queryRaw`SELECT count(*)::int AS total, COALESCE(bool_or(EXISTS (SELECT FROM "Mention" m
          WHERE m."commentId" = c.id AND m."personId" = ${actor.id}::uuid AND m."seenAt" IS NULL)), FALSE) AS unseen
        FROM "Comment" c WHERE c."recordId" = ${record.id}::uuid`.then((rows) => told.parse(rows)),
  ])
  const rows = newest.reverse()
  const names = await namesThen(
    rows.flatMap((row) =>
      [row.authorId, row.removedById ?? [], ...row.mentions.map(({ personId }) => personId)].flat(),
    ),
  )
  // A name is the one of that time; who was erased has none any more.
  const nameOf = (id: string, at: Date) => names.get(id)?.at(at) ?? '–'
  return {
    comments: rows.map((row) => ({
      id: row.id,
      body: row.removedAt ? null : row.body,
      byName: nameOf(row.authorId, row.createdAt),
      at: instantOf(row.createdAt),
      removedBy: row.removedById && nameOf(row.removedById, row.removedAt ?? row.createdAt),
      mentions: row.mentions.map(({ personId }) => nameOf(personId, row.createdAt)).sort(),
      canRemove: !row.removedAt && can(actor, 'comment', 'retire', { ownerId: row.authorId }) !== null,
    })),
    total,
    unseen,
    mayWrite: mayAnswer(actor, record),
  }
}

const mayAnswer = (actor: Actor, record: Place & { status: string }) =>
  record.status !== 'retired' && can(actor, 'comment', 'create', record) !== null

/** Whom this person can name in a comment on a record: everybody who may answer there but they themselves (two queries). */
export async function mentionable(
  actor: Actor,
  { recordId }: CommentedRecord,
  now: Instant,
): Promise<Result<{ id: UserId; name: string }[]>> {
  const record = await db().record.findUnique({
    where: { id: recordId },
    select: { status: true, ownerId: true, departmentId: true },
  })
  if (record === null || !mayAnswer(actor, record)) return { ok: false, code: 'not_found' }
  const readers = await readersOf(db(), record, now)
  return { ok: true, value: readers.filter(({ id }) => id !== actor.id) }
}

const { sql } = Prisma
const mentionRows = z.array(
  z.object({
    ref: z.string(),
    register: z.string(),
    title: z.string(),
    since: z.date().transform(instantOf),
    isExample: z.boolean(),
    total: z.number(),
  }),
)
type MentionRow = Omit<z.infer<typeof mentionRows>[number], 'total'>

/** Records on which somebody asks this person to look, and that they can still read, and how many; longest waiting first. */
export async function mentionsOf(actor: Actor, take: number): Promise<Few<MentionRow>> {
  if (!mayEver(actor, 'comment', 'read')) return { rows: [], total: 0 }
  const readable = can(actor, 'comment', 'read')
    ? sql`TRUE`
    : sql`(r."departmentId" = ANY(${[...departmentsOf(actor, 'comment', 'read')]}::uuid[])
        OR r."ownerId" = ANY(${[...ownersOf(actor, 'comment', 'read')]}::uuid[]))`
  const rows = mentionRows.parse(
    await db().$queryRaw`${Prisma.raw(plannedAgain)} 
      SELECT r.ref, r.register, r.title, r."isExample", min(c."createdAt") AS since, count(*) OVER ()::int AS total
      FROM "Mention" m JOIN "Comment" c ON c.id = m."commentId" JOIN "Record" r ON r.id = c."recordId"
      WHERE m."personId" = ${actor.id}::uuid AND m."seenAt" IS NULL AND ${readable}
      GROUP BY r.id ORDER BY since, r.ref LIMIT ${take}`,
  )
  return { rows: rows.map(({ total: _total, ...row }) => row), total: rows[0]?.total ?? 0 }
}

type Place = { ownerId: string | null; departmentId: string | null }

/**
 * People who can sign in now and may read the working copy and answer on a record in this place, by name (one
 * query). The matrix decides, person by person: nobody else can be mentioned, and nobody else is named.
 */
export async function readersOf(tx: Tx, place: Place, now: Instant): Promise<{ id: UserId; name: string }[]> {
  const users = await tx.user.findMany({
    where: { disabledAt: null },
    select: personSelect,
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
  })
  return users
    .filter((user) => isActive(user, now))
    .map(actorOf)
    .filter((actor) => can(actor, 'register', 'read', place)?.view === 'full' && can(actor, 'comment', 'create', place))
    .map(({ id, name }) => ({ id: userIdSchema.parse(id), name }))
}

/**
 * Takes the comments that ask this person to look at the record off their overview. Says nothing about the record and
 * changes nothing of it, so that it leaves no entry in the log. Works on the person's own mentions only.
 */
export async function markSeen(context: CommandContext, { recordId }: CommentedRecord): Promise<Result<null>> {
  const personId = personOrNull(context)
  if (personId !== null) {
    await db().mention.updateMany({
      where: { personId, seenAt: null, comment: { recordId } },
      data: { seenAt: context.now },
    })
  }
  return { ok: true, value: null }
}
