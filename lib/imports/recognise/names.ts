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

/** Things by their names: the nearest name counts, and two that are equally near are ambiguous. */
export class Names<T> {
  readonly #tiers: readonly { key: (text: string) => string; by: Map<string, Set<T>> }[]

  constructor(things: readonly T[], namesOf: (thing: T) => readonly string[], kind: keyof typeof nearness) {
    this.#tiers = nearness[kind].map((key) => ({ key, by: new Map<string, Set<T>>() }))
    for (const thing of things) for (const name of namesOf(thing)) this.#add(name, thing)
  }

  #add(name: string, thing: T): void {
    for (const { key, by } of this.#tiers) {
      const text = key(name)
      if (text !== '') by.set(text, (by.get(text) ?? new Set()).add(thing))
    }
  }

  find(name: string): T | 'ambiguous' | null {
    for (const { key, by } of this.#tiers) {
      const [one, other] = by.get(key(name)) ?? []
      if (one !== undefined) return other === undefined ? one : 'ambiguous'
    }
    return null
  }
}

const reference = /^([A-Z]{1,2})-(\d{3,})(?=\s|$)/i

type Named = { ref: string; title: string; retired?: boolean }

/** The records of a register as tables name them. Retired ones are known by their reference alone. */
export class RecordNames<T extends Named> {
  readonly #key: string
  readonly #byRef: ReadonlyMap<string, T>
  readonly #byTitle: Names<T>
  readonly #byShort: ReadonlyMap<string, T | 'ambiguous'>

  constructor(key: string, records: readonly T[]) {
    const there = records.filter(({ retired }) => !retired)
    this.#key = key
    this.#byRef = new Map(records.map((one) => [one.ref, one]))
    this.#byTitle = new Names(there, ({ title }) => [title], 'title')
    const short = new Map<string, T | 'ambiguous'>()
    for (const one of there.filter(({ title }) => hasBrackets(title)))
      short.set(keyOf(one.title), short.has(keyOf(one.title)) ? 'ambiguous' : one)
    this.#byShort = short
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
    return hasBrackets(text) ? null : (this.#byShort.get(keyOf(text)) ?? null)
  }
}

const hasBrackets = (text: string) => /[([]/.test(text)
