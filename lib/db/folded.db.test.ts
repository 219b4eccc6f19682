import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { Prisma } from '@/lib/db/generated/client'
import { folded } from '@/lib/text/fold'
import { type TestDatabase, testDatabase } from './testing'

let database: TestDatabase

beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

const signs = z.array(z.object({ code: z.number(), text: z.string() }))

/** A server before PostgreSQL 17 cannot say which signs it knows, and leaves alone those that are newer than it. */
let saysWhatItKnows = true
beforeAll(async () => {
  const [server] = await database.client.$queryRaw<{ version: number }[]>`
    SELECT current_setting('server_version_num')::int AS version`
  saysWhatItKnows = (server?.version ?? 0) >= 170_000
})

/** Signs that both this version of Node.js and this version of PostgreSQL know; each may know some that are newer. */
const known = /^\P{Cn}$/u

test('the database folds every sign of Unicode as the application does', async () => {
  const isKnown = saysWhatItKnows ? Prisma.sql`unicode_assigned(chr(code))` : Prisma.sql`code < 131072`
  const rows = signs.parse(
    await database.client
      .$queryRaw`SELECT code, folded('a' || chr(code) || 'b') AS text FROM generate_series(1, 1114111) code
      WHERE code NOT BETWEEN 55296 AND 57343 AND code NOT BETWEEN 44032 AND 55203 AND code NOT BETWEEN 131072 AND 191456
        AND code < 917999 AND ${isKnown}`,
  )
  const wrong = rows.filter(({ code, text }) => {
    const sign = String.fromCodePoint(code)
    const leftAlone = !saysWhatItKnows && text === `a${sign}b`
    return known.test(sign) && !leftAlone && text !== folded(`a${sign}b`)
  })
  expect(rows.length).toBeGreaterThan(60_000)
  expect(wrong.map(({ code, text }) => `${code.toString(16)} ${text}`)).toEqual([])
})

const piece = fc.oneof(
  fc.constantFrom(
    'É',
    'Œuvre',
    'STRASSE',
    'straße',
    'ΣΊΣΥΦΟΣ',
    'İI',
    'ŉ',
    '´',
    '`',
    '‑',
    '\u00ad',
    '\u200b',
    '\v',
    '\u2028',
  ),
  fc.constantFrom('  ', '\u202f', '%', '_', '\\', "d'", 'd’', 'Þór', 'Đỗ', 'ﬁ', '½', '東京', 'が', 'Ё', '👩‍👩‍👧'),
  fc.string({ unit: 'grapheme', maxLength: 8 }),
)

test('and every text', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.array(piece).map((parts) => parts.join('')),
        { minLength: 20, maxLength: 40 },
      ),
      async (texts) => {
        const storable = texts
          .map((text) => text.replaceAll('\0', ''))
          .map((text) => (saysWhatItKnows ? text : text.replace(/[\u{10000}-\u{10ffff}]/gu, '')))
        const rows = await database.client.$queryRaw<{ text: string }[]>`
        SELECT folded(t) AS text FROM unnest(${storable}::text[]) WITH ORDINALITY x(t, n) ORDER BY n`
        expect(rows.map(({ text }) => text)).toEqual(storable.map(folded))
      },
    ),
    { numRuns: 25, seed: 16 },
  )
})
