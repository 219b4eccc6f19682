import { z } from 'zod'
import { given, plannedOnce, type Tx } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import type { Instant } from '@/lib/time/types'
import type { Actor } from '../actor'
import { type RegisterScope, registerScope } from '../scope'
import { placeOf, recordsAt } from './records-at'

const { sql } = Prisma
const found = z.array(z.object({ ref: z.string(), title: z.string().nullable() }))

/** Title of record t (of `recordsAt(asOf)`) as this scope may read it, as SQL: the working title, that of the version in force, or NULL; NULL for who reads no register. */
export function readableTitle(scope: RegisterScope, asOf: Instant | null = null): Prisma.Sql {
  if (scope.kind === 'all') return sql`t.title`
  if (scope.kind === 'none') return sql`NULL::text`
  const mine = scope.kind === 'some' ? [...scope.departmentIds] : []
  return sql`CASE WHEN t.${placeOf(asOf)} = ANY(${given(mine, 'uuid')}) THEN t.title ELSE (
    SELECT v.title FROM "VersionRow" v WHERE v.id = t."inForceVersionId") END`
}

/** Titles of records by reference as this person may read them; empty where only the reference may be seen (one query). */
export async function recordTitles(
  tx: Tx,
  actor: Actor,
  refs: readonly string[],
  asOf: Instant | null = null,
): Promise<ReadonlyMap<string, string>> {
  if (refs.length === 0) return new Map()
  const rows = found.parse(
    await tx.$queryRaw`${Prisma.raw(plannedOnce)}
      SELECT t.ref, ${readableTitle(registerScope(actor), asOf)} AS title FROM ${recordsAt(asOf)} t
      WHERE t.ref = ANY(${given(refs, 'text')})`,
  )
  return new Map(rows.map(({ ref, title }) => [ref, title ?? '']))
}
