import type { Tx } from './client'

/** Next number of a series, without gaps between committed transactions; the row lock makes two at once wait. */
export async function nextNumber(tx: Tx, series: string): Promise<number> {
  const row = await tx.refCounter.upsert({
    where: { series },
    create: { series, value: 1 },
    update: { value: { increment: 1 } },
    select: { value: true },
  })
  return row.value
}
