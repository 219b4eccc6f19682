import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import { someOffice } from '@/lib/access/testing/office'
import type { ImportId } from '@/lib/db/ids'
import { unguarded } from '@/lib/files/guard'
import { locales } from '@/lib/text/locale'
import { mendImport, startImport } from './commands'
import { failedRows } from './failed'
import { leftOut } from './recognise/suggest'
import { commitImport } from './run/commit'
import { judgedImport } from './run/judge'
import { chosenTable, type ImportContext, storedImport } from './run/stored'

const { database, dpo } = someOffice()

async function started(text: string, name: string): Promise<ImportId> {
  const bytes = Buffer.from(text)
  const body = new Blob([new Uint8Array(bytes)]).stream()
  const made = await startImport(dpo, { register: 'activities', name }, { body, declaredSize: bytes.length })
  if (!made.ok) throw new Error(JSON.stringify(made))
  return made.value.id
}
const verdictOf = async (id: ImportId) => {
  const stored = await storedImport(database.client, dpo.actor, id)
  return judgedImport(database.client, dpo, stored, chosenTable(stored))
}
const errorsOf = async (id: ImportId) =>
  (await verdictOf(id)).rows.map(({ errors }) => errors.map(({ field, key }) => `${field} ${key}`))
const download = async (who: ImportContext, id: ImportId) => {
  const answer = await failedRows(who, { id })
  if (!(answer instanceof Response)) throw new Error(JSON.stringify(answer))
  return answer.text()
}

/** An activity as an export in JSON says it, with what is wrong in it. */
const activity = (fields: Readonly<Record<string, unknown>>) => ({
  ref: 'A-900',
  fields: {
    ...{ title: 'Loon', status: 'draft', missing: [], version: 3, updatedAt: '2026-06-01T10:00:00.000Z' },
    ...{
      dataCategories: ['identity_name', 'other:maat, kleur'],
      peopleCategories: ['employee'],
      tags: ['een', 'twee'],
    },
    ...{ recipients: [{ kind: 'authority', name: 'Fiscus | dienst' }], openFields: ['endOn'], noTransfers: true },
    ...fields,
  },
  extras: { Kleur: 'blauw' },
})
const fileOf = (...records: ReturnType<typeof activity>[]) =>
  JSON.stringify({ register: 'activities', format: 1, about: {}, records })

test.each(locales)('wrong rows of a file in JSON are given as a CSV, mended and read again: %s', async (locale) => {
  const title = `"Hier ${locale}"`
  const id = await started(fileOf(activity({ title, startOn: ['c', 'd'] }), activity({ title: 'Goed' })), 'a.json')
  expect(await errorsOf(id)).toEqual([['startOn invalid_date'], ['ref row_twice']])
  const who = { ...dpo, actor: { ...dpo.actor, locale } }
  const rows: string[][] = parse(await download(who, id), { bom: true, delimiter: ';' })
  const [head = [], first = []] = rows.map((row) => row.map(unguarded))
  expect(first).toContain(title)
  expect(first).toContain('c\nd')
  expect(head).not.toContain('dataCategories')

  const mended = first.map((cell) => (cell === 'c\nd' ? '2026-03-01' : cell))
  const line = (cells: readonly string[]) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(';')
  const again = await started(`${line(head)}\n${line(mended)}`, 'b.csv')
  const { choice } = await storedImport(database.client, dpo.actor, again)
  expect(choice.targets.at(-1), 'what is wrong is no column of the record').toBe(leftOut)
  expect((await verdictOf(again)).rows).toMatchObject([
    {
      errors: [],
      values: {
        ...{ title, startOn: '2026-03-01', noTransfers: true, tags: ['een', 'twee'], openFields: ['endOn'] },
        dataCategories: ['identity_name', 'other:maat, kleur'],
        recipients: [{ kind: 'authority', name: 'Fiscus | dienst' }],
      },
    },
  ])
})

test('wrong cells of a file in JSON are mended in words, and a cell that stays as it was is no change', async () => {
  const id = await started(fileOf(activity({ startOn: ['c', 'd'], peopleCategories: ['nobody'] })), 'a.json')
  const { columns } = (await verdictOf(id)).table
  const cell = (name: string, text: string) => ({ row: 0, column: columns.indexOf(name), text })
  expect(await errorsOf(id)).toEqual([expect.arrayContaining(['startOn invalid_date'])])
  const cells = [cell('startOn', '1/3/2026'), cell('peopleCategories', 'Medewerkers'), cell('title', 'Loon')]
  expect(await mendImport(dpo, { id, cells })).toMatchObject({ ok: true })
  expect((await verdictOf(id)).rows).toMatchObject([
    { errors: [], values: { title: 'Loon', startOn: '2026-03-01', peopleCategories: ['employee'] } },
  ])
  expect(await commitImport(dpo, { id })).toMatchObject({ ok: true, value: { report: { created: 1 } } })
})
