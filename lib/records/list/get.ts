import type { Actor } from '@/lib/access/actor'
import { registerScope } from '@/lib/access/scope'
import { db } from '@/lib/db/client'
import type { AnyRegister, Requirement } from '@/lib/registers/declare/define'
import type { Instant } from '@/lib/time/types'
import { readableUsers, type UsingRow, usedBy } from '../links/used-by'
import { comebacksOf } from '../standing/comeback'
import { viewOf } from './columns'
import { oneRow } from './page'
import { type FullRow, fullRow, relatedOf, type TitleRow, titleRow } from './row'

export type RecordDetail = FullRow & {
  /** Requirements that are not met, with their article, in the order of the declaration. */
  missingItems: readonly Requirement[]
  usedBy: readonly UsingRow[]
  /** How many more there are than `usedBy` names. */
  usedByMore: number
}

/**
 * One record as this person may see it: the working copy, outside the own departments the version in force, for people
 * who see titles only the title. Null when there is nothing to see (four queries). With `asOf` it is as it stood at that
 * moment; rights, and the names of people and departments, are those of today.
 */
export async function getRecord(
  actor: Actor,
  register: AnyRegister,
  ref: string,
  asOf: Instant | null = null,
): Promise<TitleRow | RecordDetail | null> {
  const scope = registerScope(actor)
  const row = await oneRow(db(), register, scope, ref, asOf)
  if (!row) return null
  if (row.frozen && viewOf(scope) === 'title') return titleRow(row)
  const [related, using, comebacks] = await Promise.all([
    relatedOf(db(), register, scope, [row], asOf),
    usedBy(db(), { id: row.id, ref: row.ref, register: register.slug }, asOf),
    comebacksOf(db(), asOf === null ? [row] : []),
  ])
  const comeback = comebacks.get(row.id) ?? null
  const full = fullRow(actor, register, row, related.get(row.id) ?? {}, { asOf, comeback })
  return {
    ...full,
    missingItems: register.requirements.filter(({ code }) => full.missing?.includes(code)),
    usedBy: readableUsers(actor, using),
    usedByMore: (using[0]?.total ?? 0) - using.length,
  }
}
