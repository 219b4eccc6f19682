import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Someone, someone } from '@/lib/access/testing/contexts'
import { type TestDatabase, testDatabase } from '@/lib/db/testing'
import { withExamples } from '@/lib/examples/testing/with-examples'
import { makeExport } from '@/lib/exports/make'
import { exportOrder } from '@/lib/exports/order/schema'
import { chooseImport, startImport } from '@/lib/imports/commands'
import { commitImport } from '@/lib/imports/run/commit'
import { judgedImport } from '@/lib/imports/run/judge'
import { chosenTable, storedImport } from '@/lib/imports/run/stored'
import { emptyValues } from '@/lib/records/form/input'
import { declarationOf } from '@/lib/records/state/registered'
import { updateRecord } from '@/lib/records/write/update'
import { catalog, type RegisterSlug } from '@/lib/registers/catalog'
import { systemNow } from '@/lib/time/types'

let database: TestDatabase
let dpo: Someone
const folder = mkdtempSync(path.join(tmpdir(), 'round-trip-'))
beforeAll(async () => {
  database = await testDatabase({ filled: withExamples })
  dpo = await someone(database.client, ['dpo'], { now: systemNow() })
})
afterAll(async () => {
  await database.close()
  rmSync(folder, { recursive: true, force: true })
})

type Format = 'csv' | 'xlsx' | 'ods' | 'json'
const registers = catalog.map(({ slug }) => slug)

let asides = 0
async function exported(list: RegisterSlug, format: Format, lang = 'nl'): Promise<Buffer> {
  const file = path.join(folder, `${list}.${format}`)
  const state = { q: '', filters: {}, sort: [], group: null, hidden: [], order: [] }
  const made = await makeExport(
    exportOrder.parse({
      ...{
        list,
        format,
        what: 'all',
        fields: 'all',
        sep: 'semicolon',
        lang,
        picks: [],
        asOf: null,
        given: null,
      },
      ...{ who: dpo.actor.id, now: systemNow(), state },
    }),
    {
      file,
      aside: () => {
        asides += 1
        return `${file}.${asides}`
      },
      progress: () => {},
    },
  )
  if (!made) throw new Error('nothing was made')
  return readFileSync(file)
}

/** The file as an import that changes what is there, so that the records say what the file says. */
async function imported(register: RegisterSlug, format: Format, bytes: Buffer) {
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => {
      controller.enqueue(bytes)
      controller.close()
    },
  })
  const made = await startImport(dpo, { register, name: `x.${format}` }, { body, declaredSize: bytes.length })
  if (!made.ok) throw new Error(JSON.stringify(made))
  const { id } = made.value
  const stored = await storedImport(database.client, dpo.actor, id)
  const choice = {
    ...stored.choice,
    mode: 'update' as const,
    key: 'ref' as const,
    empties: 'clear' as const,
    creates: false,
  }
  expect(await chooseImport(dpo, { id, choice })).toMatchObject({ ok: true })
  const chosen = await storedImport(database.client, dpo.actor, id)
  return { id, chosen, verdict: await judgedImport(database.client, dpo, chosen, chosenTable(chosen)) }
}

/** Columns that say what a save itself writes. */
const ofTheSave = ['Toestand', 'Ontbreekt', 'Versie', 'Gewijzigd', 'status', 'missing', 'version', 'updatedAt']

describe.each(registers)('%s', (register) => {
  test.each([
    ['csv', 'nl'],
    ['csv', 'fr'],
    ['csv', 'en'],
    ['xlsx', 'fr'],
    ['ods', 'en'],
    ['json', 'nl'],
  ] as const)(
    'exported whole as %s in %s, retired records too, and read back says what is there',
    async (format, lang) => {
      const { chosen, verdict } = await imported(register, format, await exported(register, format, lang))
      const table = chosenTable(chosen)
      const kept = table.columns.filter((_, n) => chosen.choice.targets[n] === '')
      expect(kept).toEqual([])
      expect(verdict.rows.length).toBeGreaterThan(0)
      const told = verdict.rows.filter(({ errors, deed }) => errors.length > 0 || deed !== 'none')
      expect(told.map(({ ref, deed, errors }) => ({ ref, deed, errors }))).toEqual([])
    },
  )

  test('a record that was emptied is filled again from its file, and exported as before', async () => {
    const before = await imported(register, 'json', await exported(register, 'json'))
    const { ref } = await database.client.record.findFirstOrThrow({
      where: { register, status: { not: 'retired' } },
      orderBy: { number: 'asc' },
    })
    const file = await exported(register, 'csv')
    const { version, title } = await database.client.record.findUniqueOrThrow({ where: { ref } })
    const values = { ...emptyValues(declarationOf(register)), title: `${title} x`, departmentId: null }
    expect(await updateRecord(dpo, { register, ref, version, values })).toMatchObject({ ok: true })
    const { id } = await imported(register, 'csv', file)
    expect(await commitImport(dpo, { id })).toMatchObject({ ok: true, value: { report: { updated: 1, left: 0 } } })
    const after = await imported(register, 'json', await exported(register, 'json'))
    const fields = ({ chosen }: typeof after) => {
      const table = chosenTable(chosen)
      const own = table.columns.flatMap((column, n) => (ofTheSave.includes(column) ? [] : [n]))
      return table.rows.map(({ cells }) => own.map((n) => cells[n]))
    }
    expect(fields(after)).toEqual(fields(before))
  })
})
