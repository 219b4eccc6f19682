import pg from 'pg'
import { inSeconds } from '@/lib/time/length'

/** How many records of a kind a company of that size has. */
type Company = { activities: number; processors: number; purposes: number; leaks: number; entries: number }

/** What the example company is multiplied to. */
export const companies: Readonly<Record<string, Company>> = {
  '72': { activities: 72, processors: 20, purposes: 20, leaks: 20, entries: 1_000 },
  '5000': { activities: 5_000, processors: 200, purposes: 50, leaks: 200, entries: 20_000 },
  '50000': { activities: 50_000, processors: 2_000, purposes: 500, leaks: 2_000, entries: 200_000 },
}

const perBatch = 2_500
/** Copies that have another title than at first, so that they stood differently in the past. */
const changedShare = 0.5

type Copied = { register: string; key: string; table: string; wanted: number }

/**
 * Multiplies the example company to that size: records with their own columns, links, versions and days on which they
 * fall due, each with its states of the past; leaks with moments and clocks; entries in the log. Everything is written as
 * the owner, in SQL, with the triggers that Dertig has, but for the log (`fill-log.ts`); nothing when it is there already.
 */
export async function fill(
  ownerUrl: string,
  { activities, processors, purposes, leaks, entries }: Company,
  fillLog: (entries: number) => Promise<void>,
) {
  const client = new pg.Client(ownerUrl)
  await client.connect()
  const began = Date.now()
  const told = (what: string) => console.log(`  ${what} after ${inSeconds(Date.now() - began).toFixed(0)} s`)
  try {
    await client.query(
      `SET statement_timeout = 0; SET lock_timeout = 0; SET work_mem = '256MB'; SET maintenance_work_mem = '512MB'`,
    )
    const registers: Copied[] = [
      { register: 'processors', key: 'X', table: 'Processor', wanted: processors },
      { register: 'purposes', key: 'P', table: 'Purpose', wanted: purposes },
      { register: 'activities', key: 'A', table: 'Activity', wanted: activities },
    ]
    await withoutIndexesOfWords(client, async () => {
      for (const copied of registers) {
        await multiply(client, copied)
        told(`${copied.wanted} ${copied.register}`)
      }
    })
    told('indexes of words')
    await multiplyLeaks(client, leaks)
    told(`${leaks} leaks`)
    await fillLog(entries)
    told(`${entries} entries of the log`)
    await client.query('VACUUM ANALYZE')
    told('ready')
  } finally {
    await client.end()
  }
}

/** A thousand signs to look up for every row: made once at the end they cost a tenth. */
async function withoutIndexesOfWords(client: pg.Client, work: () => Promise<void>): Promise<void> {
  const { rows } = await client.query<{ name: string; made: string }>(
    `SELECT indexname AS name, indexdef AS made FROM pg_indexes WHERE schemaname = 'public' AND indexdef LIKE '% USING gin %'`,
  )
  for (const { name } of rows) await client.query(`DROP INDEX "${name}"`)
  try {
    await work()
  } finally {
    await client.query('ROLLBACK')
    for (const { made } of rows) await client.query(made)
  }
}

/** The n-th copy of the records that are in force (and of every tenth that is not), each batch in its own transaction. */
async function multiply(client: pg.Client, { register, key, table, wanted }: Copied): Promise<void> {
  const { rows } = await client.query<{ count: number; last: number }>(
    'SELECT count(*)::int AS count, max(number)::int AS last FROM "Record" WHERE register = $1',
    [register],
  )
  const [{ count, last } = { count: 0, last: 0 }] = rows
  for (let done = 0; done < wanted - count; done += perBatch) {
    const batch = Math.min(perBatch, wanted - count - done)
    await client.query('BEGIN')
    // As an entry of the log would say: the moment under which the states are kept.
    await client.query(
      `SELECT set_config('dertig.at', (now() - interval '300 days' + $1 * interval '1 minute')::text, true)`,
      [done],
    )
    await client.query(copiesOf, [register, key, last + done, batch])
    await client.query('ANALYZE copies')
    await client.query(recordsFromCopies)
    await client.query(`INSERT INTO "${table}" SELECT p.* FROM copies c JOIN "${table}" d ON d.id = c.base
      CROSS JOIN LATERAL jsonb_populate_record(NULL::"${table}", to_jsonb(d) || jsonb_build_object('id', c.id, 'number', c.number)) p`)
    await client.query(aroundCopies)
    await client.query('COMMIT')
    await client.query('BEGIN')
    await client.query(
      `SELECT set_config('dertig.at', (now() - interval '100 days' + $1 * interval '1 minute')::text, true)`,
      [done],
    )
    await client.query(
      `UPDATE "Record" r SET version = r.version + 1, "updatedAt" = now() - interval '100 days', tags = r.tags || ARRAY['moved']
       FROM copies c WHERE r.id = c.id AND c.n % 10 < $1`,
      [changedShare * 10],
    )
    await client.query('COMMIT')
    await client.query('DROP TABLE copies')
  }
  await client.query(
    `UPDATE "RefCounter" SET value = greatest(value, (SELECT max(number) FROM "Record" WHERE register = $1)) WHERE series = $1`,
    [register],
  )
}

const copiesOf = `CREATE TEMP TABLE copies AS
  WITH bases AS (
    SELECT id, "inForceVersionId", row_number() OVER (PARTITION BY "inForceVersionId" IS NULL ORDER BY number) - 1 AS place,
      count(*) OVER (PARTITION BY "inForceVersionId" IS NULL) AS many
    FROM "Record" WHERE register = $1 AND status IN ('draft', 'in_force') AND number <= 72
  ), places AS (SELECT array_agg(id ORDER BY code) AS ids FROM "Department" WHERE "retiredAt" IS NULL),
  owners AS (SELECT array_agg(u.id ORDER BY u.email) AS ids FROM "User" u JOIN "UserRole" o ON o."userId" = u.id AND o.role = 'editor')
  SELECT n, b.id AS base, b."inForceVersionId" AS "baseVersion", gen_random_uuid() AS id,
    CASE WHEN b."inForceVersionId" IS NOT NULL THEN gen_random_uuid() END AS version,
    n AS number, $2::text || '-' || lpad(n::text, greatest(3, length(n::text)), '0') AS ref,
    (ARRAY['Antwerp','Bruges','Charleroi','Dinant','Eupen','Francorchamps','Ghent','Hasselt','Ieper','Jette','Kortrijk','Leuven','Mechelen','Namur','Ostend','Poperinge'])[1 + (n * 7) % 16]
      || ' branch ' || n AS word,
    places.ids[1 + n % cardinality(places.ids)] AS department, owners.ids[1 + n % cardinality(owners.ids)] AS owner
  FROM generate_series($3::int + 1, $3::int + $4::int) n CROSS JOIN places CROSS JOIN owners
  JOIN bases b ON (b."inForceVersionId" IS NULL) = (n % 10 = 0 AND EXISTS (SELECT FROM bases WHERE "inForceVersionId" IS NULL))
    AND b.place = n % b.many`

const recordsFromCopies = `
  INSERT INTO "Record" SELECT p.* FROM copies c JOIN "Record" r ON r.id = c.base
  CROSS JOIN LATERAL jsonb_populate_record(NULL::"Record", to_jsonb(r) || jsonb_build_object(
    'id', c.id, 'number', c.number, 'ref', c.ref, 'title', r.title || ', ' || c.word, 'departmentId', c.department,
    'ownerId', c.owner, 'inForceVersionId', c.version, 'submittedVersionId', NULL, 'isExample', false, 'isProposal', false,
    'searchText', concat_ws(chr(10), folded(c.ref), folded(r.title || ', ' || c.word), substring(r."searchText" FROM '^[^\n]*\n[^\n]*\n(.*)$')),
    'inForceText', CASE WHEN c.version IS NULL THEN '' ELSE concat_ws(chr(10), folded(c.ref), folded(r.title || ', ' || c.word),
      substring(r."inForceText" FROM '^[^\n]*\n[^\n]*\n(.*)$')) END,
    'createdAt', now() - interval '300 days', 'updatedAt', now() - interval '300 days' + c.n * interval '1 minute')) p;
  INSERT INTO "RecordVersion" SELECT p.* FROM copies c JOIN "RecordVersion" v ON v.id = c."baseVersion"
  CROSS JOIN LATERAL (SELECT jsonb_set(jsonb_set(v.content::jsonb, '{ref}', to_jsonb(c.ref)), '{values}',
    (v.content::jsonb -> 'values') || jsonb_build_object('title', (v.content::jsonb #>> '{values,title}') || ', ' || c.word,
      'departmentId', c.department, 'ownerId', c.owner))::text AS content) x
  CROSS JOIN LATERAL jsonb_populate_record(NULL::"RecordVersion", to_jsonb(v) || jsonb_build_object(
    'id', c.version, 'recordId', c.id, 'number', 1, 'content', x.content,
    'contentHash', encode(sha256(convert_to(x.content, 'UTF8')), 'hex'))) p`

const aroundCopies = `
  INSERT INTO "RecordLink" ("fromId", field, "toId", position)
    SELECT c.id, l.field, COALESCE(near.id, l."toId"), l.position FROM copies c JOIN "RecordLink" l ON l."fromId" = c.base
    JOIN "Record" t ON t.id = l."toId"
    LEFT JOIN LATERAL (SELECT p.id FROM "Record" p WHERE p.register = t.register
      AND p.number = 1 + (c.n * 31 + l.position * 7) % (SELECT max(number) FROM "Record" WHERE register = t.register)) near ON TRUE
    ON CONFLICT DO NOTHING;
  INSERT INTO "RecordDue" ("recordId", code, "on")
    SELECT c.id, d.code, d."on" + (c.n % 700) FROM copies c JOIN "RecordDue" d ON d."recordId" = c.base ON CONFLICT DO NOTHING`

/** Copies of the example's leaks over the years before this one: one in ten is open, the others are closed. */
async function multiplyLeaks(client: pg.Client, wanted: number): Promise<void> {
  const { rows } = await client.query<{ count: number }>('SELECT count(*)::int AS count FROM "Leak"')
  const count = rows[0]?.count ?? 0
  if (count >= wanted) return
  await client.query('BEGIN')
  await client.query(
    `CREATE TEMP TABLE copies AS
     WITH bases AS (SELECT id, row_number() OVER (ORDER BY ref) - 1 AS place, count(*) OVER () AS many FROM "Leak"
       WHERE NOT "isExercise")
     SELECT n, b.id AS base, gen_random_uuid() AS id, 2022 + n % 4 AS year,
       (SELECT max(number) FROM "Leak") + 1 + n / 4 AS number, make_interval(days => 400 + n % 900) AS back FROM generate_series(0, $1::int - 1) n JOIN bases b ON b.place = n % b.many`,
    [wanted - count],
  )
  await client.query('ANALYZE copies')
  await client.query(`INSERT INTO "Leak" SELECT p.* FROM copies c JOIN "Leak" l ON l.id = c.base
    CROSS JOIN LATERAL jsonb_populate_record(NULL::"Leak", to_jsonb(l) || jsonb_build_object('id', c.id, 'year', c.year,
      'number', c.number, 'ref', 'L-' || c.year || '-' || lpad(c.number::text, greatest(3, length(c.number::text)), '0'), 'title', l.title || ' ' || c.n,
      'isExample', false, 'mergedIntoId', NULL, 'detectedAt', l."detectedAt" - c.back, 'reportedAt', l."reportedAt" - c.back,
      'awareAt', l."awareAt" - c.back, 'createdAt', l."createdAt" - c.back, 'updatedAt', l."updatedAt" - c.back)
      || CASE WHEN c.n % 10 = 0 THEN '{}' ELSE jsonb_build_object('state', 'closed', 'nextDueAt', NULL, 'closedAt', now()) END) p`)
  const own: [string, string][] = [
    ['LeakReport', `'leakId', c.id, 'clientId', gen_random_uuid()`],
    [
      'LeakMoment',
      `'leakId', c.id, 'id', gen_random_uuid(), 'correctsId', NULL, 'at', d.at - c.back, 'setAt', d."setAt" - c.back`,
    ],
    ['LeakClock', `'leakId', c.id, 'id', gen_random_uuid()`],
    ['LeakRecord', `'leakId', c.id`],
  ]
  for (const [table, fresh] of own) {
    await client.query(`INSERT INTO "${table}" SELECT p.* FROM copies c JOIN "${table}" d ON d."leakId" = c.base
      CROSS JOIN LATERAL jsonb_populate_record(NULL::"${table}", to_jsonb(d) || jsonb_build_object(${fresh})) p`)
  }
  await client.query(`UPDATE "LeakClock" k SET "endedAt" = now(), "endKind" = 'filed' FROM copies c
    WHERE k."leakId" = c.id AND c.n % 10 <> 0 AND k."endedAt" IS NULL`)
  await client.query('COMMIT')
  await client.query('DROP TABLE copies')
}
