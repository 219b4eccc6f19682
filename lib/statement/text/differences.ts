import { diffArrays, diffWordsWithSpace } from 'diff'
import type { Run } from './runs'

/** Lines that are the same, or a line that changed, word by word. */
export type DifferenceRow = { kind: 'same'; lines: readonly string[] } | { kind: 'changed'; runs: readonly Run[] }

/** So many lines may differ before the rest counts as all new; keeps the time in bounds. */
const mostLineEdits = 2_500
/** Lines of a changed part that are looked at for their like, older by newer. */
const mostPairs = 200_000
/** So many words of a line may differ before it counts as all new. */
const mostWordEdits = 1_500
/** From this share of common words a line is a changed one and not another one. */
const alike = 0.45

/**
 * What differs between two texts: line by line, and within lines that resemble each other word by word. Read in order, the runs and
 * lines that are in the older text are that text without its empty lines, and so is the newer one. Bounded for texts of any length. Pure.
 */
export function differencesBetween(older: string, newer: string): DifferenceRow[] {
  const [before, after] = [linesOf(older), linesOf(newer)]
  const parts = diffArrays(before, after, { maxEditLength: mostLineEdits }) ?? [
    { value: before, removed: true, added: false },
    { value: after, removed: false, added: true },
  ]
  const rows: DifferenceRow[] = []
  let removed: string[] = []
  let added: string[] = []
  const flush = () => {
    rows.push(...changedRows(removed, added))
    removed = []
    added = []
  }
  for (const part of parts) {
    if (part.removed) removed.push(...part.value)
    else if (part.added) added.push(...part.value)
    else {
      flush()
      rows.push({ kind: 'same', lines: part.value })
    }
  }
  flush()
  return rows
}

/** Empty lines stand everywhere: as lines that are the same they would tear apart what belongs together. */
const linesOf = (text: string) => text.split('\n').filter((line) => line.trim() !== '')

/** A part in which everything differs: lines that resemble each other stand together, in the order of both texts. */
function changedRows(removed: readonly string[], added: readonly string[]): DifferenceRow[] {
  const pairs = pairsOf(removed, added)
  const rows: DifferenceRow[] = []
  let [old, fresh] = [0, 0]
  for (const [at, to] of [...pairs, [removed.length, added.length] as const]) {
    for (; old < at; old += 1) rows.push(alone(removed[old] ?? '', 'older'))
    for (; fresh < to; fresh += 1) rows.push(alone(added[fresh] ?? '', 'newer'))
    if (at < removed.length && to < added.length) {
      rows.push({ kind: 'changed', runs: wordsBetween(removed[at] ?? '', added[to] ?? '') })
      old += 1
      fresh += 1
    }
  }
  return rows
}

const alone = (text: string, where: 'older' | 'newer'): DifferenceRow => ({
  kind: 'changed',
  runs: [{ text, in: where }],
})

/** Two lines word by word. */
export function wordsBetween(older: string, newer: string): Run[] {
  const parts = diffWordsWithSpace(older, newer, { maxEditLength: mostWordEdits })
  if (!parts) {
    return [
      { text: older, in: 'older' },
      { text: newer, in: 'newer' },
    ]
  }
  return parts.map(({ value, added, removed }) => ({ text: value, in: added ? 'newer' : removed ? 'older' : 'both' }))
}

/** Which line of the older part became which of the newer one: the pairs, in order in both, that together resemble most. */
function pairsOf(removed: readonly string[], added: readonly string[]): (readonly [number, number])[] {
  if (removed.length === 0 || added.length === 0 || removed.length * added.length > mostPairs) return []
  const [old, fresh] = [removed.map(wordsOf), added.map(wordsOf)]
  const width = fresh.length + 1
  const best = new Float64Array((old.length + 1) * width)
  const like = new Float64Array(old.length * fresh.length)
  for (let at = old.length - 1; at >= 0; at -= 1) {
    for (let to = fresh.length - 1; to >= 0; to -= 1) {
      const score = likeness(old[at] ?? new Set(), fresh[to] ?? new Set())
      like[at * fresh.length + to] = score
      const together = score >= alike ? score + (best[(at + 1) * width + to + 1] ?? 0) : 0
      best[at * width + to] = Math.max(together, best[(at + 1) * width + to] ?? 0, best[at * width + to + 1] ?? 0)
    }
  }
  const pairs: (readonly [number, number])[] = []
  let [at, to] = [0, 0]
  while (at < old.length && to < fresh.length) {
    const score = like[at * fresh.length + to] ?? 0
    const here = best[at * width + to] ?? 0
    if (here === 0) break
    if (score >= alike && here === score + (best[(at + 1) * width + to + 1] ?? 0)) {
      pairs.push([at, to])
      at += 1
      to += 1
    } else if (here === best[(at + 1) * width + to]) at += 1
    else to += 1
  }
  return pairs
}

const wordsOf = (line: string): ReadonlySet<string> => new Set(line.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])

/** Common words of two lines as a share of all (Dice), 0 to 1. */
function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  if (one.size === 0 || other.size === 0) return 0
  let common = 0
  for (const word of one) if (other.has(word)) common += 1
  return (2 * common) / (one.size + other.size)
}

/** The sentence of a text that resembles these words most, when it resembles them enough: how a promise is worded now. */
export function nearestSentence(text: string, quote: string): string | null {
  const wanted = wordsOf(quote)
  const sentences = text.split(/(?<=[.?!])\s+|\n+/)
  let found: { sentence: string; score: number } | null = null
  for (const sentence of sentences) {
    const score = likeness(wanted, wordsOf(sentence))
    if (score >= 0.6 && score > (found?.score ?? 0)) found = { sentence: sentence.trim(), score }
  }
  return found?.sentence ?? null
}
