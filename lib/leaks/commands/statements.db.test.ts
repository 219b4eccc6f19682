import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Someone } from '@/lib/access/testing/contexts'
import { someOffice } from '@/lib/access/testing/office'
import { clientIdSchema } from '@/lib/db/ids'
import type { Result } from '@/lib/errors/refusal'
import { beginVisit, during } from '@/lib/log/visit'
import { someRecord } from '@/lib/records/testing/some-record'
import { aReport } from '../facts/sample-report'
import { reportedSchema } from '../facts/schema'
import { someConfirmedLeak, someLeak } from '../testing/some-leak'
import { addReporterNote } from './add-reporter-note'
import { closeLeak } from './confirm-and-close'
import { linkRecords } from './link-and-invite'
import { recordReport } from './record-filing'
import { reportLeak } from './report-leak'
import { setAware } from './set-moments'
import { signDecision } from './sign-decision'
import { updateLeakFacts } from './update-facts'

const { database, reporter, editor, dpo, management } = someOffice()

type Target = { ref: string; version: number }

async function counted(work: () => Promise<Result<unknown>>): Promise<{ statements: number; result: Result<unknown> }> {
  const visit = beginVisit()
  const result = await during(visit, work)
  return { statements: visit.statements, result }
}

test.each<[kind: string, most: number, work: (target: Target, at: Someone['now']) => Promise<Result<unknown>>]>([
  ['its facts', 9, (target) => updateLeakFacts(dpo, { ...target, facts: { summary: 'Known now' } })],
  ['a high risk', 11, (target) => updateLeakFacts(dpo, { ...target, facts: { riskLevel: 'high', riskReason: 'So' } })],
  ['when we were aware', 11, (target, at) => setAware(dpo, { ...target, at, reason: 'Read' })],
  [
    'a decision',
    10,
    (target) =>
      signDecision(management, { ...target, kind: 'people', outcome: 'notify', reasonCode: null, grounds: 'So.' }),
  ],
  [
    'what was filed',
    11,
    (target, at) =>
      recordReport(dpo, reportedSchema.parse({ ...target, kind: 'part1_filed', at, reference: 'DBN-1', evidence: '' })),
  ],
  [
    'a note',
    12,
    ({ ref }) => addReporterNote(reporter, { ref, body: 'More', clientId: clientIdSchema.parse(randomUUID()) }),
  ],
])('%s takes %i statements at most, begin and commit with them', async (_, most, work) => {
  const leak = await someConfirmedLeak(database.client, reporter, dpo)
  const activity = await someRecord(editor, 'activities')
  await linkRecords(dpo, { ref: leak.ref, version: leak.version, recordIds: [activity.id] })
  const { version } = await database.client.leak.findUniqueOrThrow({ where: { id: leak.id } })
  const { statements, result } = await counted(() => work({ ref: leak.ref, version }, dpo.now))
  expect(result).toMatchObject({ ok: true })
  expect(statements).toBeGreaterThan(0)
  expect(statements).toBeLessThanOrEqual(most)
})

test('a report takes 11 statements at most; the same once more takes fewer and uses no number', async () => {
  const input = aReport()
  const first = await counted(() => reportLeak(reporter, input))
  expect(first.result).toMatchObject({ ok: true })
  expect(first.statements).toBeLessThanOrEqual(11)
  const again = await counted(() => reportLeak(reporter, input))
  expect(again.result).toEqual(first.result)
  expect(again.statements).toBeLessThan(first.statements)
  const numbers = [await someLeak(database.client, reporter), await someLeak(database.client, reporter)]
  expect((numbers[1]?.number ?? 0) - (numbers[0]?.number ?? 0)).toBe(1)
  const row = await database.client.leak.findFirstOrThrow({ where: { report: { clientId: input.clientId } } })
  expect(numbers[0]?.number).toBe(row.number + 1)
})

test('a leak that lacks something is not closed, and nothing is written', async () => {
  const leak = await someConfirmedLeak(database.client, reporter, dpo)
  const { result } = await counted(() => closeLeak(dpo, { ref: leak.ref, version: leak.version, reason: '' }))
  expect(result).toMatchObject({ ok: false, reason: 'leak_incomplete' })
  expect(await database.client.leak.findUniqueOrThrow({ where: { id: leak.id } })).toEqual(leak)
})
