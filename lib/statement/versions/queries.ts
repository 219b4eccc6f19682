import { z } from 'zod'
import { namesOf } from '@/lib/access/persons'
import { db } from '@/lib/db/client'
import { type CalendarDate, calendarDateOf, type Instant, instantOf, toDatabase } from '@/lib/time/types'
import { type StatementLanguage, statementLanguages } from '../model/schema'
import { type Section, sectionSchema } from '../text/sections'

export type VersionRow = {
  number: number
  language: StatementLanguage
  validFrom: CalendarDate
  publishedAt: string
  /** The one that people read today in its language. */
  inUse: boolean
}

export type VersionView = VersionRow & {
  id: string
  text: string
  textHash: string
  sections: readonly Section[]
  note: string
  addedBy: string | null
  addedAt: Instant
  isExample: boolean
}

const sections = z.array(sectionSchema)
const languageOf = (stored: string): StatementLanguage => statementLanguages.find((one) => one === stored) ?? 'en'

/** All versions, newest first, without their texts. */
export async function versionRows(today: CalendarDate): Promise<VersionRow[]> {
  const rows = await db().statementVersion.findMany({
    select: { number: true, language: true, validFrom: true, publishedAt: true },
    orderBy: [{ validFrom: 'desc' }, { number: 'desc' }],
  })
  const seen = new Set<string>()
  return rows.map((row) => {
    const validFrom = calendarDateOf(row.validFrom)
    const inUse = validFrom <= today && !seen.has(row.language)
    if (inUse) seen.add(row.language)
    return { ...row, language: languageOf(row.language), validFrom, inUse }
  })
}

/** The version that an address asks for; else the one in use in this language, in any, or the newest. Null: there is none. */
export function chosen(rows: readonly VersionRow[], asked: string | undefined, locale: string): VersionRow | null {
  const byNumber = rows.find(({ number }) => String(number) === asked)
  const inUse = rows.filter((row) => row.inUse)
  return byNumber ?? inUse.find(({ language }) => language === locale) ?? inUse[0] ?? rows[0] ?? null
}

/** One version with its text, or null. */
export async function versionOf(row: VersionRow): Promise<VersionView | null> {
  const version = await db().statementVersion.findUnique({ where: { number: row.number } })
  if (!version) return null
  const names = await namesOf(db(), [version.addedById])
  return {
    ...row,
    id: version.id,
    text: version.text,
    textHash: version.textHash,
    sections: sections.parse(version.sections),
    note: version.note,
    addedBy: (version.addedById && names.get(version.addedById)) || null,
    addedAt: instantOf(version.addedAt),
    isExample: version.isExample,
  }
}

/** The texts that people read today, one for each language. */
export async function textsInUse(today: CalendarDate): Promise<{ language: StatementLanguage; text: string }[]> {
  const rows = await db().statementVersion.findMany({
    where: { validFrom: { lte: toDatabase(today) } },
    orderBy: [{ language: 'asc' }, { validFrom: 'desc' }, { number: 'desc' }],
    distinct: ['language'],
    select: { language: true, text: true },
  })
  return rows.map(({ language, text }) => ({ language: languageOf(language), text }))
}
