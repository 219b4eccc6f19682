import type { DecisionKind } from '@/lib/law/codes/leak-states'
import type { TaskKind } from '@/lib/leak-tasks/facts/schema'
import type { ReportAnswers } from '@/lib/leaks/facts/answers'
import type { InviteRole, LeakFacts, SettableMoment } from '@/lib/leaks/facts/schema'

/** Who does something in an example; the loader knows which person that is. */
export type ExampleHand = 'employee' | 'employee2' | 'editor' | 'editor2' | 'dpo' | 'management' | 'admin'

/** One thing done to an example leak, so many hours before now. */
export type ExampleStep = { hoursAgo: number; by: ExampleHand } & (
  | { does: 'confirm'; personalData: boolean; reason: string }
  | { does: 'reject'; reason: string }
  | { does: 'near_miss'; reason: string }
  | { does: 'merge'; into: string; reason: string }
  | { does: 'handle' }
  | { does: 'invite'; who: ExampleHand; role: InviteRole }
  | { does: 'task'; kind: TaskKind; title: string; owner: ExampleHand | null; dueHoursAhead: number }
  | { does: 'end_task'; title: string }
  | { does: 'aware'; sinceHoursAgo: number; reason: string }
  | { does: 'moment'; kind: SettableMoment; atHoursAgo: number; reason: string }
  | { does: 'facts'; facts: Partial<LeakFacts> }
  | { does: 'link'; records: readonly string[] }
  | { does: 'advise'; body: string; notifyAuthority: Outcome; notifyPeople: Outcome }
  | { does: 'decide'; kind: DecisionKind; outcome: Outcome; reasonCode: string | null; grounds: string }
  | { does: 'tell'; whom: 'people' | 'customers'; atHoursAgo: number; channel: 'email' | 'phone'; number: number }
  | { does: 'draft' }
  | { does: 'file'; reference: string; filedHoursAgo: number }
  | { does: 'close'; reason: string }
)
type Outcome = 'notify' | 'not_needed'

/** An invented leak: never happened. Moments are hours before now, so that its clocks show a known state. */
export type ExampleLeak = {
  id: string
  /** Makes loading it twice one leak. */
  clientId: string
  /** The state this example is there to show. */
  shows:
    | 'provisional'
    | 'on_track'
    | 'within_a_day'
    | 'urgent'
    | 'overdue'
    | 'met'
    | 'not_needed'
    | 'not_a_leak'
    | 'near_miss'
    | 'merged'
    | 'elapsed'
  reporter: ExampleHand
  reportedHoursAgo: number
  detectedHoursAgo: number
  report: Pick<ReportAnswers, 'happened' | 'story' | 'ongoing' | 'people' | 'band' | 'data'>
  steps: readonly ExampleStep[]
}

/** An exact number of people or records. */
export const exactly = (number: number) => ({ mode: 'exact' as const, min: number, max: number })
/** A number of people or records between two. */
export const between = (min: number, max: number) => ({ mode: 'estimate' as const, min, max })
