import type { Tx } from '@/lib/db/client'
import { type DepartmentId, departmentIdSchema, type RecordId, recordIdSchema } from '@/lib/db/ids'
import { type FieldErrors, Refusal } from '@/lib/errors/refusal'

export type Target<Field extends string> = {
  field: Field
  id: RecordId
  ref: string
  departmentId: DepartmentId | null
}

/**
 * The records that a form names by reference, per field and its register; refuses `invalid` at the field that names one
 * that is not there (`not_in_list`).
 */
export async function targetsOf<Field extends string>(
  tx: Tx,
  registers: Readonly<Record<Field, string>>,
  named: Readonly<Record<NoInfer<Field>, readonly string[]>>,
): Promise<Target<Field>[]> {
  const fields = Object.keys(registers).filter((field): field is Field => field in registers)
  const rows = await tx.record.findMany({
    where: { ref: { in: fields.flatMap((field) => [...named[field]]) } },
    select: { id: true, ref: true, register: true, departmentId: true },
  })
  const wrong: FieldErrors = {}
  const found = fields.flatMap((field) =>
    [...new Set(named[field])].flatMap((ref): Target<Field>[] => {
      const row = rows.find((candidate) => candidate.ref === ref && candidate.register === registers[field])
      if (!row) wrong[field] = ['not_in_list']
      const departmentId = row?.departmentId ? departmentIdSchema.parse(row.departmentId) : null
      return row ? [{ field, id: recordIdSchema.parse(row.id), ref, departmentId }] : []
    }),
  )
  if (Object.keys(wrong).length > 0) throw new Refusal('invalid', { fields: wrong })
  return found
}
