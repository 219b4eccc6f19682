import { db } from '@/lib/db/client'
import { clientIdSchema, leakIdSchema, recordIdSchema } from '@/lib/db/ids'
import type { Result } from '@/lib/errors/refusal'
import { closeLeak, confirmLeak, rejectLeak } from '@/lib/leaks/commands/close-leak'
import { linkRecords } from '@/lib/leaks/commands/link-records'
import { markPeopleTold } from '@/lib/leaks/commands/mark-people-told'
import { reportLeak } from '@/lib/leaks/commands/report-leak'
import { setAware, setMoment } from '@/lib/leaks/commands/set-moment'
import { updateLeakFacts } from '@/lib/leaks/commands/update-facts'
import { releaseAdvice, signDecision, writeAdvice } from '@/lib/leaks/commands/write-advice'
import { fileReport } from '@/lib/reports/file'
import { createDraft, signOffDraft } from '@/lib/reports/write'
import { addHours } from '@/lib/time/instants'
import type { Instant } from '@/lib/time/types'
import { done, type Hand, type Hands } from './hands'
import { exampleLeaks } from './leaks/all'
import type { ExampleLeak, ExampleStep } from './leaks/example'
import type { ExampleRecords } from './load-records'

type Around = { hands: Hands; records: ExampleRecords }

/** Logs the example leaks that are not there yet, each step in the hands and at the moment its data say. */
export async function loadLeaks(hands: Hands, records: ExampleRecords): Promise<void> {
  for (const leak of exampleLeaks) await loadLeak(leak, { hands, records })
}

async function loadLeak(leak: ExampleLeak, around: Around): Promise<void> {
  const clientId = clientIdSchema.parse(leak.clientId)
  if (await db().leakReport.count({ where: { clientId } })) return
  const reporter = at(around.hands[leak.reporter], leak.reportedHoursAgo)
  const answers = {
    ...leak.report,
    people: [...leak.report.people],
    data: [...leak.report.data],
    noticed: 'now' as const,
    answeredAt: addHours(around.hands[leak.reporter].now, -leak.detectedHoursAgo),
    noticedDay: '',
    noticedTime: '',
    occurredDay: '',
    occurredTime: '',
    phone: '',
    how: '',
    language: 'nl' as const,
  }
  const { ref } = await done(
    leak.id,
    reportLeak(reporter, { clientId, sentAt: reporter.now, answers }, { isExample: true }),
  )
  for (const step of leak.steps) await take(step, ref, around)
}

/** The same person, so many hours earlier. */
function at(hand: Hand, hoursAgo: number): Hand {
  return { ...hand, now: addHours(hand.now, -hoursAgo) }
}

async function take(step: ExampleStep, ref: string, { hands, records }: Around): Promise<void> {
  const hand = at(hands[step.by], step.hoursAgo)
  const back = (hours: number): Instant => addHours(hands[step.by].now, -hours)
  const target = await targetOf(ref)
  const said = <T>(result: Promise<Result<T>>) => done(`${ref} ${step.does}`, result)
  switch (step.does) {
    case 'confirm':
      return void (await said(confirmLeak(hand, { ...target, personalData: step.personalData, reason: step.reason })))
    case 'reject':
      return void (await said(rejectLeak(hand, { ...target, reason: step.reason })))
    case 'aware':
      return void (await said(setAware(hand, { ...target, at: back(step.sinceHoursAgo), reason: step.reason })))
    case 'moment':
      return void (await said(
        setMoment(hand, { ...target, kind: step.kind, at: back(step.atHoursAgo), reason: step.reason }),
      ))
    case 'facts':
      return void (await said(updateLeakFacts(hand, { ...target, facts: step.facts })))
    case 'link': {
      const recordIds = step.records.map((id) => recordIdSchema.parse(records.get(id)?.id))
      return void (await said(linkRecords(hand, { ...target, recordIds })))
    }
    case 'advise':
      return advise(hand, ref, step)
    case 'decide': {
      const { kind, outcome, reasonCode, grounds } = step
      return void (await said(signDecision(hand, { ...target, kind, outcome, reasonCode, grounds })))
    }
    case 'tell': {
      const { whom, channel, number } = step
      return void (await said(markPeopleTold(hand, { ...target, whom, at: back(step.atHoursAgo), channel, number })))
    }
    case 'draft':
      return void (await draft(hand, ref))
    case 'file':
      return file(hand, at(hands.management, step.hoursAgo), ref, { ...step, filedAt: back(step.filedHoursAgo) })
    case 'close':
      return void (await said(closeLeak(hand, { ...target, reason: step.reason })))
  }
}

async function targetOf(ref: string) {
  const { version } = await db().leak.findUniqueOrThrow({ where: { ref }, select: { version: true } })
  return { ref, version }
}

async function advise(hand: Hand, ref: string, step: Extract<ExampleStep, { does: 'advise' }>): Promise<void> {
  const { body, notifyAuthority, notifyPeople } = step
  await done(ref, writeAdvice(hand, { ...(await targetOf(ref)), body, notifyAuthority, notifyPeople }))
  const advice = await db().leakAdvice.findFirstOrThrow({ where: { leak: { ref } }, orderBy: { createdAt: 'desc' } })
  await done(ref, releaseAdvice(hand, { ...(await targetOf(ref)), adviceId: advice.id }))
}

async function draft(hand: Hand, ref: string) {
  const leak = await db().leak.findUniqueOrThrow({ where: { ref }, select: { id: true } })
  return done(ref, createDraft(hand, { leakId: leakIdSchema.parse(leak.id), profile: 'GBA_PART1', language: 'nl' }))
}

async function file(
  hand: Hand,
  management: Hand,
  ref: string,
  { reference, filedAt }: { reference: string; filedAt: Instant },
): Promise<void> {
  const { id, version } = await draft(hand, ref)
  const signed = await done(ref, signOffDraft(management, { id, version }))
  const reason = 'Example: not every item was known when part 1 went out.'
  await done(ref, fileReport(hand, { id, version: signed.version, reference, filedAt, reason }))
}
