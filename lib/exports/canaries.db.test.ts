import { randomUUID } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { someone } from '@/lib/access/testing/contexts'
import { someOffice } from '@/lib/access/testing/office'
import { isThere, pdfPages } from '@/lib/files/testing/read-documents'
import { someLeak } from '@/lib/leaks/testing/some-leak'
import { wordingIn } from '@/lib/records/state/wording'
import { putInForceForTest, someRecord } from '@/lib/records/testing/some-record'
import { updateRecord } from '@/lib/records/write/update'
import { someRequest } from '@/lib/requests/testing/some-request'
import { systemNow } from '@/lib/time/types'
import { makeExport } from './make'
import { type ExportFormat, exportFormats, exportOrder } from './order/schema'
import { sourceOf } from './source/open'
import { partsOf } from './testing/read-back'

const canary = 'CANARY'
const { database, department, elsewhere, editor, outside, dpo, auditor, reporter } = someOffice({
  reporter: { name: `${canary} Reporter` },
})
const folder = mkdtempSync(path.join(tmpdir(), 'canaries-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const state = { q: '', filters: {}, sort: [], group: null, hidden: [], order: [] }

/** What a file says to who opens it, of the whole list with every column; null: there is no file. */
async function told(by: typeof dpo, list: string, format: ExportFormat): Promise<string | null> {
  const file = path.join(folder, randomUUID())
  const order = exportOrder.parse({
    ...{ list, format, what: 'all', fields: 'all', sep: 'comma', lang: 'en', picks: [], state, asOf: null },
    ...{ who: by.actor.id, now: systemNow(), given: null },
  })
  const made = await makeExport(order, { file, aside: () => `${file}.${randomUUID()}`, progress: () => {} })
  if (!made) return null
  const bytes = readFileSync(file)
  switch (format) {
    case 'xlsx':
    case 'ods':
    case 'docx':
      return (await partsOf(bytes)).map(({ text }) => text).join('')
    case 'pdf':
      return pdfPages(bytes).join('')
    default:
      return bytes.toString('utf8')
  }
}

const formats = exportFormats.filter((format) => format !== 'pdf' || isThere('pdftotext'))

describe('what an auditor may not know is in no file', () => {
  beforeAll(async () => {
    const leak = await someLeak(database.client, reporter)
    await database.client.leak.update({ where: { id: leak.id }, data: { title: 'A title that is seen' } })
    await someRequest(database.client, dpo, { name: `${canary} Peeters`, email: 'canary@people.test' })
  })

  // Leaks and requests have no place in the vocabulary of linked data.
  it.each(formats.filter((format) => format !== 'jsonld'))('%s', async (format) => {
    expect(await told(dpo, 'leaks', format), 'the same file shows it to who may know').toContain(canary)
    const masked = await told(auditor, 'leaks', format)
    expect(masked).toContain('A title that is seen')
    expect(masked).not.toMatch(/canary/i)
    expect(await told(auditor, 'requests', format)).toBeNull()
    const requests = await told(dpo, 'requests', format)
    expect(requests).toMatch(/Q-\d{4}-\d+/)
    expect(requests, 'a list names nobody who asked').not.toMatch(/canary/i)
  })
})

it('of other departments an editor reads what was approved of a record, and of what is linked there no title that was not', async () => {
  const there = { departmentId: elsewhere }
  const draft = await someRecord(outside, 'systems', { ...there, title: `${canary} draft` })
  const approved = await someRecord(outside, 'systems', {
    ...there,
    title: 'Approved title',
    description: 'Approved text',
  })
  await putInForceForTest(database.client, approved, outside)
  const version = (await database.client.record.findUniqueOrThrow({ where: { id: approved.id } })).version
  const later = { title: `${canary} later`, description: `${canary} text`, ...there }
  const changed = await updateRecord(outside, { register: 'systems', ref: approved.ref, version, values: later })
  expect(changed, JSON.stringify(changed)).toMatchObject({ ok: true })
  await someRecord(editor, 'systems', { title: 'Own title', departmentId: department })
  const linking = { title: 'Own activity', departmentId: department, systems: [draft.ref, approved.ref] }
  await someRecord(dpo, 'activities', linking)
  await someRecord(outside, 'activities', { ...there, title: `${canary} activity` })
  const words = await wordingIn('en', editor.zone)
  const asked = { actor: editor.actor, words, state, picks: [], asOf: null, now: editor.now, zone: editor.zone }
  const lines: string[] = []
  for (const list of ['systems', 'activities'])
    for (const fields of ['shown', 'all'] as const) {
      const opened = await sourceOf(list)?.open({ ...asked, today: editor.today, fields, what: 'all' })
      for await (const page of opened?.pages() ?? [])
        for (const line of page)
          lines.push(JSON.stringify([line.ref, line.title, line.texts(), line.spoken(), line.values()]))
    }
  const all = lines.join('\n')
  for (const seen of ['Own title', 'Approved title', 'Approved text', 'Own activity', draft.ref])
    expect(all).toContain(seen)
  expect(all).not.toContain(canary)
  const whole = await someone(database.client, ['dpo'], { now: editor.now })
  expect(await told(whole, 'systems', 'csv')).toContain(`${canary} draft`)
})
