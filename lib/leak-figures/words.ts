import { emptyValue } from '@/lib/table/state'
import { textsOf } from '@/lib/text/catalogue'
import type { Locale } from '@/lib/text/locale'
import { tookIn } from '@/lib/time/clock-words'
import { formatMonth, formatNumber } from '@/lib/time/format'
import { calendarDateSchema } from '@/lib/time/types'
import type { Delay } from './queries'

/** The figures of bars, in the order of page and document. */
export const barFigures = ['filings', 'months', 'types', 'causes'] as const
export type BarFigure = (typeof barFigures)[number]

/** What figures say in a language, on the page and in the document alike. */
export async function figureWords(language: Locale) {
  const [t, codes, leaks, clocks] = await Promise.all([
    textsOf(language, 'leak-figures'),
    textsOf(language, 'codes'),
    textsOf(language, 'leaks'),
    textsOf(language, 'clocks'),
  ])
  const took = (length: number) => tookIn(length, clocks)
  return {
    t,
    took,
    number: (count: number) => formatNumber(count, language),
    /** A period by its name: "2026", "July to September 2026". */
    period: (text: string) => {
      const [year = '', quarter] = text.split('-Q')
      return quarter === undefined ? text : t('quarter', { quarter, year })
    },
    /** What a bar stands for. */
    bar: (figure: BarFigure, key: string): string => {
      switch (figure) {
        case 'months':
          return formatMonth(calendarDateSchema.parse(`${key}-01`), language)
        case 'filings':
          return key === emptyValue ? t('noClock') : leaks(`filing.${key}`)
        case 'types':
          return key === emptyValue ? t('notSaid') : codes(`leakTypes.${key}`)
        case 'causes':
          return key === emptyValue ? t('notSaid') : codes(`leakCauses.${key}`)
      }
    },
    /** A kind that a leak is of alone, or that it is of several, or that nobody has said yet. */
    kind: (key: string): string => (key === emptyValue ? t('notSaid') : t(`kinds.${key}`)),
    /** How many leaks were measured, within what half of them stayed, and how long the longest took. */
    half: (dots: readonly Delay[]): string => {
      const sorted = dots.map((dot) => dot.took).sort((a, b) => a - b)
      const middle = sorted[Math.floor((sorted.length - 1) / 2)]
      if (middle === undefined) return t('delays.nothing')
      return t('delays.half', { count: sorted.length, middle: took(middle), longest: took(sorted.at(-1) ?? middle) })
    },
  }
}
