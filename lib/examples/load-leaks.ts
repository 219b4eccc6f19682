import { db } from '@/lib/db/client'
import { clientIdSchema, leakIdSchema, recordIdSchema } from '@/lib/db/ids'
import type { Result } from '@/lib/errors/refusal'
import { releaseAdvice, writeAdvice } from '@/lib/leaks/commands/advise'
import { closeLeak, confirmLeak, rejectLeak } from '@/lib/leaks/commands/confirm-and-close'
import { linkRecords } from '@/lib/leaks/commands/link-and-invite'
import { recordNotice } from '@/lib/leaks/commands/record-notice'
import { reportLeak } from '@/lib/leaks/commands/report-leak'
import { setAware, setMoment } from '@/lib/leaks/commands/set-moments'
import { signDecision } from '@/lib/leaks/commands/sign-decision'
import { updateLeakFacts } from '@/lib/leaks/commands/update-facts'
import { fileReport } from '@/lib/reports/file'
import { createDraft, signOffDraft } from '@/lib/reports/write'
import type { Instant } from '@/lib/time/types'
import { addHours } from '@/lib/time/zone'
import { answerOf, type ExampleActor } from './actors'
import { endedScenarios } from './leaks/ended-scenarios'
import type { ExampleLeak, ExampleStep } from './leaks/example'
import { pastExamples } from './leaks/past'
import { runningScenarios } from './leaks/running-scenarios'
import { stateExamples } from './leaks/states'
import type { Story } from './load-records'
import { at, type Done, type Happening } from './timeline'

/** Every example leak: the five scenarios, one for each state that they do not show, and those of the past. */
export const exampleLeaks: readonly ExampleLeak[] = [
  ...runningScenarios,
  ...endedScenarios,
  ...stateExamples,
  ...pastExamples,
]

type Around = Pick<Story, 'actors' | 'records' | 'done'>

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

async function report(leak: ExampleLeak, { actors }: Around): Promise<void> {
  const clientId = clientIdSchema.parse(leak.clientId)
  if (await db().leakReport.count({ where: { clientId } })) return
  const reporter = ago(actors[leak.reporter], leak.reportedHoursAgo)
  const answers = {
    ...leak.report,
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
    language: 'nl' as const,
  }
  await answerOf(leak.id, reportLeak(reporter, { clientId, sentAt: reporter.now, answers }, { isExample: true }))
}

/** The same person, so many hours earlier. */
const ago = (context: ExampleActor, hours: number): ExampleActor => at(context, addHours(context.now, -hours))

/** Was this step taken by an earlier loading: the entry of the log that says so, or the draft that came of it. */
async function taken(step: ExampleStep, leakId: string, done: Done): Promise<boolean> {
  if (step.does === 'draft' || step.does === 'file') return (await db().reportDraft.count({ where: { leakId } })) > 0
  return done(leakId, step.does === 'tell' && step.whom === 'customers' ? 'leak.told_customers' : entries[step.does])
}

/** The entry of the log that each step ends with. */
const entries = {
  confirm: 'leak.confirm',
  reject: 'leak.reject',
  aware: 'leak.aware',
  moment: 'leak.moment',
  facts: 'leak.update',
  link: 'leak.link',
  advise: 'advice.release',
  decide: 'decision.sign',
  tell: 'leak.told_people',
  close: 'leak.close',
} as const

async function take(step: ExampleStep, ref: string, { actors, records }: Around): Promise<void> {
  const context = ago(actors[step.by], step.hoursAgo)
  const back = (hours: number): Instant => addHours(actors[step.by].now, -hours)
  const target = await targetOf(ref)
  const said = <T>(result: Promise<Result<T>>) => answerOf(`${ref} ${step.does}`, result)
  switch (step.does) {
    case 'confirm':
      return void (await said(
        confirmLeak(context, { ...target, personalData: step.personalData, reason: step.reason }),
      ))
    case 'reject':
      return void (await said(rejectLeak(context, { ...target, reason: step.reason })))
    case 'aware':
      return void (await said(setAware(context, { ...target, at: back(step.sinceHoursAgo), reason: step.reason })))
    case 'moment':
      return void (await said(
        setMoment(context, { ...target, kind: step.kind, at: back(step.atHoursAgo), reason: step.reason }),
      ))
    case 'facts':
      return void (await said(updateLeakFacts(context, { ...target, facts: step.facts })))
    case 'link': {
      const recordIds = step.records.map((id) => recordIdSchema.parse(records.get(id)?.id))
      return void (await said(linkRecords(context, { ...target, recordIds })))
    }
    case 'advise':
      return advise(context, ref, step)
    case 'decide': {
      const { kind, outcome, reasonCode, grounds } = step
      return void (await said(signDecision(context, { ...target, kind, outcome, reasonCode, grounds })))
    }
    case 'tell': {
      const { whom, channel, number } = step
      return void (await said(recordNotice(context, { ...target, whom, at: back(step.atHoursAgo), channel, number })))
    }
    case 'draft':
      return void (await draft(context, ref))
    case 'file':
      return file(context, ago(actors.management, step.hoursAgo), ref, { ...step, filedAt: back(step.filedHoursAgo) })
    case 'close':
      return void (await said(closeLeak(context, { ...target, reason: step.reason })))
  }
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

async function draft(context: ExampleActor, ref: string) {
  const leak = await db().leak.findUniqueOrThrow({ where: { ref }, select: { id: true } })
  return answerOf(
    ref,
    createDraft(context, { leakId: leakIdSchema.parse(leak.id), profile: 'GBA_PART1', language: 'nl' }),
  )
}

async function file(
  context: ExampleActor,
  management: ExampleActor,
  ref: string,
  { reference, filedAt }: { reference: string; filedAt: Instant },
): Promise<void> {
  const { id, version } = await draft(context, ref)
  const signed = await answerOf(ref, signOffDraft(management, { id, version }))
  const reason = 'Example: not every item was known when part 1 went out.'
  await answerOf(ref, fileReport(context, { id, version: signed.version, reference, filedAt, reason }))
}
