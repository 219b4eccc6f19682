import { beforeAll, expect, it } from 'vitest'
import { testNow } from '@/lib/access/testing/contexts'
import { someOffice } from '@/lib/access/testing/office'
import { db } from '@/lib/db/client'
import { createPerson } from '@/lib/people/users'
import { retryMail, sendTestMail } from './commands'
import { mailState } from './queries'
import { queueMail } from './queue'
import { keepOutbox } from './sending/outbox'
import { minutesAfter } from './testing/house'

const { admin } = someOffice()
beforeAll(async () => {
  await db().instance.create({ data: { id: 1, origin: 'dertig-test' } })
})

it('nothing is queued, and who invites is told to give the link', async () => {
  const person = { name: 'Nele', email: 'nele@people.test', locale: 'en' as const }
  const made = await createPerson(admin, { ...person, roles: ['employee'], departmentIds: [], validDays: null })
  expect(made).toMatchObject({ ok: true, value: { mail: 'not_set_up' } })
  const params = { at: testNow }
  expect(await queueMail(db(), { to: admin.actor.id, template: 'mail_test', params, now: testNow })).toBe('not_set_up')
  expect(await db().mail.count()).toBe(0)
})

it('the administrator reads that mail is not set up, and cannot send', async () => {
  expect(await mailState(admin.actor, testNow)).toMatchObject({ setup: null, troubled: [] })
  expect(await sendTestMail(admin)).toMatchObject({ ok: false, reason: 'mail_not_set_up' })
})

it('what waited when mail was taken away is given up after a day', async () => {
  const at = new Date(testNow)
  const { id } = await db().mail.create({
    data: {
      messageId: '<x@house.test>',
      address: 'nele@people.test',
      locale: 'en',
      template: 'mail_test',
      params: { at: testNow },
      dedupeKey: 'x',
      createdAt: at,
      waitsSince: at,
      nextTryAt: at,
    },
  })
  await keepOutbox(minutesAfter(testNow, 24 * 60))
  expect(await db().mail.findUnique({ where: { id } })).toMatchObject({ failedAt: null })
  await keepOutbox(minutesAfter(testNow, 24 * 60 + 1))
  expect(await db().mail.findUnique({ where: { id } })).toMatchObject({ nextTryAt: null, lastError: 'not_set_up' })
  expect(await retryMail(admin, { id })).toMatchObject({ reason: 'mail_not_set_up' })
})
