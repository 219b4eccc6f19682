import { beforeEach, expect, test } from 'vitest'
import { someOffice } from '@/lib/access/testing/office'
import type { Leak } from '@/lib/db/generated/client'
import type { SeverityInputs } from '@/lib/law/severity/enisa'
import { entriesAboutLeak, someConfirmedLeak } from '../testing/some-leak'
import { assessSeverity } from './assess-severity'

const { database, reporter, byRole } = someOffice()
const { dpo } = byRole
let leak: Leak

const inputs: SeverityInputs = {
  simple: 1,
  behavioural: null,
  financial: null,
  sensitive: null,
  identification: 'maximum',
  confidentiality: 'known_recipients',
  integrity: 'none',
  availability: 'none',
  malicious: false,
  over100: true,
  unintelligible: false,
}
const reread = () => database.client.leak.findUniqueOrThrow({ where: { id: leak.id } })
const revisions = () =>
  database.client.leakSeverity.findMany({ where: { leakId: leak.id }, orderBy: { revision: 'asc' } })
const assess = (by: typeof dpo, version: number, more: Partial<Parameters<typeof assessSeverity>[1]>) =>
  assessSeverity(by, { ref: leak.ref, version, ...inputs, given: null, reason: '', ...more })

beforeEach(async () => {
  leak = await someConfirmedLeak(database.client, reporter, dpo)
})

test.each(['employee', 'editor', 'management', 'auditor', 'admin'] as const)(
  'to %s it answers like an absent leak and writes nothing',
  async (role) => {
    expect(await assess(byRole[role], leak.version, { given: 'high', reason: 'r' })).toEqual({
      ok: false,
      code: 'not_found',
    })
    expect(await revisions()).toEqual([])
    expect((await reread()).version).toBe(leak.version)
  },
)

test('inputs alone are kept with what they propose, and leave the level and the clocks of the leak', async () => {
  expect(await assess(dpo, leak.version, { sensitive: 4 })).toMatchObject({ ok: true })
  expect(await revisions()).toMatchObject([
    { revision: 1, score: 4.25, level: 'very_high', proposed: 'high', given: null, assessedById: dpo.actor.id },
  ])
  expect(await reread()).toMatchObject({ riskLevel: null, highRiskFoundAt: null, version: leak.version + 1 })
  expect((await entriesAboutLeak(database.client, leak.id)).at(-1)).toBe('leak.severity')
})

test('a level other than the proposal asks for a reason; given with one it is the leak’s and starts the clock of Art. 34', async () => {
  expect(await assess(dpo, leak.version, { given: 'high' })).toMatchObject({
    ok: false,
    code: 'invalid',
    fields: { reason: ['required'] },
  })
  expect(await revisions()).toEqual([])
  expect(await assess(dpo, leak.version, { given: 'high', reason: 'Children among them' })).toMatchObject({ ok: true })
  expect(await reread()).toMatchObject({ riskLevel: 'high', riskReason: 'Children among them' })
  expect((await reread()).highRiskFoundAt?.toISOString()).toBe(dpo.now)
  expect(
    await database.client.leakClock.findUnique({ where: { leakId_code: { leakId: leak.id, code: 'people_law' } } }),
  ).not.toBeNull()
})

test('the proposed level needs no reason; another level later does, and every revision stays', async () => {
  expect(await assess(dpo, leak.version, { given: 'unlikely' })).toMatchObject({ ok: true })
  const harder = { malicious: true, confidentiality: 'unknown_recipients', given: 'risk' } as const
  expect(await assess(dpo, leak.version + 1, harder)).toMatchObject({ fields: { reason: ['required'] } })
  expect(await assess(dpo, leak.version + 1, { ...harder, reason: 'It was an attack' })).toMatchObject({ ok: true })
  expect(await revisions()).toMatchObject([
    { revision: 1, score: 1.25, given: 'unlikely', reason: '' },
    { revision: 2, score: 2, given: 'risk', reason: 'It was an attack' },
  ])
  const entries = await entriesAboutLeak(database.client, leak.id)
  expect(entries.filter((action) => action === 'leak.severity')).toHaveLength(2)
})

test('without a class of data there is nothing to keep; an older version is refused', async () => {
  expect(await assess(dpo, leak.version, { simple: null })).toMatchObject({ fields: { simple: ['required'] } })
  expect(await assess(dpo, leak.version - 1, {})).toMatchObject({ ok: false, code: 'stale' })
})
