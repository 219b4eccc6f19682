import { z } from 'zod'
import { type CommandContext, personOrNull } from '@/lib/access/actor'
import { accountsOf } from '@/lib/access/persons'
import { canonicalJson } from '@/lib/audit/entry/canonical'
import type { Tx } from '@/lib/db/client'
import type { RecordId } from '@/lib/db/ids'
import type { JsonValue } from '@/lib/errors/json'
import { Refusal } from '@/lib/errors/refusal'
import { lockAround } from '@/lib/records/links/links'
import { administrative } from '@/lib/records/state/base'
import { parseContent } from '@/lib/records/state/content'
import { declarationOf } from '@/lib/records/state/registered'
import { type ReviewFacts, type ReviewVerb, whyNot } from './rules'

/**
 * The record under lock with the version that stands for review; a second step on the same record waits here. What is
 * around it is locked too, as by every record command.
 */
export async function standing(tx: Tx, id: RecordId) {
  await lockAround(tx, { ids: [id] })
  const record = await tx.record.findUnique({ where: { id } })
  if (!record) throw new Refusal('not_found')
  const version = record.submittedVersionId
    ? await tx.recordVersion.findUnique({
        where: { id: record.submittedVersionId },
        include: { steps: { orderBy: { sequence: 'desc' }, take: 1 } },
      })
    : null
  return { record, version }
}
export type Standing = Awaited<ReturnType<typeof standing>>

/** Facts of the rules for a step on this record, with the hash the person names. */
export function factsOf({ record, version }: Standing, namedHash: string | null): ReviewFacts {
  return {
    status: record.status,
    lastStep: version?.steps[0]?.kind ?? null,
    contentHash: version?.contentHash ?? null,
    namedHash,
    contributorIds: version ? [...version.contributorIds, version.submittedById] : record.contributorIds,
    writerIds: (version ?? record).contributorIds,
    acceptedById: acceptedBy(version?.steps[0]),
  }
}

/** Account that accepted, when that was the last step. */
export function acceptedBy(last: { kind: string; byId: string } | undefined): string | null {
  return last?.kind === 'accepted' ? last.byId : null
}

/** References of the records that this content links to and of which no version is in force: only drafts stand behind it. */
export async function linkedDrafts(tx: Tx, { content }: { content: string }): Promise<string[]> {
  const { register, values } = parseContent(content)
  const names = Object.keys(declarationOf(register).relations)
  const refs = z.array(z.string()).catch([])
  const rows = await tx.record.findMany({
    where: { ref: { in: names.flatMap((name) => refs.parse(values[name])) }, inForceVersionId: null },
    select: { ref: true },
    orderBy: { ref: 'asc' },
  })
  return rows.map(({ ref }) => ref)
}

/** Refuses the step with its reason when the rules say no to the person who acts, whichever account they use. */
export async function demand(tx: Tx, context: CommandContext, verb: ReviewVerb, facts: ReviewFacts): Promise<void> {
  const reason = whyNot(verb, facts, await accountsOf(tx, personOrNull(context)))
  if (reason) throw new Refusal('not_now', { reason: `review_${reason}` })
}

type Values = Readonly<Record<string, JsonValue>>
type Frozen = { content: string }

/** Fields that two contents answer differently. A field that an older version did not know yet is like one left empty. */
export function changedFields(before: Values, after: Values): string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)])
  return [...names].filter((name) => !administrative.has(name) && !sameValue(before[name], after[name]))
}

/** True when two answers say the same. */
export function sameValue(a: JsonValue | undefined, b: JsonValue | undefined): boolean {
  return canonicalJson(said(a)) === canonicalJson(said(b))
}

/** The answer without what is left empty, in rows too: `null` for no answer at all. */
function said(value: JsonValue | undefined): JsonValue {
  if (value === undefined || value === '' || value === false || value === null) return null
  if (Array.isArray(value)) return value.length === 0 ? null : value.map(said)
  if (typeof value !== 'object') return value
  const members = Object.entries(value).flatMap(([name, member]) => {
    const one = said(member)
    return one === null ? [] : [[name, one] as const]
  })
  return Object.fromEntries(members)
}

/** True when two versions have the same values of their own, whatever became of the records they rely on. */
export function sameValues(a: Frozen, b: Frozen): boolean {
  return changedFields(parseContent(a.content).values, parseContent(b.content).values).length === 0
}

/** Refuses a version that says something else than the version in force, or that is the first one. */
export async function demandUnchanged(
  tx: Tx,
  record: { inForceVersionId: string | null },
  version: Frozen,
): Promise<void> {
  const inForce = record.inForceVersionId
    ? await tx.recordVersion.findUnique({ where: { id: record.inForceVersionId }, select: { content: true } })
    : null
  if (!inForce || !sameValues(inForce, version)) throw new Refusal('not_now', { reason: 'review_has_changes' })
}
