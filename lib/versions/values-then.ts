import { z } from 'zod'
import type { Tx } from '@/lib/db/client'
import type { RecordId } from '@/lib/db/ids'
import { type Instant, toDatabase } from '@/lib/time/types'

const values = z.record(z.string(), z.json())

/** The working copy of a record as it stood at a moment, as one flat object; null before its history begins. */
export async function valuesThen(tx: Tx, recordId: RecordId, asOf: Instant) {
  const record = await tx.recordMoment.findFirst({
    where: { recordId, at: { lte: toDatabase(asOf) } },
    orderBy: { sequence: 'desc' },
  })
  return record && { record, values: values.parse(record.values) }
}
