import type { JsonValue } from '@/lib/errors/json'
import { cellText, linkText, spokenText, type Words } from '@/lib/records/cells/cells'
import { isText, type RecordLine } from '@/lib/records/list/lines'
import type { DeclaredField } from '@/lib/records/state/registered'
import { instantOf } from '@/lib/time/types'
import { momentText } from './moments'

/** A column of the file: a field of the declaration, or what every record keeps by itself. */
export type Place = { name: string; label: string; field: DeclaredField | null }
/** The same with where a line keeps it: among its links, or among what it says; the reference is neither. */
export type Kept = Place & { link: number; said: number }

/** What stands in one place of every row: for tables, for people, for programs. */
export type RecordCell = {
  text(line: RecordLine): string
  spoken(line: RecordLine): string
  value(line: RecordLine): JsonValue
}

export type Worded = { slug: string; words: Words; zone: string }

/** How a column is filled. What it is, is decided here once; a row then costs no more than what it says. */
export function recordCell({ name, field, link, said }: Kept, worded: Worded): RecordCell {
  if (name === 'ref') return same(({ ref }) => ref)
  if (link >= 0) {
    const lines = (line: RecordLine) => (line.links[link] ?? []).map(linkText)
    const text = (line: RecordLine) => lines(line).join('\n')
    return { text, spoken: text, value: lines }
  }
  const rawOf = (line: RecordLine) => line.said[said] ?? null
  const by = <T>(none: T, read: (raw: string) => T) => {
    const known = remembered(read)
    return (line: RecordLine): T => {
      const raw = rawOf(line)
      return raw === null ? none : known(raw)
    }
  }
  if (!field) return keptCell(name, by, worded)
  const { words } = worded
  const hasWords = field.kind === 'choice' || field.kind === 'country'
  const value = isText(field.kind) ? (raw: string): JsonValue => raw : jsonIn
  const spoken = by('', (raw) => spokenText(field, value(raw), words))
  if (isText(field.kind) && !hasWords)
    return { text: (line) => rawOf(line) ?? '', spoken, value: (line) => rawOf(line) }
  return {
    text: by('', (raw) => cellText(field, value(raw), words)),
    spoken,
    value: by<JsonValue>(null, (raw) =>
      // By name, as everywhere: an id says nothing outside this house.
      field.kind === 'entities' ? textsIn(value(raw)).map((id) => words.of(field, id)) : value(raw),
    ),
  }
}

type By = <T>(none: T, read: (raw: string) => T) => (line: RecordLine) => T

/** What every record keeps by itself. */
function keptCell(name: string, by: By, { slug, words, zone }: Worded): RecordCell {
  const { wording } = words
  switch (name) {
    case 'status': {
      const text = by('', (raw) => wording.status(raw))
      return { text, spoken: text, value: by<JsonValue>(null, (raw) => raw) }
    }
    case 'missing': {
      const text = by('', (raw) =>
        textsIn(jsonIn(raw))
          .map((code) => words.kept(name, code, (one) => wording.missing(slug, one)))
          .join('\n'),
      )
      return { text, spoken: text, value: by<JsonValue>(null, jsonIn) }
    }
    case 'updatedAt':
      return {
        text: by('', (raw) => momentText(momentIn(raw), zone)),
        spoken: by('', (raw) => wording.moment(momentIn(raw))),
        value: by<JsonValue>(null, momentIn),
      }
    default: {
      const text = by('', (raw) => String(jsonIn(raw) ?? ''))
      return { text, spoken: text, value: by<JsonValue>(null, jsonIn) }
    }
  }
}

function same(text: (line: RecordLine) => string): RecordCell {
  return { text, spoken: text, value: text }
}

function jsonIn(raw: string): JsonValue {
  return JSON.parse(raw)
}

const momentIn = (raw: string) => instantOf(new Date(String(jsonIn(raw))))

function textsIn(value: JsonValue): string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []
}

/** Of what is said so many signs are kept, none of it longer than this: a register says the same thousands of times. */
const [mostSigns, longestKnown] = [100_000, 1_000]

function remembered<T>(read: (raw: string) => T): (raw: string) => T {
  const known = new Map<string, T>()
  let signs = 0
  return (raw) => {
    if (raw.length > longestKnown) return read(raw)
    const found = known.get(raw)
    if (found !== undefined) return found
    const said = read(raw)
    signs += raw.length
    if (signs > mostSigns) {
      known.clear()
      signs = raw.length
    }
    known.set(raw, said)
    return said
  }
}
