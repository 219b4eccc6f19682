import { expect, it } from 'vitest'
import type { Role } from '@/lib/access/roles'
import { someone } from '@/lib/access/testing/contexts'
import { someOffice } from '@/lib/access/testing/office'
import { groupsFor } from '@/lib/overview/groups'
import { catalog } from '@/lib/registers/catalog'
import { bareState } from '@/lib/table/state'
import { listRecords } from '../list/list'
import { declarationOf } from '../state/registered'
import { entriesAbout, someRecord } from '../testing/some-record'
import { dayChangeJob } from './rule-changes'

const { database, department, dpo, editor, management } = someOffice()

const missing = async (id: string) => (await database.client.record.findUniqueOrThrow({ where: { id } })).missing
const leave = (userId: string) =>
  database.client.user.update({ where: { id: userId }, data: { disabledAt: new Date() } })
const become = async (userId: string, roles: Role[]) => {
  await database.client.userRole.deleteMany({ where: { userId } })
  await database.client.userRole.createMany({ data: roles.map((role) => ({ userId, role })) })
}

const ways: [string, (userId: string) => Promise<unknown>, boolean][] = [
  ['was disabled', leave, true],
  ['is an employee only', (id) => become(id, ['employee']), true],
  ['runs the accounts only', (id) => become(id, ['admin', 'employee']), true],
  ['became an auditor', (id) => become(id, ['auditor']), true],
  ['has no role', (id) => become(id, []), true],
  ['became a manager', (id) => become(id, ['management']), false],
  ['became DPO', (id) => become(id, ['dpo', 'employee']), false],
  ['stays an editor', (id) => become(id, ['editor', 'admin']), false],
]

it.each(ways)('an owner who %s', async (_way, go, left) => {
  const owner = await someone(database.client, ['editor'], { departmentIds: [department] })
  const kept = await someRecord(editor, 'sources', { ownerId: owner.actor.id, departmentId: department })
  expect(await missing(kept.id)).not.toContain('owner_left')
  await go(owner.actor.id)
  await dayChangeJob.run(dpo)
  expect((await missing(kept.id)).includes('owner_left')).toBe(left)
  expect((await entriesAbout(database.client, kept.id)).includes('record.lapse')).toBe(left)
  const entries = await database.client.auditEntry.count()
  await dayChangeJob.run(dpo)
  expect(await database.client.auditEntry.count()).toBe(entries)

  const filters = { missing: ['owner_left'] }
  const found = await listRecords(dpo.actor, declarationOf('sources'), { ...bareState, filters })
  expect(found.rows.some(({ ref }) => ref === kept.ref)).toBe(left)
  const overviewOf = async (who: typeof dpo) =>
    (await groupsFor({ ...who, leaks: [] })).find(({ key }) => key === 'ownersLeft')?.items.map(({ href }) => href) ??
    []
  expect((await overviewOf(dpo)).includes(`/hand-over?from=${owner.actor.id}`)).toBe(left)
  for (const other of [editor, management]) expect(await overviewOf(other)).toEqual([])

  await become(owner.actor.id, ['editor'])
  await database.client.user.update({ where: { id: owner.actor.id }, data: { disabledAt: null } })
  await dayChangeJob.run(dpo)
  expect(await missing(kept.id)).not.toContain('owner_left')
})

it('every register that asks for an owner asks for one who is there', () => {
  for (const { requirements } of catalog) {
    const asked = requirements.filter(({ fields }) => fields.includes('ownerId')).map(({ code }) => code)
    expect(asked).toEqual(['owner', 'owner_left'])
  }
})
