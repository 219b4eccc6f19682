import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { Someone } from '@/lib/access/testing/contexts'
import { someone } from '@/lib/access/testing/contexts'
import { someOffice } from '@/lib/access/testing/office'
import { writeComment } from '@/lib/beside/comments/commands'
import { commentsOn } from '@/lib/beside/comments/queries'
import { commentWrite } from '@/lib/beside/comments/schema'
import { updateProfile } from '@/lib/people/account'
import { createPerson } from '@/lib/people/users'
import { instantOf } from '@/lib/time/types'
import { recordRead } from '../entry/append'
import { eraseSubject } from '../entry/erase'
import { logState } from './asked'
import { listLog, namesInLog } from './log'
import { namesThen } from './names-then'

const { database, admin, dpo, auditor, department } = someOffice({ dpo: { name: 'Dora Maes' } })

const rename = async (who: Someone, name: string) => {
  const { version } = await database.client.user.findUniqueOrThrow({ where: { id: who.actor.id } })
  return updateProfile(who, { name, phone: '+32 470 00 00 00', locale: 'en', version })
}
const act = (who: Someone) =>
  recordRead(who, { action: 'record.export', subject: { type: 'record', id: randomUUID() } })
const namesOf = async (who: Someone, reader = dpo) => {
  const filter = logState({ who: who.actor.id })
  const { entries } = await listLog(reader.actor, filter, 'Europe/Brussels')
  return entries.map((entry) => (entry.who.kind === 'person' ? entry.who.name : entry.who.kind)).reverse()
}
const editorNamed = (name: string) =>
  someone(database.client, ['editor'], { name, departmentIds: [department], email: `${randomUUID()}@people.test` })

describe('an entry shows the name of its time', () => {
  it('also after several renamings, and the renaming itself stands under the name before', async () => {
    const who = await editorNamed('Eva Claes')
    await act(who)
    expect(await rename(who, 'Eva Jacobs')).toEqual({ ok: true, value: null })
    await act(who)
    await rename(who, 'Eva Wouters')
    await act(who)
    expect(await namesOf(who)).toEqual([...['Eva Claes', 'Eva Claes'], ...['Eva Jacobs', 'Eva Jacobs'], 'Eva Wouters'])
  })

  it('is erased with the person, in the log and beside comments', async () => {
    const who = await editorNamed('Erik Nys')
    await act(who)
    await rename(who, 'Erik Aerts')
    await eraseSubject(dpo, { type: 'user', id: who.actor.id })
    expect(await namesThen([who.actor.id])).toEqual(new Map())
    const { entries } = await listLog(dpo.actor, logState({ action: 'record.export' }), 'Europe/Brussels')
    expect(entries[0]?.who).toEqual({ kind: 'erased' })
  })

  it('tells apart two who go by one name, now and then', async () => {
    const [first, second] = [await editorNamed('Jan Smets'), await editorNamed('Jan Smets')]
    await act(first)
    await act(second)
    const [[a], [b]] = [await namesOf(first), await namesOf(second)]
    for (const name of [a, b]) expect(name).toMatch(/^Jan Smets · [0-9a-f]{4}$/)
    expect(a).not.toBe(b)
    await rename(first, 'Jan Smets (Sales)')
    await act(first)
    expect(await namesOf(first)).toEqual([a, a, 'Jan Smets (Sales)'])
    const labels = [...(await namesInLog(dpo.actor, [first.actor.id, second.actor.id])).values()]
    expect(new Set(labels).size).toBe(2)
  })

  it('auditors see who goes by another name since which day, and nothing else of the account', async () => {
    const who = await editorNamed('Ria Bos')
    await rename(who, 'Ria Cools')
    const { entries } = await listLog(auditor.actor, logState({ action: 'user.update' }), 'Europe/Brussels')
    const renaming = entries.find(({ subject }) => subject.name?.startsWith('Ria'))
    expect(renaming).toMatchObject({
      changes: [{ field: 'name', old: 'Ria Bos', new: 'Ria Cools' }],
      who: { kind: 'person', name: 'Ria Bos' },
      day: expect.any(String),
    })
    expect(JSON.stringify(entries)).not.toContain('+32 470')
  })

  it('a comment keeps the name under which it was written', async () => {
    const who = await editorNamed('Lies Pauwels')
    const number = 4711
    const place = { ownerId: who.actor.id, departmentId: department, status: 'draft' as const }
    const record = await database.client.record.create({
      data: { register: 'sources', ref: `S-${number}`, number, title: 'Own', ...place },
    })
    // The log goes by the clock of the database.
    const at = (context: Someone): Someone => ({ ...context, now: instantOf(new Date()) })
    const say = (body: string) => writeComment(at(who), commentWrite.parse({ recordId: record.id, body, mentions: [] }))
    expect(await say('first')).toMatchObject({ ok: true })
    await rename(who, 'Lies Dora')
    expect(await say('second')).toMatchObject({ ok: true })
    const seen = await commentsOn(dpo.actor, { ...record, ...place })
    expect(seen?.comments.map(({ byName }) => byName)).toEqual(['Lies Pauwels', 'Lies Dora'])
  })
})

describe('a name that somebody has', () => {
  const wanted = (name: string) => ({
    ...{ name, email: `${randomUUID()}@people.test`, locale: 'en' as const },
    ...{ roles: ['employee' as const], departmentIds: [], validDays: null },
  })

  it.each(['Dora Maes', 'dora  maes', 'Dóra Maes', 'Dora Maes.', 'DORA-MAES'])('is refused as %s', async (name) => {
    const who = await editorNamed(`Tine ${randomUUID()}`)
    const before = await database.client.auditEntry.count()
    const taken = { ok: false, code: 'invalid', fields: { name: ['name_taken'] } }
    expect(await rename(who, name)).toMatchObject(taken)
    expect(await createPerson(admin, wanted(name))).toMatchObject(taken)
    expect(await database.client.auditEntry.count()).toBe(before)
  })

  it('is taken with a mark, kept by who has it, and one of two at once gets it', async () => {
    expect(await createPerson(admin, wanted('Dora Maes (Finance)'))).toMatchObject({ ok: true })
    expect(await rename(dpo, 'Dora Maes')).toEqual({ ok: true, value: null })
    const both = await Promise.all([1, 2].map(() => createPerson(admin, wanted('Twin Peaks'))))
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true])
  })

  it('of Dertig is refused', async () => {
    expect(await createPerson(admin, wanted('Dertig (system)'))).toMatchObject({ fields: { name: ['name_reserved'] } })
  })
})
