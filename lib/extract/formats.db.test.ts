import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Someone, someone } from '@/lib/access/testing/contexts'
import { type TestDatabase, testDatabase } from '@/lib/db/testing'
import { wordingIn } from '@/lib/records/state/wording'
import { entriesAbout } from '@/lib/records/testing/some-record'
import type { Created } from '@/lib/records/write/create'
import { documentOf, sectionOf, summaryOf } from './document'
import { extractInput } from './schema'
import { ask, extracted, smallRegister, textOf } from './testing/small-register'

let database: TestDatabase
let dpo: Someone
let activity: Created

beforeAll(async () => {
  database = await testDatabase()
  ;({ dpo, activity } = await smallRegister(database.client))
})
afterAll(() => database.close())

const extract = (more: object = {}, asOf: string | null = null) => extracted(dpo, more, asOf)

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
    const { controller, processor, unsaid, ...rest } = all
    const counts = { controller: controller.length, processor: processor.length, unsaid: unsaid.length }
    const head = { ...rest, counts, isExample: true }
    const whole = {
      sections: controller.map((one) => sectionOf(one, head, words, true)),
      ...{ number: null, entity: true, gaps: true },
      summary: controller.map((one) => summaryOf(one, words)),
    }
    const content = documentOf(head, words, whole)
    expect(content.title).toBe('Register van de verwerkingsactiviteiten: OptiPost NV')
    expect(content.notes).toEqual(['Voorbeeld, niet echt gebeurd'])
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
    expect(content.contents).toBe('Inhoud')
    expect(content.summary?.rows[0]?.slice(0, 3)).toEqual([
      activity.ref,
      '=Orders',
      expect.stringMatching(/^P-\d+ Delivering orders$/),
    ])
    const [bare] = controller.map((one) => sectionOf(one, head, words, false))
    expect(bare?.rows.map(({ question }) => question)).not.toContain('Ontbreekt')
    const past = documentOf({ ...head, scope: 'working_copies', isExample: false }, words, whole)
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
