import type { UserId } from '@/lib/db/ids'
import { hour, minute } from '@/lib/time/length'
import { type Instant, instantOf } from '@/lib/time/types'
import { millisecondsBetween } from '@/lib/time/zone'
import { type WaitRule, waitEnds } from './wait'

export const alarmKinds = [
  ...(['received', 'due', 'decision', 'sign_off', 'added', 'reminded', 'assigned', 'task'] as const),
  ...(['link_ends', 'unanswered', 'inject'] as const),
] as const
export type AlarmKind = (typeof alarmKinds)[number]

/**
 * What cannot wait: an end, or what somebody waits for with a clock that runs. What only informs waits for the hours of sending; so
 * does a task that is given with more than a day to do it.
 */
export function isDeadline({ kind, dueAt, plannedAt }: Pick<PlannedAlarm, 'kind' | 'dueAt' | 'plannedAt'>): boolean {
  if (kind === 'assigned') return dueAt !== null && millisecondsBetween(plannedAt, dueAt) <= 24 * hour
  return kind !== 'added' && kind !== 'link_ends' && kind !== 'unanswered'
}

export const thresholds = [
  ...(['receipt', 'escalated', 'd14', 'd7', 'd3', 'd1', 'h24', 'h12', 'h6', 'h1', 'overdue', 'once'] as const),
] as const
export type Threshold = (typeof thresholds)[number]

/** A thing that may ask somebody to act, whatever source it is of. */
export type Pressing = {
  id: string
  reference: string
  isExample: boolean
  /** Who works on it; null: everybody who handles its kind. */
  handlerId: UserId | null
  /** Who does when the handler cannot act. */
  secondHandlerId?: UserId | null
  receivedAt: Instant
  /** Waits for somebody to take it up. */
  unclaimed: boolean
  /** What of it ends, and when. */
  clocks: readonly { code: string; dueAt: Instant; endsDay: boolean }[]
  /** What waits for who decides. */
  waiting: readonly { kind: 'decision' | 'sign_off'; id: string; since: Instant }[]
  /** What a colleague added. */
  added: readonly { id: string; at: Instant; byId: string }[]
  /** What came in while an exercise runs. */
  injects?: readonly { code: string; at: Instant; decides: boolean }[]
  /** It ends by itself and asks for nothing but to be known in time: said once, from then on. */
  announced?: { since: Instant; dueAt: Instant }
  /** Somebody outside was asked and does not answer: said once while it waits, and once when the link ended. */
  unanswered?: { part: 'waits' | 'ended'; since: Instant; dueAt: Instant }
  /** Who can act on this very thing, where that is not everybody who handles its source. */
  people?: People
  /** It is something for one person to do: given to them at a moment, due at another. Said less often than a clock. */
  task?: { given: { at: Instant; byId: string | null } | null; dueAt: Instant | null; endsDay: boolean }
}

/** Who can act on a source now: by their own role, as deputies of those, and as who decides. */
export type People = {
  handlers: readonly UserId[]
  deputies: readonly UserId[]
  deciders: readonly UserId[]
}

export type Facts = { things: readonly Pressing[]; people: People; rule: WaitRule; zone: string; pace?: Pace }

/** One alarm of one person. */
export type PlannedAlarm = {
  subjectId: string
  reference: string
  kind: AlarmKind
  part: string
  threshold: Threshold
  revision: string
  recipientId: UserId
  dueAt: Instant | null
  /** The end is 24:00 of a day. */
  endsDay: boolean
  plannedAt: Instant
  isLate: boolean
  isExample: boolean
}

/** Raised so much later than planned, an alarm says so. */
const patienceMs = 10 * minute

/** Hours before the end at which something is said, the last first; from which on how many of the steps of people are told. */
const paces = {
  /** Ends that are counted in hours: a leak. */
  hours: [
    { threshold: 'overdue', before: 0, steps: 3 },
    { threshold: 'h1', before: 1, steps: 2 },
    { threshold: 'h6', before: 6, steps: 2 },
    { threshold: 'h12', before: 12, steps: 1 },
    { threshold: 'h24', before: 24, steps: 1 },
  ],
  /** Ends that are counted in months: a request. */
  month: [
    { threshold: 'overdue', before: 0, steps: 3 },
    { threshold: 'd1', before: 24, steps: 2 },
    { threshold: 'd3', before: 3 * 24, steps: 2 },
    { threshold: 'd7', before: 7 * 24, steps: 1 },
    { threshold: 'd14', before: 14 * 24, steps: 1 },
  ],
} as const satisfies Record<string, readonly { threshold: Threshold; before: number; steps: number }[]>
export type Pace = keyof typeof paces

/** How many hours before its end each threshold says something. */
export const hoursBefore: ReadonlyMap<Threshold, number> = new Map(
  Object.values(paces)
    .flat()
    .map(({ threshold, before }) => [threshold, before]),
)

/**
 * Everything that must have been said at `now`. Of an end only the last threshold that came, so that a standstill over three of
 * them gives one alarm. What was raised before is planned again and again: its key is the same.
 */
export function duePlan({ things, people, rule, zone, pace = 'hours' }: Facts, now: Instant): PlannedAlarm[] {
  return things.flatMap((thing) => {
    const steps = stepsOf(thing, thing.people ?? people)
    const told = (count: number) => firstSteps(steps, count)
    return [
      ...receipt(thing, told, { rule, zone }, now),
      ...ends(thing, told, pace, now),
      ...task(thing, told, now),
      ...announced(thing, told, now),
      ...unanswered(thing, told, now),
      ...(thing.injects ?? []).flatMap(({ code: part, at: plannedAt, decides }) =>
        alarms(thing, decides ? told(3) : told(1), { kind: 'inject', part, threshold: 'once', plannedAt }, now),
      ),
      ...waits(thing, people.deciders.length > 0 ? people.deciders : told(2), now),
      ...thing.added.flatMap(({ id, at, byId }) => {
        const others = told(1).filter((person) => person !== byId)
        return alarms(thing, others, { kind: 'added', part: id, threshold: 'once', plannedAt: at }, now)
      }),
    ]
  })
}

/**
 * Whose turn it is, in order: its handler, or the second while the first cannot act; then everybody else who handles its kind, with
 * the deputies; then who decides. Where nobody of both can act it is everybody's from the start.
 */
function stepsOf(thing: Handled, people: People) {
  const { handlers, deputies, deciders } = people
  const first = whoHandles(thing, people)
  return first ? [[first], [...handlers, ...deputies], deciders] : [handlers, deputies, deciders]
}

/** Who was named to work on something. */
export type Handled = { handlerId: UserId | null; secondHandlerId?: UserId | null }

/** Its handler, or the second while the first cannot act; undefined: everybody who handles its kind. */
export function whoHandles({ handlerId, secondHandlerId = null }: Handled, { handlers, deputies }: People) {
  return [handlerId, secondHandlerId].find(
    (person) => person !== null && (handlers.includes(person) || deputies.includes(person)),
  )
}

type Told = (steps: number) => readonly UserId[]

function receipt(thing: Pressing, told: Told, { rule, zone }: Pick<Facts, 'rule' | 'zone'>, now: Instant) {
  if (!thing.unclaimed) return []
  const plannedAt = thing.receivedAt
  const atOnce = told(2)
  const others = told(3).filter((person) => !atOnce.includes(person))
  const escalatesAt = waitEnds(plannedAt, rule, zone)
  return [
    ...alarms(thing, atOnce, { kind: 'received', threshold: 'receipt', plannedAt }, now),
    ...alarms(thing, others, { kind: 'received', threshold: 'escalated', plannedAt: escalatesAt }, now),
  ]
}

function ends(thing: Pressing, told: Told, pace: Pace, now: Instant) {
  return thing.clocks.flatMap(({ code, dueAt, endsDay }) => {
    const left = millisecondsBetween(now, dueAt)
    const stage = paces[pace].find(({ before }) => left <= before * hour)
    if (!stage) return []
    const plannedAt = instantOf(new Date(Date.parse(dueAt) - stage.before * hour))
    const isDue = { dueAt, endsDay, plannedAt } as const
    const said = { kind: 'due', part: code, threshold: stage.threshold, revision: dueAt, ...isDue } as const
    return alarms(thing, told(stage.steps), said, now)
  })
}

/** Of the thresholds of a clock a task has these. */
const taskStages = paces.hours.filter(({ before }) => before === 24 || before <= 1)

/**
 * A task: that it was given, to who has it, unless they took it themselves; then a day and an hour before it is due and at it. A
 * threshold that lay before it was given is not said: giving it said until when. Of one that nobody has, only that it is overdue.
 */
function task({ task: what, ...thing }: Pressing, told: Told, now: Instant) {
  if (!what) return []
  const { given, dueAt, endsDay } = what
  const receivers = told(1).filter((person) => person !== given?.byId)
  const isGiven = {
    kind: 'assigned',
    threshold: 'once',
    revision: given?.at ?? '',
    plannedAt: given?.at ?? now,
    dueAt,
    endsDay,
  } as const
  const since = given?.at ?? thing.receivedAt
  const isFree = thing.people?.handlers.length === 0
  const stage =
    dueAt &&
    taskStages.find(({ before }) => (before === 0 || !isFree) && millisecondsBetween(now, dueAt) <= before * hour)
  const plannedAt = dueAt && stage && instantOf(new Date(Date.parse(dueAt) - stage.before * hour))
  return [
    ...(given ? alarms(thing, receivers, isGiven, now) : []),
    ...(dueAt && stage && plannedAt && plannedAt >= since
      ? alarms(
          thing,
          told(stage.steps),
          { kind: 'task', threshold: stage.threshold, revision: dueAt, dueAt, endsDay, plannedAt },
          now,
        )
      : []),
  ]
}

/** What ends by itself, with a day: once, to who handles it. */
function announced(thing: Pressing, told: Told, now: Instant) {
  if (!thing.announced) return []
  const { since: plannedAt, dueAt } = thing.announced
  const ends = { dueAt, endsDay: true, revision: dueAt, plannedAt }
  return alarms(thing, told(1), { kind: 'link_ends', threshold: 'once', ...ends }, now)
}

/** What nobody outside answers, to who handles it: that it waits too long, then that its link ended. */
function unanswered({ unanswered: link, ...thing }: Pressing, told: Told, now: Instant) {
  if (!link) return []
  const { part, since: plannedAt, dueAt } = link
  const threshold = part === 'ended' ? 'overdue' : 'once'
  return alarms(
    thing,
    told(1),
    { kind: 'unanswered', part, threshold, dueAt, endsDay: true, revision: dueAt, plannedAt },
    now,
  )
}

function waits(thing: Pressing, deciders: readonly UserId[], now: Instant) {
  return thing.waiting.flatMap(({ kind, id, since }) =>
    alarms(thing, deciders, { kind, part: id, threshold: 'once', plannedAt: since }, now),
  )
}

/** Everybody of the first steps; where there is nobody in them, of the first step behind that has somebody. */
function firstSteps(steps: readonly (readonly UserId[])[], count: number): readonly UserId[] {
  const people = [...new Set(steps.slice(0, count).flat())]
  return people.length > 0 || count >= steps.length ? people : firstSteps(steps, count + 1)
}

type Said = Pick<PlannedAlarm, 'kind' | 'threshold' | 'plannedAt'> &
  Partial<Pick<PlannedAlarm, 'part' | 'revision' | 'dueAt' | 'endsDay'>>

function alarms(thing: Pressing, people: readonly UserId[], said: Said, now: Instant): PlannedAlarm[] {
  if (said.plannedAt > now) return []
  const isLate = millisecondsBetween(said.plannedAt, now) > patienceMs
  const { id: subjectId, reference, isExample } = thing
  return people.map((recipientId) => ({
    ...{ subjectId, reference, isExample, part: '', revision: '', dueAt: null, endsDay: false },
    ...said,
    ...{ recipientId, isLate },
  }))
}
