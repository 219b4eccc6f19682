import { folded } from '@/lib/text/fold'
import { keyOf } from './key'

const spaced = (text: string) => text.replace(/\s+/gu, ' ').trim()
/** Signs that people set or leave out within one name. What tells names apart stays: "C" is not "C++", nor "(US)" "(EU)". */
const punctuation = /[^\p{L}\p{N}\p{S}&@#%*!?/\\()[\]{}]+/gu
const unpunctuated = (text: string) => spaced(folded(text).replace(punctuation, ' ')) || folded(text)

/** How near a text and a name have to be: as typed first, then without case and accents; a title also without punctuation. */
const nearness = { plain: [spaced, folded], title: [spaced, folded, unpunctuated] } as const

/** The text under which what several rows name is one thing. */
export const nameKey = unpunctuated

/**
 * Things by their names: the nearest name counts, and two that are equally near are ambiguous. A register can have 50,000
 * names: those of a nearness are put together when a name is looked for that far.
 */
export class Names<T> {
  readonly #tiers: readonly { key: (text: string) => string; by: () => ReadonlyMap<string, ReadonlySet<T>> }[]

  constructor(things: readonly T[], namesOf: (thing: T) => readonly string[], kind: keyof typeof nearness) {
    this.#tiers = nearness[kind].map((key) => ({ key, by: once(() => byKey(things, namesOf, key)) }))
  }

  find(name: string): T | 'ambiguous' | null {
    for (const { key, by } of this.#tiers) {
      const [one, other] = by().get(key(name)) ?? []
      if (one !== undefined) return other === undefined ? one : 'ambiguous'
    }
    return null
  }
}

function byKey<T>(things: readonly T[], namesOf: (thing: T) => readonly string[], key: (text: string) => string) {
  const by = new Map<string, Set<T>>()
  for (const thing of things)
    for (const name of namesOf(thing)) {
      const text = key(name)
      if (text !== '') by.set(text, (by.get(text) ?? new Set()).add(thing))
    }
  return by
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | null = null
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

const reference = /^([A-Z]{1,2})-(\d{3,})(?=\s|$)/i

type Named = { ref: string; title: string; retired?: boolean }

/** The records of a register as tables name them. Retired ones are known by their reference alone. */
export class RecordNames<T extends Named> {
  readonly #key: string
  readonly #byRef: ReadonlyMap<string, T>
  readonly #byTitle: Names<T>
  readonly #byShort: () => ReadonlyMap<string, T | 'ambiguous'>

  constructor(key: string, records: readonly T[]) {
    const there = records.filter(({ retired }) => !retired)
    this.#key = key
    this.#byRef = new Map(records.map((one) => [one.ref, one]))
    this.#byTitle = new Names(there, ({ title }) => [title], 'title')
    this.#byShort = once(() => {
      const short = new Map<string, T | 'ambiguous'>()
      for (const one of there.filter(({ title }) => hasBrackets(title)))
        short.set(keyOf(one.title), short.has(keyOf(one.title)) ? 'ambiguous' : one)
      return short
    })
  }

  byRef(text: string): T | null {
    return this.#byRef.get(text.trim().toUpperCase()) ?? null
  }

  byTitle(text: string): T | 'ambiguous' | null {
    return this.#byTitle.find(text)
  }

  /** By reference, by reference and title, or by title. */
  byName(text: string): T | 'ambiguous' | null {
    const [ref = '', letters = ''] = reference.exec(text.trim()) ?? []
    if (letters.toUpperCase() !== this.#key) return this.byTitle(text)
    return this.byRef(ref) ?? this.byTitle(text) ?? this.byTitle(text.trim().slice(ref.length))
  }

  /** The one record that a name without brackets can mean: "Mailchimp" where there is a "Mailchimp (newsletters)". */
  byShort(text: string): T | 'ambiguous' | null {
    return hasBrackets(text) ? null : (this.#byShort().get(keyOf(text)) ?? null)
  }
}

const hasBrackets = (text: string) => /[([]/.test(text)
