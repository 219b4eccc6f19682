import { db } from '@/lib/db/client'
import type { Few } from '@/lib/table/state'
import { type Instant, instantOf } from '@/lib/time/types'

/** What is kept of a comparison. */
export type ComparisonRow = {
  ref: string
  list: string
  via: 'file' | 'fetched'
  at: Instant
  addresses: number
  wrong: number
  found: number
  isWhole: boolean
}

/** The newest comparisons, and how many there are. */
export async function newestComparisons(take: number): Promise<Few<ComparisonRow>> {
  const [rows, total] = await Promise.all([
    db().listComparison.findMany({ orderBy: { number: 'desc' }, take }),
    db().listComparison.count(),
  ])
  return {
    rows: rows.map(({ ref, list, via, at, addresses, wrong, found, isWhole }) => ({
      ...{ ref, list, addresses, wrong, found, isWhole, at: instantOf(at) },
      via: via === 'fetched' ? 'fetched' : 'file',
    })),
    total,
  }
}
