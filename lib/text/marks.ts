import { folded, searchWords } from './fold'

/** A text in parts: what stands at odd places is what was searched for. */
export type Marked = readonly string[]

/** A text with every place marked at which a search finds one of the words, whatever its case, accents and signs. */
export function marked(text: string, q: string): Marked {
  const { letters, starts } = lettersOf(text)
  const ranges = searchWords(q)
    .flatMap((word) => rangesOf(letters, word))
    .map(([from, to]): [number, number] => [starts[from] ?? 0, endOf(starts, to, text.length)])
    .sort((a, b) => a[0] - b[0])
  const parts: string[] = []
  let at = 0
  for (const [from, to] of ranges) {
    if (to <= at) continue
    const begin = Math.max(from, at)
    if (begin === at && parts.length > 0) parts.push(`${parts.pop() ?? ''}${text.slice(begin, to)}`)
    else parts.push(text.slice(at, begin), text.slice(begin, to))
    at = to
  }
  return [...parts, text.slice(at)]
}

/** The part of a long text around the first of the words, about `length` signs of it; short texts are whole. */
export function excerpt(text: string, q: string, length = 120): string {
  const line = text.replace(/\s+/g, ' ').trim()
  if (line.length <= length) return line
  const hit = marked(line, q)
  const at = hit.length > 1 ? (hit[0]?.length ?? 0) : 0
  const from = at < length / 2 ? 0 : Math.max(0, line.lastIndexOf(' ', at - length / 4) + 1)
  const end = from + length >= line.length ? line.length : line.lastIndexOf(' ', from + length)
  const to = end > at ? end : from + length
  return `${from > 0 ? '…' : ''}${line.slice(from, to)}${to < line.length ? '…' : ''}`
}

/** The text as it is searched, letter for letter, with the place in the text that each letter came from. */
function lettersOf(text: string): { letters: string; starts: number[] } {
  const starts: number[] = []
  let letters = ''
  let at = 0
  for (const sign of text) {
    const plain = /\s/.test(sign) ? ' ' : folded(sign)
    for (const _ of plain.split('')) starts.push(at)
    letters += plain
    at += sign.length
  }
  return { letters, starts }
}

function rangesOf(letters: string, word: string): [number, number][] {
  const found: [number, number][] = []
  for (let at = letters.indexOf(word); at >= 0; at = letters.indexOf(word, at + word.length))
    found.push([at, at + word.length])
  return found
}

/** Where a range ends in the text: a sign that became two letters is whole, accents go with their letter. */
function endOf(starts: readonly number[], to: number, length: number): number {
  let next = to
  while (next < starts.length && starts[next] === starts[next - 1]) next += 1
  return starts[next] ?? length
}
