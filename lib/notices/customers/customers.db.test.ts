import { beforeAll, describe, expect, test } from 'vitest'
import { movedTo } from '@/lib/access/testing/contexts'
import { someOffice } from '@/lib/access/testing/office'
import type { Leak } from '@/lib/db/generated/client'
import { type CustomerNoticeId, customerNoticeIdSchema } from '@/lib/db/ids'
import { confirmLeak } from '@/lib/leaks/commands/confirm-and-close'
import { linkRecords } from '@/lib/leaks/commands/link-and-invite'
import { updateLeakFacts } from '@/lib/leaks/commands/update-facts'
import { entriesAboutLeak, someConfirmedLeak, someLeak } from '@/lib/leaks/testing/some-leak'
import { someRecord } from '@/lib/records/testing/some-record'
import { openPlaces } from '@/lib/text/reading/open-places'
import { type Instant, instantSchema } from '@/lib/time/types'
import { addHours } from '@/lib/time/zone'
import { customersToTell, readNotice } from './read-notices'
import { recordDispatch, sentNoticeSchema } from './record-dispatch'
import { changeNotice, startNotice } from './write-notice'

const { database, editor, reporter, byRole } = someOffice({ dpo: { at: 'department' } })
const { dpo } = byRole
const notFound = { ok: false, code: 'not_found' }
const controllers = ['Bakkerij De Smet', 'Lille Fleurs'].map((name) => ({
  ...{ name, contact: `${name} contact`, country: 'BE', representative: '', dpo: '', categories: '' },
}))
let hit: Leak

/** A confirmed leak that hits the activity that is done for both customers. */
async function someHit(state: 'confirmed' | 'received' = 'confirmed') {
  const activity = await someRecord(editor, 'activities', {
    ...{ recordKind: 'processor', controllers, dataCategories: ['contact_business'] },
  })
  const leak =
    state === 'confirmed'
      ? await someConfirmedLeak(database.client, reporter, dpo)
      : await someLeak(database.client, reporter)
  await linkRecords(dpo, { ref: leak.ref, version: leak.version, recordIds: [activity.id] })
  return asIs(leak.ref)
}
const asIs = (ref: string) => database.client.leak.findUniqueOrThrow({ where: { ref } })

async function begun(ref: string, customer: string): Promise<CustomerNoticeId> {
  const made = await startNotice(dpo, { ref, customer, language: 'en' })
  if (!made.ok) throw new Error(JSON.stringify(made))
  return made.value.id
}
const sending = async (ref: string, id: CustomerNoticeId, at: Instant, by = dpo) => {
  const { version } = await asIs(ref)
  const notice = await database.client.customerNotice.findUniqueOrThrow({ where: { id } })
  return recordDispatch(by, {
    ...{ ref, version, id, noticeVersion: notice.version, at, channel: 'email' },
    ...{ sentTo: 'privacy@desmet.test', proof: 'Receipt 12' },
  })
}
const told = (leakId: string) => database.client.leakMoment.findMany({ where: { leakId, kind: 'told_customers' } })
const clocks = async (leakId: string) => {
  const rows = await database.client.leakClock.findMany({ where: { leakId, code: { startsWith: 'processor_' } } })
  return rows.map(({ code, endKind }) => [code, endKind]).sort()
}

beforeAll(async () => {
  hit = await someHit()
})

describe('the letter', () => {
  test('says what is known, marks what is not, and never the reporter’s words', async () => {
    const { ref, version } = hit
    const facts = {
      summary: 'A mailing went to the wrong list',
      measuresTaken: 'Stopped it',
      types: ['confidentiality' as const],
    }
    await updateLeakFacts(dpo, { ref, version, facts })
    const id = await begun(ref, 'Bakkerij De Smet')
    const { body } = await database.client.customerNotice.findUniqueOrThrow({ where: { id } })
    for (const said of [
      'To: Bakkerij De Smet',
      ref,
      'A mailing went to the wrong list',
      'Stopped it',
      '[to be confirmed]',
    ])
      expect(body).toContain(said)
    expect(body).not.toContain('July list')
    expect(body).not.toContain('Lille Fleurs')
    expect(openPlaces(body).length).toBeGreaterThan(3)
    expect(openPlaces('All is known')).toEqual([])
  })

  test('is begun once for a customer, and only for one whom the records name', async () => {
    const [one, two] = [await begun(hit.ref, 'Lille Fleurs'), await begun(hit.ref, 'Lille Fleurs')]
    expect(one).toBe(two)
    const stranger = { ref: hit.ref, customer: 'Somebody', language: 'en' as const }
    expect(await startNotice(dpo, stranger)).toMatchObject({ fields: { customer: ['not_in_list'] } })
    const raced = await someHit()
    const ids = await Promise.all([1, 2, 3].map(() => begun(raced.ref, 'Lille Fleurs')))
    expect(new Set(ids).size).toBe(1)
  })

  test.each(['employee', 'editor', 'management', 'auditor', 'admin'] as const)('is nothing to %s', async (role) => {
    const by = byRole[role]
    const id = await begun(hit.ref, 'Lille Fleurs')
    expect(await startNotice(by, { ref: hit.ref, customer: 'Lille Fleurs', language: 'en' })).toEqual(notFound)
    expect(await changeNotice(by, { id, version: 1, body: 'Mine' })).toEqual(notFound)
    expect(await sending(hit.ref, id, dpo.now, by)).toEqual(notFound)
    expect(await customersToTell(by.actor, hit.id)).toBeNull()
    expect(await readNotice(by, hit.ref, id)).toBeNull()
  })

  test('is changed by who saw its newest text, with an entry of the leak', async () => {
    const leak = await someHit()
    const id = await begun(leak.ref, 'Lille Fleurs')
    expect(await changeNotice(dpo, { id, version: 1, body: 'Bonjour' })).toMatchObject({ ok: true })
    expect(await changeNotice(dpo, { id, version: 1, body: 'Other' })).toMatchObject({ code: 'stale' })
    expect(await changeNotice(dpo, { id, version: 2, body: 'Bonjour' })).toMatchObject({ ok: true })
    expect((await entriesAboutLeak(database.client, leak.id)).slice(-2)).toEqual(['leak.notice', 'leak.notice'])
    expect(await readNotice(dpo, leak.ref, id)).toMatchObject({ notice: { body: 'Bonjour', version: 2 } })
    expect(await readNotice(dpo, hit.ref, id)).toBeNull()
  })
})

describe('that it was sent', () => {
  test('is kept with how, to whom and what proves it; the clock ends with the last customer', async () => {
    const leak = await someHit()
    await database.client.leak.update({ where: { id: leak.id }, data: { actingAs: 'processor' } })
    const [first, last] = [await begun(leak.ref, 'Bakkerij De Smet'), await begun(leak.ref, 'Lille Fleurs')]
    const later = movedTo(dpo, addHours(dpo.now, 5))
    expect(await sending(leak.ref, first, addHours(dpo.now, 1), later)).toMatchObject({ ok: true })
    expect(await told(leak.id)).toEqual([])
    expect(await clocks(leak.id)).toContainEqual(['processor_law', null])
    expect(await sending(leak.ref, last, addHours(dpo.now, 3), later)).toMatchObject({ ok: true })
    expect(await told(leak.id)).toMatchObject([{ at: new Date(addHours(dpo.now, 3)) }])
    expect(await clocks(leak.id)).toContainEqual(['processor_law', 'told'])
    expect(await customersToTell(dpo.actor, leak.id)).toMatchObject([
      {
        name: 'Bakkerij De Smet',
        notices: [{ sent: { channel: 'email', to: 'privacy@desmet.test', proof: 'Receipt 12' } }],
      },
      { name: 'Lille Fleurs', notices: [{ sent: { byName: dpo.actor.name } }] },
    ])
    expect((await entriesAboutLeak(database.client, leak.id)).slice(-2)).toEqual([
      'leak.told_people',
      'leak.told_people',
    ])
    expect(await changeNotice(later, { id: last, version: 2, body: 'Later' })).toMatchObject({ reason: 'notice_sent' })
    expect(await sending(leak.ref, last, addHours(dpo.now, 4), later)).toMatchObject({ reason: 'notice_sent' })
  })

  test.each<[string, number, string]>([
    ['ahead of now', 1, 'in_future'],
    ['before anybody noticed', -1000, 'order'],
    ['before anybody noticed, by an hour', -1, 'order'],
  ])('is refused %s, and nothing is kept', async (_, hours, problem) => {
    const id = await begun(hit.ref, 'Lille Fleurs')
    expect(await sending(hit.ref, id, addHours(dpo.now, hours))).toMatchObject({ fields: { at: [problem] } })
    expect(await database.client.customerNotice.findUniqueOrThrow({ where: { id } })).toMatchObject({ sentAt: null })
  })

  test('in the very minute in which it was noticed fits: moments are typed without seconds', async () => {
    const leak = await someHit()
    await database.client.leak.update({
      where: { id: leak.id },
      data: { detectedAt: new Date('2026-06-02T12:36:40.000Z') },
    })
    const at = instantSchema.parse('2026-06-02T12:36:00.000Z')
    expect(await sending(leak.ref, await begun(leak.ref, 'Lille Fleurs'), at)).toMatchObject({ ok: true })
  })

  test('waits until it is said to be a leak', async () => {
    const leak = await someHit('received')
    const id = await begun(leak.ref, 'Lille Fleurs')
    expect(await sending(leak.ref, id, dpo.now)).toMatchObject({ reason: 'leak_state' })
    const { version } = await asIs(leak.ref)
    await confirmLeak(dpo, { ref: leak.ref, version, personalData: true, reason: '' })
    expect(await sending(leak.ref, id, dpo.now)).toMatchObject({ ok: true })
  })

  test('of another leak’s notice, or of none, answers like an absent one', async () => {
    const other = await someHit()
    const id = await begun(other.ref, 'Lille Fleurs')
    expect(await sending(hit.ref, id, dpo.now)).toEqual(notFound)
    const none = customerNoticeIdSchema.parse('5b0f2a7e-3a3e-4d55-9f0b-1d2f6c7a8b90')
    expect(await changeNotice(dpo, { id: none, version: 1, body: 'x' })).toEqual(notFound)
  })

  test.each([
    ['sentTo', ''],
    ['sentTo', 'x'.repeat(401)],
    ['proof', 'x'.repeat(1001)],
    ['channel', 'pigeon'],
  ])('does not take %s %s', (field, value) => {
    const good = {
      ...{ ref: 'L-2026-001', version: 1, id: '5b0f2a7e-3a3e-4d55-9f0b-1d2f6c7a8b90', noticeVersion: 1 },
      ...{ at: dpo.now, channel: 'email', sentTo: 'x', proof: '' },
    }
    expect(sentNoticeSchema.safeParse({ ...good, [field]: value }).error?.issues[0]?.path).toEqual([field])
  })
})

test('an activity as controller names no customers', async () => {
  const activity = await someRecord(editor, 'activities', { recordKind: 'controller' })
  const leak = await someConfirmedLeak(database.client, reporter, dpo)
  await linkRecords(dpo, { ref: leak.ref, version: leak.version, recordIds: [activity.id] })
  expect(await customersToTell(dpo.actor, leak.id)).toEqual([])
})
