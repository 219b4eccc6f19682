import type { Actor, CommandContext } from '@/lib/access/actor'
import type { DeputisedRole } from '@/lib/access/deputies'
import type { Resource, Verb } from '@/lib/access/matrix'
import type { AuditSubject } from '@/lib/audit/entry/event'
import type { Tx } from '@/lib/db/client'
import type { Prisma, PrismaClient } from '@/lib/db/generated/client'
import type { Instant } from '@/lib/time/types'
import type { AlarmKind, Handled, Pace, Pressing } from '../plan/due-plan'
import type { ChosenKind } from '../plan/ways'

type Right = readonly [Resource, Verb]

/** A thing as the step of taking it up shows it. */
export type InShort = {
  id: string
  ref: string
  isExample: boolean
  receivedAt: Instant
  dueAt: Instant | null
  /** That end is 24:00 of a day. */
  endsDay: boolean
  /** Somebody who may worked on it already. */
  touched: boolean
}

/** A running clock as a calendar shows it. */
export type RunningClock = {
  id: string
  ref: string
  isExample: boolean
  code: string
  dueAt: Instant
  /** It ends with a day, at 24:00. */
  endsDay: boolean
  provisional: boolean
}

/** What waits next of a thing, and for whom; `step` null: nothing. */
export type WaitingStep = {
  id: string
  isExample: boolean
  step: string | null
  waitsFor: 'handlers' | 'deciders'
} & Handled

/** Where alarms come from. */
export type AlarmSource = {
  /** Stable: stands in rows. */
  code: string
  subject: AuditSubject
  /** Who handles it: told first, and may take it up. Their deputies follow. */
  handles: Right
  deputised: DeputisedRole
  /** Who decides: told last. */
  decides: Right
  /** Which kinds of alarms come to who handles it, and to who decides. */
  kinds: { handlers: readonly ChosenKind[]; deciders: readonly ChosenKind[] }
  /** How its ends are counted, and so how early something is said; hours unless it says otherwise. */
  pace?: Pace
  /** Who sees of it what runs. */
  reads: Right
  /** What may press at this moment; `claimed`: ids of what was taken up. */
  pressing(now: Instant, claimed: ReadonlySet<string>): Promise<Pressing[]>
  /** Which of the alarms `a` are of things that this person may open. */
  openable(actor: Actor): Prisma.Sql
  /** What runs of the things that this person may open now. */
  running(actor: Actor): Promise<RunningClock[]>
  inShort(client: Tx | PrismaClient, ref: string): Promise<InShort | null>
  /** The next step as this person knows the thing; null: absent, or not theirs to see. */
  nextStep(context: CommandContext & { actor: Actor }, ref: string): Promise<WaitingStep | null>
  /** Where it is answered; `kind` null: at what waits next. */
  pathOf(ref: string, kind: AlarmKind | null, part?: string): string
}
