import { beforeAll, describe, expect, it } from 'vitest'
import { movedTo, type Someone } from '@/lib/access/testing/contexts'
import { someOffice } from '@/lib/access/testing/office'
import type { Result } from '@/lib/errors/refusal'
import { someRecord } from '@/lib/records/testing/some-record'
import { closeRequest } from '@/lib/requests/commands/close-request'
import { eraseRequest } from '@/lib/requests/commands/erase-request'
import { executeRequest } from '@/lib/requests/commands/execute-request'
import { requestDetail } from '@/lib/requests/queries/request-detail'
import { entriesAboutRequest, must, someRequest, targetOf } from '@/lib/requests/testing/some-request'
import { setBackupDays } from '@/lib/retention/deletions/backups'
import { recordDeletion } from '@/lib/retention/deletions/commands'
import { deletionOf } from '@/lib/retention/deletions/queries'
import { deletionInput } from '@/lib/retention/deletions/schema'
import { liftHold, placeHold } from '@/lib/retention/holds/commands'
import { holdInput, liftInput } from '@/lib/retention/holds/schema'
import { addDays } from '@/lib/time/calendar'
import { instantSchema } from '@/lib/time/types'
import { addressDigest } from './address/digest'
import { compareList } from './commands/compare-list'
import { lookUpAddress } from './commands/look-up'
import { setSuppressionRules } from './commands/set-rules'
import { liftAddress, suppressAddress, suppressOfRequest } from './commands/suppress'
import { suppressionPage, suppressionShape } from './list'
import { suppressionRules } from './queries/rules'
import { figuresOf, stillThere, unsubscribesNow } from './queries/unsubscribes'
import { answerEvent, answerProbe } from './webhook/door'

const secret = 'a-secret-of-these-tests-and-of-nothing-else'
Object.assign(process.env, { MAILCHIMP_WEBHOOK_SECRET: secret })
const { database, dpo, editor, management, auditor, employee, admin } = someOffice()
const others = [editor, management, auditor, employee, admin]
const db = () => database.client

beforeAll(async () => {
  await db().organisation.upsert({ where: { id: 1 }, create: { id: 1, legalName: 'OptiPost NV' }, update: {} })
})

const visitor = { ...dpo, actor: { kind: 'system', name: 'visitor' } } as const
const told = (more: Record<string, string> = {}) =>
  new URLSearchParams({
    ...{ type: 'unsubscribe', fired_at: '2026-06-02 12:30:00', 'data[action]': 'unsub', 'data[reason]': 'manual' },
    ...{ 'data[email]': 'CANARY@people.test', 'data[list_id]': 'a6b5da1054', 'data[merges][FNAME]': 'CANARY-NAME' },
    ...more,
  }).toString()
const tell = async (body = told(), given = secret, address = '192.0.2.1') => {
  const answer = await answerEvent(visitor, given, { body, headers: new Headers() }, address)
  return answer instanceof Response ? answer.status : answer
}
const rowOf = (address: string) => db().suppressedAddress.findUnique({ where: { digest: addressDigest(address) } })
const newest = () => db().personRequest.findFirstOrThrow({ orderBy: { number: 'desc' } })
const failed = async (result: Promise<Result<unknown>>) => {
  const it = await result
  return it.ok ? 'ok' : [it.code, it.reason, ...Object.entries(it.fields ?? {}).flat(2)].filter(Boolean).join(' ')
}
const csv = (...lines: string[]) => {
  const bytes = Buffer.from(lines.join('\n'))
  return { body: new Blob([bytes]).stream(), declaredSize: bytes.length }
}

describe('what a list service tells', () => {
  it('an unsubscribe becomes a request that is due at once, sealed, and its address stands on the list', async () => {
    expect(await tell()).toBe(200)
    const request = await newest()
    expect(request).toMatchObject({
      ...{ right: 'objection_marketing', channel: 'processor', peopleCategory: 'newsletter_subscriber' },
      ...{ needsProof: true, state: 'open', createdById: null },
    })
    expect((await requestDetail(dpo, request.ref))?.words).toMatchObject({
      name: 'CANARY-NAME',
      email: 'canary@people.test',
    })
    expect(await rowOf('canary@people.test')).toMatchObject({ source: 'webhook', liftedAt: null })
    expect(await entriesAboutRequest(db(), request.id)).toEqual(['request.receive'])
    const dump = JSON.stringify([
      ...(await db().suppressedAddress.findMany()),
      ...(await db().listEvent.findMany()),
      ...(await db().personRequest.findMany({ omit: { sealed: true, keyWrapped: true } })),
    ])
    expect(dump.toLowerCase()).not.toContain('canary')
  })

  it('told again it is known: no second request, also when several come at once', async () => {
    const count = await db().personRequest.count()
    const again = told({ 'data[email]': 'canary@PEOPLE.test', 'data[campaign_id]': 'other' })
    expect(await Promise.all([tell(), tell(again), tell(again)])).toEqual([200, 200, 200])
    expect(await db().personRequest.count()).toBe(count)
    const fresh = told({ fired_at: '2026-06-02 12:35:00', 'data[email]': 'many@people.test' })
    expect(await Promise.all([tell(fresh), tell(fresh), tell(fresh)])).toEqual([200, 200, 200])
    expect(await db().personRequest.count()).toBe(count + 1)
    expect(await db().suppressionProof.count()).toBe(2)
  })

  it.each([
    ['what is no event', { type: 'other' }, 'type'],
    ['no address', { 'data[email]': 'none' }, 'data[email]'],
    ['a moment that lies ahead', { fired_at: '2026-06-09 12:30:00' }, 'fired_at'],
  ])('%s is refused and named, and nothing is written', async (_, more, field) => {
    const count = await db().personRequest.count()
    expect(await tell(told(more))).toMatchObject({ ok: false, code: 'invalid', fields: { [field]: expect.anything() } })
    expect(await db().personRequest.count()).toBe(count)
  })

  it('what is months old is answered and changes nothing', async () => {
    const count = await db().personRequest.count()
    expect(await tell(told({ fired_at: '2026-01-02 12:30:00' }))).toBe(200)
    expect(await db().personRequest.count()).toBe(count)
  })

  it('an address that it still holds is noted, and one that moved is on the list with its new address', async () => {
    const moved = { type: 'upemail', 'data[old_email]': 'canary@people.test', 'data[new_email]': 'new@people.test' }
    expect(await tell(told(moved))).toBe(200)
    expect(await rowOf('new@people.test')).toMatchObject({ source: 'webhook' })
    expect(await stillThere(db())).toEqual([{ list: 'MailChimp', count: 1, ref: null }])
    const strange = { type: 'upemail', 'data[old_email]': 'x@people.test', 'data[new_email]': 'y@people.test' }
    expect(await tell(told(strange))).toBe(200)
    expect(await rowOf('y@people.test')).toBeNull()
  })

  it('a wrong secret opens nothing, and too many are sent away', async () => {
    expect((await answerProbe(secret, '192.0.2.2')).status).toBe(200)
    const count = await db().personRequest.count()
    const answers: unknown[] = []
    for (let n = 0; n < 22; n += 1)
      answers.push(await tell(told({ 'data[email]': `w${n}@people.test` }), `${secret}x`, '192.0.2.3'))
    expect(answers.slice(0, 20).every((status) => status === 404)).toBe(true)
    expect(answers.slice(20)).toEqual([429, 429])
    expect((await answerProbe('wrong', '192.0.2.3')).status).toBe(429)
    // Who has the secret goes on, also from there.
    expect((await answerProbe(secret, '192.0.2.3')).status).toBe(200)
    expect(await db().personRequest.count()).toBe(count)
  })
})

describe('closing an unsubscribe', () => {
  it('asks that it was done, and a proof; no letter', async () => {
    const asked = await someRequest(db(), dpo, { right: 'objection_marketing', email: 'own@people.test' })
    await db().personRequest.update({ where: { id: asked.id }, data: { needsProof: true } })
    const target = () => targetOf(db(), asked.ref)
    expect(await failed(closeRequest(dpo, { ...(await target()), reason: 'Done' }))).toBe('not_now not_executed')
    await must(executeRequest(dpo, { ...(await target()), on: dpo.today, note: 'Deleted at MailChimp' }))
    expect(await failed(closeRequest(dpo, { ...(await target()), reason: 'Done' }))).toBe('not_now request_unproven')
    for (const other of others) expect(await failed(suppressOfRequest(other, { ref: asked.ref }))).toBe('not_found')
    const { ref } = await must(suppressOfRequest(dpo, { ref: asked.ref }))
    expect(await must(suppressOfRequest(dpo, { ref: asked.ref }))).toEqual({ ref })
    expect((await requestDetail(dpo, asked.ref))?.steps.next?.step).toBe('closed')

    // What was lifted proves nothing.
    await must(liftAddress(dpo, { ref, reason: 'Asked for mails again' }))
    expect(await failed(closeRequest(dpo, { ...(await target()), reason: 'Done' }))).toBe('not_now request_unproven')
    await must(suppressOfRequest(dpo, { ref: asked.ref }))
    await must(closeRequest(dpo, { ...(await target()), reason: 'Done' }))
    expect(await db().personRequest.findUnique({ where: { id: asked.id } })).toMatchObject({ state: 'closed' })

    // Years later who asked is erased; the digest stays and still holds the address off.
    const later = movedTo(dpo, instantSchema.parse('2032-06-02T12:00:00.000Z'))
    await must(eraseRequest(later, { ref: asked.ref, reason: 'Its years are over' }))
    expect(await db().personRequest.findUnique({ where: { id: asked.id } })).toMatchObject({
      keyWrapped: null,
      matchKeys: [],
    })
    expect(await must(lookUpAddress(later, { address: 'OWN@people.test' }))).toMatchObject({ ref, lifted: false })
  })

  it('a request without an address is proven by a deletion record, until that is corrected', async () => {
    const asked = await someRequest(db(), dpo, { right: 'objection_marketing', email: '', phone: '09 279 98 57' })
    await db().personRequest.update({ where: { id: asked.id }, data: { needsProof: true } })
    expect(await failed(suppressOfRequest(dpo, { ref: asked.ref }))).toBe('not_now request_no_address')
    const rule = await someRecord(dpo, 'retention-rules', {
      title: 'Newsletter',
      trigger: 'unsubscribe',
      period: 'P0D',
    })
    const gone = (more: object = {}) =>
      deletionInput.parse({
        ...{ rules: [rule.ref], scope: 'One address', recordsMode: 'exact', recordsCount: 1, personsMode: 'exact' },
        ...{ personsCount: 1, method: 'delete', executedBy: 'Marketing', executedOn: dpo.today, request: asked.ref },
        ...more,
      })
    expect(await failed(recordDeletion(dpo, gone({ request: 'Q-2020-999' })))).toBe('invalid request not_in_list')
    const { ref } = await must(recordDeletion(dpo, gone()))
    expect((await requestDetail(dpo, asked.ref))?.proof.deletions).toEqual([{ ref, executedOn: dpo.today }])
    expect((await deletionOf(dpo.actor, ref))?.request).toBe(asked.ref)
    // By the term of backups it is known when it is gone from them too.
    expect((await deletionOf(dpo.actor, ref))?.backupsGoneOn).toBeNull()
    await must(setBackupDays(dpo, { days: 35, reason: 'Five weeks of tapes' }))
    expect((await deletionOf(dpo.actor, ref))?.backupsGoneOn).toBe(addDays(dpo.today, 35))
    expect(await failed(setBackupDays(editor, { days: 1, reason: 'x' }))).toBe('not_found')
    await must(executeRequest(dpo, { ...(await targetOf(db(), asked.ref)), on: dpo.today, note: 'Deleted' }))
    await must(recordDeletion(dpo, gone({ request: '' }), { corrects: ref }))
    const target = { ...(await targetOf(db(), asked.ref)), reason: 'Done' }
    expect(await failed(closeRequest(dpo, target))).toBe('not_now request_unproven')
    await must(recordDeletion(dpo, gone()))
    await must(closeRequest(dpo, target))

    // A legal hold on it stops the erasure of who asked, and says so.
    const held = { requestRef: asked.ref, reasonKind: 'claim', reason: 'A claim runs', startedOn: dpo.today }
    const hold = await must(placeHold(dpo, holdInput.parse(held)))
    const later = movedTo(dpo, instantSchema.parse('2032-06-02T12:00:00.000Z'))
    const erase = () => eraseRequest(later, { ref: asked.ref, reason: 'Its years are over' })
    expect(await failed(erase())).toBe('not_now request_held')
    expect((await requestDetail(later, asked.ref))?.holds).toEqual([hold.ref])
    await must(liftHold(later, liftInput.parse({ id: hold.id, version: 1, reason: 'The claim ended' })))
    await must(erase())
    expect(await failed(placeHold(dpo, holdInput.parse({ ...held, requestRef: 'Q-2020-999' })))).toBe(
      'invalid requestRef not_in_list',
    )
  })
})

describe('by hand', () => {
  it('an address is added once, looked up, lifted and added again', async () => {
    const { ref } = await must(suppressAddress(dpo, { address: ' Hand@People.test ', reason: 'Phoned' }))
    expect(await must(suppressAddress(dpo, { address: 'hand@people.test', reason: 'Again' }))).toEqual({ ref })
    const row = await rowOf('hand@people.test')
    const entries = await entriesAboutRequest(db(), row?.id ?? '')
    expect(entries).toEqual(['suppression.add'])
    expect(await must(lookUpAddress(dpo, { address: 'nobody@people.test' }))).toEqual({ ref: null })
    await must(liftAddress(dpo, { ref, reason: 'Signed up anew' }))
    expect(await failed(liftAddress(dpo, { ref, reason: 'Twice' }))).toBe('not_now suppression_lifted')
    expect(await must(lookUpAddress(dpo, { address: 'hand@people.test' }))).toMatchObject({ ref, lifted: true })
    expect(await must(suppressAddress(dpo, { address: 'hand@people.test', reason: 'Unsubscribed' }))).toEqual({ ref })
    expect(await failed(suppressAddress(dpo, { address: 'no address', reason: 'x' }))).toBe('invalid address email')
    expect(await failed(liftAddress(dpo, { ref: 'SL-9999', reason: 'x' }))).toBe('invalid ref not_in_list')
  })

  it.each(others.map((other) => [other.actor.roles.join(), other] as const))(
    '%s may not',
    async (_, other: Someone) => {
      expect(await failed(suppressAddress(other, { address: 'x@people.test', reason: 'x' }))).toBe('not_found')
      expect(await failed(lookUpAddress(other, { address: 'x@people.test' }))).toMatch(/denied|not_found/)
      expect(await failed(liftAddress(other, { ref: 'SL-0001', reason: 'x' }))).toBe('not_found')
      expect(await failed(setSuppressionRules(other, { withinDays: 3, compareEveryDays: 7, reason: 'x' }))).toBe(
        'not_found',
      )
      expect(await failed(compareList(other, { list: 'x' }, csv('email', 'a@b.test')))).toMatch(/denied|not_found/)
    },
  )
})

describe('a list that is compared', () => {
  const export1 = ['Email Address,First Name', 'hand@people.test,Hand', 'stays@people.test,Stays', 'not an address,x']

  it('names whom it should not hold, keeps counts alone, and says so until they are gone', async () => {
    const compared = await must(compareList(dpo, { list: 'Newsletter' }, csv(...export1)))
    expect(compared).toMatchObject({ rows: 3, addresses: 2, wrong: 1, foundCount: 1, isWhole: true })
    expect(compared.found).toEqual([{ address: 'hand@people.test', row: 2 }])
    const kept = await db().listComparison.findMany()
    expect(kept).toMatchObject([{ ref: 'LC-001', list: 'Newsletter', addresses: 2, wrong: 1, found: 1, via: 'file' }])
    expect(JSON.stringify(kept)).not.toContain('people.test')
    expect(await stillThere(db())).toContainEqual({ list: 'Newsletter', count: 1, ref: 'LC-001' })

    // A file that was cut off says nothing of who is not in it; another list neither.
    const cut = await must(compareList(dpo, { list: 'Newsletter' }, csv('email,x', 'stays@people.test,"cut')))
    expect(cut).toMatchObject({ isWhole: false, foundCount: 0, brokenAt: 2 })
    // Nor does one in which a row could not be read, or none could.
    await must(compareList(dpo, { list: 'Newsletter' }, csv('email', 'stays@people.test', 'Hand, at the office')))
    const unread = csv('email', 'Hand at the office')
    expect(await failed(compareList(dpo, { list: 'Newsletter' }, unread))).toBe('invalid list_no_addresses')
    expect(await stillThere(db())).toContainEqual({ list: 'Newsletter', count: 1, ref: 'LC-001' })
    await must(compareList(dpo, { list: 'Another' }, csv('email', 'stays@people.test')))
    expect(await stillThere(db())).toContainEqual({ list: 'Newsletter', count: 1, ref: 'LC-001' })
    await must(compareList(dpo, { list: 'Newsletter' }, csv('email', 'stays@people.test')))
    expect((await stillThere(db())).map(({ list }) => list)).toEqual(['MailChimp'])
  })

  it.each([
    ['less than was announced', { ...csv('email', 'a@b.test'), declaredSize: 900 }, 'invalid file_cut'],
    ['nothing', { body: null, declaredSize: 0 }, 'invalid file_empty'],
    ['more than is taken', { ...csv('email'), declaredSize: 1e12 }, 'invalid list_too_large'],
    ['no addresses', csv('a,b', '1,2'), 'invalid list_no_addresses'],
  ])('%s is refused and nothing is kept', async (_, sent, expected) => {
    const count = await db().listComparison.count()
    expect(await failed(compareList(dpo, { list: 'Newsletter' }, sent))).toBe(expected)
    expect(await db().listComparison.count()).toBe(count)
  })
})

describe('the rules', () => {
  it('say by when the next list is to be compared, from the last one on', async () => {
    expect((await suppressionRules(dpo.zone, db())).nextOn).toBeNull()
    await must(setSuppressionRules(dpo, { withinDays: 0, compareEveryDays: 30, reason: 'Monthly' }))
    expect(await suppressionRules(dpo.zone, db())).toMatchObject({ withinDays: 0, nextOn: addDays(dpo.today, 30) })
    const later = movedTo(dpo, instantSchema.parse('2026-07-01T10:00:00.000Z'))
    await must(compareList(later, { list: 'Newsletter' }, csv('email', 'stays@people.test')))
    expect((await suppressionRules(dpo.zone, db())).nextOn).toBe('2026-07-31')
    await must(setSuppressionRules(later, { withinDays: 1, compareEveryDays: 0, reason: 'By hand' }))
    expect((await suppressionRules(dpo.zone, db())).nextOn).toBeNull()
  })

  it('measure the time from an unsubscribe to its deletion', async () => {
    const all = await unsubscribesNow(dpo, db())
    expect(all.every(({ askedOn, dueOn }) => dueOn === addDays(askedOn, 1))).toBe(true)
    const before = figuresOf(all, dpo.today)
    const open = all.find(({ goneOn }) => goneOn === null)
    await must(executeRequest(dpo, { ...(await targetOf(db(), open?.ref ?? '')), on: dpo.today, note: 'Deleted' }))
    expect(figuresOf(await unsubscribesNow(dpo, db()), dpo.today)).toMatchObject({ done: before.done + 1 })
    expect(figuresOf(all, addDays(dpo.today, 9)).late).toBeGreaterThan(0)
  })
})

it('the list shows when and by what, to who may read it', async () => {
  const state = { ...(await import('@/lib/table/state')).initialState(suppressionShape), size: 50 }
  for (const reader of [dpo, management, auditor]) {
    const page = await suppressionPage(reader.actor, state)
    expect(page.rows.map(({ source }) => source)).toContain('webhook')
    expect(JSON.stringify(page)).not.toContain('people.test')
  }
  for (const other of [editor, employee, admin]) expect((await suppressionPage(other.actor, state)).rows).toEqual([])
})
