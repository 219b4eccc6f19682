import { z } from 'zod'
import type { CommandContext } from '@/lib/access/actor'
import { authorise, change } from '@/lib/action/change'
import { changesBetween } from '@/lib/audit/entry/differences'
import type { Tx } from '@/lib/db/client'
import type { AdequacyDecision } from '@/lib/db/generated/client'
import { Refusal, type Result } from '@/lib/errors/refusal'
import { adequacyScopes } from '@/lib/law/adequacy'
import { isCountry, isEea, isListedOrganisation } from '@/lib/law/countries'
import { passDay } from '@/lib/records/derive/day-change'
import { textUpTo } from '@/lib/text/typed'
import { type CalendarDate, calendarDateOf, calendarDateSchema, toDatabase } from '@/lib/time/types'
import { recordsLeaningOn } from './leaning'

const day = calendarDateSchema.refine((text) => text >= '1995-01-01' && text <= '2199-12-31', {
  error: 'date_out_of_range',
})

const text = textUpTo(300)
const remark = textUpTo(600).default('')

/** A decision as it is corrected, or added when `id` is null. */
export const adequacySchema = z.object({
  id: z.uuid().nullable(),
  /** The version the form was opened with; 0 for a new one. */
  version: z.number().int().min(0),
  country: z
    .string()
    .trim()
    .toUpperCase()
    .refine((code) => isListedOrganisation(code) || isCountry(code), { error: 'unknown_country' })
    .refine((code) => !isEea(code), { error: 'eea_country' }),
  validFrom: day,
  validUntil: day.nullable(),
  scope: z.enum(adequacyScopes),
  limits: remark,
  doubts: remark,
  reference: text.min(1, { error: 'required' }),
  certainty: z.enum(['read', 'secondary', 'verify']),
  source: text,
  reason: text.min(1, { error: 'required' }),
})
export type AdequacyInput = z.infer<typeof adequacySchema>

/** `lapsed`: how many records lack something else now, those that rely on them included. */
export type CorrectedAdequacy = { id: string; version: number; looked: number; lapsed: number }

/**
 * Corrects an adequacy decision, or adds one (Art. 45(3)). The records with a transfer to that country are marked in the
 * same transaction and computed again right after it, with an entry each; cut off in between, the job of the day goes on.
 * A decision keeps its country, and a country has one decision per first day (`taken`).
 */
export async function correctAdequacy(
  context: CommandContext,
  input: AdequacyInput,
): Promise<Result<CorrectedAdequacy>> {
  const saved = await change(context, async (tx) => {
    authorise(context, 'privacy_settings', 'update')
    if (input.validUntil !== null && input.validUntil < input.validFrom)
      throw new Refusal('invalid', { fields: { validUntil: ['end_before_start'] } })
    const before = input.id === null ? null : await lockDecision(tx, input.id, input)
    const taken = await tx.adequacyDecision.findFirst({
      where: {
        country: input.country,
        validFrom: toDatabase(input.validFrom),
        ...(before ? { id: { not: before.id } } : {}),
      },
      select: { id: true },
    })
    if (taken) throw new Refusal('invalid', { fields: { validFrom: ['taken'] } })
    const { id: _id, version: _version, reason, validFrom, validUntil, ...said } = input
    const data = {
      ...said,
      validFrom: toDatabase(validFrom),
      validUntil: validUntil && toDatabase(validUntil),
      version: (before?.version ?? 0) + 1,
      correctedById: context.actor.kind === 'person' ? context.actor.id : null,
      correctedAt: toDatabase(context.now),
    }
    const row = before
      ? await tx.adequacyDecision.update({ where: { id: before.id }, data })
      : await tx.adequacyDecision.create({ data })
    const looked = await markLeaning(tx, row.country, context.today)
    return {
      result: { id: row.id, version: row.version, looked, about: `${row.country} ${row.reference}` },
      entry: {
        action: 'adequacy.correct',
        subject: { type: 'adequacy', id: row.id, ref: row.country },
        versionBefore: before?.version ?? null,
        versionAfter: row.version,
        changes: changesBetween(before ? told(before) : {}, told(row)),
        reason,
      },
    }
  })
  if (!saved.ok) return saved
  const { about, ...value } = saved.value
  return { ok: true, value: { ...value, lapsed: await passDay(context, about) } }
}

async function lockDecision(tx: Tx, id: string, input: AdequacyInput): Promise<AdequacyDecision> {
  await tx.$queryRaw`SELECT 1 FROM "AdequacyDecision" WHERE id = ${id}::uuid FOR NO KEY UPDATE`
  const row = await tx.adequacyDecision.findUnique({ where: { id } })
  if (!row) throw new Refusal('not_found')
  if (row.version !== input.version) throw new Refusal('stale', { data: { version: row.version } })
  if (row.country !== input.country) throw new Refusal('invalid', { fields: { country: ['invalid'] } })
  return row
}

/** Marks records as due today, so that passDay computes them; in the order in which others lock them. */
async function markLeaning(tx: Tx, country: string, today: CalendarDate): Promise<number> {
  const ids = await recordsLeaningOn(tx, country)
  await tx.$queryRaw`SELECT 1 FROM "Record" WHERE id = ANY(${ids}::uuid[]) ORDER BY id FOR NO KEY UPDATE`
  await tx.record.updateMany({ where: { id: { in: ids } }, data: { changesOn: toDatabase(today) } })
  return ids.length
}

/** What an entry tells of a decision, days as days. */
function told({
  country,
  validFrom,
  validUntil,
  scope,
  limits,
  doubts,
  reference,
  certainty,
  source,
}: AdequacyDecision) {
  const until = validUntil && calendarDateOf(validUntil)
  const words = { scope, limits, doubts, reference, certainty, source }
  return { country, validFrom: calendarDateOf(validFrom), validUntil: until, ...words }
}
