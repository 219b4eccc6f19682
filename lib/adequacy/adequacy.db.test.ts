import { expect, test } from 'vitest'
import { someone } from '@/lib/access/testing/contexts'
import { someOffice } from '@/lib/access/testing/office'
import { adequacyDecisionsIn } from '@/lib/company/adequacy-decisions'
import { type AdequacyDecision, adequacyDecisions } from '@/lib/law/adequacy'
import { entriesAbout, someRecord } from '@/lib/records/testing/some-record'
import type { Created } from '@/lib/records/write/create'
import { calendarDateSchema } from '@/lib/time/types'
import { type AdequacyInput, adequacySchema, correctAdequacy } from './correct'
import { adequacyList } from './list'

const { database, dpo, editor } = someOffice()

const today = calendarDateSchema.parse('2026-06-02')
const listed = async (country: string) => {
  const found = (await adequacyList(today)).find((row) => row.country === country)
  if (!found) throw new Error(country)
  return found
}
async function inputFor(country: string, values: Partial<AdequacyInput> = {}): Promise<AdequacyInput> {
  const { id, version, validFrom, validUntil, scope, limits, doubts, reference, certainty, source } =
    await listed(country)
  const reason = 'Annulled by the Court'
  const said = { scope, limits, doubts, reference, certainty, source, reason }
  return { id, version, country, validFrom, validUntil, ...said, ...values }
}
const transfersTo = (country: string) => [
  { country, mechanism: '45_adequacy', evidence: 'Decision', checkedOn: '2026-01-10' },
]
const lapsed = async ({ id }: Created) =>
  (await database.client.record.findUniqueOrThrow({ where: { id } })).missing.includes('transfer_validity')

test('a new installation holds exactly the decisions of lib/law', async () => {
  const key = (row: AdequacyDecision) => `${row.country} ${row.validFrom}`
  const sorted = (rows: readonly AdequacyDecision[]) => [...rows].sort((a, b) => key(a).localeCompare(key(b)))
  const plain = adequacyDecisions.map(({ iri, ...row }) => (iri ? { ...row, iri } : row))
  expect(sorted(await adequacyDecisionsIn(database.client))).toEqual(sorted(plain))
})

test('a country that loses its decision makes every record that leans on it amber, with an entry each', async () => {
  const processor = await someRecord(editor, 'processors', { country: 'KR', transfers: transfersTo('KR') })
  const sub = { name: 'Sub', country: 'KR', mechanism: '45_adequacy' }
  const chained = await someRecord(editor, 'processors', { country: 'BE', subProcessors: [sub] })
  const activity = await someRecord(editor, 'activities', { recordKind: 'controller', transfers: transfersTo('KR') })
  const elsewhere = await someRecord(editor, 'activities', { recordKind: 'controller', transfers: transfersTo('NZ') })
  expect(await Promise.all([processor, activity, elsewhere].map(lapsed))).toEqual([false, false, false])
  expect((await listed('KR')).leaning).toBe(3)

  const ended = calendarDateSchema.parse('2026-06-01')
  const result = await correctAdequacy(dpo, await inputFor('KR', { validUntil: ended }))
  expect(result).toMatchObject({ ok: true, value: { version: 2, looked: 3 } })
  expect(result.ok && result.value.lapsed).toBeGreaterThanOrEqual(2)
  expect(await Promise.all([processor, activity, elsewhere].map(lapsed))).toEqual([true, true, false])
  expect(await entriesAbout(database.client, activity.id)).toEqual(['record.create', 'record.lapse'])
  expect(await entriesAbout(database.client, elsewhere.id)).toEqual(['record.create'])
  expect((await database.client.record.findUniqueOrThrow({ where: { id: chained.id } })).changesOn).not.toEqual(
    new Date('2026-06-02'),
  )

  const restored = await correctAdequacy(dpo, await inputFor('KR', { validUntil: null, reason: 'A mistake' }))
  expect(restored).toMatchObject({ ok: true, value: { version: 3 } })
  expect(await Promise.all([processor, activity].map(lapsed))).toEqual([false, false])
  expect(await entriesAbout(database.client, (await listed('KR')).id)).toEqual(['adequacy.correct', 'adequacy.correct'])
})

test('a decision can be added, and covers transfers from its first day', async () => {
  const activity = await someRecord(editor, 'activities', { recordKind: 'controller', transfers: transfersTo('KE') })
  expect(await lapsed(activity)).toBe(true)
  const added: AdequacyInput = {
    ...(await inputFor('NZ')),
    id: null,
    version: 0,
    country: 'KE',
    validFrom: today,
    reference: 'Decision of 2026',
    certainty: 'verify',
  }
  expect(await correctAdequacy(dpo, added)).toMatchObject({ ok: true, value: { version: 1, looked: 1 } })
  expect(await lapsed(activity)).toBe(false)
  expect(await listed('KE')).toMatchObject({ stands: true, certainty: 'verify', corrected: { by: dpo.actor.name } })
  expect(await correctAdequacy(dpo, added)).toMatchObject({ fields: { validFrom: ['taken'] } })
})

test('a stale form, an end before the start and another country are refused, and nobody but the DPO corrects', async () => {
  const before = await adequacyDecisionsIn(database.client)
  const input = await inputFor('JP')
  const early = calendarDateSchema.parse('2018-01-01')
  expect(await correctAdequacy(dpo, { ...input, version: 7 })).toMatchObject({ code: 'stale' })
  expect(await correctAdequacy(dpo, { ...input, country: 'AR' })).toMatchObject({ fields: { country: ['invalid'] } })
  expect(await correctAdequacy(dpo, { ...input, validUntil: early })).toMatchObject({
    fields: { validUntil: ['end_before_start'] },
  })
  const client = database.client
  for (const role of ['editor', 'management', 'auditor', 'admin'] as const) {
    const other = await client.$transaction((tx) => someone(tx, [role]))
    expect(await correctAdequacy(other, { ...input, validUntil: today })).toMatchObject({ code: 'not_found' })
  }
  expect(await adequacyDecisionsIn(client)).toEqual(before)
})

test.each([
  ['a country that does not exist', { country: 'XX' }, { country: ['unknown_country'] }],
  ['a country of the EEA', { country: 'BE' }, { country: ['eea_country'] }],
  ['no reason', { reason: '' }, { reason: ['required'] }],
  ['an impossible day', { validFrom: '2026-02-30' }, { validFrom: expect.anything() }],
])('the form refuses %s', async (_, values, fields) => {
  const parsed = adequacySchema.safeParse({ ...(await inputFor('JP')), ...values })
  const paths = parsed.error?.issues.map((issue) => String(issue.path[0])) ?? []
  expect(paths).toEqual(Object.keys(fields))
})
