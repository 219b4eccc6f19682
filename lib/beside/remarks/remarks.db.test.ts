import { describe, expect, it } from 'vitest'
import { someone } from '@/lib/access/testing/contexts'
import { someOffice } from '@/lib/access/testing/office'
import { createRecord } from '@/lib/records/write/create'
import { createRemark, remarksOn, updateRemark } from './commands'

const { database, department, dpo } = someOffice()

describe('remarks of the DPO', () => {
  it('are written and read by DPOs only, with an entry each', async () => {
    const tx = database.client
    const made = await createRecord(dpo, {
      register: 'sources',
      values: { title: 'Contact form', departmentId: department },
    })
    if (!made.ok) throw new Error(made.code)
    const recordId = made.value.id
    const first = await createRemark(dpo, { recordId, body: 'Ask IT where this ends up.' })
    if (!first.ok) throw new Error(first.code)
    expect(await updateRemark(dpo, { id: first.value.id, version: 1, body: 'IT answered.' })).toMatchObject({
      ok: true,
    })
    expect(await updateRemark(dpo, { id: first.value.id, version: 1, body: 'Other.' })).toMatchObject({
      code: 'stale',
      data: { version: 2, fields: [{ field: 'remark', mine: 'Other.', theirs: 'IT answered.' }] },
    })
    expect(await remarksOn(dpo.actor, recordId)).toMatchObject([{ body: 'IT answered.', version: 2 }])
    const count = (action: string) => tx.auditEntry.count({ where: { body: { contains: `"action":"${action}"` } } })
    expect([await count('remark.create'), await count('remark.update')]).toEqual([1, 1])
    for (const role of ['employee', 'editor', 'management', 'auditor', 'admin'] as const) {
      const other = await someone(tx, [role], { departmentIds: [department] })
      expect(await remarksOn(other.actor, recordId)).toBeNull()
      expect(await createRemark(other, { recordId, body: 'No.' })).toEqual({ ok: false, code: 'not_found' })
      expect(await updateRemark(other, { id: first.value.id, version: 2, body: 'No.' })).toEqual({
        ok: false,
        code: 'not_found',
      })
    }
  })
})
