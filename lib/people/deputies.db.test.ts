import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/access/actor'
import { can, mayEver } from '@/lib/access/can'
import { deputyFor } from '@/lib/access/deputies'
import type { Role } from '@/lib/access/roles'
import { registerScope } from '@/lib/access/scope'
import { movedTo, type Someone, someone, testNow } from '@/lib/access/testing/contexts'
import { someOffice } from '@/lib/access/testing/office'
import { recordRead } from '@/lib/audit/entry/append'
import { logState } from '@/lib/audit/log/asked'
import { listLog } from '@/lib/audit/log/log'
import { groupsFor } from '@/lib/overview/groups'
import { someRecord } from '@/lib/records/testing/some-record'
import { acceptRecord } from '@/lib/review/steps/decide'
import { submitRecord } from '@/lib/review/steps/submit'
import { type Instant, instantSchema } from '@/lib/time/types'
import { acceptDeputy, deputyInput, endDeputy, nameDeputy } from './deputies'

const { database, department, elsewhere, dpo, management, editor, outside, auditor, admin, employee, colleague } =
  someOffice({ dpo: { name: 'Dora Maes' } })
beforeAll(async () => {
  await database.client.user.updateMany({ data: { passwordHash: 'kept' } })
})

const at = (text: string): Instant => instantSchema.parse(text)
const days = { from: '2026-06-02', until: '2026-06-05' }
const named = (principal: Someone, deputy: { actor: Actor }, role: string, more: object = {}) =>
  nameDeputy(principal, deputyInput.parse({ deputyId: deputy.actor.id, role, ...days, reason: 'Holiday', ...more }))
const idOf = <T>(result: { ok: true; value: T } | { ok: false; code: string }): T => {
  if (!result.ok) throw new Error(JSON.stringify(result))
  return result.value
}
/** The deputy as their next request sees them. */
const now = async (deputy: Someone, moment: Instant = testNow): Promise<Someone> => {
  const moved = movedTo(deputy, moment)
  const standing = await deputyFor(database.client, deputy.actor.id, moment)
  return { ...moved, actor: { ...moved.actor, deputyFor: standing } }
}
const newPerson = (roles: Role[]) => someone(database.client, roles, { departmentIds: [elsewhere] })
const standIn = async (principal: Someone, role: Role, roles: Role[] = ['employee']) => {
  const deputy = await newPerson(roles)
  const { id } = idOf(await named(principal, deputy, role))
  expect(await acceptDeputy(deputy, { id })).toEqual({ ok: true, value: null })
  return { deputy, id }
}
const newest = () => database.client.auditEntry.findFirstOrThrow({ orderBy: { index: 'desc' } })

const refused: [string, () => Promise<unknown>, object][] = [
  ['an administrator for a DPO', () => named(dpo, admin, 'dpo'), { fields: { deputyId: ['deputy_conflict'] } }],
  ['a manager for a DPO', () => named(dpo, management, 'dpo'), { fields: { deputyId: ['deputy_conflict'] } }],
  ['a DPO for a manager', () => named(management, dpo, 'management'), { fields: { deputyId: ['deputy_conflict'] } }],
  ['an auditor for an owner', () => named(editor, auditor, 'editor'), { fields: { deputyId: ['deputy_conflict'] } }],
  ['oneself', () => named(dpo, dpo, 'dpo'), { fields: { deputyId: ['deputy_self'] } }],
  ['for a role one has not', () => named(editor, outside, 'dpo'), { code: 'not_found' }],
  ['by an employee', () => named(employee, outside, 'editor'), { code: 'not_found' }],
  [
    'from a day that is over',
    () => named(dpo, editor, 'dpo', { from: '2026-06-01' }),
    { fields: { from: ['in_past'] } },
  ],
  [
    'until before from',
    () => named(dpo, editor, 'dpo', { until: '2026-06-01' }),
    { fields: { until: ['deputy_days'] } },
  ],
  [
    'for more than a year',
    () => named(dpo, editor, 'dpo', { until: '2027-06-03' }),
    { fields: { until: ['deputy_days'] } },
  ],
]

describe('nobody stands in', () => {
  it.each(refused)('%s', async (_what, name, refusal) => {
    expect(await name()).toMatchObject({ ok: false, ...refusal })
    expect(await database.client.deputy.count()).toBe(0)
  })

  it('as another account of the same person, or as somebody disabled', async () => {
    const twin = await newPerson(['employee'])
    const { personId } = await database.client.user.findUniqueOrThrow({ where: { id: dpo.actor.id } })
    await database.client.user.update({ where: { id: twin.actor.id }, data: { personId } })
    expect(await named(dpo, twin, 'dpo')).toMatchObject({ fields: { deputyId: ['deputy_self'] } })
    const gone = await newPerson(['employee'])
    await database.client.user.update({ where: { id: gone.actor.id }, data: { disabledAt: new Date() } })
    expect(await named(dpo, gone, 'dpo')).toMatchObject({ fields: { deputyId: ['deputy_gone'] } })
  })

  it('for a DPO and a manager in one time', async () => {
    const { deputy } = await standIn(dpo, 'dpo')
    expect(await named(management, deputy, 'management')).toMatchObject({ fields: { deputyId: ['deputy_conflict'] } })
    const later = { from: '2026-06-06', until: '2026-06-08' }
    expect(await named(management, deputy, 'management', later)).toMatchObject({ ok: true })
  })
})

it('the right holds after the yes, on the days, and no longer than the principal has it', async () => {
  const deputy = await newPerson(['employee'])
  const reads = async (moment?: Instant) => can((await now(deputy, moment)).actor, 'leak', 'read') !== null
  const { id } = idOf(await named(dpo, deputy, 'dpo'))
  expect(await reads()).toBe(false)
  const asks = (await groupsFor(deputy)).find(({ key }) => key === 'deputies')
  expect(asks?.items.map(({ title }) => title)).toEqual(['Dora Maes'])
  expect(await acceptDeputy(colleague, { id })).toMatchObject({ code: 'not_found' })
  expect(await acceptDeputy(deputy, { id })).toEqual({ ok: true, value: null })
  expect((await newest()).action).toBe('deputy.accept')
  const moments: [string, boolean][] = [
    ['2026-06-01T21:59:59.999Z', false],
    ['2026-06-01T22:00:00.000Z', true],
    ['2026-06-05T21:59:59.999Z', true],
    ['2026-06-05T22:00:00.000Z', false],
  ]
  for (const [moment, held] of moments) expect(await reads(at(moment)), moment).toBe(held)
  const standing = (await now(deputy)).actor
  for (const resource of ['own_report', 'api_token', 'user'] as const)
    expect(mayEver(standing, resource, 'update') || mayEver(standing, resource, 'confirm')).toBe(
      mayEver(deputy.actor, resource, 'update'),
    )
  await database.client.userRole.create({ data: { userId: deputy.actor.id, role: 'admin' } })
  expect(await reads()).toBe(false)
  await database.client.userRole.delete({ where: { userId_role: { userId: deputy.actor.id, role: 'admin' } } })
  await database.client.user.update({ where: { id: dpo.actor.id }, data: { disabledAt: new Date() } })
  expect(await reads()).toBe(false)
  await database.client.user.update({ where: { id: dpo.actor.id }, data: { disabledAt: null } })
  expect(await reads()).toBe(true)
  expect(await endDeputy(colleague, { id })).toMatchObject({ code: 'not_found' })
  expect(await endDeputy(dpo, { id })).toEqual({ ok: true, value: null })
  expect(await reads()).toBe(false)
  expect(await acceptDeputy(deputy, { id })).toMatchObject({ code: 'not_now', reason: 'deputy_over' })
})

it('an owner is stood in for in their departments, not in those of the deputy', async () => {
  const { deputy } = await standIn(editor, 'editor')
  const { actor } = await now(deputy)
  expect(registerScope(actor)).toMatchObject({ kind: 'some', departmentIds: [department] })
  expect(can(actor, 'register', 'update', { departmentId: department })).not.toBeNull()
  expect(can(actor, 'register', 'update', { departmentId: elsewhere })).toBeNull()
  expect(can(actor, 'finding', 'update', { ownerId: editor.actor.id })).not.toBeNull()
})

it('the log says for whom, and nobody accepts what they did as a deputy', async () => {
  const { deputy } = await standIn(dpo, 'dpo', ['editor'])
  const acting = await now(deputy)
  const record = await someRecord(editor, 'sources', { departmentId: department })
  const submitted = await submitRecord(acting, { id: record.id, version: 1, note: '' })
  expect(submitted.ok).toBe(true)
  const { entries } = await listLog(dpo.actor, logState({ action: 'record.submit' }), 'Europe/Brussels')
  expect(entries[0]?.who).toMatchObject({ kind: 'person', for: expect.stringContaining('Dora Maes') })
  const own = await someRecord(deputy, 'sources', { departmentId: elsewhere })
  expect((await submitRecord(await now(deputy), { id: own.id, version: 1, note: '' })).ok).toBe(true)
  const after = await listLog(dpo.actor, logState({ action: 'record.submit' }), 'Europe/Brussels')
  expect(after.entries[0]?.who).not.toHaveProperty('for')
})

/** Who wrote and submitted a record of the editor's department, and whether the deputy of the DPO may accept it. */
const eyes: [string, 'editor' | 'deputy' | 'principal', boolean][] = [
  ['what the editor did', 'editor', true],
  ['what the principal did: they are two persons', 'principal', true],
  ['what they did themselves as a deputy', 'deputy', false],
]

it.each(eyes)('a deputy accepts %s', async (_what, by, may) => {
  const { deputy } = await standIn(dpo, 'dpo')
  const acting = await now(deputy)
  const author = { editor, principal: dpo, deputy: acting }[by]
  const { id } = await someRecord(author, 'sources', { departmentId: department })
  const sent = idOf(await submitRecord(author, { id, version: 1, note: '' }))
  const accepted = await acceptRecord(acting, { id, contentHash: sent.contentHash, comments: {} })
  expect(accepted).toMatchObject(may ? { ok: true } : { ok: false, code: 'not_now' })
  if (!may) return
  const entry = await newest()
  const [{ pseudonym } = { pseudonym: '' }] = await database.client.auditActor.findMany({
    where: { userId: dpo.actor.id, scope: '' },
  })
  expect(JSON.parse(entry.body)).toMatchObject({ action: 'record.accept', onBehalfOf: pseudonym, roles: ['employee'] })
})

it('reading leaks as a deputy stands in the log as for whom', async () => {
  const { deputy } = await standIn(management, 'management')
  await recordRead(await now(deputy), { action: 'leak.list', subject: { type: 'page', id: 'overview' } })
  expect(JSON.parse((await newest()).body).onBehalfOf).not.toBeNull()
  await recordRead(management, { action: 'leak.list', subject: { type: 'page', id: 'overview' } })
  expect(JSON.parse((await newest()).body).onBehalfOf).toBeNull()
})
