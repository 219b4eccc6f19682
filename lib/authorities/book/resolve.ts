import { isEea } from '@/lib/law/countries'
import type { CalendarDate } from '@/lib/time/types'
import { type AuthorityEntry, type AuthorityRegime, holdsOn, union } from './entry'

type Book = readonly AuthorityEntry[]

/** Codes under which other parts of Dertig know an authority of the book. */
const otherCodes: Readonly<Record<string, string>> = { GB_ICO: 'UK_ICO' }

/** The entry of a code, whenever it holds. */
export function entryOf(book: Book, code: string): AuthorityEntry | null {
  const meant = otherCodes[code] ?? code
  return book.find((entry) => entry.code === meant) ?? null
}

/** The entry of a code as of a day: itself, or what came in its place; null where the chain ends before that day. Pure. */
export function authorityOn(book: Book, code: string, on: CalendarDate): AuthorityEntry | null {
  const seen = new Set<string>()
  let entry = entryOf(book, code)
  while (entry && !seen.has(entry.code)) {
    if (holdsOn(entry, on)) return entry
    seen.add(entry.code)
    entry =
      entry.validUntil !== null && entry.validUntil < on && entry.successor ? entryOf(book, entry.successor) : null
  }
  return null
}

/** Who takes reports in a country under a body of rules on a day; the first that the book names. */
export function competentIn(
  book: Book,
  { country, regime, on }: { country: string; regime: AuthorityRegime; on: CalendarDate },
): AuthorityEntry | null {
  return book.find((entry) => entry.country === country && entry.regimes.includes(regime) && holdsOn(entry, on)) ?? null
}

/** An old name that stands in a text, whose it was, until when, and who holds its place. */
export type OldName = { name: string; was: AuthorityEntry; today: AuthorityEntry | null }

/** Old names of authorities in texts: each authority once, by the first name of it that is found. Pure. */
export function oldNamesIn(texts: readonly string[], book: Book, on: CalendarDate): OldName[] {
  const said = texts.join('\n')
  return book.flatMap((was) => {
    if (was.validUntil === null || was.validUntil >= on) return []
    const names = [...was.alsoCalled, ...Object.values(was.names)]
    const name = names.find((one) => isNamed(said, one))
    return name === undefined ? [] : [{ name, was, today: authorityOn(book, was.code, on) }]
  })
}

/** Whole words, whatever their case. */
function isNamed(text: string, name: string): boolean {
  const [said, sought] = [text.toLowerCase(), name.toLowerCase()]
  if (sought === '') return false
  for (let at = said.indexOf(sought); at !== -1; at = said.indexOf(sought, at + sought.length)) {
    const around = [said.slice(0, at).at(-1), said.at(at + sought.length)]
    if (around.every((sign) => sign === undefined || !/[\p{L}\p{N}]/u.test(sign))) return true
  }
  return false
}

export type Recipients = {
  /** To whom the company reports: the authority of its establishment (Art. 56), else of its country. */
  lead: AuthorityEntry | null
  /**
   * Those of the states where people are concerned. `through_lead`: it hears of it by the lead authority · `own_report`: outside the
   * EEA the one report does not reach it · null: the book knows none there.
   */
  concerned: readonly { country: string; entry: AuthorityEntry | null; how: 'through_lead' | 'own_report' }[]
}

/** To whom a leak is reported, from what it knows. Pure. */
export function recipientsOf(book: Book, { authority, country, states, on }: Place): Recipients {
  const lead = (authority && authorityOn(book, authority, on)) || competentIn(book, { country, regime: 'gdpr', on })
  const concerned = [...new Set(states)]
    .filter((state) => state !== lead?.country)
    .map((state) => ({
      country: state,
      entry: competentIn(book, { country: state, regime: 'gdpr', on }),
      how: isEea(state) ? ('through_lead' as const) : ('own_report' as const),
    }))
  return { lead, concerned }
}

type Place = {
  /** The authority that the company chose, by code. */
  authority: string | null
  /** Where the company is established. */
  country: string
  states: readonly string[]
  on: CalendarDate
}

/** Entries in the order in which the page of the book shows them: those that hold first, by country, then those that are over. */
export function inOrder<E extends { entry: AuthorityEntry }>(all: readonly E[], on: CalendarDate): E[] {
  const rank = ({ entry }: E) => (holdsOn(entry, on) ? 0 : 1)
  const place = ({ entry }: E) => (entry.country === 'BE' ? 0 : entry.country === union ? 2 : 1)
  return [...all].sort(
    (a, b) => rank(a) - rank(b) || place(a) - place(b) || a.entry.country.localeCompare(b.entry.country),
  )
}
