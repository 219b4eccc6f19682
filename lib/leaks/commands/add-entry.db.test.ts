import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import type { Someone } from '@/lib/access/testing/contexts'
import { someOffice } from '@/lib/access/testing/office'
import { addHours } from '@/lib/time/zone'
import { contactComplete, type EntryInput, entryFields } from '../facts/schema'
import { readLeak } from '../queries/leak-detail'
import { filesOfLeak } from '../queries/leak-files'
import { narrowed, readTimeline } from '../queries/timeline'
import { entriesAboutLeak, someConfirmedLeak } from '../testing/some-leak'
import { addLeakEntry } from './add-entry'
import { closeLeak } from './confirm-and-close'
import { inviteToLeak, setInviteRole } from './link-and-invite'
import { signDecision } from './sign-decision'

const { database, reporter, dpo, editor, colleague, management, auditor, byRole } = someOffice({
  dpo: { name: 'Dora DPO' },
  editor: { name: 'Ed Editor' },
  reporter: { name: 'CANARY-REPORTER-NAME' },
})
const others = ['employee', 'editor', 'management', 'auditor', 'admin'] as const
const entry = { kind: 'fact', body: 'The mail was called back', at: addHours(dpo.now, -1) } as const
const contact = {
  kind: 'contact',
  body: 'Called CANARY-REPORTER',
  at: addHours(dpo.now, -2),
  withWhom: 'CANARY-REPORTER',
  channel: 'phone',
  direction: 'out',
} as const
const timelineFor = async (by: Someone, ref: string) => {
  const leak = await readLeak(by, ref)
  return leak ? readTimeline(leak, { actor: by.actor, files: await filesOfLeak(leak.id, leak) }) : []
}
const writtenFor = async (by: Someone, ref: string) =>
  (await timelineFor(by, ref)).flatMap(({ entry: written, byName, recordedAt }) =>
    written ? [{ ...written, byName, recordedAt }] : [],
  )
let leak: Awaited<ReturnType<typeof someConfirmedLeak>>
const fresh = async () => {
  leak = await someConfirmedLeak(database.client, reporter, dpo)
  return leak
}
const invite = async (userIds: (typeof editor.actor.id)[], role: 'technical' | null = null) => {
  const { ref, version } = await database.client.leak.findUniqueOrThrow({ where: { id: leak.id } })
  expect(await inviteToLeak(dpo, { ref, version, userIds, role })).toMatchObject({ ok: true })
}
const add = (by: Someone, more: Partial<EntryInput> = {}) => addLeakEntry(by, { ref: leak.ref, ...entry, ...more })

beforeAll(fresh)

test('entries stand in the order in which things happened; a correction keeps the old one, once', async () => {
  await fresh()
  expect(await add(dpo)).toEqual({ ok: true, value: { ref: leak.ref } })
  expect(await addLeakEntry(dpo, { ref: leak.ref, ...contact })).toMatchObject({ ok: true })
  const before = await writtenFor(dpo, leak.ref)
  expect(before.map(({ body, byName, recordedAt, withWhom }) => [body, byName, recordedAt, withWhom])).toEqual([
    ['Called CANARY-REPORTER', 'Dora DPO', dpo.now, 'CANARY-REPORTER'],
    ['The mail was called back', 'Dora DPO', dpo.now, null],
  ])
  const fixed = { body: 'The mail could not be called back', correctsId: before[1]?.id }
  expect(await add(dpo, fixed)).toMatchObject({ ok: true })
  expect(await add(dpo, fixed)).toMatchObject({ code: 'not_now', reason: 'entry_corrected' })
  expect(await add(dpo, { correctsId: randomUUID() })).toMatchObject({ code: 'not_found' })
  const after = await writtenFor(dpo, leak.ref)
  expect(after.map(({ body, isCorrected, corrects }) => [body, isCorrected, corrects])).toEqual([
    ['Called CANARY-REPORTER', false, false],
    ['The mail was called back', true, false],
    ['The mail could not be called back', false, true],
  ])
  const entries = await entriesAboutLeak(database.client, leak.id)
  expect(entries.filter((action) => action === 'leak.entry')).toHaveLength(3)
  expect(await database.client.auditEntry.count({ where: { body: { contains: 'CANARY-REPORTER' } } })).toBe(0)
  // Whoever may read the leak reads it; an auditor learns of a contact, not its words, nor with whom.
  expect((await writtenFor(management, leak.ref)).map(({ body }) => body)).toEqual(after.map(({ body }) => body))
  const audited = await timelineFor(auditor, leak.ref)
  expect(audited.filter((item) => item.entry)).toHaveLength(3)
  expect(JSON.stringify(audited)).not.toContain('CANARY-REPORTER')
})

test('people who write at once do not stand in each other’s way: nobody is told that theirs is stale', async () => {
  await fresh()
  await invite([editor.actor.id])
  const written = await Promise.all([dpo, editor, dpo, editor].map((by, n) => add(by, { body: `Line ${n}` })))
  expect(written.every(({ ok }) => ok)).toBe(true)
  expect(await writtenFor(dpo, leak.ref)).toHaveLength(4)
})

test('nothing of the future is written down, nothing empty, and a contact says with whom, how and who began', async () => {
  expect(await add(dpo, { at: addHours(dpo.now, 1) })).toMatchObject({
    code: 'invalid',
    fields: { at: ['in_future'] },
  })
  const wrong = (more: object) => {
    const checked = entryFields.superRefine(contactComplete).safeParse({ ref: leak.ref, ...contact, ...more })
    return checked.error?.issues.map(({ path, message }) => `${path.join('.')} ${message}`) ?? []
  }
  expect(wrong({})).toEqual([])
  expect(wrong({ withWhom: '', channel: null, direction: null })).toEqual([
    'withWhom required',
    'channel choose',
    'direction choose',
  ])
  expect(wrong({ kind: 'fact', withWhom: '', channel: null, direction: null })).toEqual([])
  expect(wrong({ body: '' })).toEqual(['body required'])
  expect(wrong({ body: 'x'.repeat(2001) })).toEqual(['body too_long.2000'])
  expect(wrong({ withWhom: 'x'.repeat(201) })).toEqual(['withWhom too_long.200'])
})

test('who is invited writes along and corrects their own words, not those of others; after the invitation it is over', async () => {
  await fresh()
  await invite([editor.actor.id])
  expect(await add(dpo, { body: 'Of the DPO' })).toMatchObject({ ok: true })
  expect(await add(editor, { body: 'Of the editor' })).toMatchObject({ ok: true })
  const lines = await writtenFor(editor, leak.ref)
  const idOf = (body: string) => lines.find((line) => line.body === body)?.id
  expect(lines.map(({ body, isTheirs }) => [body, isTheirs]).sort()).toEqual([
    ['Of the DPO', false],
    ['Of the editor', true],
  ])
  expect(await add(editor, { body: 'Better', correctsId: idOf('Of the DPO') })).toMatchObject({
    reason: 'entry_of_another',
  })
  expect(await add(editor, { body: 'Better', correctsId: idOf('Of the editor') })).toMatchObject({ ok: true })
  expect(await add(colleague)).toEqual({ ok: false, code: 'not_found' })
  await invite([])
  expect(await add(editor)).toEqual({ ok: false, code: 'not_found' })
})

test('a role gives a card of duties to that person; it changes, and only for who is invited', async () => {
  await fresh()
  await invite([editor.actor.id], 'technical')
  expect(await readLeak(editor, leak.ref)).toMatchObject({ duty: 'technical' })
  expect((await readLeak(dpo, leak.ref))?.duty).toBeUndefined()
  const { version } = await database.client.leak.findUniqueOrThrow({ where: { id: leak.id } })
  const target = { ref: leak.ref, version }
  expect(await setInviteRole(dpo, { ...target, userId: colleague.actor.id, role: 'legal' })).toMatchObject({
    code: 'not_found',
  })
  expect(await setInviteRole(editor, { ...target, userId: editor.actor.id, role: 'legal' })).toEqual({
    ok: false,
    code: 'not_found',
  })
  expect(await setInviteRole(dpo, { ...target, userId: editor.actor.id, role: null })).toMatchObject({ ok: true })
  expect(await readLeak(editor, leak.ref)).toMatchObject({ duty: null, invited: [{ name: 'Ed Editor', role: null }] })
})

test('what Dertig keeps anyway stands in the same timeline, by kind, and names no reporter to an auditor', async () => {
  await fresh()
  const target = async () => {
    const { ref, version } = await database.client.leak.findUniqueOrThrow({ where: { id: leak.id } })
    return { ref, version }
  }
  const signed = { kind: 'authority', outcome: 'not_needed', reasonCode: 'risk_unlikely', grounds: 'No risk' } as const
  expect(await signDecision(management, { ...(await target()), ...signed })).toMatchObject({ ok: true })
  expect(await add(dpo)).toMatchObject({ ok: true })
  const all = await timelineFor(dpo, leak.ref)
  const what = (items: typeof all) => items.map(({ event }) => event?.what ?? 'written')
  // The log has its own clock, which in a test lies ahead: the confirmation is not seen here.
  expect(what(all).sort()).toEqual(['decision', 'received', 'written'])
  expect(what([...narrowed(all, 'decision')])).toEqual(['decision'])
  expect(what([...narrowed(all, 'kept')]).sort()).toEqual(['decision', 'received'])
  expect(narrowed(all, 'contact')).toEqual([])
  const audited = await timelineFor(auditor, leak.ref)
  expect(JSON.stringify(audited)).not.toContain('CANARY')
  // Of the receipt an auditor learns the day alone.
  expect(audited.find(({ event }) => event?.what === 'received')?.day).not.toBeNull()
  expect(await closeLeak(dpo, { ...(await target()), reason: '' })).toMatchObject({ reason: 'leak_incomplete' })
})

test.each(others)('%s who is not invited writes nothing into it: an absent leak', async (role) => {
  await fresh()
  expect(await addLeakEntry(byRole[role], { ref: leak.ref, ...entry })).toEqual({ ok: false, code: 'not_found' })
  expect(await database.client.leakEntry.count({ where: { leakId: leak.id } })).toBe(0)
})
