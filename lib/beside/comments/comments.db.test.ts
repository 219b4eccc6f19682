import { beforeAll, expect, test } from 'vitest'
import { roles } from '@/lib/access/roles'
import { movedTo, type Someone, someone, testNow } from '@/lib/access/testing/contexts'
import { someOffice } from '@/lib/access/testing/office'
import { historyOf } from '@/lib/audit/log/history'
import { setMailUp } from '@/lib/mail/testing/house'
import { someRecord } from '@/lib/records/testing/some-record'
import type { Created } from '@/lib/records/write/create'
import { retireRecord } from '@/lib/records/write/retire'
import { instantSchema } from '@/lib/time/types'
import { removeComment, writeComment } from './commands'
import { commentsOn, markSeen, mentionable, mentionsOf, readersOf } from './queries'
import { commentWrite } from './schema'

const { database, department, editor, colleague, outside, dpo } = someOffice({
  editor: { name: 'Anna' },
  colleague: { name: 'Bart' },
  outside: { name: 'Olga' },
  dpo: { name: 'Dirk' },
})
let record: Created

beforeAll(async () => {
  setMailUp(1)
  record = await someRecord(editor, 'sources', { title: 'Order form' })
})

const place = () => ({ id: record.id, status: 'draft', ownerId: null, departmentId: department })
const write = (who: Someone, body: string, mentions: string[] = []) =>
  writeComment(who, commentWrite.parse({ recordId: record.id, body, mentions }))
const said = (who: Someone) => commentsOn(who.actor, place(), { page: 1, skip: 0, take: 100 })
async function written(who: Someone, body: string, mentions: string[] = []): Promise<string> {
  const result = await write(who, body, mentions)
  if (!result.ok) throw new Error(JSON.stringify(result))
  return result.value.id
}
const bodies = async (who: Someone) => (await said(who))?.comments.map(({ body }) => body)

test.each(roles)('%s', async (role) => {
  const person = await someone(database.client, [role], { departmentIds: [department] })
  const canRead = ['editor', 'dpo', 'management', 'auditor'].includes(role)
  const canWrite = canRead && role !== 'auditor'
  const id = await written(dpo, 'Of the DPO')
  expect((await said(person)) !== null, 'reads').toBe(canRead)
  expect((await said(person))?.mayWrite ?? false, 'is offered to write').toBe(canWrite)
  const offered = await mentionable(person.actor, { recordId: record.id }, testNow)
  expect(offered, 'is offered people').toEqual(
    canWrite ? { ok: true, value: expect.any(Array) } : { ok: false, code: 'not_found' },
  )
  if (offered.ok) expect(offered.value.map(({ id }) => id)).not.toContain(person.actor.id)
  const result = await write(person, 'Mine')
  expect(result).toEqual(canWrite ? { ok: true, value: { id: expect.any(String) } } : { ok: false, code: 'not_found' })
  if (result.ok) expect(await removeComment(person, { id: result.value.id })).toMatchObject({ ok: true })
  expect((await removeComment(person, { id })).ok, 'removes what somebody else wrote').toBe(role === 'dpo')
})

test('an editor of another department neither reads, writes, removes nor is named', async () => {
  const id = await written(editor, 'Not for Finance')
  expect(await said(outside)).toBeNull()
  expect(await write(outside, 'Hello')).toEqual({ ok: false, code: 'not_found' })
  expect(await removeComment(outside, { id })).toEqual({ ok: false, code: 'not_found' })
  const offered = await mentionable(editor.actor, { recordId: record.id }, testNow)
  expect(offered).toMatchObject({ ok: true })
  expect(JSON.stringify(offered)).not.toContain('Olga')
  expect(await mentionable(outside.actor, { recordId: record.id }, testNow)).toEqual({ ok: false, code: 'not_found' })
})

test('only people who may read the record and answer can be mentioned; others refuse alike, whether they exist or not', async () => {
  const employee = await someone(database.client, ['employee'], { departmentIds: [department], name: 'Emma' })
  const auditor = await someone(database.client, ['auditor'], { name: 'Claire' })
  const gone = await someone(database.client, ['editor'], { departmentIds: [department], name: 'Gone' })
  await database.client.user.update({ where: { id: gone.actor.id }, data: { disabledAt: new Date() } })
  const nobody = '99999999-9999-4999-8999-999999999999'
  const refused = { ok: false, code: 'invalid', fields: { mentions: ['not_in_list'] } }
  for (const id of [employee.actor.id, auditor.actor.id, outside.actor.id, gone.actor.id, nobody]) {
    expect(await write(editor, 'Look at this', [id])).toEqual(refused)
  }
  const names = (await readersOf(database.client, place(), testNow)).map(({ name }) => name)
  expect(names).toEqual(expect.arrayContaining(['Anna', 'Bart', 'Dirk']))
  for (const name of ['Emma', 'Claire', 'Olga', 'Gone']) expect(names).not.toContain(name)
})

test('a mention waits for the person until they have the record before them, and no longer than they may read it', async () => {
  await written(editor, 'Is this still the form?', [colleague.actor.id])
  expect((await mentionsOf(colleague.actor, 8)).rows).toMatchObject([{ ref: record.ref, title: 'Order form' }])
  const mails = await database.client.mail.findMany({ where: { userId: colleague.actor.id } })
  expect(mails.map(({ params }) => params)).toEqual([
    { reference: record.ref, path: `/registers/sources/${record.ref}` },
  ])
  expect((await mentionsOf(editor.actor, 8)).rows).toEqual([])
  expect((await said(colleague))?.unseen).toBe(true)
  expect((await mentionsOf({ ...colleague.actor, departmentIds: [] }, 8)).rows).toEqual([])
  await markSeen(editor, { recordId: record.id })
  expect((await mentionsOf(colleague.actor, 8)).rows).toHaveLength(1)
  await markSeen(colleague, { recordId: record.id })
  expect((await mentionsOf(colleague.actor, 8)).rows).toEqual([])
  expect((await said(colleague))?.unseen).toBe(false)
})

test('removing takes the words away everywhere but in the log, and leaves who did it', async () => {
  const id = await written(editor, 'A word too much', [colleague.actor.id])
  expect(await bodies(colleague)).toContain('A word too much')
  expect(await removeComment(colleague, { id })).toEqual({ ok: false, code: 'not_found' })
  expect(await removeComment(dpo, { id })).toMatchObject({ ok: true })
  const left = (await said(colleague))?.comments.find((comment) => comment.id === id)
  expect(left).toMatchObject({ body: null, byName: 'Anna', removedBy: 'Dirk' })
  expect(await database.client.comment.findUnique({ where: { id } })).toMatchObject({ body: '' })
  expect((await mentionsOf(colleague.actor, 8)).rows).toEqual([])
  expect(await removeComment(dpo, { id })).toMatchObject({ code: 'not_now', reason: 'comment_removed' })
})

test('each writing and removing is one entry; its words are sealed, and open to who reads every comment', async () => {
  const own = await someRecord(editor, 'sources', { ownerId: editor.actor.id })
  const one = await writeComment(editor, commentWrite.parse({ recordId: own.id, body: 'canary words' }))
  if (!one.ok) throw new Error(one.code)
  await removeComment(editor, { id: one.value.id })
  const rows = await database.client.auditEntry.findMany({ where: { subjectId: own.id }, orderBy: { index: 'asc' } })
  expect(rows.map(({ action }) => action)).toEqual(['record.create', 'comment.write', 'comment.remove'])
  expect(rows.map(({ body }) => body).join()).not.toContain('canary')
  const open = await historyOf('record', own.id, { viewer: dpo.actor })
  expect(open.entries[1]).toMatchObject({ values: 'open', changes: [{ field: 'comment', new: 'canary words' }] })
  const closed = await historyOf('record', own.id, { viewer: editor.actor })
  expect(closed.entries[0]).toMatchObject({ action: 'comment.remove', values: 'closed', changes: [] })
})

test('comments stand oldest first; a retired record takes no more', async () => {
  const made = await someRecord(editor, 'sources')
  for (const [second, body] of ['two', 'three', 'one'].entries()) {
    const now = instantSchema.parse(`2026-06-02T12:00:${(second + 1) % 3}0.000Z`)
    await writeComment(movedTo(editor, now), commentWrite.parse({ recordId: made.id, body }))
  }
  const here = { ...place(), id: made.id }
  expect((await commentsOn(editor.actor, here))?.comments.map(({ body }) => body)).toEqual(['one', 'two', 'three'])
  await retireRecord(dpo, { ref: made.ref, version: 1 })
  expect(await writeComment(editor, commentWrite.parse({ recordId: made.id, body: 'four' }))).toMatchObject({
    code: 'not_now',
    reason: 'record_retired',
  })
  expect((await commentsOn(editor.actor, { ...here, status: 'retired' }))?.mayWrite).toBe(false)
  expect(await mentionable(editor.actor, { recordId: made.id }, testNow)).toEqual({ ok: false, code: 'not_found' })
})

test.each([
  ['nothing', '', 'required'],
  ['blanks', '   ', 'required'],
  ['4,001 characters', 'x'.repeat(4001), 'too_long.4000'],
])('%s: refused at its field', (_, body, code) => {
  const parsed = commentWrite.safeParse({ recordId: record.id, body })
  expect(parsed.error?.issues[0]).toMatchObject({ path: ['body'], message: code })
})
