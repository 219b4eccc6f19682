/** The words in a box of tags: separated by commas, each once. */
export function tagsOf(text: string): string[] {
  const words = text.split(',').map((word) => word.trim())
  return [...new Set(words.filter((word) => word !== ''))]
}

/** What a box of tags offers while somebody types: whole values, so each repeats the words before the last one. */
export function offersOf(text: string, known: readonly string[]): string[] {
  const before = text.slice(0, text.lastIndexOf(',') + 1).trim()
  const there = tagsOf(text)
  return known.filter((tag) => !there.includes(tag)).map((tag) => (before === '' ? tag : `${before} ${tag}`))
}
