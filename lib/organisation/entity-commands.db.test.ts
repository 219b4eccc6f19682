import { beforeAll, expect, test } from 'vitest'
import { someone } from '@/lib/access/testing/contexts'
import { someOffice } from '@/lib/access/testing/office'
import { entitiesAsJson, storedEntities } from '@/lib/company/entities'
import { mainEntityId } from '@/lib/company/entity-facts'
import { passDay } from '@/lib/records/derive/day-change'
import { someRecord } from '@/lib/records/testing/some-record'
import { createRecord } from '@/lib/records/write/create'
import { updateRecord } from '@/lib/records/write/update'
import { createEntity, saveEntity, saveNewEntity, updateEntity, updateOrganisation } from './commands'
import { entityInput, legalEntityIdSchema, organisationInput } from './schema'

const { database, dpo, management, editor } = someOffice()

const company = {
  version: 0,
  legalName: 'A company',
  country: 'BE',
  dpoState: 'open',
  address: 'Street 1',
  city: 'Gent',
}
const subsidiary = entityInput.parse({
  name: 'A subsidiary',
  country: 'US',
  address: 'Avenue 2',
  city: 'Boston',
  email: 'privacy@subsidiary.example',
  representativeName: 'A BV',
  representativeContact: 'a@a.example',
  dpoState: 'not_required',
  dpoReason: 'Small, no monitoring.',
})

beforeAll(async () => {
  await updateOrganisation(dpo, organisationInput.parse(company))
})

async function added(values: Partial<typeof subsidiary> = {}) {
  const result = await createEntity(dpo, { ...subsidiary, ...values })
  if (!result.ok) throw new Error(JSON.stringify(result))
  return result.value.id
}

const missingOf = async (id: string) =>
  (await database.client.record.findUniqueOrThrow({ where: { id }, select: { missing: true } })).missing

test('the company and its entities are told as rules look at them', async () => {
  const id = await added()
  const [row] = await database.client.$queryRaw<{ entities: unknown }[]>`SELECT ${entitiesAsJson} AS entities`
  const { facts } = storedEntities.parse(row?.entities)
  expect(facts[0]).toEqual({
    id: mainEntityId,
    name: 'A company',
    address: 'Street 1, Gent, BE',
    contact: '',
    representative: null,
    dpo: false,
  })
  expect(facts.find((entity) => entity.id === id)).toEqual({
    id,
    name: 'A subsidiary',
    address: 'Avenue 2, Boston, US',
    contact: 'privacy@subsidiary.example',
    representative: true,
    dpo: true,
  })
})

test('adding and changing one writes an entry each; a stale change is refused', async () => {
  const id = await added({ name: 'Twice' })
  const change = { id, version: 1, values: { ...subsidiary, name: 'Once', phone: '02' }, retired: false }
  expect(await updateEntity(management, change)).toEqual({ ok: true, value: { id } })
  expect(await updateEntity(dpo, { ...change, values: { ...subsidiary, name: 'Late' } })).toMatchObject({
    ok: false,
    code: 'stale',
    data: { version: 2, fields: [{ field: 'name', mine: 'Late', theirs: 'Once' }, { field: 'phone' }] },
  })
  const entries = await database.client.auditEntry.findMany({ where: { subjectId: id }, orderBy: { index: 'asc' } })
  expect(entries.map((entry) => entry.action)).toEqual(['entity.create', 'entity.update'])
})

test('what a record lacks follows the entity that it names', async () => {
  const id = await added({ name: 'Followed', email: '' })
  const record = await someRecord(editor, 'activities', { recordKind: 'controller', entityIds: [id] })
  expect(await missingOf(record.id)).toContain('entity')
  await updateEntity(dpo, { id, version: 1, values: subsidiary, retired: false })
  expect(await missingOf(record.id)).not.toContain('entity')
  const entries = await database.client.auditEntry.findMany({
    where: { subjectId: record.id },
    orderBy: { index: 'asc' },
  })
  expect(entries.map((entry) => entry.action)).toEqual(['record.create', 'record.lapse'])
})

test('what a record lacks follows the company itself', async () => {
  const record = await someRecord(editor, 'activities', { recordKind: 'controller' })
  expect((await missingOf(record.id)).filter((code) => code.startsWith('entity'))).toEqual(['entity', 'entity_dpo'])
  const better = { ...company, version: 1, phone: '09', dpoState: 'not_required', dpoReason: 'No monitoring.' }
  await updateOrganisation(dpo, organisationInput.parse(better))
  expect((await missingOf(record.id)).filter((code) => code.startsWith('entity'))).toEqual([])
})

test('more records than a person waits for are left to the job', async () => {
  const id = await added({ name: 'Named often', email: '' })
  const record = await someRecord(editor, 'activities', { recordKind: 'controller', entityIds: [id] })
  await database.client.$executeRaw`
    WITH copies AS (
      INSERT INTO "Record" (id, register, ref, number, title, tags, "openFields", missing, "contributorIds")
      SELECT gen_random_uuid(), 'activities', 'A-9' || n, 9000 + n, 'A copy', '{}', '{}', '{entity}', '{}'
      FROM generate_series(1, 200) n RETURNING id
    ) INSERT INTO "Activity" (id, "peopleCategories", "dataCategories", "entityIds") SELECT id, '{}', '{}', ARRAY[${id}] FROM copies`
  await updateEntity(dpo, { id, version: 1, values: subsidiary, retired: false })
  expect(await missingOf(record.id)).toContain('entity')
  expect(await passDay(dpo)).toBe(201)
  expect(await missingOf(record.id)).not.toContain('entity')
})

test('one that a record names is not retired; a retired one is not chosen any more', async () => {
  const id = await added({ name: 'In use' })
  const record = await someRecord(editor, 'activities', { entityIds: [id] })
  const retire = { id, version: 1, values: subsidiary, retired: true }
  expect(await updateEntity(dpo, retire)).toMatchObject({ ok: false, code: 'in_use', data: { records: 1 } })
  const values = { title: 'A record', departmentId: editor.actor.departmentIds[0], entityIds: [mainEntityId] }
  await updateRecord(editor, { register: 'activities', ref: record.ref, version: 1, values })
  expect(await updateEntity(dpo, retire)).toMatchObject({ ok: true })
  const refused = { ok: false, code: 'invalid', fields: { entityIds: ['not_in_list'] } }
  const again = { ...values, entityIds: [mainEntityId, id] }
  expect(await updateRecord(editor, { register: 'activities', ref: record.ref, version: 2, values: again })).toEqual(
    refused,
  )
  expect(await createRecord(editor, { register: 'activities', values: again })).toEqual(refused)
})

test('a record that names a retired one may keep it', async () => {
  const id = await added({ name: 'Kept' })
  const record = await someRecord(editor, 'activities', { entityIds: [id] })
  await database.client.legalEntity.update({ where: { id }, data: { retiredAt: new Date() } })
  const values = { title: 'Another title', departmentId: editor.actor.departmentIds[0], entityIds: [id] }
  expect(await updateRecord(editor, { register: 'activities', ref: record.ref, version: 1, values })).toMatchObject({
    ok: true,
    value: { changed: true },
  })
})

test('an entity that does not exist is refused at its field', async () => {
  const values = { title: 'A record', entityIds: ['b4a7f0e5-3c5d-4a54-9f0c-0c0b7c9f7a11'] }
  expect(await createRecord(dpo, { register: 'activities', values })).toEqual({
    ok: false,
    code: 'invalid',
    fields: { entityIds: ['not_in_list'] },
  })
  const id = legalEntityIdSchema.parse('b4a7f0e5-3c5d-4a54-9f0c-0c0b7c9f7a11')
  const nobody = { id, version: 1, values: subsidiary, retired: false }
  expect(await updateEntity(dpo, nobody)).toEqual({ ok: false, code: 'not_found' })
})

test.each(['employee', 'editor', 'auditor', 'admin'] as const)('%s adds and changes none', async (role) => {
  const id = await added({ name: `Not of ${role}` })
  const person = await someone(database.client, [role])
  expect(await createEntity(person, subsidiary)).toEqual({ ok: false, code: 'not_found' })
  expect(await updateEntity(person, { id, version: 1, values: subsidiary, retired: true })).toEqual({
    ok: false,
    code: 'not_found',
  })
})

test.each([
  ['no name', { name: ' ' }, { name: ['required'] }],
  ['an unknown country', { country: 'XX' }, { country: ['not_in_list'] }],
  [
    'a false Belgian number',
    { country: 'BE', enterpriseNumber: '0694.679.951' },
    { enterpriseNumber: ['enterprise_number'] },
  ],
  ['no e-mail address', { email: 'nobody' }, { email: ['invalid_email'] }],
  ['a DPO without a name', { dpoState: 'appointed' }, { dpoName: ['required'] }],
  ['no DPO without a reason', { dpoState: 'not_required', dpoReason: '' }, { dpoReason: ['dpo_reason'] }],
])('the form says what is wrong: %s', async (_, values, fields) => {
  const sent = { values: { ...subsidiary, ...values, openFields: [] } }
  expect(await saveNewEntity(dpo, sent)).toMatchObject({ ok: false, code: 'invalid', fields })
})

test('the form of one that is there retires and restores it', async () => {
  const id = await added({ name: 'Retiring' })
  const send = (version: number, retired: boolean) =>
    saveEntity(dpo, { id, version, values: { ...subsidiary, retired } })
  expect(await send(1, true)).toEqual({ ok: true, value: { ref: id } })
  expect((await database.client.legalEntity.findUniqueOrThrow({ where: { id } })).retiredAt).not.toBeNull()
  expect(await send(2, false)).toEqual({ ok: true, value: { ref: id } })
  expect((await database.client.legalEntity.findUniqueOrThrow({ where: { id } })).retiredAt).toBeNull()
})
