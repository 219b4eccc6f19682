import { searchLines, searchRank, searchWords } from '@/lib/text/fold'
import type { Place } from './schema'

/** Questions shorter than this are not asked of the registers. */
export const leastLetters = 2

/** The address of all results. */
export const allResults = (q: string) => `/search?${new URLSearchParams({ q: q.trim() })}`

/** The places that fit a question, best first, by the same words and ranks as every list; all of them without a question. */
export function placesFor(places: readonly Place[], q: string, most: number): Place[] {
  const words = searchWords(q)
  const ranked = places.flatMap((place) => {
    const rank = searchRank(searchLines(['', place.label, place.also]), words)
    return rank === null ? [] : [{ place, rank: words.length === 0 ? 0 : rank }]
  })
  return ranked
    .sort((a, b) => a.rank - b.rank)
    .slice(0, most)
    .map(({ place }) => place)
}
