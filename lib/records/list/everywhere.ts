import { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import { recordsAt } from '@/lib/access/past/records-at'
import { registerScope } from '@/lib/access/scope'
import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { recordIdSchema } from '@/lib/db/ids'
import { storedObject } from '@/lib/errors/json'
import { foundLimit, listOf, totalsBy } from '@/lib/lists/list'
import { catalog } from '@/lib/registers/catalog'
import type { Total } from '@/lib/table/state'
import type { Instant } from '@/lib/time/types'
import { type ListColumn, viewOf } from './columns'
import { registerSource } from './source'

const { sql } = Prisma

const foundRow = z.object({
  id: recordIdSchema,
  ref: z.string(),
  title: z.string(),
  register: z.string(),
  status: z.enum(['draft', 'in_review', 'in_force', 'retired']),
  isExample: z.boolean(),
  /** What it says, by field; null for who sees titles only. */
  values: storedObject.nullable(),
})
export type FoundRecord = z.output<typeof foundRow>

export type FoundRecords = {
  rows: readonly FoundRecord[]
  total: Total
  /** How many of each register match, most first, counted as far as they are ranked; empty unless asked for. */
  registers: readonly { register: string; total: Total }[]
}

type Asked = { size: number; asOf?: Instant | null; byRegister?: boolean }

const ofRegister: ListColumn = {
  ...{ name: 'register', shape: 'text', field: null },
  ...{ sort: false, filter: true, shownAtFirst: false },
}

/**
 * Records of any register that this person reads, by words of their text, best first: the rows, the rights and the words that
 * each register's own list has, and no retired ones, as there (one query; with `byRegister` a second). With `asOf` as they
 * stood at that moment.
 */
export async function findEverywhere(
  actor: Actor,
  q: string,
  { size, asOf = null, byRegister = false }: Asked = { size: 20 },
): Promise<FoundRecords> {
  const scope = registerScope(actor)
  const isTitle = viewOf(scope) === 'title'
  const source = registerSource({ register: null, scope, asOf, locale: actor.locale, searched: true }, [ofRegister])
  const state = { q, size, filters: {}, sort: [], page: 1, bare: true } as const
  const isFrozen = sql`p.branch = 'frozen'`
  const working =
    asOf === null
      ? sql`(SELECT n."values" FROM "RecordMoment" n WHERE n."recordId" = r.id AND n.until IS NULL)`
      : sql`r."values"`
  const page = listOf(db(), source, state, {
    select: sql`r.id, r.ref, r.register, r."isExample",
        CASE WHEN ${isFrozen} THEN f.title ELSE r.title END AS title,
        CASE WHEN ${isFrozen} THEN 'in_force' ELSE r.status::text END AS status,
        ${isTitle ? sql`NULL::jsonb` : sql`CASE WHEN ${isFrozen} THEN v.content::jsonb -> 'values' ELSE ${working} END`} AS "values"`,
    from: sql`${recordsAt(asOf)} r
        LEFT JOIN "VersionRow" f ON ${isFrozen} AND f.id = r."inForceVersionId"
        LEFT JOIN "RecordVersion" v ON ${isFrozen} AND v.id = r."inForceVersionId"`,
    where: sql`r.id = p.id`,
    row: foundRow,
  })
  const by = { field: ofRegister.name, values: catalog.map(({ slug }) => slug), most: foundLimit }
  const [{ rows, total }, registers] = await Promise.all([page, byRegister ? totalsBy(db(), source, state, by) : []])
  return { rows, total, registers: registers.map((one) => ({ register: one.value, total: one.total })) }
}
