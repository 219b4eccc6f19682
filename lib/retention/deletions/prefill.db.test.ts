import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { markupOf, wordsIn } from '@/components/testing/markup'
import { movedTo, type Someone, someDepartment, someone } from '@/lib/access/testing/contexts'
import { alarmListState, ownAlarms } from '@/lib/alarms/list'
import { raiseAlarms } from '@/lib/alarms/raise'
import { remindRecipients } from '@/lib/confirmations/links/remind'
import { confirmLinkIdSchema } from '@/lib/db/ids'
import { type TestDatabase, testDatabase } from '@/lib/db/testing'
import { loadConfirm } from '@/lib/intake/doors/load-confirm'
import { receiveAnswer } from '@/lib/intake/doors/receive-confirm'
import { ConfirmPage } from '@/lib/intake/screens/confirm-page'
import { placeOf, postedFields, visitorAt } from '@/lib/intake/testing/visitor'
import { setMailUp } from '@/lib/mail/testing/house'
import { someRecord } from '@/lib/records/testing/some-record'
import { retireRecord } from '@/lib/records/write/retire'
import { revokeRecipientLink } from '@/lib/requests/links/ask-recipient'
import { must } from '@/lib/requests/testing/some-request'
import { reportLocales } from '@/lib/text/locale'
import { calendarDateSchema } from '@/lib/time/types'
import { addHours } from '@/lib/time/zone'
import { askProcessor, askProcessorInput, revokeProcessorAsked } from '../asking/ask-processor'
import { placeHold } from '../holds/commands'
import { holdInput } from '../holds/schema'
import { recordDeletion } from './commands'
import { prefilledFromRecord, prefilledFromRule } from './prefill'
import { deletionOf } from './queries'
import { deletionInput } from './schema'

setMailUp(25)
const notFound = { ok: false, code: 'not_found' }
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

describe('a processor is asked about a deletion record', () => {
  let deletion = ''
  let processor = ''
  beforeAll(async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date(dpo.now) })
    await database.client.organisation.create({ data: { id: 1, legalName: 'OptiPost NV' } })
    processor = (await someRecord(editor, 'processors', { title: 'Nimbus', partyKind: 'processor' })).ref
    const rule = await someRecord(editor, 'retention-rules', { title: 'Books', period: 'P7Y' })
    const processors = [{ ref: processor, instructedOn: '2026-05-20', confirmedOn: null }]
    const what = { rules: [rule.ref], scope: 'Invoices of 2018', recordsMode: 'unknown', personsMode: 'unknown' }
    const done = { method: 'delete', executedBy: 'IT', executedOn: '2026-05-19', processors }
    deletion = (await must(recordDeletion(dpo, deletionInput.parse({ ...what, ...done })))).ref
  })
  afterAll(() => vi.useRealTimers())
  beforeEach(async () => {
    await database.client.confirmLink.deleteMany()
    await database.client.mail.deleteMany()
  })
  const nobody = () => visitorAt(dpo)
  const answer = (token: string, values: Record<string, string> = {}) =>
    receiveAnswer(
      nobody(),
      { token },
      postedFields({ language: 'en', how: 'done', on: '2026-06-02', name: 'CANARY-NORA', why: '', ...values }),
    )

  const input = (more: Record<string, unknown> = {}) =>
    askProcessorInput.parse({
      ...{ deletion, processor, contactName: 'Nora Nimbus', contactEmail: 'nora@nimbus.test', language: 'de' },
      ...{ what: 'CANARY-WHAT: the invoices of 2018', ...more },
    })
  const seen = async () => (await deletionOf(dpo.actor, deletion))?.processors[0]
  const entries = async () => {
    const { id } = await database.client.deletionRecord.findUniqueOrThrow({ where: { ref: deletion } })
    const rows = await database.client.auditEntry.findMany({ where: { subjectId: id }, orderBy: { index: 'asc' } })
    return rows.map(({ action }) => action)
  }

  test('by a mail with number and link alone, and its answer shows at the record, which never changes', async () => {
    const { secret } = await must(askProcessor(dpo, input()))
    const [mail] = await database.client.mail.findMany()
    expect(mail).toMatchObject({ template: 'deletion_confirm_done', locale: 'de', address: 'nora@nimbus.test' })
    expect(JSON.stringify([mail?.params, await database.client.confirmLink.findMany()])).not.toContain('CANARY')
    for (const language of reportLocales) {
      const view = await loadConfirm(secret, { language })
      if (!view) throw new Error('nothing behind this link')
      const words = wordsIn(await markupOf(await ConfirmPage({ view }), 'nl'))
      expect(words).toContain('CANARY-WHAT: the invoices of 2018')
      expect(words).not.toMatch(/(intake|codes|errors)\.|Invoices of 2018|Test dpo/)
    }
    expect(placeOf(await answer(secret, { on: '2026-05-19' })).said.problem).toBe('invalid')
    expect(await loadConfirm(secret, { problem: 'invalid' })).toMatchObject({
      ...{ wrong: { on: ['before_asked'] }, typed: { name: 'CANARY-NORA' } },
    })
    expect(await seen()).toMatchObject({ confirmedOn: null, asked: [{ state: 'open', answer: null }] })
    expect(placeOf(await answer(secret, { on: '2026-05-28' })).said).toEqual({ language: 'en' })
    const said = { how: 'done', on: '2026-05-28', name: 'CANARY-NORA', why: '' }
    expect(await seen()).toMatchObject({ confirmedOn: '2026-05-28', asked: [{ state: 'answered', answer: said }] })
    expect(placeOf(await answer(secret)).said.problem).toBe('task_answered')
    expect((await entries()).slice(-3)).toEqual(['deletion.ask_processor', 'deletion.link_read', 'deletion.confirm'])
    const entry = await database.client.auditEntry.findFirstOrThrow({ where: { action: 'deletion.confirm' } })
    expect(entry.body).toContain('"actorKind":"recipient"')
    expect(entry.body).not.toContain('CANARY')
  })

  test('not possible confirms nothing, with its reason; a second link ends the first, and one is revoked', async () => {
    const first = await must(askProcessor(dpo, input()))
    const { id, secret } = await must(askProcessor(editor, input()))
    expect(await loadConfirm(first.secret, {})).toBeNull()
    placeOf(await answer(secret, { how: 'not_possible', why: 'A court asks for it' }))
    expect(await seen()).toMatchObject({
      confirmedOn: null,
      asked: expect.arrayContaining([
        expect.objectContaining({ answer: expect.objectContaining({ why: 'A court asks for it' }) }),
      ]),
    })
    expect(await revokeProcessorAsked(stranger, { id, reason: 'x' })).toEqual(notFound)
    const third = await must(askProcessor(dpo, input()))
    await must(revokeProcessorAsked(dpo, { id: third.id, reason: 'She left' }))
    expect(await answer(third.secret)).toEqual(notFound)
    // A link about a deletion is none of a request, and the other way round.
    expect(await revokeRecipientLink(dpo, { id, reason: 'x' })).toEqual(notFound)
  })

  test('not by an editor of elsewhere, nor by who only reads', async () => {
    const others = await Promise.all(
      (['employee', 'management', 'auditor', 'admin'] as const).map((role) => someone(database.client, [role])),
    )
    for (const by of [stranger, ...others]) expect(await askProcessor(by, input())).toEqual(notFound)
  })

  test('not a processor that the record does not name', async () => {
    expect(await askProcessor(dpo, input({ processor: 'X-999' }))).toMatchObject({
      fields: { processor: ['not_in_list'] },
    })
  })

  test('who does not answer is reminded once, and then said to the DPO until the record is corrected', async () => {
    await must(askProcessor(dpo, input()))
    await remindRecipients(addHours(dpo.now, 8 * 24))
    expect(await database.client.mail.count({ where: { template: 'deletion_confirm_waits' } })).toBe(1)
    const alarms = async () =>
      (await ownAlarms(dpo.actor, alarmListState({}))).rows.filter(({ reference }) => reference === deletion)
    await raiseAlarms(movedTo(dpo, addHours(dpo.now, 14 * 24)))
    expect(await alarms()).toMatchObject([{ kind: 'unanswered', part: 'waits' }])
    const { id } = await database.client.confirmLink.findFirstOrThrow()
    await must(revokeProcessorAsked(dpo, { id: confirmLinkIdSchema.parse(id), reason: 'By phone' }))
    expect(await alarms()).toEqual([])
  })
})
