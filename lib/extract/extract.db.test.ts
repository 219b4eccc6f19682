import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Someone } from '@/lib/access/testing/contexts'
import { mainEntityId } from '@/lib/company/entity-facts'
import { recordIdSchema } from '@/lib/db/ids'
import { type TestDatabase, testDatabase } from '@/lib/db/testing'
import type { JsonValue } from '@/lib/errors/json'
import { frozenContent } from '@/lib/records/state/content'
import { declaredFields } from '@/lib/records/state/registered'
import { someRecord } from '@/lib/records/testing/some-record'
import type { Created } from '@/lib/records/write/create'
import { updateRecord } from '@/lib/records/write/update'
import { activities } from '@/lib/registers/activities/register'
import { systemNow } from '@/lib/time/types'
import { fieldsFor } from './build/answers'
import { article30 } from './build/article-30'
import { ask, extracted, now, smallRegister, textOf } from './testing/small-register'

/** Art. 30(1): what a controller's record holds. */
const controllerFields = [
  'controller',
  'jointControllers',
  'representative',
  'dpo',
  'purposes',
  'dataSubjectCategories',
  'personalDataCategories',
  'recipientCategories',
  'transfers',
  'erasureTimeLimits',
  'securityMeasures',
]
/** Art. 30(2): what a processor's record holds. */
const processorFields = [
  'processor',
  'controllers',
  'representative',
  'dpo',
  'processingCategories',
  'transfers',
  'securityMeasures',
]

let database: TestDatabase
let dpo: Someone
let activity: Created
let purpose: Created

beforeAll(async () => {
  database = await testDatabase()
  ;({ dpo, activity, purpose } = await smallRegister(database.client))
})
afterAll(() => database.close())

const extract = (more: object = {}, asOf: string | null = null) => extracted(dpo, more, asOf)

describe('the extract of Art. 30', () => {
  it('holds every field of domain 1.1 and 1.2, each with its article, words and value', async () => {
    const all = await extract({ scope: 'working_copies' })
    const [controller] = all.controller
    const [processor] = all.processor
    expect(Object.keys(controller?.items ?? {})).toEqual(controllerFields)
    expect(Object.keys(processor?.items ?? {})).toEqual(processorFields)
    for (const item of [...Object.values(controller?.items ?? {}), ...Object.values(processor?.items ?? {})]) {
      expect(item.article).toMatch(/^30\([12]\)\([a-g]\)/)
      expect(item.label).not.toContain('extract.')
      expect(item.text.join('')).not.toBe('')
      expect(item).toHaveProperty('value')
    }
    expect(processor?.items.processingCategories?.text[0]).toMatch(/Shop BV.*Sending invoices/)
    expect(processor?.items.controllers?.text[0]).toMatch(/Shop BV.*info@shop.example.*Netherlands/)
    expect([processor?.items.transfers?.state, processor?.items.securityMeasures?.state]).toEqual(['none', 'reason'])
    expect(processor?.more.peopleCategories?.state).toBe('given')
    expect(all.unsaid.map((record) => record.title)).toEqual(['Not said yet'])
  })

  it('says what is given, none, a reason, open and missing, and never invents', async () => {
    const all = await extract()
    expect(all.controller.map((record) => record.ref)).toEqual([activity.ref])
    expect(all.processor).toEqual([])
    const items = all.controller[0]?.items ?? {}
    expect(Object.fromEntries(Object.entries(items).map(([key, item]) => [key, item.state]))).toEqual({
      controller: 'given',
      jointControllers: 'not_applicable',
      representative: 'not_applicable',
      dpo: 'open',
      purposes: 'given',
      dataSubjectCategories: 'given',
      personalDataCategories: 'given',
      recipientCategories: 'given',
      transfers: 'given',
      erasureTimeLimits: 'open',
      securityMeasures: 'given',
    })
    expect(items.purposes?.text[0]).toMatch(
      new RegExp(`^${purpose.ref} Delivering orders — .*To bring what was ordered.*contract`, 'i'),
    )
    expect(items.transfers?.text[0]).toMatch(/Parcel Inc.*United States.*SCC of 1 March 2026/)
    expect(items.securityMeasures?.text[0]).toMatch(/^M-001 Locked doors — .*Doors are locked/)
    expect(all.missing.map(({ code }) => code)).toEqual(['dpo'])
    expect(all.controller[0]?.missing.map(({ code }) => code)).toContain('retention')
    expect(all.entity).toMatchObject({ id: mainEntityId, name: 'OptiPost NV', address: 'Kaai 1, 9000 Gent' })
  })

  it('names version and hash: of the version in force, or of the working copy as it would be frozen', async () => {
    const version = await database.client.recordVersion.findFirstOrThrow({ where: { recordId: activity.id } })
    const [inForce] = (await extract()).controller
    expect(inForce).toMatchObject({ version: 1, contentHash: version.contentHash, status: 'in_force' })
    const working = await extract({ scope: 'working_copies' })
    for (const record of [...working.controller, ...working.processor, ...working.unsaid]) {
      const { id } = await database.client.record.findUniqueOrThrow({ where: { ref: record.ref } })
      const { hash } = await database.client.$transaction((tx) => frozenContent(tx, recordIdSchema.parse(id)))
      const version = record.status === 'in_force' ? 1 : null
      expect([record.ref, record.version, record.contentHash]).toEqual([record.ref, version, hash])
    }
  })

  it('stands as of a moment, and shows what is in force, not what is being written', async () => {
    const before = systemNow()
    await vi.waitFor(() => expect(systemNow() > before).toBe(true))
    const values = { title: 'Renamed', recordKind: 'controller', departmentId: dpo.actor.departmentIds[0] }
    const changed = await updateRecord(now(dpo), { register: 'activities', ref: activity.ref, version: 1, values })
    expect(changed.ok).toBe(true)
    const title = async (more: object, asOf: string | null) => (await extract(more, asOf)).controller[0]?.title
    expect(await title({ scope: 'working_copies' }, null)).toBe('Renamed')
    expect(await title({ scope: 'working_copies' }, before)).toBe('=Orders')
    expect(await title({}, null)).toBe('=Orders')
    expect((await extract({}, null)).controller[0]?.items.purposes?.state).toBe('given')
    expect((await extract({}, before)).asOf).toBe(before)
    expect(await ask(dpo, 'json', {}, '2020-01-01T00:00:00.000Z')).toEqual({ ok: false, code: 'not_found' })
  })

  it.each(['en', 'nl', 'fr'])('has words for everything in %s', async (lang) => {
    const all = await extract({ lang, scope: 'working_copies' })
    const csv = await textOf(dpo, 'csv', { lang, scope: 'working_copies' })
    for (const text of [...textsIn({ ...all, format: '' }), csv]) {
      expect(text).not.toMatch(/extract\.|activities\.|codes\.|registers\./)
    }
  })
})

it('is one per legal entity: an activity stands in the record of those it names', async () => {
  const { client } = database
  const sister = await client.legalEntity.create({
    data: {
      name: 'OptiPost UK Ltd',
      country: 'GB',
      address: 'Dock 2',
      city: 'London',
      email: 'privacy@uk.example',
      dpoState: 'not_required',
      dpoReason: 'No large scale monitoring.',
    },
  })
  const both = { recordKind: 'controller', entityIds: [mainEntityId, sister.id] }
  const shared = await someRecord(now(dpo), 'activities', { title: 'Shared', ...both })
  await someRecord(now(dpo), 'activities', { title: 'Theirs', recordKind: 'controller', entityIds: [sister.id] })
  const titles = async (entity: string) =>
    (await extract({ entity, scope: 'working_copies' })).controller.map((record) => record.title)
  expect(await titles(sister.id)).toEqual(['Shared', 'Theirs'])
  expect(await titles('main')).toEqual(['Renamed', 'Shared'])
  const theirs = await extract({ entity: sister.id, scope: 'working_copies' })
  expect(theirs.entity).toMatchObject({ name: 'OptiPost UK Ltd', country: 'GB', representative: { asked: true } })
  expect(theirs.missing.map(({ code }) => code)).toEqual(['representative'])
  expect(theirs.controller[0]).toMatchObject({
    ref: shared.ref,
    items: { controller: { text: expect.arrayContaining(['OptiPost UK Ltd']) }, dpo: { state: 'none' } },
  })
})

it('every declared field that Art. 30 asks for answers some item', () => {
  const keys = [...article30.controller, ...article30.processor]
  const answered = new Set(keys.flatMap((key) => [...fieldsFor(key).map(({ name }) => name), key.none, key.reason]))
  const asked = declaredFields(activities).filter(({ article }) => article?.startsWith('30('))
  expect(asked.filter(({ name }) => !answered.has(name)).map(({ name }) => name)).toEqual(['recordKind', 'entityIds'])
})

function textsIn(value: JsonValue | object): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}
