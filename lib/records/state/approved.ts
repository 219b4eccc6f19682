import type { Tx } from '@/lib/db/client'
import { type RecordId, recordIdSchema } from '@/lib/db/ids'
import type { DetailValues } from '@/lib/registers/declare/store'
import { parseContent } from './content'
import { declarationOf } from './registered'

type Changing = { status: string; inForceVersionId: string | null }

/**
 * Own columns of the version in force, by record, for those of these records that are being changed: of such a record
 * counts what is in force, so that the draft of an agreement makes no processor right and lengthens no notice (Art. 28(3)
 * speaks of the contract there is). Records that stand as they are, or never were in force, are left out, and so is one
 * whose version does not fit the columns of today: their working copy counts (at most one query).
 */
export async function approvedDetails(
  tx: Tx,
  records: readonly Changing[],
): Promise<ReadonlyMap<RecordId, DetailValues>> {
  const changing = records.filter(({ status }) => status === 'draft' || status === 'in_review')
  const ids = [...new Set(changing.flatMap(({ inForceVersionId }) => inForceVersionId ?? []))]
  if (ids.length === 0) return new Map()
  const versions = await tx.recordVersion.findMany({
    where: { id: { in: ids } },
    select: { recordId: true, content: true },
  })
  return new Map(
    versions.flatMap(({ recordId, content }): [RecordId, DetailValues][] => {
      const { register, values } = parseContent(content)
      const known = declarationOf(register).detail.safeParse(values)
      return known.success ? [[recordIdSchema.parse(recordId), known.data]] : []
    }),
  )
}
