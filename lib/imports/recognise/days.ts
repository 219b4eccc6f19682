import { type CalendarDate, calendarDateSchema } from '@/lib/time/types'
import { keyOf } from './key'

const months: readonly string[] = [
  'januari|janvier|january|januar|jan|janv',
  'februari|fevrier|february|februar|feb|fevr|fev',
  'maart|mars|march|marz|mrt|mar',
  'april|avril|apr|avr',
  'mei|mai|may',
  'juni|juin|june|jun',
  'juli|juillet|july|jul|juil',
  'augustus|aout|august|aug',
  'september|septembre|sep|sept',
  'oktober|octobre|october|okt|oct',
  'november|novembre|nov',
  'december|decembre|dezember|dec|dez',
]

/** Does a text have the form of a day, whether or not there is such a day. */
export function looksLikeDay(text: string): boolean {
  return /^\d{4}([-/.])\d{1,2}\1\d{1,2}|^\d{1,2}([-/.])\d{1,2}\2\d{4}|^\d{8}$/.test(text.trim())
}

/**
 * A day as tables write it: 2024-01-31, 2024/01/31, 20240131, 31/01/2024, 31.1.2024, 31 januari 2024; null when it is none.
 * Day before month; a year has four digits.
 */
export function dayIn(text: string): CalendarDate | null {
  const plain = text.trim()
  const iso =
    /^(\d{4})(?:[-/.])(\d{1,2})[-/.](\d{1,2})(?:[T ]\d{1,2}:\d{2}.*)?$/.exec(plain) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(plain)
  if (iso) return dayOf(iso[1], iso[2], iso[3])
  const local = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?: \d{1,2}:\d{2}.*)?$/.exec(plain)
  if (local) return dayOf(local[3], local[2], local[1])
  const words = /^(\d{1,2})(?:er)?\.? (\p{L}+) (\d{4})$/u.exec(keyOf(plain))
  const month = words ? months.findIndex((names) => names.split('|').includes(words[2] ?? '')) : -1
  return words && month >= 0 ? dayOf(words[3], String(month + 1), words[1]) : null
}

function dayOf(year = '', month = '', day = ''): CalendarDate | null {
  return calendarDateSchema.safeParse(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`).data ?? null
}

const units: Readonly<Record<string, string>> = {
  ...{
    jaar: 'Y',
    jaren: 'Y',
    an: 'Y',
    ans: 'Y',
    annee: 'Y',
    annees: 'Y',
    year: 'Y',
    years: 'Y',
    jahr: 'Y',
    jahre: 'Y',
  },
  ...{ maand: 'M', maanden: 'M', mnd: 'M', mois: 'M', month: 'M', months: 'M', monat: 'M', monate: 'M' },
  ...{ week: 'W', weken: 'W', semaine: 'W', semaines: 'W', weeks: 'W', woche: 'W', wochen: 'W' },
  ...{ dag: 'D', dagen: 'D', jour: 'D', jours: 'D', day: 'D', days: 'D', tag: 'D', tage: 'D' },
}

/** A period in words as ISO 8601: "7 jaar", "1 an et 6 mois"; the text itself when it is none. */
export function periodIn(text: string): string {
  const key = keyOf(text).replace(/ (en|et|and|und) /g, ' ')
  const parts = [...key.matchAll(/(\d+) (\p{L}+)/gu)]
  if (parts.length === 0 || parts.map(([part]) => part).join(' ') !== key) return text
  const counted = parts.map(([, count, unit = '']) => ({ count, unit: units[unit] }))
  if (counted.some(({ unit }) => unit === undefined)) return text
  const inOrder = ['Y', 'M', 'W', 'D'].flatMap((unit) => counted.filter((part) => part.unit === unit))
  return `P${inOrder.map(({ count, unit }) => `${count}${unit}`).join('')}`
}
