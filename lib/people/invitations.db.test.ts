import { expect, test } from 'vitest'
import { someone } from '@/lib/access/testing/contexts'
import { someOffice } from '@/lib/access/testing/office'
import { addressee } from '@/lib/mail/testing/house'
import { findPerson, lacksDepartment, peopleById } from './queries'

const { database, dpo, editor } = someOffice()

type Outcome = { failedAt?: Date; sentAt?: Date; skippedAt?: Date; nextTryAt?: Date; lastError?: string }

/** An invitation in the outbox, as it went. */
async function invited(userId: string, minute: number, outcome: Outcome): Promise<void> {
  const at = new Date(`2026-06-02T10:0${minute}:00Z`)
  const id = `${userId}-${minute}`
  await database.client.mail.create({
    data: {
      ...{ messageId: id, dedupeKey: id, userId, address: 'x@people.test', locale: 'nl', template: 'invitation' },
      ...{ params: {}, createdAt: at, waitsSince: at, ...outcome },
    },
  })
}

const at = new Date('2026-06-02T11:00:00Z')
const refused = 'refused 550 no such user'

test.each<[string, Outcome[], object | null]>([
  ['none', [], null],
  ['one that was sent', [{ sentAt: at }], null],
  ['one that waits for its first try', [{ nextTryAt: at }], null],
  ['one that is tried again', [{ nextTryAt: at, lastError: 'timed_out -' }], { problem: 'timed_out', gaveUp: false }],
  ['one that was given up', [{ failedAt: at, lastError: refused }], { problem: 'refused', gaveUp: true }],
  ['one given up, and a newer one sent', [{ failedAt: at, lastError: refused }, { sentAt: at }], null],
  ['one to an example address', [{ skippedAt: at, lastError: 'example_address' }], null],
])('who was invited, of mails: %s', async (_, mails, stuck) => {
  const admin = await someone(database.client, ['admin'])
  const id = await addressee({ name: `Nele ${mails.length}` })
  for (const [minute, outcome] of mails.entries()) await invited(id, minute, outcome)
  expect((await findPerson(admin.actor, id, admin.now))?.mail ?? null).toEqual(stuck && expect.objectContaining(stuck))
  const [row] = await peopleById(admin.actor, admin.now, [id])
  expect(row?.mail ?? null).toEqual(stuck && expect.objectContaining(stuck))
  const [others] = await peopleById(dpo.actor, dpo.now, [id])
  expect(others?.mail, 'nothing for who cannot send it again').toBeNull()
})

test('a mail that failed no longer counts once the person has signed in', async () => {
  const admin = await someone(database.client, ['admin'])
  const id = await addressee({ name: 'Piet' })
  await invited(id, 0, { failedAt: at, lastError: refused })
  await database.client.user.update({ where: { id }, data: { passwordHash: 'kept' } })
  expect(await findPerson(admin.actor, id, admin.now)).toMatchObject({ state: 'active', mail: null })
})

test('a record owner in no department is told so, nobody else is', async () => {
  const { client } = database
  const without = await someone(client, ['editor'])
  expect(lacksDepartment(without.actor)).toBe(true)
  expect(lacksDepartment(editor.actor)).toBe(false)
  expect(lacksDepartment((await someone(client, ['editor', 'dpo'])).actor)).toBe(false)
  expect(lacksDepartment((await someone(client, ['management'])).actor)).toBe(false)
  const [deputised] = [
    { id: editor.actor.id, roles: ['editor' as const] as const, departmentIds: editor.actor.departmentIds },
  ]
  expect(lacksDepartment({ ...without.actor, deputyFor: [deputised] }), 'stands in for somebody who has one').toBe(
    false,
  )
})
