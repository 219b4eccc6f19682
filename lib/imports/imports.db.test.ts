import { describe, expect, test, vi } from 'vitest'
import { someOffice } from '@/lib/access/testing/office'
import { historyOf } from '@/lib/audit/log/history'
import type { ImportId } from '@/lib/db/ids'
import { entriesAbout, someRecord } from '@/lib/records/testing/some-record'
import { updateRecord } from '@/lib/records/write/update'
import { chooseImport, dropImport, mendImport, pasteImport, startImport } from './commands'
import { leftBy } from './load'
import type { Choice } from './plan/choice'
import { limits } from './read/limits'
import { commitImport } from './run/commit'
import { judgedImport } from './run/judge'
import { chosenTable, type ImportContext, storedImport } from './run/stored'
import { undoImport } from './run/undo'
import { belgian } from './testing/models'
import { xlsxOf } from './testing/tables'

const { database, department, editor, outside, dpo, byRole } = someOffice()

const bodyOf = (bytes: Uint8Array) =>
  new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(bytes)
      controller.close()
    },
  })
const sent = (bytes: Buffer) => ({ body: bodyOf(bytes), declaredSize: bytes.length })

async function started(
  who: ImportContext,
  register: string,
  text: string,
  choice: Partial<Choice> = {},
): Promise<ImportId> {
  const made = await pasteImport(who, { register, text })
  if (!made.ok) throw new Error(JSON.stringify(made))
  const { id } = made.value
  const stored = await storedImport(database.client, who.actor, id)
  const chosen = await chooseImport(who, { id, choice: { ...stored.choice, ...choice } })
  if (!chosen.ok) throw new Error(JSON.stringify(chosen))
  return id
}
const verdictOf = async (who: ImportContext, id: ImportId) => {
  const stored = await storedImport(database.client, who.actor, id)
  return judgedImport(database.client, who, stored, chosenTable(stored))
}
const find = (title: string) => database.client.record.findFirstOrThrow({ where: { title } })
const counts = async () => [await database.client.record.count(), await database.client.auditEntry.count()]

describe('a table', () => {
  test('becomes drafts, with what it names, in one transaction with one entry; nothing of it is lost', async () => {
    const bytes = xlsxOf(belgian)
    const made = await startImport(dpo, { register: 'activities', name: 'register.xlsx' }, sent(bytes))
    if (!made.ok) throw new Error(JSON.stringify(made))
    const { id } = made.value
    // The day in the second row is a number without a format.
    expect(await commitImport(dpo, { id })).toMatchObject({ ok: false, reason: 'import_wrong' })
    const verdict = await verdictOf(dpo, id)
    expect(verdict.rows.map(({ errors }) => errors.map(({ key }) => key))).toEqual([[], ['date_form']])
    const column = verdict.rows[1]?.errors[0]?.column ?? -1
    expect(await mendImport(dpo, { id, cells: [{ row: 1, column, text: '01/02/2019' }] })).toMatchObject({ ok: true })

    const [records, entries] = await counts()
    const done = await commitImport(dpo, { id })
    expect(done).toMatchObject({ ok: true, value: { report: { created: 2, updated: 0, left: 0 } } })
    expect((await counts())[1]).toBe((entries ?? 0) + 1)
    const orders = await find('Bestellingen')
    expect(orders).toMatchObject({ status: 'draft', version: 1, formerRef: 'V-12', contributorIds: [dpo.actor.id] })
    const wages = await database.client.record.findFirstOrThrow({
      where: { title: 'Loonadministratie' },
      include: { linksFrom: { include: { to: true } }, extras: true },
    })
    // The second row links to the first, which is new too.
    expect(wages.linksFrom.map(({ field, to }) => `${field} ${to.title}`)).toEqual(
      expect.arrayContaining(['replacedBy Bestellingen', 'processors Loonburo', 'purposes Lonen betalen']),
    )
    expect(await database.client.recordExtra.findMany({ where: { recordId: orders.id } })).toMatchObject([
      { header: 'Kleur', value: 'blauw' },
    ])
    const { entries: history } = await historyOf('record', orders.id, { viewer: dpo.actor })
    expect(history.map(({ action }) => action)).toEqual(['import.commit'])
    expect(history[0]?.changes.map(({ field }) => field)).toEqual(expect.arrayContaining(['title', 'extras']))
    // Again, by the former number: everything is there.
    const again = await startImport(dpo, { register: 'activities', name: 'register.xlsx' }, sent(bytes))
    if (!again.ok) throw new Error(JSON.stringify(again))
    const stored = await storedImport(database.client, dpo.actor, again.value.id)
    await chooseImport(dpo, {
      id: again.value.id,
      choice: { ...stored.choice, mode: 'both', key: 'formerRef' },
    })
    const same = await verdictOf(dpo, again.value.id)
    expect(same.rows[0]).toMatchObject({ deed: 'none', ref: orders.ref })
    expect(await commitImport(dpo, { id: again.value.id, leaveWrong: true })).toMatchObject({
      ...{ ok: false, reason: 'import_nothing' },
    })
    expect((await counts())[0]).toBeGreaterThan(records ?? 0)
  })

  test('of which a row is wrong writes nothing, unless that row is left out knowingly', async () => {
    const text = 'Naam\tLand\nGoed BV\tBE\nSlecht BV\tAtlantis'
    const id = await started(dpo, 'processors', text)
    const before = await counts()
    expect(await commitImport(dpo, { id })).toMatchObject({ ok: false, reason: 'import_wrong' })
    expect(await counts()).toEqual(before)
    expect(await commitImport(dpo, { id, leaveWrong: true })).toMatchObject({
      ok: true,
      value: { report: { created: 1, left: 1 } },
    })
    expect(chosenTable(await storedImport(database.client, dpo.actor, id)).rows).toMatchObject([{ number: 3 }])
    expect(await commitImport(dpo, { id })).toMatchObject({ ok: false, reason: 'import_done' })
  })

  test('changes records by their key as a save would, and is remembered by its headers', async () => {
    const one = await someRecord(dpo, 'processors', { title: 'Te wijzigen', country: 'BE', service: 'Blijft' })
    const text = `Reference;Naam;Land;Kleur\n${one.ref};Te wijzigen;NL;rood`
    const id = await started(dpo, 'processors', text, { mode: 'update', key: 'ref' })
    const { rows, there } = await verdictOf(dpo, id)
    expect(rows).toMatchObject([{ before: { country: 'BE' }, values: { country: 'NL', service: 'Blijft' } }])
    expect(there.get(one.ref)).toEqual([])
    expect(await commitImport(dpo, { id })).toMatchObject({ ok: true, value: { report: { updated: 1 } } })
    const row = await database.client.processor.findUniqueOrThrow({ where: { id: one.id } })
    expect(row).toMatchObject({ country: 'NL', service: 'Blijft' })
    expect(await find('Te wijzigen')).toMatchObject({ version: 2 })
    const next = await pasteImport(dpo, { register: 'processors', text })
    const stored = next.ok ? await storedImport(database.client, dpo.actor, next.value.id) : null
    expect(stored?.choice).toMatchObject({ mode: 'update', key: 'ref' })
    // Taken back: the field, and what stood beside it.
    expect(await undoImport(dpo, { id })).toMatchObject({ ok: true, value: { done: 1, left: [] } })
    expect(await database.client.processor.findUniqueOrThrow({ where: { id: one.id } })).toMatchObject({
      country: 'BE',
    })
    expect(await database.client.recordExtra.count({ where: { recordId: one.id } })).toBe(0)
  })
})

describe('taking back', () => {
  test('retires what was made and nobody changed since, names the rest, once', async () => {
    const id = await started(dpo, 'activities', 'Naam;Verwerkers\nTerug A;Terug X\nTerug B;Terug X')
    expect(await undoImport(dpo, { id })).toMatchObject({ ok: false, reason: 'import_not_done' })
    await commitImport(dpo, { id })
    const [a, b, x] = [await find('Terug A'), await find('Terug B'), await find('Terug X')]
    const { title, departmentId } = b
    expect(
      await updateRecord(dpo, {
        register: 'activities',
        ref: b.ref,
        version: 1,
        values: { title, departmentId, processors: [x.ref], description: 'x' },
      }),
    ).toMatchObject({ ok: true })
    expect(await undoImport(dpo, { id })).toMatchObject({
      ok: true,
      value: {
        done: 1,
        left: expect.arrayContaining([
          { ref: b.ref, why: 'changed_since' },
          { ref: x.ref, why: 'in_use' },
        ]),
      },
    })
    expect(await find('Terug A')).toMatchObject({ status: 'retired', version: 2 })
    expect(await find('Terug B')).toMatchObject({ status: 'draft' })
    expect(await undoImport(dpo, { id })).toMatchObject({ ok: false, reason: 'import_not_done' })
    const stored = await storedImport(database.client, dpo.actor, id)
    expect(await leftBy(stored)).toHaveLength(2)
    const { entries } = await historyOf('record', a.id, { viewer: dpo.actor })
    expect(entries.map(({ action }) => action)).toEqual(['import.undo', 'import.commit'])
  })
})

describe('rights', () => {
  test('an editor imports into the own department, and nowhere else; the import of another is not there', async () => {
    const id = await started(editor, 'processors', 'Naam;Afdeling\nEigen;\nVan anderen;Finance')
    const verdict = await verdictOf(editor, id)
    expect(verdict.rows.map(({ errors }) => errors[0]?.key)).toEqual([undefined, 'row_denied'])
    expect(verdict.rows[0]?.values.departmentId).toBe(department)
    await expect(storedImport(database.client, outside.actor, id)).rejects.toMatchObject({ code: 'not_found' })
    expect(await commitImport(outside, { id })).toMatchObject({ ok: false, code: 'not_found' })
    expect(await dropImport(editor, { id })).toMatchObject({ ok: true })
    expect(await entriesAbout(database.client, id)).toEqual(['import.start', 'import.prepare', 'import.drop'])
  })

  test.each(['employee', 'management', 'auditor', 'admin'] as const)('%s imports nothing', async (role) => {
    const made = await pasteImport(byRole[role], { register: 'systems', text: 'Naam;Soort\nA;' })
    if (!made.ok) return
    expect(await commitImport(byRole[role], { id: made.value.id })).toMatchObject({ ok: false })
    expect(await database.client.record.count({ where: { title: 'A', register: 'systems' } })).toBe(0)
  })
})

describe('bad moments', () => {
  test('two at once: one imports, the other hears that it is done', async () => {
    const id = await started(dpo, 'systems', 'Naam;Locatie\nEenmaal;hier')
    const all = await Promise.all([commitImport(dpo, { id }), commitImport(dpo, { id })])
    expect(all.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await database.client.record.count({ where: { title: 'Eenmaal' } })).toBe(1)
  })

  test('two imports that name the same new record by turns do not wait for ever', async () => {
    const ids = [
      await started(dpo, 'activities', 'Naam;Systemen\nBeurt 1;Gedeeld'),
      await started(dpo, 'activities', 'Naam;Systemen\nBeurt 2;Gedeeld'),
    ]
    const all = await Promise.all(ids.map((id) => commitImport(dpo, { id })))
    expect(all.filter(({ ok }) => ok)).toHaveLength(2)
  })

  test('a connection that dies in the middle leaves nothing half written', async () => {
    const text = ['Naam;Verwerkers', ...Array.from({ length: 60 }, (_, n) => `Sterft ${n};Weg ${n}`)].join('\n')
    const id = await started(dpo, 'activities', text)
    const before = await counts()
    const running = commitImport(dpo, { id }).catch((error: unknown) => error)
    await vi.waitFor(
      async () => {
        const rows: { pid: number }[] = await database.client.$queryRaw`SELECT pid FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid() AND state <> 'idle' AND xact_start IS NOT NULL AND query LIKE '%INSERT INTO%'`
        if (rows.length === 0) throw new Error('not yet')
        for (const { pid } of rows) await database.client.$queryRaw`SELECT pg_terminate_backend(${pid}::int)`
      },
      { timeout: 8_000, interval: 1 },
    )
    expect(await running).not.toMatchObject({ ok: true })
    expect(await counts()).toEqual(before)
    expect(await storedImport(database.client, dpo.actor, id)).toMatchObject({ state: 'open' })
    expect(await commitImport(dpo, { id })).toMatchObject({
      ok: true,
      value: { report: { created: 60, linked: 60 } },
    })
  }, 60_000)

  test('2 GB that are announced are refused before the first byte; more than announced where they pass the limit', async () => {
    const body = new ReadableStream<Uint8Array>(
      {
        pull: () => {
          throw new Error('was read')
        },
      },
      { highWaterMark: 0 },
    )
    const input = { register: 'systems', name: 'a.csv' }
    expect(await startImport(dpo, input, { body, declaredSize: 2 ** 31 })).toMatchObject({ reason: 'table_too_large' })
    let given = 0
    const endless = new ReadableStream<Uint8Array>(
      {
        pull: (controller) => {
          given += 1
          controller.enqueue(new Uint8Array(1024 * 1024))
        },
      },
      { highWaterMark: 0 },
    )
    expect(await startImport(dpo, input, { body: endless, declaredSize: null })).toMatchObject({
      reason: 'table_too_large',
    })
    expect(given).toBeLessThanOrEqual(limits.fileBytes / 1024 / 1024 + 2)
    expect(await startImport(dpo, input, { body: bodyOf(Buffer.from('a;b')), declaredSize: 9 })).toMatchObject({
      reason: 'file_cut',
    })
  })
})
