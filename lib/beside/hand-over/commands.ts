import type { CommandContext } from '@/lib/access/actor'
import { mayOwn, namesOf } from '@/lib/access/persons'
import { authorise, change } from '@/lib/action/change'
import { appendMany } from '@/lib/audit/entry/append'
import type { AuditEvent } from '@/lib/audit/entry/event'
import type { Tx } from '@/lib/db/client'
import { recordIdSchema } from '@/lib/db/ids'
import { Refusal, type Result } from '@/lib/errors/refusal'
import { queueMail } from '@/lib/mail/queue'
import { keepDerived } from '@/lib/records/derive/derived'
import { registerOfRef } from '@/lib/records/state/registered'
import { type HandOverInput, mayHandOver } from './schema'

/** States in which somebody still has to act on a finding. */
export const openStates = ['open', 'in_progress'] as const

/** Changes the owner of open findings; answers their audit entries. Right: finding.update on each. */
async function findingEntries(
  tx: Tx,
  context: CommandContext,
  { from, to, findings }: HandOverInput,
): Promise<AuditEvent[]> {
  if (findings.length === 0) return []
  await tx.$queryRaw`SELECT id FROM "Finding" WHERE id = ANY(${findings}::uuid[]) ORDER BY id FOR UPDATE`
  const rows = await tx.finding.findMany({ where: { id: { in: findings } }, orderBy: { ref: 'asc' } })
  if (rows.length !== findings.length) throw new Refusal('not_found')
  const entries: AuditEvent[] = []
  for (const { id, ref, ownerId, state, version } of rows) {
    authorise(context, 'finding', 'update', { ownerId })
    if (ownerId !== from || !openStates.some((open) => open === state)) {
      throw new Refusal('not_now', { reason: 'hand_over_moved' })
    }
    await tx.finding.update({ where: { id }, data: { ownerId: to, version: version + 1, updatedAt: context.now } })
    entries.push({
      action: 'finding.update',
      subject: { type: 'finding', id, ref },
      versionBefore: version,
      versionAfter: version + 1,
      changes: [{ field: 'ownerId', old: from, new: to }],
    })
  }
  return entries
}

type HandedOver = { count: number }

/**
 * Gives records and open findings of one person to another, all or none, with one audit entry each. The owner stands
 * beside the content: nothing goes back to review. Right: register.update on each record (finding.update on each
 * finding), for the records of others on all. What the person no longer owns refuses `hand_over_moved`; who cannot own
 * refuses `invalid` at `to`.
 */
export function handOver(context: CommandContext, input: HandOverInput): Promise<Result<HandedOver>> {
  return change(context, async (tx) => {
    if (context.actor.kind === 'person' && !mayHandOver(context.actor, input.from)) {
      throw new Refusal('denied', { reason: 'register.update' })
    }
    const owners = await tx.user.count({ where: { ...mayOwn, id: input.to } })
    if (owners === 0) throw new Refusal('invalid', { fields: { to: ['not_in_list'] } })
    const records = await recordEntries(tx, context, input)
    const findings = await findingEntries(tx, context, input)
    const entries = [...records, ...findings]
    const last = entries.pop()
    if (!last) throw new Refusal('invalid', { fields: { records: ['choose'] } })
    const count = records.length + findings.length
    await queueMail(tx, {
      template: 'hand_over',
      params: { count, path: pathFor(records, input.to) },
      to: input.to,
      now: context.now,
    })
    await appendMany(tx, context, entries)
    return { result: { count }, entry: last }
  })
}

/** Changes the owner of the records, locked in the order of their ids like every record command. */
async function recordEntries(tx: Tx, context: CommandContext, { from, to, records }: HandOverInput) {
  if (records.length === 0) return []
  await tx.$queryRaw`SELECT id FROM "Record" WHERE ref = ANY(${records}::text[]) ORDER BY id FOR NO KEY UPDATE`
  const rows = await tx.record.findMany({ where: { ref: { in: records } }, orderBy: { ref: 'asc' } })
  if (rows.length !== records.length) throw new Refusal('not_found')
  const names = await namesOf(tx, [from, to])
  const entries: AuditEvent[] = []
  for (const row of rows) {
    const { ownerId, departmentId, inForceVersionId, version } = row
    authorise(context, 'register', 'update', { ownerId, departmentId, inForce: inForceVersionId !== null })
    if (ownerId !== from || row.status === 'retired') throw new Refusal('not_now', { reason: 'hand_over_moved' })
    const id = recordIdSchema.parse(row.id)
    await tx.record.update({
      where: { id },
      data: { ownerId: to, version: version + 1, updatedAt: context.now },
      select: { id: true },
    })
    entries.push({
      action: 'record.hand_over',
      subject: { type: 'record', id, ref: row.ref },
      versionBefore: version,
      versionAfter: version + 1,
      changes: [{ field: 'ownerId', old: names.get(from) ?? from, new: names.get(to) ?? to }],
    })
  }
  const ids = rows.map(({ id }) => recordIdSchema.parse(id))
  await keepDerived(tx, ids, context.today, { around: false })
  return entries
}

/** The table of what the new owner answers for when all is of one register, else the overview. */
function pathFor(records: readonly AuditEvent[], to: string): string {
  const slugs = new Set(records.map(({ subject }) => registerOfRef(subject.ref ?? '')?.slug))
  const [only] = slugs
  return slugs.size === 1 && only ? `/registers/${only}?f.ownerId=${to}` : '/'
}
