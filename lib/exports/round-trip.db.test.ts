import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { someOffice } from '@/lib/access/testing/office'
import type { ImportId } from '@/lib/db/ids'
import { chooseImport, pasteImport, startImport } from '@/lib/imports/commands'
import type { Choice } from '@/lib/imports/plan/choice'
import { commitImport } from '@/lib/imports/run/commit'
import { judgedImport } from '@/lib/imports/run/judge'
import { chosenTable, storedImport } from '@/lib/imports/run/stored'
import { someRecord } from '@/lib/records/testing/some-record'
import type { RegisterSlug } from '@/lib/registers/catalog'
import { fileOf } from './testing/make-file'

const { database, dpo } = someOffice()

const storedOf = (id: ImportId) => storedImport(database.client, dpo.actor, id)
async function choose(id: ImportId, more: (choice: Choice) => Partial<Choice>): Promise<ImportId> {
  const { choice } = await storedOf(id)
  expect(await chooseImport(dpo, { id, choice: { ...choice, ...more(choice) } })).toMatchObject({ ok: true })
  return id
}

/** Imports a table of which the first column is the name, and everything else is kept beside. */
async function keptBeside(register: RegisterSlug, text: string): Promise<void> {
  const made = await pasteImport(dpo, { register, text })
  if (!made.ok) throw new Error(JSON.stringify(made))
  await choose(made.value.id, ({ targets }) => ({
    targets: targets.map((target, n) => (n === 0 ? target : '')),
    ...{ mode: 'both', key: 'title' },
  }))
  expect(await commitImport(dpo, { id: made.value.id })).toMatchObject({ ok: true })
}

/** A file as it comes in again, with the columns where it suggests them. */
async function readAgain(register: RegisterSlug, name: string, bytes: Buffer): Promise<ImportId> {
  const body = new Blob([new Uint8Array(bytes)]).stream()
  const made = await startImport(dpo, { register, name }, { body, declaredSize: bytes.length })
  if (!made.ok) throw new Error(JSON.stringify(made))
  return made.value.id
}
const verdictOf = async (id: ImportId) => {
  const stored = await storedOf(id)
  return judgedImport(database.client, dpo, stored, chosenTable(stored))
}
const extrasOf = async (title: string) =>
  Object.fromEntries(
    (await database.client.recordExtra.findMany({ where: { record: { title } } })).map(({ header, value }) => [
      header,
      value,
    ]),
  )

/** Every record of a register stands in the file, and nothing of it would change anything. */
async function expectSame(register: RegisterSlug, name: string, bytes: Buffer): Promise<void> {
  const rows = await database.client.record.count({ where: { register } })
  const verdict = await verdictOf(await readAgain(register, name, bytes))
  expect(
    verdict.rows.map(({ deed, errors, extras, ref }) => {
      const there = verdict.there.get(ref ?? '') ?? []
      const was = new Map(there.map(({ header, value }) => [header, value]))
      return [deed, ...errors, ...extras.filter(({ header, value }) => was.get(header) !== value)]
    }),
    name,
  ).toEqual(Array.from({ length: rows }, () => ['none']))
}

const tables = ['csv', 'xlsx', 'ods'] as const
const formats = ['json', ...tables] as const

describe('signs come back without a difference', () => {
  const texts = [
    ...['a_x0041_b', '_x000D_ end', '_x005F_x0041_', 'x_x00e9__x00E9_', '_x12_ and _x123_'],
    ...[
      'left \u202eright',
      '\u2066apart\u2069',
      'so\u00adft',
      'zero\u200bwidth\u200d',
      'cafe\u0301',
      '\u{1f469}\u200d\u{1f4bb}',
    ],
  ]
  test.each(formats)('in %s', async (format) => {
    for (const [at, text] of texts.entries())
      await someRecord(dpo, 'measures', {
        title: `${at} ${text}`,
        description: `two\nlines ${text}`,
        tags: [`tag ${at} ${text}`],
      })
    const kept = texts.map((text, at) => `${format} ${at};${text}`).join('\n')
    await keptBeside('measures', `Naam;Teken _x0042_ ${texts[5]}\n${kept}`)
    await expectSame('measures', `a.${format}`, await fileOf(dpo, { list: 'measures', format }))
  })
})

describe('what stands beside the fields comes back without a difference', () => {
  test('records of which one has it and others do not', async () => {
    for (const title of ['Slot', 'Kluis']) await someRecord(dpo, 'measures', { title })
    await keptBeside('measures', 'Naam;Kostenpost;Kostenpost!\nAlarm;"Post ""9"";\nen meer";null')
    for (const format of formats)
      await expectSame('measures', `a.${format}`, await fileOf(dpo, { list: 'measures', format }))
  })

  test('under headers that are names or labels of fields, or those of objects', async () => {
    const beside = {
      ...{ status: 'rood', ref: 'R-9', title: 'Ander', tags: 'a, b', Missing: 'geen', Changed: '2020' },
      ...{ departmentId: 'Nergens', 'Extra: status': 'twee keer', constructor: 'c', '2024': 'jaar', 'Kleur (2)': 'x' },
    }
    const line = (cells: readonly string[]) => cells.map((cell) => `"${cell}"`).join(';')
    await keptBeside(
      'interest-tests',
      `${line(['Naam', ...Object.keys(beside)])}\n${line(['Toets', ...Object.values(beside)])}`,
    )
    const [first] = await database.client.record.findMany({ where: { title: 'Toets' } })
    // The marked one is read as the one that it marks only where no other column is that one.
    expect(await extrasOf('Toets')).toEqual(beside)

    const told = z
      .object({ records: z.array(z.object({ ref: z.string(), fields: z.looseObject({}), extras: z.looseObject({}) })) })
      .parse(JSON.parse((await fileOf(dpo, { list: 'interest-tests', format: 'json' })).toString()))
    expect(told.records).toMatchObject([
      { ref: first?.ref, fields: { status: 'draft', title: 'Toets', tags: [] }, extras: beside },
    ])
    for (const format of formats)
      for (const lang of ['nl', 'en'] as const)
        await expectSame('interest-tests', `a.${format}`, await fileOf(dpo, { list: 'interest-tests', format, lang }))
  })

  test('of a file in JSON as it was written before', async () => {
    await keptBeside('systems', 'Naam;Plank\nServer;4\nScherm;')
    const records = await database.client.record.findMany({
      where: { register: 'systems' },
      orderBy: { number: 'asc' },
    })
    const former = {
      ...{ register: 'systems', format: 1, about: {} },
      records: records.map(({ ref, title }) => ({ ref, fields: { title, Plank: title === 'Server' ? '4' : '' } })),
    }
    await expectSame('systems', 'a.json', Buffer.from(JSON.stringify(former)))
  })
})
