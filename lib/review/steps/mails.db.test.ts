import { beforeAll, beforeEach, expect, it } from 'vitest'
import { type Someone, someone } from '@/lib/access/testing/contexts'
import { someOffice } from '@/lib/access/testing/office'
import { setMailUp } from '@/lib/mail/testing/house'
import { createRecord } from '@/lib/records/write/create'
import { acceptRecord, returnRecord } from './decide'
import { submitRecord } from './submit'

const { database, department, editor, dpo, management } = someOffice()

beforeAll(async () => {
  // Nothing is sent here: the outbox is read.
  setMailUp(2525)
  await someone(database.client, ['auditor'])
  const left = await someone(database.client, ['dpo'])
  await database.client.user.update({ where: { id: left.actor.id }, data: { disabledAt: new Date() } })
})
beforeEach(async () => {
  await database.client.mail.deleteMany()
})

async function submitted(by: Someone) {
  const values = { title: 'Contact form', departmentId: department, ownerId: by.actor.id, description: 'On the site.' }
  const made = await createRecord(by, { register: 'sources', values })
  if (!made.ok) throw new Error(made.code)
  const { id, ref } = made.value
  const version = await submitRecord(by, { id, version: 1, note: 'Jan Peeters asked for it' })
  if (!version.ok) throw new Error(version.code)
  return { id, ref, contentHash: version.value.contentHash }
}

const waiting = async () =>
  (await database.client.mail.findMany({ orderBy: { createdAt: 'asc' } })).map(({ userId, template, params }) => ({
    userId,
    template,
    params,
  }))

it('a submitted record is mailed to the DPOs, an accepted one to management', async () => {
  const { id, ref, contentHash } = await submitted(editor)
  const path = `/registers/sources/${ref}/review`
  const toDpo = { userId: dpo.actor.id, template: 'review_waiting', params: { reference: ref, step: 'review', path } }
  expect(await waiting()).toEqual([toDpo])
  await acceptRecord(dpo, { id, contentHash, comments: { title: 'Fine' } })
  expect((await waiting()).filter(({ userId }) => userId !== dpo.actor.id)).toEqual([
    { userId: management.actor.id, template: 'review_waiting', params: { reference: ref, step: 'force', path } },
  ])
})

it('nobody is mailed about their own step', async () => {
  await submitted(dpo)
  expect(await waiting()).toEqual([])
})

it('a returned record is mailed to who submitted it, without the reason', async () => {
  const { id, ref, contentHash } = await submitted(editor)
  await returnRecord(dpo, { id, contentHash, reason: 'Jan Peeters is named', comments: {} })
  expect((await waiting()).filter(({ userId }) => userId === editor.actor.id)).toEqual([
    { userId: editor.actor.id, template: 'returned', params: { reference: ref, path: `/registers/sources/${ref}` } },
  ])
  expect(JSON.stringify(await waiting())).not.toContain('Peeters')
})

it('a step that is refused mails nobody', async () => {
  const { id } = await submitted(editor)
  await database.client.mail.deleteMany()
  expect(await acceptRecord(dpo, { id, contentHash: 'f'.repeat(64), comments: {} })).toMatchObject({ ok: false })
  expect(await waiting()).toEqual([])
})
