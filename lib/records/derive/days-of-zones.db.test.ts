import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { movedTo, type Someone } from '@/lib/access/testing/contexts'
import { someOffice } from '@/lib/access/testing/office'
import { remind } from '@/lib/beside/reminders/remind'
import { duesSoon } from '@/lib/calendar/queries'
import { forgetZone } from '@/lib/company/office-zone'
import { type Job, runIfDue } from '@/lib/jobs/jobs'
import { contentOf } from '@/lib/mail/templates'
import { setMailUp } from '@/lib/mail/testing/house'
import { recordDeletion } from '@/lib/retention/deletions/commands'
import { deletionInput } from '@/lib/retention/deletions/schema'
import { retentionDue } from '@/lib/retention/due'
import { liftHold, placeHold } from '@/lib/retention/holds/commands'
import { holdInput } from '@/lib/retention/holds/schema'
import { confirmRecord } from '@/lib/review/steps/confirm'
import { cycle, must } from '@/lib/review/testing/cycle'
import { addDays } from '@/lib/time/calendar'
import { type CalendarDate, calendarDateOf, calendarDateSchema, type Instant, instantSchema } from '@/lib/time/types'
import { localNow } from '@/lib/time/zone'
import { nextReview } from '../state/registered'
import { someRecord } from '../testing/some-record'
import { dayChangeJob } from './rule-changes'

const { database, editor, dpo, management } = someOffice()
const made = cycle(database, { editor, dpo, management })
beforeAll(() => setMailUp(1))
beforeEach(async () => {
  await database.client.mail.deleteMany()
  await database.client.jobRun.deleteMany()
})

const instant = (text: string): Instant => instantSchema.parse(text)
const day = (text: string): CalendarDate => calendarDateSchema.parse(text)
const now = instant('2026-06-30T23:30:00.000Z')

async function companyIn(timeZone: string) {
  await database.client.organisation.upsert({
    where: { id: 1 },
    create: { id: 1, legalName: 'A company', openFields: [], timeZone },
    update: { timeZone },
  })
  forgetZone()
}

describe.each([
  { zone: 'America/New_York', today: day('2026-06-30'), midnight: '2026-07-01T04:00:00.000Z' },
  { zone: 'Europe/Lisbon', today: day('2026-07-01'), midnight: '2026-07-01T23:00:00.000Z' },
  { zone: 'Asia/Kathmandu', today: day('2026-07-01'), midnight: '2026-07-01T18:15:00.000Z' },
  { zone: 'Pacific/Auckland', today: day('2026-07-01'), midnight: '2026-07-01T12:00:00.000Z' },
])('a company in $zone at 23:30Z on 30 June', ({ zone, today, midnight }) => {
  const by = (person: Someone) => movedTo(person, now, zone)
  const secondBefore = instant(new Date(Date.parse(midnight) - 1_000).toISOString())

  test('the job of the day runs at the company’s midnight, with its day', async () => {
    await companyIn(zone)
    const days: string[] = []
    const run: Job['run'] = async (at) => {
      days.push(at.today)
    }
    const job: Job = { name: `test.${zone}`, everyMs: 90 * 3_600_000, onNewDay: true, run }
    await runIfDue(job, now)
    expect(await runIfDue(job, secondBefore)).toBe('not_due')
    expect(await runIfDue(job, instant(midnight))).toBe('ok')
    expect(days).toEqual([today, addDays(today, 1)])
  })

  test('an agreement that ends today is in force until that midnight', async () => {
    await companyIn(zone)
    const { id } = await someRecord(by(editor), 'agreements', {
      kind: 'processing',
      startOn: '2026-01-01',
      endOn: today,
    })
    const expired = async () =>
      (await database.client.record.findUniqueOrThrow({ where: { id } })).missing.includes('expired')
    await runIfDue(dayChangeJob, secondBefore)
    expect(await expired()).toBe(false)
    await runIfDue(dayChangeJob, instant(midnight))
    expect(await expired()).toBe(true)
  })

  test('what falls due on 1 July is said as falling due today or tomorrow', async () => {
    await database.client.recordDue.deleteMany()
    const { id } = editor.actor
    await someRecord(by(editor), 'agreements', { startOn: '2026-01-01', endOn: '2026-07-01', ownerId: id })
    await database.client.recordDue.deleteMany({ where: { on: { not: new Date('2026-07-01') } } })
    await remind(localNow(now, zone))
    const mails = await database.client.mail.findMany({ where: { userId: id } })
    const left = mails.map(({ template, params }) => contentOf(template, params))
    expect(left).toMatchObject([{ template: 'reminder', params: { daysLeft: today === '2026-07-01' ? 0 : 1 } }])
    expect((await duesSoon(editor.actor, { ...editor, today }, 8)).rows.map(({ on }) => on)).toEqual(['2026-07-01'])
  })

  test('what is still correct is looked at again that many months after the company’s day', async () => {
    const record = await made.inForce('sources')
    const { version } = await made.rowOf(record.id)
    await must(confirmRecord(by(editor), { id: record.id, version }))
    const { nextReviewOn } = await made.rowOf(record.id)
    expect(nextReviewOn && calendarDateOf(nextReviewOn)).toBe(nextReview('sources', today))
  })

  test('a hold is lifted, and a deletion may have been done, on the company’s day', async () => {
    const rule = await someRecord(by(editor), 'retention-rules', {
      period: 'P1Y',
      action: 'delete',
      batches: [{ name: 'Letters', triggerOn: '2025-07-01' }],
    })
    const due = await retentionDue(editor.actor, today, today)
    expect(due.filter(({ ruleRef }) => ruleRef === rule.ref).map(({ on }) => on)).toEqual(
      today === '2026-07-01' ? ['2026-07-01'] : [],
    )
    const hold = await must(
      placeHold(
        by(dpo),
        holdInput.parse({ reasonKind: 'claim', reason: 'Claim', startedOn: '2026-05-01', rules: [rule.ref] }),
      ),
    )
    await must(liftHold(by(dpo), { id: hold.id, version: 1, reason: 'Settled' }))
    const { liftedOn } = await database.client.legalHold.findUniqueOrThrow({ where: { id: hold.id } })
    expect(liftedOn && calendarDateOf(liftedOn)).toBe(today)
    const deleted = (executedOn: string) =>
      recordDeletion(
        by(editor),
        deletionInput.parse({
          rules: [rule.ref],
          scope: 'Letters',
          recordsMode: 'unknown',
          personsMode: 'unknown',
          method: 'delete',
          executedBy: 'IT',
          executedOn,
        }),
      )
    expect(await deleted(addDays(today, 1))).toMatchObject({ code: 'invalid', fields: { executedOn: ['in_future'] } })
    expect(await deleted(today)).toMatchObject({ ok: true })
  })
})
