import { expect, test } from 'vitest'
import { someone } from '@/lib/access/testing/contexts'
import { someOffice } from '@/lib/access/testing/office'
import { entriesAbout, putInForceForTest, someRecord } from '../testing/some-record'
import { createRecord } from './create'

const { database, department, elsewhere, editor } = someOffice({ editor: { name: 'Els Éditrice' } })

const values = { title: 'Order form', channel: 'web_form' }

test('a new record is a draft with number, search text, missing items and one audit entry', async () => {
  const { id, ref } = await someRecord(editor, 'sources', {
    title: 'Fiche à remplir',
    ownerId: editor.actor.id,
    tags: ['Web'],
  })
  const row = await database.client.record.findUniqueOrThrow({ where: { id }, include: { source: true } })
  expect(ref).toMatch(/^S-\d{3}$/)
  expect(row).toMatchObject({
    status: 'draft',
    version: 1,
    contributorIds: [editor.actor.id],
    departmentId: department,
  })
  expect(row.searchText).toContain('fiche a remplir')
  expect(row.searchText).toContain('els editrice')
  expect(row.missing).toContain('channel')
  expect(row.missing).not.toContain('owner')
  expect(await entriesAbout(database.client, id)).toEqual(['record.create'])
})

test('links are kept as rows; a search finds titles in force, not those of drafts', async () => {
  const purpose = await someRecord(editor, 'purposes', { title: 'Wages' })
  const { id: draft } = await someRecord(editor, 'activities', { title: 'Payroll', purposes: [purpose.ref] })
  expect((await database.client.record.findUniqueOrThrow({ where: { id: draft } })).searchText).not.toContain('wages')
  await putInForceForTest(database.client, purpose, editor)
  const { id } = await someRecord(editor, 'activities', { title: 'Payroll', purposes: [purpose.ref] })
  const row = await database.client.record.findUniqueOrThrow({ where: { id }, include: { linksFrom: true } })
  expect(row.linksFrom).toMatchObject([{ field: 'purposes', toId: purpose.id }])
  expect(row.searchText).toContain('wages')
})

test('a link to another register, to nothing or to what the person may not read is refused at its field', async () => {
  const source = await someRecord(editor, 'sources')
  const dpo = await someone(database.client, ['dpo'])
  const hidden = await someRecord(dpo, 'purposes', { departmentId: elsewhere })
  for (const ref of [source.ref, 'P-999', hidden.ref]) {
    const result = await createRecord(editor, {
      register: 'activities',
      values: { title: 'Payroll', departmentId: department, purposes: [ref] },
    })
    expect(result).toMatchObject({ ok: false, code: 'invalid', fields: { purposes: ['not_in_list'] } })
  }
})

test('wrong values are refused at their fields and unknown ones by name', async () => {
  const wrong = { title: ' ', departmentId: department, channel: 'carrier_pigeon' }
  const result = await createRecord(editor, { register: 'sources', values: wrong })
  expect(result).toMatchObject({
    ok: false,
    code: 'invalid',
    fields: { title: ['required'], channel: expect.anything() },
  })
  const extra = await createRecord(editor, { register: 'sources', values: { ...values, status: 'in_force' } })
  expect(extra).toMatchObject({ ok: false, code: 'invalid' })
})

test('an editor needs a department and only reaches the own one', async () => {
  expect(await createRecord(editor, { register: 'sources', values })).toMatchObject({
    ok: false,
    code: 'invalid',
    fields: { departmentId: ['required'] },
  })
  const foreign = await createRecord(editor, { register: 'sources', values: { ...values, departmentId: elsewhere } })
  expect(foreign).toEqual({ ok: false, code: 'not_found' })
})

test.each(['employee', 'management', 'auditor', 'admin'] as const)(
  '%s creates nothing, and the attempt is logged',
  async (role) => {
    const person = await someone(database.client, [role], { departmentIds: [department] })
    const before = await database.client.record.count()
    const result = await createRecord(person, { register: 'sources', values: { ...values, departmentId: department } })
    expect(result).toEqual({ ok: false, code: 'not_found' })
    expect(await database.client.record.count()).toBe(before)
    expect(await database.client.auditEntry.count({ where: { action: 'access.denied' } })).toBeGreaterThan(0)
  },
)

test('twenty at once get twenty numbers without a gap', async () => {
  const made = await Promise.all(Array.from({ length: 20 }, () => someRecord(editor, 'processors')))
  const numbers = made.map(({ ref }) => Number(ref.slice(2))).sort((a, b) => a - b)
  expect(numbers).toEqual(Array.from({ length: 20 }, (_, index) => index + 1))
})
