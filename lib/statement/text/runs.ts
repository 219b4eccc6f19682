/** A run of words: in both texts, only in the older or only in the newer one. */
export type Run = { text: string; in: 'both' | 'older' | 'newer' }

/** What a newer text makes of a promise: word by word where it says something else, null where it says nothing like it. */
export type PromiseChange = { ref: string; title: string; quote: string; kept: boolean; runs: readonly Run[] | null }
