/** First and last row shown, from 1; 0–0 when there are none. */
export function shownRange(page: number, size: number, total: number): { from: number; to: number } {
  const from = (page - 1) * size + 1
  return from > total ? { from: 0, to: 0 } : { from, to: Math.min(total, page * size) }
}

/** Number of pages; at least one. */
export function pageCount(size: number, total: number): number {
  return Math.max(1, Math.ceil(total / size))
}
