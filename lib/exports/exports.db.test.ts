import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parse } from 'csv-parse/sync'
import { readSheet } from 'read-excel-file/node'
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { z } from 'zod'
import { type Someone, someone } from '@/lib/access/testing/contexts'
import { type TestDatabase, testDatabase } from '@/lib/db/testing'
import { withExamples } from '@/lib/examples/testing/with-examples'
import { someRecord } from '@/lib/records/testing/some-record'
import { catalog } from '@/lib/registers/catalog'
import { someRequest } from '@/lib/requests/testing/some-request'
import { instantOf, systemNow } from '@/lib/time/types'
import { localDateOf } from '@/lib/time/zone'
import { exportList } from './export'
import { type ExportOrder, exportInput } from './order/schema'
import { exportsIn, jsonFile, readers } from './testing/made'
import { partsOf } from './testing/read-back'

let database: TestDatabase
let dpo: Someone
const folder = mkdtempSync(path.join(tmpdir(), 'exports-'))
const { made, bytesOf } = exportsIn(folder)

/** What people can type that a file could stumble over. */
const hostile = [
  '=1+1',
  '=HYPERLINK("http://evil.example";"x")',
  "'=1",
  "'s-Hertogenbosch",
  '-2',
  '@SUM(A1)',
  '\t=1',
  'two\nlines;, "quoted"',
  '  spaces  inside  ',
  '<b>&amp;</b> ]]> 签 \u200f',
  'a | b: \\n c \\| d',
]

beforeAll(async () => {
  database = await testDatabase({ filled: withExamples })
  dpo = await someone(database.client, ['dpo'], { now: systemNow(), name: 'Dora DPO' })
  for (const [at, text] of hostile.entries())
    await someRecord(dpo, 'purposes', {
      ...{
        title: `Hostile ${at}`,
        departmentId: null,
        description: text,
        legalBases: ['b_contract', 'c_legal_obligation'],
      },
      openFields: ['lawReference'],
    })
})
afterAll(async () => {
  await database.close()
  rmSync(folder, { recursive: true, force: true })
})

describe.each(catalog.map(({ slug }) => slug))('%s', (list) => {
  it('is the same in every kind of table, by reference and with every field, and in JSON', async () => {
    const [csv, xlsx, ods] = await Promise.all(
      (['csv', 'xlsx', 'ods'] as const).map(async (format) =>
        readers[format](await bytesOf(dpo, { list, format, what: 'all' })),
      ),
    )
    const { register, records } = jsonFile.parse(
      JSON.parse((await bytesOf(dpo, { list, format: 'json', what: 'all' })).toString('utf8')),
    )
    const there = await database.client.record.count({ where: { register: list } })
    expect(there).toBeGreaterThan(0)
    expect(csv).toHaveLength(there + 1)
    expect(xlsx).toEqual(csv)
    expect(ods).toEqual(csv)
    expect(register).toBe(list)
    expect(records.map(({ ref }) => ref)).toEqual(csv?.slice(1).map(([ref]) => ref))
    const [head = []] = csv ?? []
    expect(new Set(head).size).toBe(head.length)
    expect(head.every((label) => label !== '')).toBe(true)
    const relations = Object.keys(catalog.find(({ slug }) => slug === list)?.relations ?? {})
    for (const { fields } of records)
      for (const name of relations)
        for (const link of z.array(z.string()).parse(fields[name])) expect(link).toMatch(/^[A-Z]+-\d+ \S/)
    expect(/"[0-9a-f]{8}-[0-9a-f]{4}-4/.test(JSON.stringify(records))).toBe(false)
  })
})

describe('cells', () => {
  it('what people can type is read back as it was', async () => {
    for (const format of ['csv', 'xlsx', 'ods'] as const) {
      const [head = [], ...rows] = await readers[format](
        await bytesOf(dpo, { list: 'purposes', format, state: state({ q: 'hostile' }) }),
      )
      const at = head.indexOf('Omschrijving')
      const said = rows.map((row) => row[at]).sort()
      expect(said, format).toEqual(hostile.map((text) => text.trim()).sort())
    }
  })

  it('a formula is a text in a workbook, and nothing in a CSV begins as one', async () => {
    const asked = { list: 'purposes', state: state({ q: 'hostile' }) }
    const parts = await partsOf(await bytesOf(dpo, { ...asked, format: 'xlsx' }))
    expect(parts.map(({ text }) => text).join('')).not.toMatch(/<f>/)
    const rows: string[][] = parse(await bytesOf(dpo, { ...asked, format: 'csv', sep: 'semicolon' }), {
      bom: true,
      delimiter: ';',
    })
    expect(rows.flat().filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([])
  })

  it('an OpenDocument names its kind first and as it is, and lists its parts', async () => {
    const parts = await partsOf(await bytesOf(dpo, { list: 'systems', format: 'ods' }))
    expect(parts[0]).toEqual({
      name: 'mimetype',
      method: 0,
      text: 'application/vnd.oasis.opendocument.spreadsheet',
    })
    const manifest = parts.find(({ name }) => name === 'META-INF/manifest.xml')?.text ?? ''
    for (const { name } of parts.slice(2)) expect(manifest).toContain(`full-path="${name}"`)
  })
})

function state(more: Partial<ExportOrder['state']>): ExportOrder['state'] {
  return { q: '', filters: {}, sort: [], group: null, hidden: [], order: [], ...more }
}

describe('what it says of itself', () => {
  it('who, when, the filter in words and the order stand on the second sheet and in JSON', async () => {
    const asked = {
      list: 'purposes',
      state: state({ filters: { status: ['draft'] }, sort: [{ field: 'title', dir: 'desc' as const }], q: 'hostile' }),
    }
    const sheet = await readSheet(await bytesOf(dpo, { ...asked, format: 'xlsx' }), 2)
    const told = Object.fromEntries(sheet.map(([label, value]) => [String(label), String(value)]))
    expect(told).toMatchObject({
      'Gemaakt door': 'Dora DPO',
      'Gezocht naar': 'hostile',
      'Filter: Status': 'Ontwerp',
      'Aantal rijen': String(hostile.length),
    })
    const { about, records } = jsonFile.parse(JSON.parse((await bytesOf(dpo, { ...asked, format: 'json' })).toString()))
    expect(about).toMatchObject({ createdBy: 'Dora DPO', search: 'hostile', count: hostile.length, language: 'nl' })
    const titles = records.map(({ fields }) => String(fields.title))
    expect(titles).toEqual([...titles].sort().reverse())
  })

  it('only what is chosen, in the columns that are shown', async () => {
    const first = await database.client.record.findFirstOrThrow({
      where: { register: 'activities' },
      orderBy: { number: 'asc' },
    })
    const rows = await readers.csv(
      await bytesOf(dpo, { list: 'activities', format: 'csv', what: 'picked', picks: [first.ref], fields: 'shown' }),
    )
    expect(rows).toHaveLength(2)
    expect(rows[1]?.slice(0, 2)).toEqual([first.ref, first.title])
  })

  it('documents have a section for each row, as Word and as PDF', async () => {
    const docx = await partsOf(await bytesOf(dpo, { list: 'systems', format: 'docx' }))
    const text = docx.find(({ name }) => name === 'word/document.xml')?.text ?? ''
    const systems = await database.client.record.findMany({
      where: { register: 'systems', status: { not: 'retired' } },
    })
    for (const { ref } of systems) expect(text).toContain(ref)
    expect(text).toContain('Heading2')
    expect((await bytesOf(dpo, { list: 'systems', format: 'pdf' })).subarray(0, 5).toString()).toBe('%PDF-')
  })
})

test('chosen rows are counted as they are there', async () => {
  for (const list of ['activities', 'findings', 'requests', 'leaks']) {
    const { records } = jsonFile.parse(JSON.parse(String(await bytesOf(dpo, { list, format: 'json' }))))
    const [first = '', second = ''] = records.map(({ ref }) => ref)
    const picks = [second, `${first.slice(0, -3)}987654`, first, first]
    const asked = { list, format: 'json' as const, what: 'picked' as const, picks }
    const file = jsonFile.parse(JSON.parse(String(await bytesOf(dpo, asked))))
    expect(file.records.map(({ ref }) => ref).sort(), list).toEqual([first, second].sort())
    expect(file.about.count, list).toBe(2)
  }
})

test('chosen rows are in the file whatever the list is filtered by when it is made', async () => {
  for (const list of ['findings', 'requests', 'leaks']) {
    const { records } = jsonFile.parse(JSON.parse(String(await bytesOf(dpo, { list, format: 'json' }))))
    const picks = records.slice(0, 2).map(({ ref }) => ref)
    const state = {
      ...{ q: 'nothing says this', sort: [], group: null, hidden: [], order: [] },
      filters: { state: ['-'] },
    }
    const asked = { list, format: 'json' as const, what: 'picked' as const, picks, state }
    const file = jsonFile.parse(JSON.parse(String(await bytesOf(dpo, asked))))
    expect(file.records.map(({ ref }) => ref).sort(), list).toEqual([...picks].sort())
  }
})

test('what is due at the end of a day is that day in a table, never the midnight after it', async () => {
  const rows = await readers.csv(await bytesOf(dpo, { list: 'requests', format: 'csv', lang: 'en' }))
  const [head = [], ...body] = rows
  const [due, clock] = [head.indexOf('Due'), head.indexOf('Clock')]
  const kept = await database.client.personRequest.findMany({ where: { nextDueAt: { not: null } } })
  expect(kept.length).toBeGreaterThan(0)
  for (const { ref, nextDueAt } of kept) {
    const row = body.find(([first]) => first === ref) ?? []
    const last = localDateOf(instantOf(new Date(Number(nextDueAt) - 1)), dpo.zone)
    expect(row[due], ref).toBe(last)
    expect(row[clock], ref).toContain(last)
  }
  expect(body.map((row) => row[clock]).join()).not.toMatch(/T00:00/)
})

test('linked data holds nothing that who reads it would drop, and what a table said beside its fields as it was', async () => {
  const { id, ref } = await someRecord(dpo, 'activities', {
    title: 'With all of it',
    recipients: [{ kind: null, name: 'lead' }],
  })
  const said = { 'My note': 'a', 'My%20note': 'b', status: 'c', 'très / "plus" <é>': 'd', description: 'e', title: 'f' }
  await database.client.recordExtra.createMany({
    data: Object.entries(said).map(([header, value], position) => ({
      ...{ recordId: id, header, value, position, at: new Date('2026-01-01') },
    })),
  })
  const asked = { list: 'activities', what: 'all' as const }
  const told = String(await bytesOf(dpo, { ...asked, format: 'jsonld' }))
  const linked = z.object({ '@context': z.record(z.string(), z.string()), '@graph': z.array(z.looseObject({})) })
  const { '@context': context, '@graph': graph } = linked.parse(JSON.parse(told))
  const keys = new Set(
    [...(told.split('"@graph"')[1]?.matchAll(/"((?:[^"\\]|\\.)*)":/g) ?? [])].map(([, key = '']) => key),
  )
  for (const key of keys) {
    const [prefix = '', rest] = key.split(/:(.*)/s)
    const iri = rest === undefined ? `${context['@vocab']}${key}` : `${context[prefix]}${rest}`
    if (!key.startsWith('@')) expect(iri, key).toMatch(/^(https?:\/\/|urn:dertig:)[\w.~%!*'()/:#-]+$/)
  }
  expect(told).not.toMatch(/:\s*null|\[null|, *null/)
  const node = graph.find((one) => one['dct:identifier'] === ref)
  expect(node).toMatchObject({ 'dct:title': 'With all of it', 'dertig:recipients': [{ name: 'lead' }] })
  for (const [header, value] of Object.entries(said)) expect(node?.[`extra:${encodeURIComponent(header)}`]).toBe(value)
  const { records } = jsonFile.parse(JSON.parse(String(await bytesOf(dpo, { ...asked, format: 'json' }))))
  const fields = { title: 'With all of it', status: 'draft' }
  expect(records.find((one) => one.ref === ref)).toMatchObject({ fields, extras: said })
})

test('requests leave with every day and decision, the same in every kind of table, and without who asks', async () => {
  const { ref } = await someRequest(database.client, dpo, { name: '=HYPERLINK("http://127.0.0.1/")' })
  const day = (date: string) => new Date(date)
  await database.client.personRequest.update({
    where: { ref },
    data: {
      ...{ state: 'closed', confirmedOn: day('2026-06-02'), identityHow: 'called_back' },
      ...{ extendedOn: day('2026-06-20'), executedOn: day('2026-07-03'), answeredOn: day('2026-09-30') },
      ...{ decision: 'refused', refusalGround: 'unfounded_excessive' },
    },
  })
  const [csv, xlsx, ods] = await Promise.all(
    (['csv', 'xlsx', 'ods'] as const).map(async (format) =>
      readers[format](await bytesOf(dpo, { list: 'requests', format, what: 'all' })),
    ),
  )
  expect(xlsx).toEqual(csv)
  expect(ods).toEqual(csv)
  const [head = [], ...rows] = csv ?? []
  const row = rows.find(([number]) => number === ref) ?? []
  expect(Object.fromEntries(head.map((label, n) => [label, row[n]]))).toMatchObject({
    ...{ Ontvangen: '2026-06-01', 'Ontvangst bevestigd': '2026-06-02', 'Verlengd op': '2026-06-20' },
    ...{ 'Uitgevoerd op': '2026-07-03', 'Beantwoord op': '2026-09-30', Tegen: '', 'Te laat': 'ja' },
    ...{
      Beslissing: 'Geweigerd',
      'Grond van weigering': 'Kennelijk ongegrond of buitensporig',
      'Identiteit nagegaan door': 'Teruggebeld op het nummer dat we kennen',
    },
  })
  expect(JSON.stringify(csv)).not.toMatch(/CANARY|HYPERLINK/)
})

describe('who may', () => {
  it.each(['employee', 'editor', 'dpo', 'management', 'auditor', 'admin'] as const)('%s', async (role) => {
    const by = await someone(database.client, [role], { now: systemNow() })
    const may = ['dpo', 'management', 'auditor'].includes(role)
    for (const list of ['activities', 'findings', 'holds', 'deletions', 'disclosures'])
      expect((await made(by, { list, format: 'csv' })) !== null, list).toBe(may)
    expect((await made(by, { list: 'requests', format: 'csv' })) !== null).toBe(role === 'dpo')
    expect((await made(by, { list: 'leaks', format: 'csv' })) !== null).toBe(role === 'dpo' || role === 'auditor')
  })
})

describe('the door', () => {
  const asked = (params: Record<string, string | string[]>) =>
    exportInput.parse({ list: 'purposes', format: 'csv', ...params })

  it('hands a small file out at once, with an entry that says which, how many and its digest', async () => {
    const answer = await exportList(
      dpo,
      asked({ q: 'hostile', 'f.status': ['draft', 'in_force'], fields: 'all' }),
      null,
    )
    if (!(answer instanceof Response)) throw new Error(JSON.stringify(answer))
    expect(answer.headers.get('content-disposition')).toMatch(
      /filename="purposes_\d{4}-\d\d-\d\d-\d{4}_filter-status-q\.csv"/,
    )
    const [entry] = await database.client.auditEntry.findMany({ orderBy: { index: 'desc' }, take: 1 })
    expect(entry?.body).toContain('"action":"list.export"')
    expect(entry?.body).toContain('"field":"digest"')
  })

  it('who may not gets nothing, and the attempt is in the log', async () => {
    const editor = await someone(database.client, ['editor'], { now: systemNow() })
    expect(await exportList(editor, asked({}), null)).toMatchObject({ code: 'not_found' })
    const [entry] = await database.client.auditEntry.findMany({ orderBy: { index: 'desc' }, take: 1 })
    expect(entry?.body).toContain('"action":"access.denied"')
  })

  it.each([[{ format: 'exe' }], [{ fields: 'some' }], [{ pick: Array.from({ length: 501 }, (_, at) => `P-${at}`) }]])(
    'refuses %j',
    (params) => {
      expect(exportInput.safeParse({ list: 'purposes', format: 'csv', ...params }).success).toBe(false)
    },
  )

  it('a list that is none answers as absent, and linked data of a list without a place in the vocabulary is refused', async () => {
    expect(await exportList(dpo, asked({ list: 'users' }), null)).toMatchObject({ code: 'not_found' })
    expect(await exportList(dpo, asked({ list: 'findings', format: 'jsonld' }), null)).toMatchObject({
      code: 'invalid',
    })
  })
})
