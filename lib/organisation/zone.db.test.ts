import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { movedTo, type Someone, someDepartment, someone } from '@/lib/access/testing/contexts'
import { historyOf } from '@/lib/audit/log/history'
import { forgetZone, officeZone } from '@/lib/company/office-zone'
import { type TestDatabase, testDatabase } from '@/lib/db/testing'
import { recordFiling } from '@/lib/leaks/commands/record-filing'
import { someConfirmedLeak } from '@/lib/leaks/testing/some-leak'
import { passDay } from '@/lib/records/derive/day-change'
import { entriesAbout, someRecord } from '@/lib/records/testing/some-record'
import { type Instant, instantSchema } from '@/lib/time/types'
import { localNow } from '@/lib/time/zone'
import { saveOrganisation, updateOrganisation } from './commands'
import { organisationFields } from './form'
import { organisationFacts } from './queries'
import { organisationInput } from './schema'

vi.mock('next-intl/server', () => ({
  getLocale: async () => 'nl',
  getTranslations: async () => (key: string) => key,
}))

let database: TestDatabase | null = null
let client: TestDatabase['client']
let dpo: Someone
let employee: Someone

const at = (text: string): Instant => instantSchema.parse(text)
const facts = { legalName: 'OptiPost NV', country: 'BE', dpoState: 'open' } as const
const versionNow = async () => (await client.organisation.findUnique({ where: { id: 1 } }))?.version ?? 0

/** Saves the organisation as it is, with another zone. */
async function move(by: Someone, timeZone: string) {
  const result = await updateOrganisation(
    by,
    organisationInput.parse({ ...facts, timeZone, version: await versionNow() }),
  )
  return result.ok ? 'saved' : result.code
}

beforeEach(async () => {
  await database?.close()
  database = await testDatabase()
  client = database.client
  forgetZone()
  dpo = await someone(client, ['dpo'], { departmentIds: [await someDepartment(client)] })
  employee = await someone(client, ['employee'])
  await move(dpo, 'Europe/Brussels')
})
afterAll(() => database?.close())

describe('the setting', () => {
  test.each([
    [['dpo'], 'saved'],
    [['management'], 'saved'],
    [['admin'], 'not_found'],
    [['auditor'], 'not_found'],
    [['editor'], 'not_found'],
    [['employee'], 'not_found'],
  ] as const)('%s: %s', async (roles, answer) => {
    expect(await move(await someone(client, roles), 'Europe/Lisbon')).toBe(answer)
    expect(await officeZone()).toBe(answer === 'saved' ? 'Europe/Lisbon' : 'Europe/Brussels')
  })

  test('is logged with what it was and what it is', async () => {
    await officeZone()
    await move(dpo, 'Pacific/Auckland')
    expect(await officeZone()).toBe('Pacific/Auckland')
    const { entries } = await historyOf('organisation', '1', { viewer: dpo.actor })
    expect(entries[0]).toMatchObject({
      action: 'organisation.update',
      changes: [{ field: 'timeZone', old: 'Europe/Brussels', new: 'Pacific/Auckland' }],
    })
  })

  test.each(['Europe/Ghent', 'europe/lisbon', '+01:00', ''])(
    'a zone that is none is refused: "%s"',
    async (timeZone) => {
      const values = { ...facts, timeZone }
      expect(await saveOrganisation(dpo, { version: await versionNow(), values })).toMatchObject({
        ok: false,
        code: 'invalid',
        fields: { timeZone: ['not_in_list'] },
      })
      expect(await officeZone()).toBe('Europe/Brussels')
    },
  )

  test('left out it stays, and two who change it at once do not overwrite each other', async () => {
    await move(dpo, 'Europe/Lisbon')
    const input = organisationInput.parse({ ...facts, city: 'Gent', version: await versionNow() })
    expect(await updateOrganisation(dpo, input)).toMatchObject({ ok: true })
    expect(await officeZone()).toBe('Europe/Lisbon')
    expect(await updateOrganisation(dpo, { ...input, timeZone: 'Asia/Kathmandu' })).toMatchObject({
      code: 'stale',
      data: {
        fields: expect.arrayContaining([{ field: 'timeZone', mine: 'Asia/Kathmandu', theirs: 'Europe/Lisbon' }]),
      },
    })
  })

  test('stands in the form with the zones in the language of the reader, found by typing, and what it does', async () => {
    const organisation = await organisationFacts()
    if (!organisation) throw new Error('There is no organisation')
    const { sections, values } = await organisationFields(organisation)
    const section = sections.find(({ id }) => id === 'time')
    expect(section?.help).toBe('zone.what zone.change')
    expect(section?.fields).toMatchObject([{ name: 'timeZone', kind: 'find', required: true }])
    expect(section?.fields[0]?.options).toContainEqual({
      value: 'Asia/Kathmandu',
      label: 'Asia/Kathmandu · Nepalese tijd',
    })
    expect(values.timeZone).toBe('Europe/Brussels')
  })
})

describe('what follows from a change', () => {
  const clocks = async () =>
    Object.fromEntries((await client.leakClock.findMany()).map((clock) => [clock.code, clock] as const))

  test('clocks in hours and days with the authority stay; days promised to people are computed again with the save', async () => {
    const leak = await someConfirmedLeak(client, employee, dpo)
    await client.$transaction(async (tx) => {
      await recordFiling(tx, dpo, leak, { kind: 'part1_filed', reference: 'DBN-1', filedAt: dpo.now })
    })
    await client.clockRule.updateMany({
      where: { code: 'people_policy' },
      data: { enabled: true, unit: 'days', length: 3, validFrom: new Date('2018-05-22') },
    })
    await move(dpo, 'Europe/Lisbon')
    const inLisbon = await clocks()
    expect(inLisbon.people_policy?.dueAt).toEqual(new Date('2026-06-05T23:00:00.000Z'))
    await move(dpo, 'Pacific/Auckland')
    const { people_policy: policy, ...others } = await clocks()
    expect(policy?.dueAt).toEqual(new Date('2026-06-06T12:00:00.000Z'))
    expect(policy?.revision).toBe((inLisbon.people_policy?.revision ?? 0) + 1)
    const { people_policy: _before, ...unchanged } = inLisbon
    expect(others).toEqual(unchanged)
    expect(others.authority_part2?.dueAt).toEqual(new Date('2026-06-23T22:00:00.000Z'))
  })

  test('a record lapses when today becomes tomorrow, and holds again when it becomes today; its due day stays', async () => {
    const evening = movedTo(dpo, at('2026-06-02T20:00:00.000Z'))
    const agreement = await someRecord(evening, 'agreements', {
      kind: 'processing',
      startOn: '2026-01-01',
      endOn: '2026-06-02',
    })
    const expired = async () =>
      (await client.record.findUniqueOrThrow({ where: { id: agreement.id } })).missing.includes('expired')
    const dues = () => client.recordDue.findMany({ where: { recordId: agreement.id } })
    const before = await dues()
    expect(await expired()).toBe(false)
    await move(evening, 'Pacific/Auckland')
    expect(await expired()).toBe(true)
    await move(movedTo(evening, evening.now, 'Pacific/Auckland'), 'America/New_York')
    expect(await expired()).toBe(false)
    expect(await dues()).toEqual(before)
    expect((await entriesAbout(client, agreement.id)).filter((action) => action === 'record.lapse')).toHaveLength(2)
    expect(await passDay(localNow(evening.now, 'America/New_York'))).toBe(0)
  })

  test('where today stays the same day, no record is looked at', async () => {
    const { id } = await someRecord(dpo, 'sources')
    await move(dpo, 'Europe/Lisbon')
    expect(await client.record.findUniqueOrThrow({ where: { id } })).toMatchObject({ changesOn: null })
  })
})
