import { expect, test } from 'vitest'
import { movedTo } from '@/lib/access/testing/contexts'
import { someOffice } from '@/lib/access/testing/office'
import type { ImportId } from '@/lib/db/ids'
import { someRecord } from '@/lib/records/testing/some-record'
import { instantSchema } from '@/lib/time/types'
import { chooseImport, pasteImport } from './commands'
import { commitImport } from './run/commit'
import { storedImport } from './run/stored'
import { undoImport } from './run/undo'

const { database, dpo } = someOffice()

let minutes = 0
/** The same person, a minute later each time. */
const later = () => {
  minutes += 1
  return movedTo(dpo, instantSchema.parse(new Date(Date.UTC(2026, 5, 3, 8, minutes)).toISOString()))
}

/** Imports a text into systems, by the name of each. */
async function imported(text: string): Promise<ImportId> {
  const who = later()
  const made = await pasteImport(who, { register: 'systems', text })
  if (!made.ok) throw new Error(JSON.stringify(made))
  const { id } = made.value
  const { choice } = await storedImport(database.client, who.actor, id)
  const mode = { mode: 'both', key: 'title' } as const
  const chosen = await chooseImport(who, { id, choice: { ...choice, ...mode } })
  const done = chosen.ok ? await commitImport(who, { id }) : chosen
  if (!done.ok) throw new Error(JSON.stringify(done))
  return id
}
const undo = (id: ImportId) => undoImport(later(), { id })
const find = (title: string) => database.client.record.findFirstOrThrow({ where: { title, register: 'systems' } })
const beside = async (title: string) =>
  Object.fromEntries(
    (await database.client.recordExtra.findMany({ where: { record: { title } } })).map(({ header, value }) => [
      header,
      value,
    ]),
  )

test('what a later import wrote beside a record stays when an earlier one is taken back; backwards each one goes', async () => {
  await imported('Naam;Plank\nKluis;1')
  const second = await imported('Naam;Plank\nKluis;2')
  const third = await imported('Naam;Plank\nKluis;3')
  expect(await undo(second)).toMatchObject({ ok: false, reason: 'import_stands' })
  expect(await beside('Kluis')).toEqual({ Plank: '3' })
  expect(await undo(third)).toMatchObject({ ok: true, value: { done: 1, left: [] } })
  expect(await beside('Kluis')).toEqual({ Plank: '2' })
  expect(await undo(second)).toMatchObject({ ok: true, value: { done: 1, left: [] } })
  expect(await beside('Kluis')).toEqual({ Plank: '1' })
})

test('the record that somebody wrote beside since is named, the others are taken back, and another header is no matter', async () => {
  await someRecord(dpo, 'systems', { title: 'Een' })
  await someRecord(dpo, 'systems', { title: 'Twee' })
  const id = await imported('Naam;Plank\nEen;1\nTwee;1')
  await imported('Naam;Plank\nTwee;9')
  await imported('Naam;Kleur\nEen;rood')
  const { ref } = await find('Twee')
  expect(await undo(id)).toMatchObject({ ok: true, value: { done: 1, left: [{ ref, why: 'changed_since' }] } })
  expect(await beside('Een')).toEqual({ Kleur: 'rood' })
  expect(await beside('Twee')).toEqual({ Plank: '9' })
})

test('a value that was written away and again was written since', async () => {
  await someRecord(dpo, 'systems', { title: 'Heen en weer' })
  await imported('Naam;constructor\nHeen en weer;a')
  const id = await imported('Naam;constructor\nHeen en weer;b')
  await imported('Naam;constructor\nHeen en weer;c')
  await imported('Naam;constructor\nHeen en weer;b')
  expect(await undo(id)).toMatchObject({ ok: false, reason: 'import_stands' })
  expect(await beside('Heen en weer')).toEqual({ constructor: 'b' })
})

test('a record that was made is not retired while a later import says something beside it', async () => {
  const id = await imported('Naam;Locatie\nNieuw;hier')
  const more = await imported('Naam;Plank\nNieuw;4')
  expect(await undo(id)).toMatchObject({ ok: false, reason: 'import_stands' })
  expect(await find('Nieuw')).toMatchObject({ status: 'draft' })
  expect(await undo(more)).toMatchObject({ ok: true })
  expect(await undo(id)).toMatchObject({ ok: true })
  expect(await find('Nieuw')).toMatchObject({ status: 'retired' })
})
