import type { Tx } from './client'

/** Next number of a series, without gaps between committed transactions; the row lock makes two at once wait. */
export function nextNumber(tx: Tx, series: string): Promise<number> {
  return nextNumbers(tx, series, 1)
}

/** The first of so many next numbers, which follow one another. */
export async function nextNumbers(tx: Tx, series: string, count: number): Promise<number> {
  const row = await tx.refCounter.upsert({
    where: { series },
    create: { series, value: count },
    update: { value: { increment: count } },
    select: { value: true },
  })
  return row.value - count + 1
}
