import { randomUUID } from 'node:crypto'
import { db, type Tx } from '@/lib/db/client'
import type { UserId } from '@/lib/db/ids'
import type { Job } from '@/lib/jobs/jobs'
import { queueMail } from '@/lib/mail/queue'
import type { Content } from '@/lib/mail/templates'
import { daysBetween } from '@/lib/time/calendar'
import { minute } from '@/lib/time/length'
import { type Instant, instantOf, toDatabase } from '@/lib/time/types'
import { type LocalNow, localDateOf } from '@/lib/time/zone'
import { allChoices } from './choices/choose'
import { sendDigests } from './choices/digest'
import { duePlan, hoursBefore, isDeadline, type PlannedAlarm } from './plan/due-plan'
import { sendsAt } from './plan/sending'
import { inParts, together } from './plan/together'
import { type Way, wayOf } from './plan/ways'
import { sendingRule, waitRule } from './queries'
import { sources } from './sources/all'
import { peopleOf } from './sources/people'
import type { AlarmSource } from './sources/source'

const batch = 50

/** An alarm, how its recipient chose to be told beside the bell, and from when on a mail of it may go out. */
type ToldAlarm = PlannedAlarm & { way: Way; mailsAt: Instant }

/**
 * Raises what is to be said now and was not yet: the row of the alarm and its mail in one transaction, the key unique in the
 * database, so that two instances and a run cut off in the middle say it once. Tasks that are due together each have their row,
 * and are said in one: one of them is shown and mailed, and says how many. Answers how many rows were raised.
 */
export async function raiseAlarms({ now, zone }: Pick<LocalNow, 'now' | 'zone'>): Promise<number> {
  const [rule, sending, choices] = await Promise.all([waitRule(), sendingRule(), allChoices()])
  let raised = 0
  for (const source of sources) {
    const [things, people] = await Promise.all([thingsOf(source, now), peopleOf(db(), source, now)])
    const planned = duePlan({ things, people, rule, zone, ...(source.pace ? { pace: source.pace } : {}) }, now)
    const told = groupsOf(planned)
    const ableOf = new Map(things.map((thing) => [thing.id, thing.people ?? people]))
    const fresh = await notYet(source, planned)
    const tellable = fresh.map((alarm): ToldAlarm => {
      const others = told.get(eventOf(alarm)) ?? []
      const way = wayOf(alarm, others, ableOf.get(alarm.subjectId) ?? people, choices)
      return { ...alarm, way, mailsAt: isDeadline(alarm) ? now : sendsAt(now, sending, zone) }
    })
    for (const some of inParts(together(tellable, keyOf), batch))
      raised += await db().$transaction((tx) => raise(tx, source, some, { now, zone }))
  }
  return raised
}

/** Each minute. */
export const alarmJob: Job = {
  name: 'alarms.raise',
  everyMs: minute,
  run: async (at) => {
    await raiseAlarms(at)
    await sendDigests(at, await sendingRule())
  },
}

async function thingsOf(source: AlarmSource, now: Instant) {
  const claims = await db().acknowledgement.findMany({ where: { source: source.code }, select: { subjectId: true } })
  return source.pressing(now, new Set(claims.map(({ subjectId }) => subjectId)))
}

type Key = Pick<PlannedAlarm, 'subjectId' | 'kind' | 'part' | 'threshold' | 'revision' | 'recipientId'>

/** What is said, whoever is told of it. */
const eventOf = ({ subjectId, kind, part, threshold, revision }: PlannedAlarm): string =>
  [subjectId, kind, part, threshold, revision].join(':')

function groupsOf(planned: readonly PlannedAlarm[]): ReadonlyMap<string, readonly UserId[]> {
  const groups = new Map<string, UserId[]>()
  for (const alarm of planned) {
    groups.set(eventOf(alarm), [...(groups.get(eventOf(alarm)) ?? []), alarm.recipientId])
  }
  return groups
}

const keyOf = (alarm: { [K in keyof Key]: string }): string =>
  [alarm.subjectId, alarm.kind, alarm.part, alarm.threshold, alarm.revision, alarm.recipientId].join(':')

async function notYet(source: AlarmSource, planned: readonly PlannedAlarm[]): Promise<PlannedAlarm[]> {
  const subjectIds = [...new Set(planned.map(({ subjectId }) => subjectId))]
  if (subjectIds.length === 0) return []
  const rows = await db().alarm.findMany({
    where: { source: source.code, subjectId: { in: subjectIds } },
    select: { subjectId: true, kind: true, part: true, threshold: true, revision: true, recipientId: true },
  })
  const raised = new Set(rows.map(keyOf))
  return planned.filter((alarm) => !raised.has(keyOf(alarm)))
}

type At = Pick<LocalNow, 'now' | 'zone'>

type Row = { id: string; alarm: ToldAlarm }

async function raise(tx: Tx, source: AlarmSource, groups: readonly ToldAlarm[][], at: At): Promise<number> {
  const { now } = at
  const rows = groups.map((group) => group.map((alarm): Row => ({ id: randomUUID(), alarm })))
  // One order for all, so that two instances at once wait for each other and do not lock each other out.
  const written = await tx.alarm.createManyAndReturn({
    data: rows.flat().map(({ id, alarm: { dueAt, plannedAt, mailsAt: _, ...alarm } }) => ({
      ...{ ...alarm, id, source: source.code, raisedAt: toDatabase(now) },
      ...{ dueAt: dueAt && toDatabase(dueAt), plannedAt: toDatabase(plannedAt) },
    })),
    skipDuplicates: true,
    select: { id: true },
  })
  const fresh = new Set(written.map(({ id }) => id))
  // What another instance wrote meanwhile was said by it: only what is new here is said here.
  for (const group of rows)
    await say(
      tx,
      source,
      group.filter(({ id }) => fresh.has(id)),
      at,
    )
  return written.length
}

/** Says in one what stands together: the first that is mailed speaks for all, at the earliest moment among them. */
async function say(tx: Tx, source: AlarmSource, group: readonly Row[], at: At): Promise<void> {
  const speaks = group.find(({ alarm }) => alarm.way === 'mail') ?? group[0]
  if (!speaks) return
  const { id, alarm } = speaks
  const says = group.length
  if (says > 1) {
    const others = group.flatMap((row) => (row === speaks ? [] : [row.id]))
    await tx.alarm.update({ where: { id }, data: { says }, select: { id: true } })
    await tx.alarm.updateMany({ where: { id: { in: others } }, data: { saidWithId: id } })
  }
  if (alarm.way !== 'mail') return
  const [notBefore = alarm.mailsAt] = group.map((row) => row.alarm.mailsAt).sort()
  const dedupeKey = `alarm:${source.code}:${keyOf(alarm)}`
  const content = contentOfAlarm(source, alarm, says, at)
  await queueMail(tx, {
    ...content,
    to: alarm.recipientId,
    now: at.now,
    notBefore,
    dedupeKey,
    isExample: alarm.isExample,
  })
}

function contentOfAlarm(source: AlarmSource, alarm: PlannedAlarm, count: number, { now, zone }: At): Content {
  const { reference, kind, part, threshold, dueAt, endsDay, plannedAt: at, isLate: late } = alarm
  const path = source.pathOf(reference, kind, part)
  switch (kind) {
    case 'received':
      return { template: 'alarm_received', params: { reference, escalated: threshold === 'escalated', at, late, path } }
    case 'due': {
      const hoursLeft = hoursBefore.get(threshold) ?? 0
      return {
        template: 'alarm_due',
        params: { reference, what: part, due: dueAt ?? at, endsDay, hoursLeft, late, path },
      }
    }
    case 'assigned':
    case 'task': {
      const said = kind === 'assigned' ? 'given' : threshold === 'overdue' ? 'overdue' : 'due'
      return { template: 'alarm_task', params: { reference, said, count, due: dueAt, late, path } }
    }
    case 'link_ends': {
      // A link ends with a day: its last one is said.
      const due = localDateOf(instantOf(new Date(Date.parse(dueAt ?? at) - 1)), zone)
      const daysLeft = daysBetween(localDateOf(now, zone), due)
      return { template: 'reminder', params: { reference, what: 'processor_link', due, daysLeft, path } }
    }
    case 'unanswered': {
      const what = part === 'ended' ? 'unanswered_ended' : 'unanswered'
      return { template: 'alarm_waits', params: { reference, what, at, late, path } }
    }
    case 'reminded':
      return { template: 'alarm_reminded', params: { reference, at, path } }
    case 'decision':
    case 'sign_off':
    case 'added':
    case 'inject':
      return { template: 'alarm_waits', params: { reference, what: kind, at, late, path } }
  }
}
