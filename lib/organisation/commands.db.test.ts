import { describe, expect, it } from 'vitest'
import { someDepartment, someone } from '@/lib/access/testing/contexts'
import { someOffice } from '@/lib/access/testing/office'
import { updateOrganisation } from './commands'
import { createDepartment, listDepartments, organisationFacts, updateDepartment } from './queries'
import { isEnterpriseNumber, organisationInput } from './schema'

const { database, dpo, admin, employee } = someOffice()

const facts = {
  version: 0,
  legalName: 'OptiPost NV',
  country: 'BE',
  dpoState: 'open',
  openFields: ['enterpriseNumber', 'dpo'],
}

describe('the organisation', () => {
  it.each([
    ['0694.679.950', true],
    ['BE 0694 679 950', true],
    ['0694.679.951', false],
    ['694679950', false],
    ['', false],
  ])('enterprise number %s is valid: %s', (text, valid) => {
    expect(isEnterpriseNumber(text)).toBe(valid)
  })

  it('needs a reason when no DPO is required', () => {
    expect(organisationInput.safeParse({ ...facts, dpoState: 'not_required' }).success).toBe(false)
    expect(
      organisationInput.safeParse({ ...facts, dpoState: 'not_required', dpoReason: 'Small, no monitoring.' }).success,
    ).toBe(true)
  })

  it('is described by the DPO, with an entry; a second stale save is refused', async () => {
    const input = organisationInput.parse(facts)
    expect(await updateOrganisation(dpo, input)).toEqual({ ok: true, value: { version: 1 } })
    expect(await updateOrganisation(dpo, { ...input, version: 1, city: 'Gent' })).toEqual({
      ok: true,
      value: { version: 2 },
    })
    expect(await updateOrganisation(dpo, { ...input, version: 1, city: 'Brussel' })).toMatchObject({
      ok: false,
      code: 'stale',
      data: { version: 2, fields: [{ field: 'city', mine: 'Brussel', theirs: 'Gent' }] },
    })
    expect(await organisationFacts()).toMatchObject({
      legalName: 'OptiPost NV',
      city: 'Gent',
      openFields: ['enterpriseNumber', 'dpo'],
    })
    expect(
      await database.client.auditEntry.count({ where: { body: { contains: '"action":"organisation.update"' } } }),
    ).toBe(2)
  })

  it('an administrator does not change it, and makes departments, which an employee does not', async () => {
    expect(await updateOrganisation(admin, organisationInput.parse({ ...facts, version: 2 }))).toEqual({
      ok: false,
      code: 'not_found',
    })
    expect(await createDepartment(admin, { code: 'X', name: 'X' })).toMatchObject({ ok: true })
    expect(await createDepartment(employee, { code: 'Y', name: 'Y' })).toEqual({ ok: false, code: 'not_found' })
  })

  it('a department code is used once, and a department with people is not retired', async () => {
    expect(await createDepartment(dpo, { code: 'SALES', name: 'Sales' })).toMatchObject({ ok: true })
    expect(await createDepartment(dpo, { code: 'SALES', name: 'Sales again' })).toMatchObject({
      ok: false,
      code: 'invalid',
      fields: { code: ['taken'] },
    })
    const id = await someDepartment(database.client, 'Full')
    await someone(database.client, ['editor'], { departmentIds: [id] })
    const full = (await listDepartments()).find((department) => department.id === id)
    expect(
      await updateDepartment(dpo, { id, code: full?.code ?? '', name: 'Full', version: 1, retired: true }),
    ).toMatchObject({
      ok: false,
      code: 'in_use',
      data: { people: 1, records: 0 },
    })
  })
})
