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
import { addHours, localNow } from '@/lib/time/zone'
import { answerOf, type ExampleActor, type ExampleActors } from './actors'
import { endedScenarios } from './leaks/ended-scenarios'
import type { ExampleLeak, ExampleStep } from './leaks/example'
import { runningScenarios } from './leaks/running-scenarios'
import { stateExamples } from './leaks/states'
import type { ExampleRecords } from './load-records'

/** Every example leak: the five scenarios, then one for each state that they do not show. */
export const exampleLeaks: readonly ExampleLeak[] = [...runningScenarios, ...endedScenarios, ...stateExamples]

type Around = { actors: ExampleActors; records: ExampleRecords }

/** Logs the example leaks that are not there yet, each step in the name and at the moment its data say. */
export async function loadLeaks(actors: ExampleActors, records: ExampleRecords): Promise<void> {
  for (const leak of exampleLeaks) await loadLeak(leak, { actors, records })
}

async function loadLeak(leak: ExampleLeak, around: Around): Promise<void> {
  const clientId = clientIdSchema.parse(leak.clientId)
  if (await db().leakReport.count({ where: { clientId } })) return
  const reporter = at(around.actors[leak.reporter], leak.reportedHoursAgo)
  const answers = {
    ...leak.report,
    people: [...leak.report.people],
    data: [...leak.report.data],
    noticed: 'now' as const,
    answeredAt: addHours(around.actors[leak.reporter].now, -leak.detectedHoursAgo),
    noticedDay: '',
    noticedTime: '',
    occurredDay: '',
    occurredTime: '',
    phone: '',
    how: '',
    language: 'nl' as const,
  }
  const { ref } = await answerOf(
    leak.id,
    reportLeak(reporter, { clientId, sentAt: reporter.now, answers }, { isExample: true }),
  )
  for (const step of leak.steps) await take(step, ref, around)
}

/** The same person, so many hours earlier. */
function at(context: ExampleActor, hoursAgo: number): ExampleActor {
  return { ...context, ...localNow(addHours(context.now, -hoursAgo), context.zone) }
}

async function take(step: ExampleStep, ref: string, { actors, records }: Around): Promise<void> {
  const context = at(actors[step.by], step.hoursAgo)
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
      return file(context, at(actors.management, step.hoursAgo), ref, { ...step, filedAt: back(step.filedHoursAgo) })
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
