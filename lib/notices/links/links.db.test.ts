import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { movedTo, testNow } from '@/lib/access/testing/contexts'
import { someOffice } from '@/lib/access/testing/office'
import { historyOf } from '@/lib/audit/log/history'
import { processorLinkIdSchema, recordIdSchema } from '@/lib/db/ids'
import { entriesAbout, someRecord } from '@/lib/records/testing/some-record'
import type { Created } from '@/lib/records/write/create'
import { calendarDateSchema, type Instant } from '@/lib/time/types'
import { addHours } from '@/lib/time/zone'
import { knock, opened, someLink } from '../testing/some-link'
import { linksOf } from './list-links'
import { makeLink, makeLinkSchema, revokeLink } from './make-link'
import { noteOpened } from './open-link'

const { database, editor, byRole } = someOffice({ dpo: { at: 'department' } })
const { dpo } = byRole
const notFound = { ok: false, code: 'not_found' }
let processor: Created

beforeAll(async () => {
  processor = await someRecord(editor, 'processors', { title: 'Nimbus', partyKind: 'processor' })
})
beforeEach(async () => {
  await database.client.rateLimit.deleteMany()
})

const asked = (values: Record<string, unknown> = {}) =>
  makeLinkSchema.parse({
    ...{ ref: processor.ref, contactName: 'Nora Nimbus', contactEmail: 'Nora@Nimbus.test' },
    ...{ language: 'en', expiresOn: '', ...values },
  })
const idOf = async (secret: string) => (await opened(secret, dpo)).context.actor.id
const at = (now: Instant) => movedTo(dpo, now)

describe('a link', () => {
  test('opens for a year, its hash alone is kept, and the record’s history says who made it', async () => {
    const before = (await entriesAbout(database.client, processor.id)).length
    const made = await makeLink(dpo, asked())
    if (!made.ok) throw new Error(JSON.stringify(made))
    const { secret } = made.value
    expect(secret).toMatch(/^[\w-]{43}$/)
    expect(made.value.mail).toBe('not_set_up')
    const row = await database.client.processorLink.findFirstOrThrow({ orderBy: { createdAt: 'desc' } })
    expect(JSON.stringify(row)).not.toContain(secret)
    expect(row).toMatchObject({ contactEmail: 'nora@nimbus.test', expiresAt: new Date('2027-06-01T22:00:00.000Z') })
    expect((await entriesAbout(database.client, processor.id)).slice(before)).toEqual(['processor.link_make'])
    const history = await historyOf('record', processor.id, { viewer: dpo.actor })
    expect(history.entries[0]).toMatchObject({
      action: 'processor.link_make',
      changes: [{ new: 'Nora Nimbus' }, { new: 'nora@nimbus.test' }],
    })
    // Whoever may not see the links does not learn from the log whose they are.
    for (const role of ['editor', 'management', 'auditor'] as const)
      expect(JSON.stringify(await historyOf('record', processor.id, { viewer: byRole[role].actor }))).not.toMatch(
        /Nora|nora@/,
      )
    expect(await opened(secret, at(addHours(testNow, 1)))).toMatchObject({ contactName: 'Nora Nimbus', draft: null })
  })

  test.each(['employee', 'editor', 'management', 'auditor', 'admin'] as const)('is not made by %s', async (role) => {
    expect(await makeLink(byRole[role], asked())).toEqual(notFound)
    const secret = await someLink(dpo, processor.ref)
    expect(await revokeLink(byRole[role], { id: await idOf(secret), reason: 'No' })).toEqual(notFound)
    expect(await linksOf(byRole[role].actor, recordIdSchema.parse(processor.id), testNow)).toBeNull()
    expect(await opened(secret, dpo)).toMatchObject({ kind: 'open' })
  })

  test.each<[string, Record<string, unknown>, unknown]>([
    ['a day that is over', { expiresOn: '2026-06-01' }, { fields: { expiresOn: ['over'] } }],
    ['more than five years', { expiresOn: '2031-06-03' }, { fields: { expiresOn: ['too_far'] } }],
    ['a record that is no processor', { ref: 'A-999' }, { code: 'not_found' }],
  ])('is refused for %s', async (_, values, refusal) => {
    expect(await makeLink(dpo, asked(values))).toMatchObject({ ok: false, ...Object(refusal) })
  })

  test.each([
    ['contactName', ''],
    ['contactName', 'x'.repeat(201)],
    ['contactEmail', 'nora'],
    ['contactEmail', '"a b"@x.test'],
    ['language', 'xx'],
    ['expiresOn', '2026-02-30'],
  ])('does not take %s %s', (field, value) => {
    expect(makeLinkSchema.safeParse({ ...asked(), [field]: value }).error?.issues[0]?.path).toEqual([field])
  })

  test('is not made for an activity, nor past twenty', async () => {
    const activity = await someRecord(editor, 'activities')
    expect(await makeLink(dpo, asked({ ref: activity.ref }))).toEqual(notFound)
    const other = await someRecord(editor, 'processors', { partyKind: 'processor' })
    for (let n = 0; n < 20; n += 1) await someLink(dpo, other.ref)
    expect(await makeLink(dpo, asked({ ref: other.ref }))).toMatchObject({ code: 'not_now', reason: 'links_many' })
  })
})

describe('whoever knocks', () => {
  test('learns the same of a link that never was, was revoked, has ended or is no link', async () => {
    const [revoked, ended] = [await someLink(dpo, processor.ref), await someLink(dpo, processor.ref, '2026-06-02')]
    await revokeLink(dpo, { id: await idOf(revoked), reason: 'Nora left' })
    const late = at(addHours(testNow, 10))
    const words = ['A'.repeat(43), revoked, ended, `${ended}x`, '', '../login', 'é'.repeat(43)]
    for (const secret of words) expect(await knock(secret, late), secret).toEqual({ kind: 'absent' })
    expect(await opened(ended, at(addHours(testNow, 9)))).toMatchObject({ kind: 'open' })
  })

  test('with wrong ones is counted by address, and stops nobody with a good one', async () => {
    const secret = await someLink(dpo, processor.ref)
    for (let n = 0; n < 20; n += 1) expect(await knock('B'.repeat(43), dpo, '198.51.100.7')).toEqual({ kind: 'absent' })
    expect(await knock('B'.repeat(43), dpo, '198.51.100.7')).toMatchObject({ kind: 'too_many' })
    expect(await knock(secret, dpo, '198.51.100.7')).toMatchObject({ kind: 'open' })
    expect(await knock('B'.repeat(43), dpo, '198.51.100.8')).toEqual({ kind: 'absent' })
  })

  test('too often with a good one waits', async () => {
    const [busy, calm] = [await someLink(dpo, processor.ref), await someLink(dpo, processor.ref)]
    for (let n = 0; n < 120; n += 1) await knock(busy, dpo)
    expect(await knock(busy, dpo)).toMatchObject({ kind: 'too_many' })
    expect(await knock(calm, dpo)).toMatchObject({ kind: 'open' })
  })

  test('leaves one entry a day, by no person', async () => {
    const secret = await someLink(dpo, processor.ref)
    const reads = () => database.client.auditEntry.count({ where: { action: 'processor.link_read' } })
    const before = await reads()
    for (const hours of [0, 1, 2, 24]) await noteOpened(await opened(secret, at(addHours(testNow, hours))))
    expect(await reads()).toBe(before + 2)
    const entry = await database.client.auditEntry.findFirstOrThrow({ orderBy: { index: 'desc' } })
    expect(entry).toMatchObject({ action: 'processor.link_read', actor: null })
    expect(entry.body).toContain('"actorKind":"processor"')
  })
})

describe('revoking', () => {
  test('ends it at once, with the reason, once; the list says so', async () => {
    const other = await someRecord(editor, 'processors', { partyKind: 'processor' })
    const secret = await someLink(dpo, other.ref)
    const id = await idOf(secret)
    await database.client.processorLink.update({
      where: { id },
      data: { draft: { form: 'report', ref: '', fields: {} } },
    })
    expect(await revokeLink(dpo, { id, reason: 'Nora left' })).toEqual({ ok: true, value: { id } })
    expect(await knock(secret, dpo)).toEqual({ kind: 'absent' })
    expect(await revokeLink(dpo, { id, reason: 'Again' })).toMatchObject({ reason: 'link_revoked' })
    const [view] = (await linksOf(dpo.actor, recordIdSchema.parse(other.id), testNow)) ?? []
    expect(view).toMatchObject({ state: 'revoked', revoked: { reason: 'Nora left' }, reports: 0 })
    expect((await database.client.processorLink.findUniqueOrThrow({ where: { id } })).draft).toBeNull()
    expect(await entriesAbout(database.client, other.id)).toContain('processor.link_revoke')
  })

  test('of a link that is not there answers so', async () => {
    const id = processorLinkIdSchema.parse('5b0f2a7e-3a3e-4d55-9f0b-1d2f6c7a8b90')
    expect(await revokeLink(dpo, { id, reason: 'No' })).toEqual(notFound)
  })
})

test('the days of a link end with the company’s day', async () => {
  const secret = await someLink(dpo, processor.ref, calendarDateSchema.parse('2026-06-30'))
  expect(await opened(secret, dpo)).toMatchObject({ expiresAt: '2026-06-30T22:00:00.000Z' })
})
