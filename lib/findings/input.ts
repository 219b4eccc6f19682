import { db } from '@/lib/db/client'
import { type RecordId, recordIdSchema } from '@/lib/db/ids'
import { parseValues } from '@/lib/errors/parse'
import { Refusal } from '@/lib/errors/refusal'
import { type FindingInput, findingForm } from './schema'

/** What a form or a program sends of a finding, with its record by reference; refuses `invalid` with what is wrong per field. */
export async function findingFrom(values: unknown): Promise<FindingInput> {
  const { recordRef, ...words } = parseValues(findingForm, values)
  return { ...words, recordId: recordRef === '' ? null : await recordOf(recordRef) }
}

async function recordOf(ref: string): Promise<RecordId> {
  const row = await db().record.findUnique({ where: { ref }, select: { id: true } })
  if (!row) throw new Refusal('invalid', { fields: { recordRef: ['not_in_list'] } })
  return recordIdSchema.parse(row.id)
}
