import { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import { can, mayEver } from '@/lib/access/can'
import { namesOf } from '@/lib/access/persons'
import { db, plannedOnce, type Tx } from '@/lib/db/client'
import { Prisma, type PrismaClient } from '@/lib/db/generated/client'
import { type Instant, instantOf } from '@/lib/time/types'
import { type AlarmKind, alarmKinds, type Threshold, thresholds } from './plan/due-plan'
import { type SendingRule, sendingDays, usualSending } from './plan/sending'
import { countings, usualWait, type WaitRule } from './plan/wait'
import { sources } from './sources/all'
import { openTo } from './sources/open-to'
import type { AlarmSource, InShort } from './sources/source'

/** How long a receipt waits for somebody, as the company set it. */
export async function waitRule(client: Tx | PrismaClient = db()): Promise<WaitRule> {
  const row = await client.alarmSetting.findUnique({ where: { id: 1 } })
  if (!row) return usualWait
  const counted = countings.find((one) => one === row.counted) ?? usualWait.counted
  return { waitMinutes: row.waitMinutes, counted, fromHour: row.fromHour, untilHour: row.untilHour }
}

/** When mails go out that are no deadline, as the company set it. */
export async function sendingRule(client: Tx | PrismaClient = db()): Promise<SendingRule> {
  const row = await client.alarmSetting.findUnique({ where: { id: 1 } })
  if (!row) return usualSending
  const days = sendingDays.find((one) => one === row.sendDays) ?? usualSending.days
  return { days, fromHour: row.sendFromHour, untilHour: row.sendUntilHour }
}

/** Whether alarms ever come to this person: they handle or decide something that presses, themselves or as deputy. */
export function mayBeAlarmed(actor: Actor): boolean {
  return sources.some(({ handles, decides }) => mayEver(actor, ...handles) || mayEver(actor, ...decides))
}

const counted = z.tuple([z.object({ unread: z.number() })])

/** How many alarms the person has not read (one statement; none for whom nothing ever comes). */
export async function unreadAlarms(actor: Actor): Promise<number> {
  if (!mayBeAlarmed(actor)) return 0
  const [{ unread }] = counted.parse(
    await db()
      .$queryRaw`${Prisma.raw(plannedOnce)} SELECT count(*)::int AS unread FROM "Alarm" a WHERE a."readAt" IS NULL AND ${openTo(actor)}`,
  )
  return unread
}

/** An alarm as its list shows it. */
export type ShownAlarm = {
  id: string
  reference: string
  kind: AlarmKind
  /** The code of a clock, for the end of one. */
  part: string
  threshold: Threshold
  href: string
  dueAt: Instant | null
  /** The due moment is 24:00 of a day. */
  endsDay: boolean
  raisedAt: Instant
  isLate: boolean
  isUnread: boolean
  isExample: boolean
  /** Who reminds, where a colleague does. */
  by: string | null
  /** How many tasks it says. */
  says: number
}

/** Alarms by id as their list shows them, in any order; those of a kind or source that there is no longer are left out. */
export async function alarmsById(ids: readonly string[]): Promise<ShownAlarm[]> {
  if (ids.length === 0) return []
  const rows = await db().alarm.findMany({ where: { id: { in: [...ids] } } })
  const names = await namesOf(db(), [...new Set(rows.flatMap(({ byId }) => byId ?? []))])
  return rows.flatMap((row) => {
    const kind = alarmKinds.find((one) => one === row.kind)
    const threshold = thresholds.find((one) => one === row.threshold)
    const source = sources.find(({ code }) => code === row.source)
    if (!kind || !threshold || !source) return []
    const { id, reference, part, isLate, isExample, endsDay, says } = row
    return [
      {
        ...{
          id,
          reference,
          kind,
          part,
          threshold,
          isLate,
          isExample,
          endsDay,
          says,
          href: source.pathOf(reference, kind, part),
        },
        by: row.byId && (names.get(row.byId) ?? null),
        dueAt: row.dueAt && instantOf(row.dueAt),
        raisedAt: instantOf(row.raisedAt),
        isUnread: row.readAt === null,
      },
    ]
  })
}

/** Whether this person may take up what is of this source. */
export function mayTakeUp(actor: Actor, { handles, decides }: AlarmSource): boolean {
  return can(actor, ...handles) !== null || can(actor, ...decides) !== null
}

/** A thing and its source by reference; null when no source has it. */
export async function thingOf(
  client: Tx | PrismaClient,
  ref: string,
): Promise<{ source: AlarmSource; thing: InShort } | null> {
  for (const source of sources) {
    const thing = await source.inShort(client, ref)
    if (thing) return { source, thing }
  }
  return null
}

/** What the step of taking something up shows; null: absent, or not for this person. */
export async function toTakeUp(actor: Actor, ref: string) {
  if (!sources.some((source) => mayTakeUp(actor, source))) return null
  const of = await thingOf(db(), ref)
  if (!of || !mayTakeUp(actor, of.source)) return null
  const { source, thing } = of
  const taken = await db().acknowledgement.findUnique({
    where: { source_subjectId: { source: source.code, subjectId: thing.id } },
  })
  const by = taken && ((await namesOf(db(), [taken.byId])).get(taken.byId) ?? null)
  return { ...thing, href: source.pathOf(ref, null), taken: taken && { at: instantOf(taken.at), by } }
}
export type ToTakeUp = NonNullable<Awaited<ReturnType<typeof toTakeUp>>>
