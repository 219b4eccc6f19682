import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Someone, someDepartment, someone } from '@/lib/access/testing/contexts'
import { type TestDatabase, testDatabase } from '@/lib/db/testing'
import { startExercise } from '@/lib/exercises/commands'
import { beginVisit, during } from '@/lib/log/visit'
import { updateOrganisation } from '@/lib/organisation/commands'
import { createDepartment } from '@/lib/organisation/queries'
import { departmentInput, organisationInput } from '@/lib/organisation/schema'
import { cycle, must } from '@/lib/review/testing/cycle'
import { goWithout, takeUp } from './commands'
import { checklistFor } from './queries'

let database: TestDatabase
let admin: Someone
let dpo: Someone
let management: Someone

beforeAll(async () => {
  database = await testDatabase()
  admin = await settled(await someone(database.client, ['admin'], { name: 'Tom' }))
})
afterAll(() => database.close())

/** Someone whose password is chosen, so that they can sign in. */
async function settled(who: Someone): Promise<Someone> {
  await database.client.user.update({ where: { id: who.actor.id }, data: { passwordHash: 'kept' } })
  return who
}
const states = async (who: Someone) => {
  const list = await checklistFor(who.actor, who.now)
  return Object.fromEntries((list?.steps ?? []).map(({ step, state }) => [step, state]))
}
const entries = () => database.client.auditEntry.findMany({ orderBy: { index: 'asc' } })

test('each step is done by what is there, and undone when it goes', async () => {
  const { client } = database
  expect(await states(admin)).toEqual({
    ...{ company: 'open', departments: 'open', mail: 'open', dpo: 'open', management: 'open', editor: 'open' },
    ...{ phone: 'open', portal: 'open', record: 'open', inForce: 'open' },
  })
  const department = (await must(createDepartment(admin, departmentInput.parse({ name: 'Human Resources' })))).id
  expect(await client.department.findMany()).toMatchObject([{ code: 'HUMANR', name: 'Human Resources' }])
  dpo = await someone(client, ['dpo'], { name: 'Sofie' })
  expect(await states(admin)).toMatchObject({ departments: 'done', dpo: 'invited' })
  await settled(dpo)
  management = await settled(await someone(client, ['management'], { name: 'Koen' }))
  await settled(await someone(client, ['editor'], { name: 'Without department' }))
  expect(await states(admin), 'a record owner in no department can keep no record').toMatchObject({
    ...{ dpo: 'done', management: 'done', editor: 'open' },
  })
  const editor = await settled(await someone(client, ['editor'], { departmentIds: [department], name: 'An' }))
  expect(await states(admin)).toMatchObject({ editor: 'done' })

  const facts = { version: 0, legalName: 'Bakkerij Janssens', country: 'BE' }
  await must(updateOrganisation(dpo, organisationInput.parse(facts)))
  expect(await states(dpo)).toMatchObject({ company: 'open', phone: 'open', portal: 'open' })
  const place = { address: 'Kerkstraat 1', city: 'Gent', openFields: ['enterpriseNumber'] }
  const reach = { privacyContactPhone: '+32 9 000 00 00', portalHolders: [{ name: 'Koen' }] }
  await must(updateOrganisation(dpo, organisationInput.parse({ ...facts, version: 1, ...place, ...reach })))
  expect(await states(dpo)).toMatchObject({ company: 'done', phone: 'done', portal: 'done' })

  const { draft, submit, accept, inForce } = cycle(database, { editor, dpo, management })
  const made = await draft('sources', { title: 'Order form' })
  expect(await states(dpo)).toMatchObject({ record: 'done', inForce: 'open' })
  await submit(made.id)
  const next = async (who: Someone) =>
    (await checklistFor(who.actor, who.now))?.steps.find(({ step }) => step === 'inForce')?.href
  expect([await next(dpo), await next(management)]).toEqual(['/reviews?f.state=dpo', null])
  await client.user.update({ where: { id: dpo.actor.id }, data: { disabledAt: new Date('2026-06-01') } })
  expect(await states(admin), 'who left holds nothing').toMatchObject({ dpo: 'open' })
  await client.user.update({ where: { id: dpo.actor.id }, data: { disabledAt: null } })
  const accepted = await draft('sources', { title: 'Chat' })
  await accept(accepted.id)
  expect(await next(management)).toBe('/reviews?f.state=management')
  await inForce('sources', { title: 'Call' })
  expect(await states(dpo)).toMatchObject({ inForce: 'done', report: 'open' })
  // An exercise is a first try as much as a trial report.
  await must(startExercise(dpo, { scenario: 'wrong_mail', pace: 'hours' }))
  expect(await states(dpo)).toMatchObject({ report: 'done', mail: 'open' })
})

test('who waits for others reads whom', async () => {
  const list = await checklistFor(dpo.actor, dpo.now)
  expect(list?.steps[0]).toMatchObject({ step: 'mail', href: null, roles: ['admin'] })
  expect(list?.holders.get('admin')).toEqual({ names: ['Tom'], total: 1 })
})

test('only what may be done without, by who answers for it, with an entry; then nothing is shown any more', async () => {
  const input = { step: 'mail', reason: 'We are three people in one room.' } as const
  expect(await goWithout(dpo, input), 'forbidden').toMatchObject({ ok: false, code: 'not_found' })
  expect(await takeUp(admin, input), 'nothing to take up').toMatchObject({ ok: false, code: 'not_found' })
  expect(await goWithout(admin, input)).toMatchObject({ ok: true })
  expect((await entries()).at(-1)).toMatchObject({ action: 'organisation.go_without' })
  expect(await checklistFor(dpo.actor, dpo.now)).toBeNull()
  expect(await takeUp(dpo, input), 'forbidden').toMatchObject({ ok: false, code: 'not_found' })
  expect(await takeUp(admin, input)).toMatchObject({ ok: true })
  expect((await entries()).at(-1)).toMatchObject({ action: 'organisation.take_up' })
  expect(await states(dpo)).toMatchObject({ mail: 'open' })
})

test('once all is done it costs one statement, and nobody else is asked anything', async () => {
  await must(goWithout(admin, { step: 'mail', reason: 'By telephone.' }))
  const asked = async (who: Someone) => {
    const visit = beginVisit()
    const list = await during(visit, () => checklistFor(who.actor, who.now))
    return { list, statements: visit.statements }
  }
  expect(await asked(dpo)).toEqual({ list: null, statements: 1 })
  const editor = await someone(database.client, ['editor'], { departmentIds: [await someDepartment(database.client)] })
  expect(await asked(editor)).toEqual({ list: null, statements: 0 })
})
