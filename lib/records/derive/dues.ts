import type { Tx } from '@/lib/db/client'
import type { RecordId } from '@/lib/db/ids'
import type { Due } from '@/lib/registers/declare/define'
import { calendarDateOf, toDatabase } from '@/lib/time/types'

/** Keeps the days on which something of this record falls due as rows, for calendar and reminders; `kept` are its rows now. */
export async function keepDues(
  tx: Tx,
  recordId: RecordId,
  kept: readonly { code: string; on: Date }[],
  dues: readonly Due[],
): Promise<void> {
  const wanted = new Set(dues.map(keyOf))
  const there = new Set(kept.map(({ code, on }) => keyOf({ code, on: calendarDateOf(on) })))
  if (wanted.size === there.size && [...wanted].every((key) => there.has(key))) return
  await tx.recordDue.deleteMany({ where: { recordId } })
  await tx.recordDue.createMany({
    data: dues.map(({ code, on }) => ({ recordId, code, on: toDatabase(on) })),
    skipDuplicates: true,
  })
}

function keyOf({ code, on }: Due): string {
  return `${code} ${on}`
}
