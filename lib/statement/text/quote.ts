export type Place = { start: number; end: number }

const same: Readonly<Record<string, string>> = {
  '‘': "'",
  '’': "'",
  '“': '"',
  '”': '"',
  '«': '"',
  '»': '"',
  '–': '-',
  '—': '-',
}

const accents = /\p{M}/gu
/** A sign as it is looked for. ASCII, which is nearly all of a text, by the short way. */
function plain(sign: string): string {
  if (sign < '\u0080') return sign.toLowerCase()
  return same[sign] ?? sign.normalize('NFD').replace(accents, '').toLowerCase()
}

/** A text in which quotes are looked for: without case and accents, runs of space as one, signs that are typed in several ways as one. */
type Searched = { text: string; at: readonly number[] }

function searched(text: string): Searched {
  const signs: string[] = []
  const at: number[] = []
  for (let place = 0; place < text.length; place += 1) {
    const sign = text[place] ?? ''
    if (/[\s\u00a0•]/.test(sign)) {
      if (signs.length > 0 && signs.at(-1) !== ' ') {
        signs.push(' ')
        at.push(place)
      }
      continue
    }
    for (const one of plain(sign)) {
      signs.push(one)
      at.push(place)
    }
  }
  return { text: signs.join(''), at }
}

export type Finder = (quote: string, within?: Place | null) => Place | null

/** Looks for several quotes in one text, which is read once. */
export function finderOf(text: string): Finder {
  const { text: whole, at } = searched(text)
  return (quote, within = null) => {
    const wanted = searched(quote).text.trim()
    if (wanted === '') return null
    for (let found = whole.indexOf(wanted); found !== -1; found = whole.indexOf(wanted, found + 1)) {
      const start = at[found] ?? 0
      const end = (at[found + wanted.length - 1] ?? start) + 1
      if (within === null || (within.start <= start && start < within.end)) return { start, end }
    }
    return null
  }
}

/** Texts in use are few: one for each language. */
const mostKept = 6
const kept = new Map<string, Finder>()

/** The same for a text that is looked through at every visit: it stays read. */
export function keptFinderOf(text: string): Finder {
  const finder = kept.get(text) ?? finderOf(text)
  kept.delete(text)
  kept.set(text, finder)
  if (kept.size > mostKept) kept.delete(kept.keys().next().value ?? '')
  return finder
}

/**
 * Where a text says these words, whatever its breaks of line, bullets, quotation marks and dashes: the offsets in the text as it
 * stands. The first place, or the first within `within`. Null when it does not say them.
 */
export function placeOfQuote(text: string, quote: string, within: Place | null = null): Place | null {
  return finderOf(text)(quote, within)
}

/** The sentence, or the line, in which a place lies. */
export function sentenceAround(text: string, { start, end }: Place): string {
  const before = text.slice(0, start)
  const from = Math.max(before.lastIndexOf('\n'), before.lastIndexOf('. '), before.lastIndexOf('? ')) + 1
  const after = text.slice(end)
  const stop = /[.?!](?=\s|$)|\n/.exec(after)
  const to = stop ? end + stop.index + (stop[0] === '\n' ? 0 : 1) : text.length
  return text
    .slice(from, to)
    .replace(/^[•\s]+/, '')
    .trim()
}
