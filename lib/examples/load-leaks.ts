import { db } from '@/lib/db/client'
import { clientIdSchema, leakIdSchema, recordIdSchema } from '@/lib/db/ids'
import type { Result } from '@/lib/errors/refusal'
import { releaseAdvice, writeAdvice } from '@/lib/leaks/commands/advise'
import { closeLeak, confirmLeak, markNearMiss, rejectLeak } from '@/lib/leaks/commands/confirm-and-close'
import { linkRecords } from '@/lib/leaks/commands/link-and-invite'
import { mergeLeak } from '@/lib/leaks/commands/merge-leak'
import { recordNotice } from '@/lib/leaks/commands/record-notice'
import { reportLeak } from '@/lib/leaks/commands/report-leak'
import { setAware, setMoment } from '@/lib/leaks/commands/set-moments'
import { signDecision } from '@/lib/leaks/commands/sign-decision'
import { updateLeakFacts } from '@/lib/leaks/commands/update-facts'
import { signOffDraft } from '@/lib/reports/drafting/sign-off'
import { fileReport } from '@/lib/reports/file'
import { createDraft } from '@/lib/reports/write'
import type { Instant } from '@/lib/time/types'
import { addHours } from '@/lib/time/zone'
import { answerOf, type ExampleActor } from './actors'
import type { Telling } from './language'
import { endedScenarios } from './leaks/ended-scenarios'
import type { ExampleLeak, ExampleStep } from './leaks/example'
import { pastExamples } from './leaks/past'
import { runningScenarios } from './leaks/running-scenarios'
import { stateExamples } from './leaks/states'
import { todayExamples } from './leaks/today'
import type { Story } from './load-records'
import { takeTeamStep } from './load-team'
import { at, type Happening, type TakenBefore } from './timeline'

/** Every example leak: the five scenarios, one for each state that they do not show, and those of the past. */
export const exampleLeaks: readonly ExampleLeak[] = [
  ...runningScenarios,
  ...endedScenarios,
  ...stateExamples,
  ...pastExamples,
  ...todayExamples,
]

type Around = Pick<Story, 'actors' | 'records' | 'done' | 'telling'>

/** Everything that happened to the example leaks, each step in the name and at the moment its data say. */
export function leakHappenings(around: Around): Happening[] {
  return exampleLeaks.flatMap((leak) => happeningsOf(leak, around))
}

function happeningsOf(leak: ExampleLeak, around: Around): Happening[] {
  const { now } = around.actors.dpo
  const clientId = clientIdSchema.parse(leak.clientId)
  return [
    { at: addHours(now, -leak.reportedHoursAgo), take: () => report(leak, around) },
    ...leak.steps.map((step) => ({
      at: addHours(now, -step.hoursAgo),
      take: async () => {
        const { leak: reported } = await db().leakReport.findUniqueOrThrow({
          where: { clientId },
          select: { leak: { select: { id: true, ref: true } } },
        })
        if (!(await taken(step, reported.id, around.done))) await take(step, reported.ref, around)
      },
    })),
  ]
}

async function report(leak: ExampleLeak, { actors, telling }: Around): Promise<void> {
  const clientId = clientIdSchema.parse(leak.clientId)
  if (await db().leakReport.count({ where: { clientId } })) return
  const reporter = ago(actors[leak.reporter], leak.reportedHoursAgo)
  const answers = {
    ...leak.report,
    story: telling.text(leak.report.story),
    people: [...leak.report.people],
    data: [...leak.report.data],
    noticed: 'now' as const,
    answeredAt: addHours(actors[leak.reporter].now, -leak.detectedHoursAgo),
    noticedDay: '',
    noticedTime: '',
    occurredDay: '',
    occurredTime: '',
    phone: '',
    how: '',
    language: languageOf(telling),
  }
  await answerOf(leak.id, reportLeak(reporter, { clientId, sentAt: reporter.now, answers }, { isExample: true }))
}

/** The same person, so many hours earlier. */
const ago = (context: ExampleActor, hours: number): ExampleActor => at(context, addHours(context.now, -hours))

/** Was this step taken by an earlier loading: the entry of the log that says so, or the draft that came of it. */
async function taken(step: ExampleStep, leakId: string, done: TakenBefore): Promise<boolean> {
  if (step.does === 'draft' || step.does === 'file') return (await db().reportDraft.count({ where: { leakId } })) > 0
  return done(leakId, step.does === 'tell' && step.whom === 'customers' ? 'leak.told_customers' : entries[step.does])
}

/** The entry of the log that each step ends with. */
const entries = {
  confirm: 'leak.confirm',
  reject: 'leak.reject',
  near_miss: 'leak.near_miss',
  merge: 'leak.merge',
  handle: 'leak.handlers',
  invite: 'leak.invite',
  task: 'leak.task',
  end_task: 'leak.task_end',
  aware: 'leak.aware',
  moment: 'leak.moment',
  facts: 'leak.update',
  link: 'leak.link',
  advise: 'advice.release',
  decide: 'decision.sign',
  tell: 'leak.told_people',
  close: 'leak.close',
} as const

async function take(step: ExampleStep, ref: string, { actors, records, telling }: Around): Promise<void> {
  const context = ago(actors[step.by], step.hoursAgo)
  const back = (hours: number): Instant => addHours(actors[step.by].now, -hours)
  const target = await targetOf(ref)
  const said = <T>(result: Promise<Result<T>>) => answerOf(`${ref} ${step.does}`, result)
  switch (step.does) {
    case 'confirm':
      return void (await said(
        confirmLeak(context, { ...target, personalData: step.personalData, reason: telling.text(step.reason) }),
      ))
    case 'reject':
      return void (await said(rejectLeak(context, { ...target, reason: telling.text(step.reason) })))
    case 'near_miss':
      return void (await said(markNearMiss(context, { ...target, reason: telling.text(step.reason) })))
    case 'merge':
      return void (await said(
        mergeLeak(context, { ...target, into: await refOf(step.into), reason: telling.text(step.reason) }),
      ))
    case 'handle':
    case 'invite':
    case 'task':
    case 'end_task':
      return takeTeamStep(context, ref, step, { actors, telling })
    case 'aware':
      return void (await said(
        setAware(context, { ...target, at: back(step.sinceHoursAgo), reason: telling.text(step.reason) }),
      ))
    case 'moment':
      return void (await said(
        setMoment(context, {
          ...target,
          kind: step.kind,
          at: back(step.atHoursAgo),
          reason: telling.text(step.reason),
        }),
      ))
    case 'facts':
      return void (await said(updateLeakFacts(context, { ...target, facts: telling.facts(step.facts) })))
    case 'link': {
      const recordIds = step.records.map((id) => recordIdSchema.parse(records.get(id)?.id))
      return void (await said(linkRecords(context, { ...target, recordIds })))
    }
    case 'advise':
      return advise(context, ref, { ...step, body: telling.text(step.body) })
    case 'decide': {
      const { kind, outcome, reasonCode } = step
      const grounds = telling.text(step.grounds)
      return void (await said(signDecision(context, { ...target, kind, outcome, reasonCode, grounds })))
    }
    case 'tell': {
      const { whom, channel, number } = step
      return void (await said(recordNotice(context, { ...target, whom, at: back(step.atHoursAgo), channel, number })))
    }
    case 'draft':
      return void (await draft(context, ref, telling))
    case 'file':
      return file(context, ago(actors.management, step.hoursAgo), ref, {
        ...step,
        filedAt: back(step.filedHoursAgo),
        telling,
      })
    case 'close':
      return void (await said(closeLeak(context, { ...target, reason: telling.text(step.reason) })))
  }
}

/** The reference that another example leak got. */
async function refOf(id: string): Promise<string> {
  const clientId = clientIdSchema.parse(exampleLeaks.find((leak) => leak.id === id)?.clientId)
  const { leak } = await db().leakReport.findUniqueOrThrow({
    where: { clientId },
    select: { leak: { select: { ref: true } } },
  })
  return leak.ref
}

async function targetOf(ref: string) {
  const { version } = await db().leak.findUniqueOrThrow({ where: { ref }, select: { version: true } })
  return { ref, version }
}

async function advise(
  context: ExampleActor,
  ref: string,
  step: Extract<ExampleStep, { does: 'advise' }>,
): Promise<void> {
  const { body, notifyAuthority, notifyPeople } = step
  await answerOf(ref, writeAdvice(context, { ...(await targetOf(ref)), body, notifyAuthority, notifyPeople }))
  const advice = await db().leakAdvice.findFirstOrThrow({ where: { leak: { ref } }, orderBy: { createdAt: 'desc' } })
  await answerOf(ref, releaseAdvice(context, { ...(await targetOf(ref)), adviceId: advice.id }))
}

/** The company writes and reports in Dutch, unless its example is told in French. */
const languageOf = ({ language }: Telling): 'fr' | 'nl' => (language === 'fr' ? 'fr' : 'nl')

async function draft(context: ExampleActor, ref: string, telling: Telling) {
  const leak = await db().leak.findUniqueOrThrow({ where: { ref }, select: { id: true } })
  return answerOf(
    ref,
    createDraft(context, { leakId: leakIdSchema.parse(leak.id), profile: 'GBA_PART1', language: languageOf(telling) }),
  )
}

async function file(
  context: ExampleActor,
  management: ExampleActor,
  ref: string,
  { reference, filedAt, telling }: { reference: string; filedAt: Instant; telling: Telling },
): Promise<void> {
  const { id, version } = await draft(context, ref, telling)
  const signed = await answerOf(ref, signOffDraft(management, { id, version }))
  const reason = telling.text('Example: not every item was known when part 1 went out.')
  await answerOf(ref, fileReport(context, { id, version: signed.version, reference, filedAt, reason }))
}
