import { Prisma } from '@/lib/db/generated/client'
import type { ListBranch, Sql } from '@/lib/lists/source'
import { type Locale, locales } from '@/lib/text/locale'
import type { Kind, Place } from './place'

// What of a record is searched: which text of which branch, which of its lines, and its words by their index.

const { sql } = Prisma

/** The text of a branch that is searched; of what still holds since a past day that of today, which has an index. */
export function textIn({ kind, lasts }: Place): Sql {
  const kept = lasts ? sql`k` : sql`r`
  return kind === 'live' || kind === 'past' ? sql`${kept}."searchText"` : sql`${kept}."inForceText"`
}

/** The words of a branch, by the index of that text; signs as the function of the migration puts them, digits for the lines of labels. */
export function wordsIn(place: Place): NonNullable<ListBranch['words']> {
  const isTitle = place.kind === 'title'
  const parts = isTitle ? ['h'] : ['h', 't', String(locales.indexOf(place.view.locale))]
  const hasOneOf = (text: Sql, words: readonly string[]) => {
    const mine = words.filter((word) => parts.includes(word.charAt(0)))
    return mine.length === 0 ? sql`FALSE` : sql`search_words(${text}) COLLATE "C" && ${mine}::text[]`
  }
  if (!isTitle) return { parts, holds: (words) => hasOneOf(textIn(place), words) }
  // Each by its own index: one condition for both would be tried row by row.
  const id = place.lasts ? sql`k.id` : sql`f."recordId"`
  return {
    parts,
    holds: (words, like) => sql`${id} IN (SELECT w.id FROM "Record" w WHERE ${hasOneOf(sql`w."inForceText"`, words)}
      UNION ALL SELECT r.id FROM "Record" r WHERE ${ownerHolds(like)})`,
  }
}

/** The people whose name holds it are looked up once, and their records by an index. */
function ownerHolds(like: string): Sql {
  return sql`r."ownerId" = ANY(ARRAY(SELECT o.id FROM "User" o WHERE folded(o.name) LIKE ${like}))`
}

/** The lines of what is kept for a search: reference, title, the rest, then the labels of its codes, a line a language. */
const labelLines = 4

/**
 * Where a word may stand: in all of the kept lines but the labels in other languages. People who see titles only search in
 * reference, title and owner.
 */
export function holdsIn(kind: Kind, locale: Locale, like: string, text: Sql): Sql {
  const inLine = (number: number) => sql`split_part(t.text, chr(10), ${number}::int) LIKE ${like}`
  const head = sql`${inLine(1)} OR ${inLine(2)}`
  const where =
    kind === 'title'
      ? sql`${head} OR ${ownerHolds(like)}`
      : sql`${head} OR ${inLine(3)} OR ${inLine(labelLines + locales.indexOf(locale))}`
  return sql`(SELECT ${where} FROM ${text} t)`
}
