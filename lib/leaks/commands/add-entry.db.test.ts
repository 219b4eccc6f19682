import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { someOffice } from '@/lib/access/testing/office'
import { addHours } from '@/lib/time/zone'
import { readLeak } from '../queries/leak-detail'
import { readTimeline } from '../queries/timeline'
import { entriesAboutLeak, someConfirmedLeak } from '../testing/some-leak'
import { addLeakEntry } from './add-entry'

const { database, reporter, dpo, byRole } = someOffice({ dpo: { name: 'Dora DPO' } })
const others = ['employee', 'editor', 'management', 'auditor', 'admin'] as const
const entry = { kind: 'fact', body: 'The mail was called back', at: addHours(dpo.now, -1) } as const
const timelineFor = async (by: typeof dpo, ref: string) => {
  const leak = await readLeak(by, ref)
  return leak && readTimeline(leak)
}

test('entries stand in the order in which things happened; a correction keeps the old one, once', async () => {
  const leak = await someConfirmedLeak(database.client, reporter, dpo)
  const target = (version: number) => ({ ref: leak.ref, version })
  expect(await addLeakEntry(dpo, { ...target(2), ...entry })).toMatchObject({ ok: true })
  const called = { kind: 'contact', body: 'Called CANARY-REPORTER', at: addHours(dpo.now, -2) } as const
  expect(await addLeakEntry(dpo, { ...target(3), ...called })).toMatchObject({ ok: true })
  const before = await timelineFor(dpo, leak.ref)
  expect(before?.map(({ body, byName, recordedAt }) => [body, byName, recordedAt])).toEqual([
    ['Called CANARY-REPORTER', 'Dora DPO', dpo.now],
    ['The mail was called back', 'Dora DPO', dpo.now],
  ])
  const fixed = { ...entry, body: 'The mail could not be called back', correctsId: before?.[1]?.id }
  expect(await addLeakEntry(dpo, { ...target(4), ...fixed })).toMatchObject({ ok: true })
  expect(await addLeakEntry(dpo, { ...target(5), ...fixed })).toMatchObject({
    code: 'not_now',
    reason: 'entry_corrected',
  })
  expect(await addLeakEntry(dpo, { ...target(5), ...entry, correctsId: randomUUID() })).toMatchObject({
    code: 'not_found',
  })
  const after = await timelineFor(dpo, leak.ref)
  expect(after?.map(({ body, isCorrected, corrects }) => [body, isCorrected, corrects])).toEqual([
    ['Called CANARY-REPORTER', false, false],
    ['The mail was called back', true, false],
    ['The mail could not be called back', false, true],
  ])
  const entries = await entriesAboutLeak(database.client, leak.id)
  expect(entries.filter((action) => action === 'leak.entry')).toHaveLength(3)
  expect(await database.client.auditEntry.count({ where: { body: { contains: 'CANARY-REPORTER' } } })).toBe(0)
  // Whoever may read the leak reads it; an auditor learns of a contact, not its words.
  expect(await timelineFor(byRole.management, leak.ref)).toEqual(after)
  const audited = await timelineFor(byRole.auditor, leak.ref)
  expect(audited).toHaveLength(3)
  expect(JSON.stringify(audited)).not.toContain('CANARY-REPORTER')
})

test('nothing of the future is written down', async () => {
  const leak = await someConfirmedLeak(database.client, reporter, dpo)
  const target = { ref: leak.ref, version: leak.version }
  expect(await addLeakEntry(dpo, { ...target, ...entry, at: addHours(dpo.now, 1) })).toMatchObject({
    code: 'invalid',
    fields: { at: ['in_future'] },
  })
})

test.each(others)('%s writes nothing into it: an absent leak', async (role) => {
  const leak = await someConfirmedLeak(database.client, reporter, dpo)
  const asked = { ref: leak.ref, version: leak.version, ...entry }
  expect(await addLeakEntry(byRole[role], asked)).toEqual({ ok: false, code: 'not_found' })
  expect(await database.client.leakEntry.count({ where: { leakId: leak.id } })).toBe(0)
})
