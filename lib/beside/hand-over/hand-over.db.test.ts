import { beforeAll, expect, test } from 'vitest'
import { type Someone, someone } from '@/lib/access/testing/contexts'
import { someOffice } from '@/lib/access/testing/office'
import type { DepartmentId } from '@/lib/db/ids'
import { createFinding } from '@/lib/findings/commands'
import { findingInput } from '@/lib/findings/schema'
import { setMailUp } from '@/lib/mail/testing/house'
import { entriesAbout, putInForceForTest, someRecord } from '@/lib/records/testing/some-record'
import { retireRecord } from '@/lib/records/write/retire'
import { submitRecord } from '@/lib/review/steps/submit'
import { handOver } from './commands'
import { ownedBy, ownedCount, peopleWhoOwn } from './queries'
import { handOverInput } from './schema'

const { database, department, elsewhere, dpo, colleague } = someOffice({
  dpo: { name: 'Dirk' },
  colleague: { name: 'Bart' },
})
beforeAll(() => setMailUp(1))

const editor = (name: string) => someone(database.client, ['editor'], { departmentIds: [department], name })
const ownedRecord = (owner: Someone, departmentId: DepartmentId = department) =>
  someRecord(dpo, 'sources', { ownerId: owner.actor.id, departmentId })
async function ownedFinding(owner: Someone) {
  const words = { title: 'No basis', source: 'Review', wrong: 'It names none.', law: 'Art. 6(1)' }
  const made = await createFinding(dpo, findingInput.parse({ ...words, recordId: null, ownerId: owner.actor.id }))
  if (!made.ok) throw new Error(made.code)
  return made.value
}
const give = (who: Someone, from: Someone, to: Someone, what: { records?: string[]; findings?: string[] }) =>
  handOver(who, handOverInput.parse({ from: from.actor.id, to: to.actor.id, ...what }))
const rowOf = (id: string) => database.client.record.findUniqueOrThrow({ where: { id } })

test('records and findings go at once, with an entry each and one mail; nothing goes back to review', async () => {
  const anna = await editor('Anna')
  const [one, two, finding] = [await ownedRecord(anna), await ownedRecord(anna), await ownedFinding(anna)]
  await putInForceForTest(database.client, one, dpo)
  const submitted = await submitRecord(anna, { id: two.id, version: 1, note: '' })
  expect(submitted.ok).toBe(true)
  const what = { records: [two.ref, one.ref], findings: [finding.id] }
  expect(await give(dpo, anna, colleague, what)).toEqual({ ok: true, value: { count: 3 } })
  expect(await rowOf(one.id)).toMatchObject({ ownerId: colleague.actor.id, status: 'in_force', version: 2 })
  expect(await rowOf(two.id)).toMatchObject({ ownerId: colleague.actor.id, status: 'in_review', version: 3 })
  expect((await rowOf(one.id)).searchText).toContain('bart')
  expect((await rowOf(one.id)).inForceText).toContain('bart')
  expect(await database.client.finding.findUnique({ where: { id: finding.id } })).toMatchObject({
    ownerId: colleague.actor.id,
    version: 2,
  })
  for (const { id } of [one, two]) expect((await entriesAbout(database.client, id)).at(-1)).toBe('record.hand_over')
  expect((await entriesAbout(database.client, finding.id)).at(-1)).toBe('finding.update')
  const mails = await database.client.mail.findMany({ where: { userId: colleague.actor.id } })
  expect(mails.map(({ template, params }) => ({ template, params }))).toEqual([
    { template: 'hand_over', params: { count: 3, path: `/registers/sources?f.ownerId=${colleague.actor.id}` } },
  ])
})

test('all or nothing: one that is no longer theirs, retired or unknown leaves every other where it is', async () => {
  const anna = await editor('Anna')
  const mine = await ownedRecord(anna)
  const theirs = await ownedRecord(colleague)
  const retired = await ownedRecord(anna)
  await retireRecord(dpo, { ref: retired.ref, version: 1 })
  for (const [ref, refusal] of [
    [theirs.ref, { code: 'not_now', reason: 'hand_over_moved' }],
    [retired.ref, { code: 'not_now', reason: 'hand_over_moved' }],
    ['S-999', { code: 'not_found' }],
  ] as const) {
    expect(await give(dpo, anna, colleague, { records: [mine.ref, ref] })).toMatchObject(refusal)
  }
  expect(await rowOf(mine.id)).toMatchObject({ ownerId: anna.actor.id, version: 1 })
})

test('an editor hands over only the own records, only those of the own departments', async () => {
  const anna = await editor('Anna')
  const own = await ownedRecord(anna)
  const away = await ownedRecord(anna, elsewhere)
  const notFound = { ok: false, code: 'not_found' }
  expect(await give(anna, anna, colleague, { records: [away.ref] })).toEqual(notFound)
  expect(await give(colleague, anna, colleague, { records: [own.ref] })).toEqual(notFound)
  expect((await ownedBy(anna.actor, anna.actor.id))?.records.rows.map(({ ref }) => ref)).toEqual([own.ref])
  expect(await ownedBy(colleague.actor, anna.actor.id)).toBeNull()
  expect(await peopleWhoOwn(colleague.actor)).toEqual([])
  expect(await give(anna, anna, colleague, { records: [own.ref] })).toMatchObject({ ok: true })
})

test('of very many the first are shown with the number of all, the rest when these are gone', async () => {
  const anna = await editor('Anna')
  const { id } = await ownedRecord(anna)
  await database.client.$executeRawUnsafe(`
    INSERT INTO "Record" SELECT p.* FROM "Record" r, generate_series(1, 129) n
      CROSS JOIN LATERAL jsonb_populate_record(NULL::"Record", to_jsonb(r) || jsonb_build_object(
      'id', gen_random_uuid(), 'ref', 'S-' || (70000 + n), 'number', 70000 + n)) p WHERE r.id = '${id}'`)
  for (const by of [dpo, anna]) {
    const owned = await ownedBy(by.actor, anna.actor.id)
    expect([owned?.records.rows.length, owned?.records.total, owned?.findings.total]).toEqual([50, 130, 0])
  }
})

test.each(['employee', 'management', 'auditor', 'admin'] as const)('%s hands over nothing', async (role) => {
  const person = await someone(database.client, [role], { departmentIds: [department] })
  const made = await ownedRecord(colleague)
  // As it can be for a person whose role changed since.
  await database.client.record.update({ where: { id: made.id }, data: { ownerId: person.actor.id } })
  expect(await give(person, person, colleague, { records: [made.ref] })).toEqual({ ok: false, code: 'not_found' })
  expect(await ownedBy(person.actor, person.actor.id)).toBeNull()
  expect((await rowOf(made.id)).ownerId).toBe(person.actor.id)
})

test('nobody becomes owner who cannot: disabled people and auditors', async () => {
  const anna = await editor('Anna')
  const made = await ownedRecord(anna)
  const auditor = await someone(database.client, ['auditor'])
  const gone = await editor('Gone')
  await database.client.user.update({ where: { id: gone.actor.id }, data: { disabledAt: new Date() } })
  for (const to of [auditor, gone]) {
    expect(await give(dpo, anna, to, { records: [made.ref] })).toMatchObject({
      code: 'invalid',
      fields: { to: ['not_in_list'] },
    })
  }
})

test('people who can no longer own are offered first, and the account says what they still own', async () => {
  const gone = await editor('Zoe')
  await ownedRecord(gone)
  await ownedFinding(gone)
  await database.client.user.update({ where: { id: gone.actor.id }, data: { disabledAt: new Date() } })
  const [first] = (await peopleWhoOwn(dpo.actor)).filter(({ state }) => state === 'disabled')
  expect(first).toMatchObject({ name: 'Zoe' })
  const states = (await peopleWhoOwn(dpo.actor)).map(({ state }) => state)
  expect(states.lastIndexOf('disabled')).toBeLessThan(states.indexOf('ok'))
  const admin = await someone(database.client, ['admin'])
  expect(await ownedCount(admin.actor, gone.actor.id)).toEqual({ records: 1, findings: 1, handedOverBy: ['Dirk'] })
  expect(await ownedCount(dpo.actor, gone.actor.id)).toBeNull()
})

test('the same person, and nothing chosen, are refused at their field', () => {
  const [a, b] = [dpo.actor.id, colleague.actor.id]
  const pathsOf = (input: object) => handOverInput.safeParse(input).error?.issues.map(({ path }) => path.join('.'))
  expect(pathsOf({ from: a, to: b })).toEqual(['records'])
  expect(pathsOf({ from: a, to: a, records: ['S-001'] })).toEqual(['to'])
  expect(pathsOf({ from: a, to: '', records: ['S-001'] })).toEqual(['to'])
})
