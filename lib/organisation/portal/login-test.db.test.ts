import { beforeAll, expect, test } from 'vitest'
import { someOffice } from '@/lib/access/testing/office'
import { updateOrganisation } from '../commands'
import { organisationInput } from '../schema'
import { loginTestInput, noteLoginTest, portalReadiness } from './login-test'

const { database, byRole, dpo, management } = someOffice()
const others = ['employee', 'editor', 'auditor', 'admin'] as const

const office = () => database.client.organisation.findUniqueOrThrow({ where: { id: 1 } })
const entries = () => database.client.auditEntry.count({ where: { action: 'organisation.update' } })

beforeAll(async () => {
  const portalHolders = [{ name: 'Koen Peeters' }, { name: 'Sofie', lastTestedOn: '2026-01-05' }]
  const facts = organisationInput.parse({ version: 0, legalName: 'OptiPost NV', country: 'BE', portalHolders })
  expect(await updateOrganisation(dpo, facts)).toMatchObject({ ok: true })
})

test('a test is noted for one holder, on the day of the company, with its entry; pressed twice it is one', async () => {
  expect(await portalReadiness(dpo.today)).toMatchObject({ state: 'old', canFile: false, authority: 'BE_GBA' })
  const [version, count] = [(await office()).version, await entries()]
  const pressed = await Promise.all([1, 2, 3].map(() => noteLoginTest(management, { name: 'Koen Peeters' })))
  expect(pressed).toEqual(pressed.map(() => ({ ok: true, value: { on: dpo.today } })))
  expect(await office()).toMatchObject({
    version: version + 1,
    portalHolders: [
      { name: 'Koen Peeters', lastTestedOn: dpo.today },
      { name: 'Sofie', lastTestedOn: '2026-01-05' },
    ],
  })
  expect(await entries()).toBe(count + 1)
  expect(await portalReadiness(dpo.today)).toMatchObject({ state: 'alone', canFile: true })
})

test('who is no holder any more cannot have been tested', async () => {
  expect(await noteLoginTest(dpo, { name: 'Somebody who left' })).toEqual({ ok: false, code: 'not_found' })
  for (const name of ['', 'x'.repeat(201)]) expect(loginTestInput.safeParse({ name }).success).toBe(false)
})

test.each(others)('%s notes nothing', async (role) => {
  const before = await office()
  expect(await noteLoginTest(byRole[role], { name: 'Sofie' })).toEqual({ ok: false, code: 'not_found' })
  expect(await office()).toEqual(before)
})
