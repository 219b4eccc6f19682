import pg from 'pg'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Someone, someone } from '@/lib/access/testing/contexts'
import { someOffice } from '@/lib/access/testing/office'
import { duesSoon } from '@/lib/calendar/queries'
import { holdIdSchema } from '@/lib/db/ids'
import { entriesAbout, putInForceForTest, someRecord } from '@/lib/records/testing/some-record'
import { updateRecord } from '@/lib/records/write/update'
import { someRequest } from '@/lib/requests/testing/some-request'
import { initialState } from '@/lib/table/state'
import { calendarDateOf, calendarDateSchema } from '@/lib/time/types'
import { retentionDue } from '../due'
import { noteEvent, takeEventBack } from '../events/commands'
import { rollingBatches } from '../events/queries'
import { eventInput } from '../events/schema'
import { liftHold, placeHold } from '../holds/commands'
import { holdInput } from '../holds/schema'
import { recordDeletion } from './commands'
import { deletionPage, deletionShape } from './list'
import { deletionOf } from './queries'
import { type DeletionInput, deletionInput } from './schema'

const { database, dpo, editor, outside, management, auditor, byRole } = someOffice({ dpo: { at: 'department' } })
const readers = [management, auditor]
let rule: { id: string; ref: string }
let activity: { id: string; ref: string }
let otherActivity: { id: string; ref: string }

const day = (text: string) => calendarDateSchema.parse(text)
const batches = [
  { name: 'Books of 2018', triggerOn: '2018-12-31' },
  { name: 'Books of 2019', triggerOn: '2019-12-31' },
]

beforeAll(async () => {
  rule = await someRecord(dpo, 'retention-rules', { title: 'Books', period: 'P7Y', action: 'delete', batches })
  activity = await someRecord(dpo, 'activities', { title: 'Accounting', retentionRules: [rule.ref] })
  otherActivity = await someRecord(dpo, 'activities', { title: 'Payroll', retentionRules: [rule.ref] })
})

const input = (more: object = {}): DeletionInput =>
  deletionInput.parse({
    rules: [rule.ref],
    scope: 'Invoices and letters',
    recordsMode: 'estimate',
    recordsCount: 1200,
    personsMode: 'unknown',
    method: 'delete',
    executedBy: 'IT, by script',
    executedOn: '2026-06-02',
    ...more,
  })

async function recorded(more: object = {}, by = editor) {
  const result = await recordDeletion(by, input(more))
  if (!result.ok) throw new Error(JSON.stringify(result))
  return result.value
}

describe('a deletion record', () => {
  it('is written by an editor of the department, numbered, with an audit entry', async () => {
    const { id, ref } = await recorded({ activities: [activity.ref], backupsPurgedOn: '2026-07-01' })
    expect(ref).toMatch(/^D-\d{3}$/)
    expect(await entriesAbout(database.client, id)).toEqual(['deletion.record'])
    expect(await deletionOf(editor.actor, ref)).toMatchObject({
      records: [{ ref: activity.ref }, { ref: rule.ref, title: 'Books' }],
      recordsCount: 1200,
      backupsPurgedOn: '2026-07-01',
      can: { correct: true },
    })
  })

  it('is neither written nor read by editors of another department; read by management and auditors', async () => {
    const { ref } = await recorded()
    const count = await database.client.deletionRecord.count()
    for (const person of [outside, ...readers, await someone(database.client, ['employee'])])
      expect(await recordDeletion(person, input())).toEqual({ ok: false, code: 'not_found' })
    expect(await database.client.deletionRecord.count()).toBe(count)
    expect(await deletionOf(outside.actor, ref)).toBeNull()
    expect((await deletionPage(outside.actor, initialState(deletionShape))).rows).toEqual([])
    for (const { actor } of readers)
      expect(await deletionOf(actor, ref)).toMatchObject({ ref, can: { correct: false } })
  })

  it('cannot be changed or removed by the application', async () => {
    await recorded()
    const client = new pg.Client({ connectionString: database.url })
    await client.connect()
    try {
      for (const sql of [
        `UPDATE "DeletionRecord" SET scope = 'nothing'`,
        'DELETE FROM "DeletionTarget"',
        'DELETE FROM "DeletionRecord"',
        'TRUNCATE "DeletionRecord"',
      ])
        await expect(client.query(sql), sql).rejects.toMatchObject({ code: '42501' })
    } finally {
      await client.end()
    }
  })

  it('answers a request that was there when it was done, and proves nothing of one that came later', async () => {
    const handler = await someone(database.client, ['dpo'])
    const { ref } = await someRequest(database.client, handler, { receivedOn: '2026-06-01' })
    const on = (executedOn: string) => recordDeletion(handler, input({ request: ref, executedOn }))
    expect(await on('2026-05-31')).toMatchObject({ fields: { request: ['deletion_before_request'] } })
    expect(await on('2026-06-01')).toMatchObject({ ok: true })
  })

  it('names only what is there', async () => {
    const processors = [{ ref: 'X-999', instructedOn: '2026-06-01', confirmedOn: null }]
    expect(await recordDeletion(dpo, input({ processors }))).toMatchObject({
      fields: { 'processors.0.ref': ['not_in_list'] },
    })
    expect(await recordDeletion(dpo, input({ systems: [activity.ref] }))).toMatchObject({
      fields: { systems: ['not_in_list'] },
    })
  })

  it('is corrected by a new one that names it, once', async () => {
    const { ref } = await recorded()
    const correct = () => recordDeletion(editor, input({ scope: 'Invoices only' }), { corrects: ref })
    expect(await recordDeletion(outside, input(), { corrects: ref })).toEqual({ ok: false, code: 'not_found' })
    const results = await Promise.all([correct(), correct()])
    expect(results.map(({ ok }) => ok).sort()).toEqual([false, true])
    expect(results.find(({ ok }) => !ok)).toMatchObject({ code: 'not_now', reason: 'deletion_corrected' })
    const newer = results.flatMap((result) => (result.ok ? result.value.ref : []))[0] ?? ''
    expect(await deletionOf(editor.actor, ref)).toMatchObject({ correctedBy: newer, scope: 'Invoices and letters' })
    expect(await deletionOf(editor.actor, newer)).toMatchObject({ corrects: ref, scope: 'Invoices only' })
    expect(
      (await deletionPage(editor.actor, { ...initialState(deletionShape), filters: { standing: ['true'] } })).rows.map(
        (row) => row.ref,
      ),
    ).not.toContain(ref)
  })
})

describe('under a legal hold', () => {
  async function held<T>(on: object, work: (ref: string) => Promise<T>): Promise<T> {
    const hold = await placeHold(
      dpo,
      holdInput.parse({ reasonKind: 'inspection', reason: 'Tax inspection', startedOn: '2026-05-15', ...on }),
    )
    if (!hold.ok) throw new Error(JSON.stringify(hold))
    try {
      return await work(hold.value.ref)
    } finally {
      await liftHold(dpo, { id: holdIdSchema.parse(hold.value.id), version: 1, reason: 'Over' })
    }
  }

  it('nothing is recorded, and the refusal names the hold', async () => {
    const count = await database.client.deletionRecord.count()
    await held({ rules: [rule.ref] }, async (ref) => {
      expect(await recordDeletion(editor, input())).toEqual({
        ok: false,
        code: 'not_now',
        reason: 'on_hold',
        data: { names: ref },
      })
      expect(await recordDeletion(editor, input({ rules: [], activities: [activity.ref] }))).toMatchObject({
        reason: 'on_hold',
      })
    })
    expect(await database.client.deletionRecord.count()).toBe(count)
  })

  it('on one activity, the rule as a whole is stopped, and what names another activity is not', async () => {
    await held({ activities: [activity.ref] }, async () => {
      expect(await recordDeletion(editor, input())).toMatchObject({ reason: 'on_hold' })
      expect(await recordDeletion(editor, input({ activities: [activity.ref] }))).toMatchObject({ reason: 'on_hold' })
      expect(await recordDeletion(editor, input({ activities: [otherActivity.ref] }))).toMatchObject({ ok: true })
      const unrelated = await someRecord(dpo, 'activities', { title: 'Visitors' })
      expect(await recordDeletion(editor, input({ activities: [unrelated.ref] }))).toMatchObject({ reason: 'on_hold' })
    })
  })

  it('what was deleted before the hold began is still recorded', async () => {
    await held({ rules: [rule.ref] }, async () => {
      expect(await recordDeletion(editor, input({ executedOn: '2026-05-14' }))).toMatchObject({ ok: true })
      expect(await recordDeletion(editor, input({ executedOn: '2026-05-15' }))).toMatchObject({ reason: 'on_hold' })
    })
  })

  it('what is due says so', async () => {
    const due = () => retentionDue(dpo.actor, day('2027-06-01'), day('2026-06-02'))
    await held({ rules: [rule.ref] }, async (ref) => {
      expect((await due()).map(({ holds }) => holds.map((hold) => hold.ref))).toEqual([[ref], [ref]])
    })
  })
})

describe('what is due', () => {
  const due = (by: Someone, until = '2026-12-31') => retentionDue(by.actor, day(until), day('2026-06-02'))
  const words = (rows: Awaited<ReturnType<typeof due>>) => rows.map(({ batch, on }) => `${batch} ${on}`)

  it('is every batch on its day, for those who read the working copy', async () => {
    expect(words(await due(editor))).toEqual(['Books of 2018 2025-12-31', 'Books of 2019 2026-12-31'])
    expect(words(await due(editor, '2026-12-30'))).toEqual(['Books of 2018 2025-12-31'])
    expect((await due(editor)).map(({ can }) => can.record)).toEqual([true, true])
    expect(await due(outside)).toEqual([])
    expect((await due(readers[0] ?? dpo)).map(({ can }) => can.record)).toEqual([false, false])
  })

  it('no longer after a deletion record of that batch, and again when it was corrected to another', async () => {
    const { ref } = await recorded({ batch: 'Books of 2018' })
    expect(words(await due(editor))).toEqual(['Books of 2019 2026-12-31'])
    const reminded = async (on: string) =>
      (await duesSoon(dpo.actor, { ...dpo, today: day(on) }, 8)).rows.map(({ on: due }) => due)
    expect([await reminded('2026-01-15'), await reminded('2026-12-01')]).toEqual([[], ['2026-12-31']])
    const fixed = await recordDeletion(editor, input({ batch: 'Books of 2017' }), { corrects: ref })
    expect(fixed.ok).toBe(true)
    expect(await reminded('2026-01-15')).toEqual(['2025-12-31'])
    expect(words(await due(editor))).toEqual(['Books of 2018 2025-12-31', 'Books of 2019 2026-12-31'])
  })
})

it('a batch that a deletion record proves gone keeps its name, so that it is not due again', async () => {
  const of = await someRecord(dpo, 'retention-rules', { title: 'Shop', period: 'P7Y', action: 'delete', batches })
  const { ref } = await recorded({ rules: [of.ref], batch: 'Books of 2018' }, dpo)
  const save = async (rows: object[]) => {
    const { version } = await database.client.record.findUniqueOrThrow({ where: { id: of.id } })
    const values = { title: 'Shop', period: 'P7Y', action: 'delete', departmentId: dpo.actor.departmentIds[0] ?? null }
    return updateRecord(dpo, {
      register: 'retention-rules',
      ref: of.ref,
      version,
      values: { ...values, batches: rows },
    })
  }
  const [gone, open] = batches
  const renamed = { ...gone, name: 'Ledgers of 2018' }
  const [first, second] = [await save([renamed, { ...open }]), await save([{ ...gone }, { ...open, name: 'Ledgers' }])]
  expect(first).toMatchObject({ code: 'invalid', fields: { 'batches.0.name': ['batch_proven'] } })
  expect(second).toMatchObject({ ok: true })
  await recordDeletion(dpo, input({ rules: [of.ref], batch: 'Ledgers' }), { corrects: ref })
  expect(await save([renamed, { ...open, name: 'Ledgers' }])).toMatchObject({ ok: true })
})

describe('a rule that runs from the last event of its kind', () => {
  const rolling = {
    ...{ title: 'Contacts', trigger: 'last_interaction', rolls: true, period: 'P3Y', action: 'delete' },
    batches: [
      { name: 'Fair of 2023', triggerOn: '2023-06-01' },
      { name: 'Never met', triggerOn: null },
    ],
  }
  const event = (of: { ref: string }, more: object = {}) =>
    eventInput.parse({ rule: of.ref, batch: 'Fair of 2023', on: '2026-05-20', note: 'Order 17', ...more })
  /** Wherever a day of this rule is shown or computed: what is due, the days kept for calendar and promises, its page. */
  const everywhere = async ({ id, ref }: { id: string; ref: string }) => {
    const due = await retentionDue(dpo.actor, day('2031-01-01'), day('2026-06-02'))
    const kept = await database.client.recordDue.findMany({ where: { recordId: id }, orderBy: { on: 'asc' } })
    return {
      due: due.flatMap((row) => (row.ruleRef === ref ? [`${row.batch} ${row.on}`] : [])),
      kept: kept.map(({ on }) => calendarDateOf(on)),
      page: (await rollingBatches(id))?.rows.map(({ batch, dueOn }) => `${batch} ${dueOn}`),
    }
  }
  const at = (on: string, more: string[] = []) => ({
    due: [`Fair of 2023 ${on}`, ...more.map((other) => `Never met ${other}`)],
    kept: [on, ...more],
    page: [`Fair of 2023 ${on}`, `Never met ${more[0] ?? null}`],
  })

  it('moves the day with each newer event, everywhere, without a new version; taken back it moves again', async () => {
    const of = await someRecord(dpo, 'retention-rules', rolling)
    await putInForceForTest(database.client, of, dpo)
    expect(await everywhere(of)).toEqual(at('2026-06-01'))
    const first = await noteEvent(editor, event(of))
    expect(first).toMatchObject({ ok: true, value: { dueOn: '2029-05-20' } })
    expect(await everywhere(of)).toEqual(at('2029-05-20'))
    expect(await noteEvent(dpo, event(of, { batch: 'Never met', on: '2026-06-01' }))).toMatchObject({ ok: true })
    expect(await everywhere(of)).toEqual(at('2029-05-20', ['2029-06-01']))
    const row = await database.client.record.findUniqueOrThrow({ where: { id: of.id } })
    expect(row).toMatchObject({ status: 'in_force', version: 1, submittedVersionId: null })
    // A save of the rule keeps what was noted.
    const values = { ...rolling, title: 'People met', departmentId: dpo.actor.departmentIds[0] ?? null }
    expect(
      await updateRecord(dpo, { register: 'retention-rules', ref: of.ref, version: row.version, values }),
    ).toMatchObject({ ok: true })
    expect(await everywhere(of)).toEqual(at('2029-05-20', ['2029-06-01']))

    // Another name of a batch takes along what was noted for it, back too; where its day changes as well it is another batch.
    const named = async (name: string, triggerOn = '2023-06-01') => {
      const { version } = await database.client.record.findUniqueOrThrow({ where: { id: of.id } })
      const renamed = { ...values, batches: [{ name, triggerOn }, rolling.batches[1]] }
      expect(
        await updateRecord(dpo, { register: 'retention-rules', ref: of.ref, version, values: renamed }),
      ).toMatchObject({ ok: true })
      const { due, kept } = await everywhere(of)
      return [...due, ...kept].join()
    }
    const moved = ',Never met 2029-06-01,2029-05-20,2029-06-01'
    expect(await named('Fair in Ghent, 2023')).toBe(`Fair in Ghent, 2023 2029-05-20${moved}`)
    expect(await named('Shop', '2022-06-01')).toBe('Shop 2025-06-01,Never met 2029-06-01,2025-06-01,2029-06-01')
    expect((await rollingBatches(of.id))?.left).toEqual([{ batch: 'Fair in Ghent, 2023', on: '2026-05-20' }])
    expect(await named('Fair in Ghent, 2023', '2022-06-01')).toBe(`Fair in Ghent, 2023 2029-05-20${moved}`)
    expect(await named('Fair in Ghent, 2023')).toBe(`Fair in Ghent, 2023 2029-05-20${moved}`)
    expect(await named('Fair of 2023')).toBe(`Fair of 2023 2029-05-20${moved}`)
    expect((await rollingBatches(of.id))?.left).toEqual([])

    if (!first.ok) throw new Error('not noted')
    const back = { id: first.value.id, reason: 'Another client' }
    expect(await takeEventBack(outside, back)).toEqual({ ok: false, code: 'not_found' })
    expect(await takeEventBack(editor, back)).toMatchObject({ ok: true })
    expect(await takeEventBack(editor, back)).toMatchObject({ ok: true })
    expect(await everywhere(of)).toEqual(at('2026-06-01', ['2029-06-01']))
    const told = (await entriesAbout(database.client, of.id)).filter((action) => action !== 'record.update')
    expect(told.slice(-4)).toEqual(['record.create', 'record.event', 'record.event', 'record.event_back'])
    const entry = await database.client.auditEntry.findFirstOrThrow({ where: { action: 'record.event' } })
    expect(entry.body).toContain('"field":"eventDue"')
  })

  it.each(['employee', 'management', 'auditor', 'admin'] as const)('is not noted by %s', async (role) => {
    const of = await someRecord(dpo, 'retention-rules', rolling)
    for (const by of [byRole[role], outside])
      expect(await noteEvent(by, event(of))).toEqual({ ok: false, code: 'not_found' })
    expect(await everywhere(of)).toEqual(at('2026-06-01'))
  })

  it.each([
    ['a day ahead', { on: '2026-06-03' }, { fields: { on: ['in_future'] } }],
    ['one not newer than its own day', { on: '2023-06-01' }, { fields: { on: ['not_newer'] } }],
    ['a batch that is not there', { batch: 'Fair of 1999' }, { fields: { batch: ['not_in_list'] } }],
  ])('refuses %s at its field', async (_, more, refusal) => {
    const of = await someRecord(dpo, 'retention-rules', rolling)
    expect(await noteEvent(dpo, event(of, more))).toMatchObject(refusal)
  })

  it('and moves nothing of a rule that does not roll, of another register, or of what was deleted', async () => {
    expect(await noteEvent(dpo, event(rule, { batch: 'Books of 2018' }))).toMatchObject({
      reason: 'rule_does_not_roll',
    })
    expect(await noteEvent(dpo, event(activity))).toEqual({ ok: false, code: 'not_found' })
    const of = await someRecord(dpo, 'retention-rules', rolling)
    await recorded({ rules: [of.ref], batch: 'Fair of 2023' }, dpo)
    expect(await noteEvent(dpo, event(of))).toMatchObject({ fields: { batch: ['batch_gone'] } })
  })
})
