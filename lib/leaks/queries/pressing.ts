import { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import { leakScope, realLeaks } from '@/lib/access/scope'
import type { Tx } from '@/lib/db/client'
import type { Prisma, PrismaClient } from '@/lib/db/generated/client'
import { type UserId, userIdSchema } from '@/lib/db/ids'
import { day, minute } from '@/lib/time/length'
import { type Instant, instantOf, instantSchema, toDatabase } from '@/lib/time/types'
import { addHours } from '@/lib/time/zone'

/** A leak that may ask somebody to act, as far as alarms look at it: no words of anybody. */
export type PressingLeak = {
  id: string
  ref: string
  isExample: boolean
  handlerId: UserId | null
  secondHandlerId: UserId | null
  receivedAt: Instant
  /** Somebody who may wrote on it since it came in. */
  touched: boolean
  untriaged: boolean
  /** Its running clocks with an end. */
  clocks: { code: string; dueAt: Instant; endsDay: boolean }[]
  /** Released advice without a decision; a draft at rest without a sign-off: both wait for the controller's delegate. */
  decision: { id: string; since: Instant } | null
  signOffs: { id: string; since: Instant }[]
  notes: { id: string; at: Instant; byId: string }[]
  /** What came in while an exercise runs. */
  injects: RunningInject[]
}

const runningInject = z.object({ code: z.string(), at: instantSchema, decides: z.boolean() })
/** Something that comes in while an exercise runs, at its moment; `decides`: it concerns who decides too. */
export type RunningInject = z.infer<typeof runningInject>
const runningInjects = z.array(runningInject).catch([])

/** A draft that nobody changed for so long is taken for ready. */
export const draftRestMs = 15 * minute
/** Notes are told of for so many days. */
const noteDays = 7

/** Exercises press as leaks do, until they are ended. */
const unended = { NOT: { exercise: { endedAt: { not: null } } } } satisfies Prisma.LeakWhereInput

/** The leaks that are not done, exercises too, and those of which a clock ends within 24 hours or is overdue. */
export async function pressingLeaks(client: Tx | PrismaClient, now: Instant): Promise<PressingLeak[]> {
  const at = toDatabase(now)
  const horizon = toDatabase(addHours(now, 24))
  const recentNotes = {
    where: { kind: 'reporter', recordedAt: { gt: new Date(at.getTime() - noteDays * day), lte: at } },
    select: { id: true, recordedAt: true, authorId: true },
  }
  const rows = await client.leak.findMany({
    where: { ...unended, OR: [{ state: { in: ['received', 'confirmed'] } }, { nextDueAt: { lte: horizon } }] },
    select: {
      id: true,
      ref: true,
      state: true,
      version: true,
      personalData: true,
      actingAs: true,
      reportedAt: true,
      isExample: true,
      handlerId: true,
      secondHandlerId: true,
      clocks: {
        where: { endedAt: null, dueAt: { lte: horizon } },
        select: { code: true, dueAt: true, rule: { select: { unit: true } } },
      },
      exercise: { select: { injects: true } },
      notes: recentNotes,
      mergedFrom: { select: { notes: recentNotes } },
      advices: { where: { releasedAt: { not: null } }, orderBy: { createdAt: 'desc' }, take: 1 },
      decisions: { select: { kind: true } },
      drafts: {
        where: { signedOffAt: null, filed: null, updatedAt: { lte: new Date(at.getTime() - draftRestMs) } },
        select: { id: true, updatedAt: true },
      },
    },
    orderBy: { id: 'asc' },
  })
  return rows.map(({ clocks, exercise, notes, mergedFrom, advices, decisions, drafts, ...leak }) => {
    const isOpen = leak.state === 'confirmed' && leak.personalData !== false
    const decided = (kind: string) => decisions.some((decision) => decision.kind === kind)
    const isOurs = isOpen && leak.actingAs !== 'processor'
    const [advice] = isOurs && !(decided('authority') && decided('people')) ? advices : []
    return {
      id: leak.id,
      ref: leak.ref,
      isExample: leak.isExample,
      handlerId: person(leak.handlerId),
      secondHandlerId: person(leak.secondHandlerId),
      receivedAt: instantOf(leak.reportedAt),
      touched: leak.version > 1 || leak.state !== 'received',
      untriaged: leak.state === 'received',
      clocks: clocks.flatMap(({ code, dueAt, rule }) =>
        dueAt ? [{ code, dueAt: instantOf(dueAt), endsDay: rule.unit !== 'hours' }] : [],
      ),
      decision: advice?.releasedAt ? { id: advice.id, since: instantOf(advice.releasedAt) } : null,
      signOffs: isOpen ? drafts.map(({ id, updatedAt }) => ({ id, since: instantOf(updatedAt) })) : [],
      notes: [...notes, ...mergedFrom.flatMap((one) => one.notes)].map(({ id, recordedAt, authorId }) => ({
        id,
        at: instantOf(recordedAt),
        byId: authorId,
      })),
      injects: exercise ? runningInjects.parse(exercise.injects) : [],
    }
  })
}

const person = (id: string | null): UserId | null => (id === null ? null : userIdSchema.parse(id))

/** When a leak came in, its state and the first end of its clocks; null when there is none of this reference. */
export async function leakInShort(client: Tx | PrismaClient, ref: string) {
  const leak = await client.leak.findUnique({
    where: { ref },
    select: {
      ...{ id: true, ref: true, state: true, version: true, reportedAt: true, nextDueAt: true, isExample: true },
      clocks: {
        where: { endedAt: null, dueAt: { not: null } },
        select: { rule: { select: { unit: true } } },
        orderBy: [{ dueAt: 'asc' }, { code: 'asc' }],
        take: 1,
      },
    },
  })
  return (
    leak && {
      id: leak.id,
      ref: leak.ref,
      isExample: leak.isExample,
      receivedAt: instantOf(leak.reportedAt),
      dueAt: leak.nextDueAt && instantOf(leak.nextDueAt),
      endsDay: leak.clocks.some(({ rule }) => rule.unit !== 'hours'),
      touched: leak.version > 1 || leak.state !== 'received',
    }
  )
}

/** The running clocks with an end, of the leaks that happened and that this person may read now: reference and clock, nothing else of them. */
export async function runningClocks(client: Tx | PrismaClient, actor: Actor) {
  const scope = leakScope(actor)
  if (scope.kind === 'none') return []
  const rows = await client.leakClock.findMany({
    where: {
      ...{ endedAt: null, dueAt: { not: null } },
      leak: { ...realLeaks, ...(scope.kind === 'invited' ? { invites: { some: { userId: actor.id } } } : {}) },
    },
    select: {
      ...{ code: true, dueAt: true, provisional: true },
      rule: { select: { unit: true } },
      leak: { select: { id: true, ref: true, isExample: true } },
    },
    orderBy: [{ dueAt: 'asc' }, { leakId: 'asc' }, { code: 'asc' }],
  })
  return rows.flatMap(({ code, dueAt, provisional, rule, leak }) => {
    const { id, ref, isExample } = leak
    return dueAt
      ? [{ id, ref, isExample, code, dueAt: instantOf(dueAt), provisional, endsDay: rule.unit !== 'hours' }]
      : []
  })
}
