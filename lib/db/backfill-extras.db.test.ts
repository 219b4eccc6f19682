import { cpSync, mkdtempSync, readdirSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { expect, test } from 'vitest'
import { migrate } from './migrate'
import { testDatabase } from './testing'

/** What imports of the version before kept beside records, brought to this one. */
const folder = path.resolve('prisma/migrations')
const first = '20261212020000_extras_of_the_past'
const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
const at = (day: number) => new Date(Date.UTC(2026, 0, day))

test('what stood beside a record before is told by what imports kept, and what stands there now stays', async () => {
  const database = await testDatabase({ empty: true })
  const before = mkdtempSync(path.join(os.tmpdir(), 'dertig-before-'))
  for (const name of readdirSync(folder).filter((one) => one < first))
    cpSync(path.join(folder, name), path.join(before, name), { recursive: true })
  await migrate(database.ownerUrl, before, null)
  const owner = new pg.Client(database.ownerUrl)
  await owner.connect()
  try {
    await owner.query(
      `INSERT INTO "Record" (id, register, ref, number, title) VALUES ('${id(1)}', 'systems', 'S-001', 1, 'Vault')`,
    )
    const batches = [
      ['import', { old: null, new: { Shelf: '1', Colour: 'red' } }],
      ['import', { old: { Shelf: '1' }, new: { Shelf: '2' } }],
      ['import_undo', { old: { Shelf: '2' }, new: { Shelf: '1' } }],
      ['import', { old: { Weight: null }, new: { Weight: '4' } }],
      ['import_undo', { old: { Weight: '4' }, new: { Weight: null } }],
    ] as const
    for (const [n, [kind, change]] of batches.entries()) {
      await owner.query(
        `INSERT INTO "Batch" (id, register, kind, plan, "byId", at) VALUES ($1, 'systems', $2, '{}', $3, $4)`,
        [id(10 + n), kind, id(9), at(n + 1)],
      )
      await owner.query(
        `INSERT INTO "BatchRecord" ("batchId", "recordId", "versionBefore", "versionAfter", changes, salt) VALUES ($1, $2, 1, 1, $3, '')`,
        [id(10 + n), id(1), JSON.stringify([{ field: 'extras', ...change }])],
      )
    }
    await owner.query(
      `INSERT INTO "RecordExtra" ("recordId", header, value, position, at) VALUES
        ($1, 'Shelf', '1', 3, $2), ($1, 'Colour', 'red', 4, $3), ($1, 'Unknown', 'x', 5, $3)`,
      [id(1), at(3), at(1)],
    )
    await migrate(database.ownerUrl, folder, null)
    const { rows } = await owner.query(
      `SELECT header, value, position, at, until FROM "RecordExtraMoment" ORDER BY header, sequence`,
    )
    const ofShelf = { header: 'Shelf', position: 3 }
    const ofWeight = { header: 'Weight', position: 0 }
    expect(rows).toEqual([
      { header: 'Colour', value: 'red', position: 4, at: at(1), until: null },
      { ...ofShelf, value: '1', at: at(1), until: at(2) },
      { ...ofShelf, value: '2', at: at(2), until: at(3) },
      { ...ofShelf, value: '1', at: at(3), until: null },
      { header: 'Unknown', value: 'x', position: 5, at: at(1), until: null },
      { ...ofWeight, value: '4', at: at(4), until: at(5) },
      { ...ofWeight, value: '', at: at(5), until: null },
    ])
  } finally {
    await owner.end()
    await database.close()
  }
}, 120_000)
