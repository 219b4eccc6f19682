import { describe, expect, test } from 'vitest'
import { movedTo } from '@/lib/access/testing/contexts'
import { someOffice } from '@/lib/access/testing/office'
import type { ImportId } from '@/lib/db/ids'
import { chooseImport, pasteImport } from '@/lib/imports/commands'
import { commitImport } from '@/lib/imports/run/commit'
import { storedImport } from '@/lib/imports/run/stored'
import { undoImport } from '@/lib/imports/run/undo'
import { extrasOf } from '@/lib/records/extras/extras'
import type { RegisterSlug } from '@/lib/registers/catalog'
import { type Instant, instantSchema } from '@/lib/time/types'
import { fileOf } from './testing/make-file'

const { database, dpo } = someOffice()

let minutes = 0
/** The same person, a minute later each time. */
const later = () => {
  minutes += 1
  return movedTo(dpo, instantSchema.parse(new Date(Date.UTC(2026, 5, 3, 8, minutes)).toISOString()))
}
type Who = ReturnType<typeof later>

/** Imports a text by the name of its records; answers what it was and when. */
async function imported(register: RegisterSlug, text: string): Promise<{ id: ImportId; at: Instant }> {
  const who = later()
  const made = await pasteImport(who, { register, text })
  if (!made.ok) throw new Error(JSON.stringify(made))
  const { id } = made.value
  const { choice } = await storedImport(database.client, who.actor, id)
  const targets = choice.targets.map((target, n) => (n === 0 ? target : ''))
  const chosen = await chooseImport(who, { id, choice: { ...choice, targets, mode: 'both', key: 'title' } })
  const done = chosen.ok ? await commitImport(who, { id }) : chosen
  if (!done.ok) throw new Error(JSON.stringify(done))
  return { id, at: who.now }
}
const undone = async (id: ImportId, who: Who = later()) => {
  expect(await undoImport(who, { id })).toMatchObject({ ok: true })
  return who.now
}

describe('as of a day', () => {
  const csvAt = async (asOf: Instant) => (await fileOf(dpo, { list: 'measures', format: 'csv', asOf })).toString('utf8')

  test('a file and a page say what stood beside the fields then, whatever was written since', async () => {
    const first = await imported('measures', 'Naam;Kast\nSlot;blauw')
    const second = await imported('measures', 'Naam;Kast\nSlot;groen')
    const third = await undone(second.id)
    const gone = await undone((await imported('measures', 'Naam;Plaats\nSlot;zolder')).id)
    const { id } = await database.client.record.findFirstOrThrow({ where: { title: 'Slot' } })
    const page = async (asOf: Instant) =>
      [...(await extrasOf(database.client, [id], { asOf })).values()].flat().map(({ header, value }) => [header, value])

    for (const [at, value] of [
      [first.at, 'blauw'],
      [second.at, 'groen'],
      [third, 'blauw'],
      [gone, 'blauw'],
    ] as const) {
      expect(await page(at), at).toEqual([['Kast', value]])
      const text = await csvAt(at)
      expect(text, at).toContain('Kast')
      expect(text, at).toContain(`"${value}"`)
      expect(text, at).not.toContain('Plaats')
    }
    const before = instantSchema.parse('2026-06-03T07:00:00.000Z')
    expect(await page(before)).toEqual([])
    expect(await csvAt(before)).not.toContain('Kast')
    await expect(
      database.client.recordExtraMoment.updateMany({ data: { value: 'anders' } }),
      'what was said stays as it is',
    ).rejects.toThrow()
  })
})
