import { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/can'
import { readable, registerScope } from '@/lib/access/scope'
import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { eachOf } from '@/lib/records/list/counted'
import { whileUnchanged } from '@/lib/records/list/kept'
import type { RawParams } from '@/lib/table/parse'

const { sql } = Prisma

export const mapColumns = ['source', 'activity', 'recipient', 'country'] as const
export type MapColumn = (typeof mapColumns)[number]

/** Nodes of a column that stand by themselves; the rest stand together as one. */
export const mostNodes = 12

const filter = z.object({ department: z.uuid().nullable().catch(null), entity: z.uuid().nullable().catch(null) })
/** What the address narrows the map to. */
export type MapFilter = z.infer<typeof filter>

/** Reads the filter from an address; what it does not know is dropped. */
export function mapFilter({ department, entity }: RawParams): MapFilter {
  return filter.parse({ department, entity })
}

/** A node: a record by its reference, a kind of recipient (`kind:…`), a country by its code; `rest`: all others of the column. */
const node = z.object({
  column: z.enum(mapColumns),
  key: z.string(),
  title: z.string(),
  /** Activities that flow through it. */
  activities: z.number(),
  /** How many there are in the column. */
  all: z.number(),
})
export type MapNode = z.infer<typeof node>

const line = z.object({ column: z.enum(mapColumns), from: z.string(), to: z.string(), activities: z.number() })
/** A merged flow from a node to one of the next column, with the number of activities in it. */
export type MapLine = z.infer<typeof line>

export type DataMap = { nodes: readonly MapNode[]; lines: readonly MapLine[]; activities: number }

const answer = z.object({ nodes: z.array(node), lines: z.array(line), activities: z.number() })

// All who see the map read all of the registers: what was counted for one is true for each.
const keptMap = whileUnchanged<DataMap>()

/** The key of all nodes of a column that do not stand by themselves. */
export const restKey = 'rest'

/** Whether the map is shown: to who reads and exports all of the registers. */
export function seesMap(actor: Actor): boolean {
  return can(actor, 'register', 'export') !== null && registerScope(actor).kind === 'all'
}

/**
 * The merged flows of all activities that are not retired, as they are kept today (one statement, kept while no record
 * is written). A party of the register stands
 * where it is, and where its own rows or those of the activity that name it say; rows that name nobody linked stand under
 * `kind:other`.
 */
export async function dataMap(actor: Actor, filter: MapFilter): Promise<DataMap> {
  if (!seesMap(actor)) return { nodes: [], lines: [], activities: 0 }
  return keptMap(`${filter.department} ${filter.entity}`, () => countMap(actor, filter))
}

async function countMap(actor: Actor, { department, entity }: MapFilter): Promise<DataMap> {
  const inDepartment = department ? sql` AND r."departmentId" = ${department}::uuid` : sql``
  const ofEntity = entity ? sql` AND ${entity} = ANY(d."entityIds")` : sql``
  const [row] = await db().$queryRaw<unknown[]>`WITH act AS MATERIALIZED (
      SELECT r.id, r.ref, r.title, d.recipients, d.transfers FROM "Record" r JOIN "Activity" d ON d.id = r.id
      WHERE r.register = 'activities' AND ${readable(actor)}${inDepartment}${ofEntity}),
    -- Each party and each name in an activity is folded once, and joined: nothing below looks up row by row.
    known_party AS MATERIALIZED (
      SELECT p.id, p.ref, p.title, folded(concat_ws(' ', p.title, x."legalName")) AS names, x.country, x.transfers
      FROM "Record" p JOIN "Processor" x ON x.id = p.id),
    party AS MATERIALIZED (
      SELECT a.id AS act, p.* FROM act a JOIN "RecordLink" l ON l."fromId" = a.id AND l.field = 'processors'
        JOIN known_party p ON p.id = l."toId"),
    said AS MATERIALIZED (
      SELECT DISTINCT a.id AS act, e ->> 'country' AS country, folded(COALESCE(e ->> 'recipient', '')) AS named
      FROM act a CROSS JOIN LATERAL ${eachOf(sql`a.transfers`)} WHERE COALESCE(e ->> 'country', '') <> ''),
    stated AS MATERIALIZED (
      SELECT t.act, t.country, COALESCE(min(p.ref COLLATE "C"), 'kind:other') AS key
      FROM said t LEFT JOIN party p ON p.act = t.act AND t.named <> '' AND strpos(p.names, t.named) > 0
      GROUP BY t.act, t.country, t.named),
    -- What flows through each activity, a row for each place of each column.
    src AS (SELECT a.id AS act, s.ref AS key, s.title FROM act a JOIN "RecordLink" l ON l."fromId" = a.id AND l.field = 'sources'
      JOIN "Record" s ON s.id = l."toId"),
    rec AS MATERIALIZED (SELECT act, ref AS key, title FROM party
      UNION SELECT a.id, 'kind:' || COALESCE(NULLIF(e ->> 'kind', ''), 'other'), '' FROM act a
        CROSS JOIN LATERAL ${eachOf(sql`a.recipients`)}
      UNION SELECT act, key, '' FROM stated WHERE key = 'kind:other'),
    ends AS MATERIALIZED (SELECT act, ref AS key, country FROM party WHERE country <> ''
      UNION SELECT p.act, p.ref, e ->> 'country' FROM party p CROSS JOIN LATERAL ${eachOf(sql`p.transfers`)}
        WHERE COALESCE(e ->> 'country', '') <> ''
      UNION SELECT act, key, country FROM stated),
    place AS (
      SELECT 'source' AS "column", key, max(title) AS title, count(DISTINCT act)::int AS n, 0 AS through FROM src GROUP BY key
      UNION ALL SELECT 'activity', a.ref, a.title, 1, COALESCE(c.through, 0) FROM act a
        LEFT JOIN (SELECT act, count(*)::int AS through FROM rec GROUP BY act) c ON c.act = a.id
      UNION ALL SELECT 'recipient', key, max(title), count(DISTINCT act)::int, 0 FROM rec GROUP BY key
      UNION ALL SELECT 'country', country, '', count(DISTINCT act)::int, 0 FROM ends GROUP BY country),
    ranked AS MATERIALIZED (SELECT *, row_number() OVER (PARTITION BY "column" ORDER BY n DESC, through DESC, key) AS at,
      count(*) OVER (PARTITION BY "column")::int AS of FROM place),
    known AS MATERIALIZED (SELECT *, CASE WHEN at <= ${mostNodes} THEN key ELSE ${restKey} END AS shown FROM ranked),
    flow AS (
      SELECT 'source' AS "column", f.shown AS "from", t.shown AS "to", s.act FROM src s JOIN act a ON a.id = s.act
        JOIN known f ON f."column" = 'source' AND f.key = s.key JOIN known t ON t."column" = 'activity' AND t.key = a.ref
      UNION ALL SELECT 'activity', f.shown, t.shown, x.act FROM rec x JOIN act a ON a.id = x.act
        JOIN known f ON f."column" = 'activity' AND f.key = a.ref JOIN known t ON t."column" = 'recipient' AND t.key = x.key
      UNION ALL SELECT 'recipient', f.shown, t.shown, e.act FROM ends e
        JOIN known f ON f."column" = 'recipient' AND f.key = e.key JOIN known t ON t."column" = 'country' AND t.key = e.country),
    lines AS (SELECT "column", "from", "to", count(DISTINCT act)::int AS activities FROM flow GROUP BY 1, 2, 3),
    rest AS (SELECT k."column", count(*)::int AS places FROM known k WHERE shown = ${restKey} GROUP BY 1)
    SELECT (SELECT count(*)::int FROM act) AS activities,
      COALESCE((SELECT json_agg(l ORDER BY l.activities DESC, l."from", l."to") FROM lines l), '[]') AS lines,
      COALESCE((SELECT json_agg(json_build_object('column', n."column", 'key', n.key, 'title', n.title, 'activities', n.n, 'all', n.of)
        ORDER BY n.at) FROM (SELECT "column", key, title, n, of, at FROM known WHERE at <= ${mostNodes}
          UNION ALL SELECT "column", ${restKey}, '', places, places + ${mostNodes}, ${mostNodes} + 1 FROM rest) n), '[]') AS nodes`
  return answer.parse(row)
}
