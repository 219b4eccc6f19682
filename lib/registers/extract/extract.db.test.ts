import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type Someone, someDepartment, someone } from '@/lib/access/testing/contexts'
import { recordIdSchema } from '@/lib/db/ids'
import { type TestDatabase, testDatabase } from '@/lib/db/testing'
import type { JsonValue } from '@/lib/errors/json'
import { updateOrganisation } from '@/lib/organisation/commands'
import { mainEntityId } from '@/lib/organisation/main-entity'
import { organisationInput } from '@/lib/organisation/schema'
import { instantSchema, systemNow } from '@/lib/time/types'
import { activities } from '../activities/register'
import { frozenContent } from '../record/content'
import type { Created } from '../record/create'
import { declaredFields } from '../record/declared'
import { entriesAbout, putInForceForTest, someRecord } from '../record/testing/some-record'
import { updateRecord } from '../record/update'
import { wordingIn } from '../record/wording'
import { fieldsFor } from './answers'
import type { ExtractFormat } from './choices'
import { documentOf } from './document'
import { exportExtract } from './export'
import { controllerKeys, processorKeys } from './keys'
import type { Extract } from './model'
import { extractInput } from './schema'

/** domain.md 1.1, Art. 30(1): what a controller's record holds. */
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
/** domain.md 1.2, Art. 30(2): what a processor's record holds. */
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
  const department = await someDepartment(database.client)
  dpo = { ...(await someone(database.client, ['dpo'], { departmentIds: [department] })), now: systemNow() }
  const facts = {
    version: 0,
    legalName: 'OptiPost NV',
    address: 'Kaai 1',
    postalCode: '9000',
    city: 'Gent',
    country: 'BE',
    email: 'privacy@optipost.example',
    dpoState: 'open',
  }
  expect(await updateOrganisation(dpo, organisationInput.parse(facts))).toMatchObject({ ok: true })
  purpose = await someRecord(dpo, 'purposes', {
    title: 'Delivering orders',
    legalBases: ['b_contract'],
    description: 'To bring what was ordered.',
  })
  const processor = await someRecord(dpo, 'processors', {
    title: 'Parcel Inc',
    legalName: 'Parcel Inc.',
    country: 'US',
    transfers: [{ country: 'US', mechanism: '46_2c', evidence: 'SCC of 1 March 2026' }],
  })
  const measure = await someRecord(dpo, 'measures', {
    title: 'Locked doors',
    group: 'physical',
    description: 'Doors are locked.',
  })
  activity = await someRecord(dpo, 'activities', {
    title: '=Orders',
    measures: [measure.ref],
    recordKind: 'controller',
    purposes: [purpose.ref],
    processors: [processor.ref],
    peopleCategories: ['customer_contact'],
    dataCategories: ['identity_name', 'contact_private'],
    noTransfers: false,
    openFields: ['retentionReason'],
  })
  await someRecord(dpo, 'activities', {
    title: 'Invoices for customers',
    recordKind: 'processor',
    noTransfers: true,
    peopleCategories: ['customer_contact'],
    measuresReason: 'Being described.',
    controllers: [{ name: 'Shop BV', contact: 'info@shop.example', country: 'NL', categories: 'Sending invoices' }],
  })
  await someRecord(dpo, 'activities', { title: 'Not said yet' })
  for (const record of [purpose, processor, measure, activity]) await putInForceForTest(database.client, record, dpo)
})
afterAll(() => database.close())

const now = (by: Someone): Someone => ({ ...by, now: systemNow() })

function ask(by: Someone, format: ExtractFormat, more: object = {}, asOf: string | null = null) {
  const input = extractInput.parse({ entity: 'main', format, ...more })
  return exportExtract(now(by), input, asOf === null ? null : instantSchema.parse(asOf))
}

async function textOf(by: Someone, format: ExtractFormat, more: object = {}, asOf: string | null = null) {
  const answer = await ask(by, format, more, asOf)
  if (!(answer instanceof Response)) throw new Error(JSON.stringify(answer))
  return Buffer.from(await answer.arrayBuffer()).toString('utf8')
}

async function extract(more: object = {}, asOf: string | null = null): Promise<Extract> {
  return JSON.parse(await textOf(dpo, 'json', more, asOf))
}

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
  const keys = [...controllerKeys, ...processorKeys]
  const answered = new Set(keys.flatMap((key) => [...fieldsFor(key).map(({ name }) => name), key.none, key.reason]))
  const asked = declaredFields(activities).filter(({ article }) => article?.startsWith('30('))
  expect(asked.filter(({ name }) => !answered.has(name)).map(({ name }) => name)).toEqual(['recordKind', 'entityIds'])
})

describe('formats', () => {
  it('CSV: one row per activity, no formula, a byte order mark, semicolons where Dutch spreadsheets expect them', async () => {
    const csv = await textOf(dpo, 'csv', { scope: 'in_force', lang: 'nl' })
    expect(csv.startsWith('\ufeff"')).toBe(true)
    expect(csv.trim().split('\r\n')).toHaveLength(2)
    expect(csv).toContain(`;"'=Orders";`)
  })

  it('as a document: who, every item with its article, version and hash, gaps by name, an example is marked', async () => {
    const all = await extract({ lang: 'nl' })
    const words = await wordingIn('nl', all.timeZone)
    const content = documentOf({ ...all, isExample: true }, words)
    expect(content.title).toBe('Register van de verwerkingsactiviteiten: OptiPost NV')
    expect(content.notes).toEqual(['Voorbeeld, niet gebeurd'])
    expect(content.facts.map(({ label }) => label)).toEqual(['Zoals op', 'Gemaakt', 'Welke records', 'Activiteiten'])
    const [who, record] = content.sections
    expect(who?.rows.find(({ question }) => question === 'Adres')?.answer).toBe('Kaai 1, 9000 Gent, België')
    expect(record?.title).toBe(`Art. 30, lid 1 · ${activity.ref} =Orders`)
    expect(record?.rows[0]?.answer).toMatch(/^Van kracht · versie 1/)
    expect(record?.rows[0]?.source).toBe(`SHA-256 ${all.controller[0]?.contentHash}`)
    const sources = record?.rows.map(({ source }) => source) ?? []
    for (const article of ['30(1)(b)', '30(1)(c)', '30(1)(d)', '30(1)(e)', '30(1)(f)', '30(1)(g), 32(1)']) {
      expect(sources).toContain(`Art. ${article} AVG`)
    }
    expect(record?.rows.at(-1)).toMatchObject({ question: 'Ontbreekt' })
    expect(record?.rows.at(-1)?.answer).toContain('30(1)(f)')
    const past = documentOf({ ...all, scope: 'working_copies', isExample: false }, words)
    expect(past.notes).toEqual(['Werkversies: niet alles erin werd nagekeken of is van kracht.'])
  })

  it('DOCX and PDF are whole documents, and the file says what it is', async () => {
    const docx = await textOf(dpo, 'docx')
    expect(docx.startsWith('PK')).toBe(true)
    const answer = await ask(dpo, 'pdf', { lang: 'fr' })
    if (!(answer instanceof Response)) throw new Error('refused')
    expect(answer.headers.get('content-disposition')).toMatch(/filename="art30-optipost-nv-\d{4}-\d\d-\d\d-fr\.pdf"/)
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect(
      Buffer.from(await answer.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-')
  })
})

describe('who may', () => {
  it.each(['employee', 'editor', 'dpo', 'management', 'auditor', 'admin'] as const)('%s', async (role) => {
    const by = await someone(database.client, [role], { departmentIds: dpo.actor.departmentIds })
    const may = ['dpo', 'management', 'auditor'].includes(role)
    const answer = await ask(by, 'json').catch((error: { code: string }) => error.code)
    expect(answer instanceof Response ? 'given' : answer).toBe(may ? 'given' : 'denied')
  })

  it('an unknown legal entity answers as absent; every export is in the log', async () => {
    const before = (await entriesAbout(database.client, 'main')).length
    expect(await ask(dpo, 'json', { entity: '99999999-9999-4999-8999-999999999999' })).toMatchObject({
      code: 'not_found',
    })
    expect(extractInput.safeParse({ entity: 'elsewhere', format: 'pdf' }).success).toBe(false)
    expect(extractInput.safeParse({ entity: 'main', format: 'exe' }).success).toBe(false)
    await ask(dpo, 'csv')
    const entries = await entriesAbout(database.client, 'main')
    expect(entries.slice(before)).toEqual(['record.export'])
  })
})

function textsIn(value: JsonValue | object): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}
