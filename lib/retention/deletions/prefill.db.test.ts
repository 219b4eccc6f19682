import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Someone, someDepartment, someone } from '@/lib/access/testing/contexts'
import { type TestDatabase, testDatabase } from '@/lib/db/testing'
import { someRecord } from '@/lib/records/testing/some-record'
import { retireRecord } from '@/lib/records/write/retire'
import { calendarDateSchema } from '@/lib/time/types'
import { placeHold } from '../holds/commands'
import { holdInput } from '../holds/schema'
import { recordDeletion } from './commands'
import { prefilledFromRecord, prefilledFromRule } from './prefill'
import { deletionOf } from './queries'
import { deletionInput } from './schema'

let database: TestDatabase
let dpo: Someone
let editor: Someone
let stranger: Someone
const refs = { rule: '', accounting: '', payroll: '', elsewhere: '', server: '', processor: '' }
const today = calendarDateSchema.parse('2026-06-02')

beforeAll(async () => {
  database = await testDatabase()
  const { client } = database
  const [own, other] = [await someDepartment(client), await someDepartment(client)]
  dpo = await someone(client, ['dpo'], { departmentIds: [own] })
  editor = await someone(client, ['editor'], { departmentIds: [own] })
  stranger = await someone(client, ['editor'], { departmentIds: [other] })
  const server = await someRecord(dpo, 'systems', { title: 'Books server' })
  const processor = await someRecord(dpo, 'processors', { title: 'Bookkeeper', partyKind: 'processor' })
  const authority = await someRecord(dpo, 'processors', { title: 'Tax office', partyKind: 'authority' })
  const rule = await someRecord(dpo, 'retention-rules', {
    ...{
      title: 'Books',
      period: 'P7Y',
      action: 'delete',
      systems: [server.ref],
      dataCategories: ['identity_name', 'contact_business'],
    },
    batches: [{ name: 'Books of 2018', triggerOn: '2018-12-31' }],
  })
  const using = { retentionRules: [rule.ref], processors: [processor.ref, authority.ref] }
  const accounting = await someRecord(dpo, 'activities', { title: 'Accounting', ...using })
  const payroll = await someRecord(dpo, 'activities', { title: 'Payroll', ...using })
  const elsewhere = await someRecord(dpo, 'activities', { title: 'Of others', departmentId: other, ...using })
  const ended = await someRecord(dpo, 'activities', { title: 'Ended', ...using })
  expect(await retireRecord(dpo, { ref: ended.ref, version: 1 })).toMatchObject({ ok: true })
  Object.assign(refs, {
    ...{ rule: rule.ref, accounting: accounting.ref, payroll: payroll.ref, elsewhere: elsewhere.ref },
    ...{ server: server.ref, processor: processor.ref },
  })
})
afterAll(() => database.close())

const from = ({ actor }: Someone, rule = refs.rule, batch = 'Books of 2018') =>
  prefilledFromRule(actor, { rule, batch, today })

test('a correction starts with everything the earlier record says', async () => {
  const said = {
    ...{ rules: [refs.rule], activities: [refs.accounting], systems: [refs.server], batch: 'Books of 2018' },
    ...{ dataCategories: ['identity_name'], scope: 'Invoices', recordsMode: 'exact', recordsCount: 12 },
    ...{ personsMode: 'estimate', personsCount: 5, dataFrom: '2018-01-01', dataTo: '2018-12-31', method: 'delete' },
    ...{ executedBy: 'IT', executedOn: '2026-06-01', backupsPurgedOn: '2026-07-01' },
    processors: [{ ref: refs.processor, instructedOn: '2026-06-01', confirmedOn: null }],
    ...{ recipientsTold: 'Nobody had them.', exceptions: 'One dispute', certificate: 'No. 7' },
  }
  const recorded = await recordDeletion(dpo, deletionInput.parse(said))
  if (!recorded.ok) throw new Error(JSON.stringify(recorded))
  const earlier = await deletionOf(dpo.actor, recorded.value.ref)
  if (!earlier) throw new Error('the record is not there')
  expect(prefilledFromRecord(earlier)).toMatchObject(said)
})

describe('a deletion under a rule starts with', () => {
  test('what the rule says, the activities that use it today and their processors, asked to delete too', async () => {
    const { values, holds } = await from(dpo)
    expect(values).toMatchObject({
      rules: [refs.rule],
      activities: [refs.accounting, refs.payroll, refs.elsewhere],
      systems: [refs.server],
      batch: 'Books of 2018',
      dataCategories: ['identity_name', 'contact_business'],
      method: 'delete',
      executedOn: today,
      processors: [{ ref: refs.processor, instructedOn: '', confirmedOn: '' }],
    })
    expect(holds).toEqual([])
  })

  test('nothing that the person must say: how many, by whom, until when', async () => {
    const { values } = await from(dpo)
    expect(values).toMatchObject({ scope: '', recordsMode: '', recordsCount: null, executedBy: '', certificate: '' })
  })

  test('only the activities that this person may delete in', async () => {
    expect((await from(editor)).values).toMatchObject({ activities: [refs.accounting, refs.payroll] })
  })

  test.each<[string, () => Promise<Awaited<ReturnType<typeof from>>>]>([
    ['a rule of another department', () => from(stranger)],
    ['no rule', () => from(dpo, 'E-999')],
    ['what is no rule', () => from(dpo, refs.accounting)],
  ])('an empty form for %s', async (_, start) => {
    expect(await start()).toMatchObject({
      values: { rules: [], activities: [], systems: [], processors: [], batch: '', method: '', executedOn: today },
      holds: [],
    })
  })

  test.each([
    ['delete', 'delete'],
    ['anonymise', 'anonymise'],
    ['return_to_controller', 'return'],
    ['archive_restricted', ''],
    ['review', ''],
    ['suppress_only', ''],
  ])('the method that follows from "%s": "%s"', async (action, method) => {
    const rule = await someRecord(dpo, 'retention-rules', { title: action, period: 'P1Y', action })
    expect((await from(dpo, rule.ref)).values).toMatchObject({ rules: [rule.ref], method })
  })

  test('every hold that stands on the rule or on an activity that uses it, once', async () => {
    const hold = async (on: object, days: object = {}) => {
      const words = { reasonKind: 'claim', reason: 'A claim', startedOn: '2026-06-01', ...days, ...on }
      const result = await placeHold(dpo, holdInput.parse(words))
      if (!result.ok) throw new Error(JSON.stringify(result))
      return result.value.ref
    }
    const both = await hold({ rules: [refs.rule], activities: [refs.accounting] })
    const beside = await hold({ activities: [refs.payroll] })
    await hold({ rules: [refs.rule] }, { startedOn: '2026-05-01', endsOn: '2026-06-01' })
    expect((await from(dpo)).holds.map(({ ref }) => ref)).toEqual([both, beside])
  })
})
