/** An answer in own words beside a closed list, kept as a value of that list: "other, namely ...". */
export type OwnWords = `other:${string}`

const start = 'other:'
/** Own words are at most so long. */
export const longestOwnWords = 200

/** Own words as a value. */
export function ownWords(text: string): OwnWords {
  return `${start}${text}`
}

/** The words of a value in own words; null for a code of the list. */
export function ownWordsIn(value: string): string | null {
  return value.startsWith(start) ? value.slice(start.length).trim() : null
}
