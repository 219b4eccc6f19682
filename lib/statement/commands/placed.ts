import { z } from 'zod'
import type { CommandContext } from '@/lib/access/actor'
import { authorise, refuseStale } from '@/lib/action/change'
import type { AuditChange } from '@/lib/audit/entry/event'
import type { Tx } from '@/lib/db/client'
import type { StatedPromise } from '@/lib/db/generated/client'
import { type FieldErrors, Refusal } from '@/lib/errors/refusal'
import { type LinkedField, linkedFields, linkedRegisters } from '../model/schema'
import { placeOfQuote } from '../text/quote'
import { sectionAt, sectionSchema } from '../text/sections'

const sections = z.array(sectionSchema)

/** Where a version says these words; refuses `invalid` at the quote when it does not (`not_in_text`). */
export async function placeIn(tx: Tx, number: number, quote: string) {
  const version = await tx.statementVersion.findUnique({
    where: { number },
    select: { id: true, text: true, sections: true },
  })
  if (!version) throw new Refusal('not_found')
  const at = placeOfQuote(version.text, quote)
  if (at === null) throw new Refusal('invalid', { fields: { quote: ['not_in_text'] } })
  const section = sectionAt(sections.parse(version.sections), at.start)?.key ?? 'intro'
  return { versionId: version.id, ...at, quote: version.text.slice(at.start, at.end), section }
}

/** The records that a form names, by id and reference; refuses `invalid` at the field that names one that is not there. */
export async function linkedRecords(tx: Tx, named: Readonly<Record<LinkedField, readonly string[]>>) {
  const rows = await tx.record.findMany({
    where: { ref: { in: linkedFields.flatMap((field) => [...named[field]]) } },
    select: { id: true, ref: true, register: true },
  })
  const wrong: FieldErrors = {}
  for (const field of linkedFields)
    for (const ref of named[field])
      if (!rows.some((row) => row.ref === ref && row.register === linkedRegisters[field]))
        wrong[field] = ['not_in_list']
  if (Object.keys(wrong).length > 0) throw new Refusal('invalid', { fields: wrong })
  return rows
}

type Asked = { ref: string; version: number }

/** A promise that still stands, under lock and at the version that the form was opened with. Right: statement.update. */
export async function standingPromise(
  tx: Tx,
  context: CommandContext,
  { ref, version }: Asked,
  differing: (before: StandingPromise) => readonly AuditChange[] = () => [],
): Promise<StandingPromise> {
  authorise(context, 'statement', 'update')
  await tx.$queryRaw`SELECT 1 FROM "StatedPromise" WHERE ref = ${ref} FOR UPDATE`
  const row = await tx.statedPromise.findUnique({
    where: { ref },
    include: { records: { select: { record: { select: { ref: true } } }, orderBy: { record: { ref: 'asc' } } } },
  })
  if (!row) throw new Refusal('not_found')
  const before = { ...row, records: row.records.map(({ record }) => record.ref) }
  if (before.version !== version) refuseStale(before.version, differing(before))
  if (before.endedAt !== null) throw new Refusal('not_now', { reason: 'promise_ended' })
  return before
}

type StandingPromise = StatedPromise & { records: readonly string[] }
