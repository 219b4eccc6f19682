import { legalBases, provisionDuties } from '@/lib/law/codes/bases'
import { codesOf, isCodeOf } from '@/lib/law/codes/code'
import type { TextLanguage } from '@/lib/law/codes/languages'
import { sourceOrigins } from '@/lib/law/codes/sources'
import type { TranslatedText } from '@/lib/registers/shared/other-languages'
import { textsOf } from '@/lib/text/catalogue'
import { ownWordsIn } from '@/lib/text/own-words'
import { regionNames } from '@/lib/text/typed'
import { formatCalendarDate, formatPeriod } from '@/lib/time/format'
import type { StatementLanguage } from '../model/schema'
import type { DraftRule, Translated } from './facts'
import type { DraftLine, Gap, GapCode, GapPlace } from './model'

type List = 'peopleCategories' | 'dataCategories' | 'recipientKinds' | 'art9Conditions' | 'retentionTriggers'

/** How a draft says things in one language. */
export type Words = Awaited<ReturnType<typeof wordsOf>>

/** The sentences, names of codes and marks of gaps in a language; `kept`: in which the register is kept. */
export async function wordsOf(language: StatementLanguage, kept: TextLanguage) {
  const [t, codes, letters] = await Promise.all([
    textsOf(language, 'statement-draft'),
    textsOf(language, 'codes'),
    textsOf(language, 'request-letters'),
  ])
  const names = regionNames(language)
  const label = (list: List, code: string) => {
    const own = ownWordsIn(code)
    return own ?? (codes.has(`${list}.${code}`) ? codes(`${list}.${code}`) : code)
  }
  const gap = (code: GapCode, at: GapPlace): Gap => {
    // Where the register is in another language this stands at most lines: as few words as can be.
    if (code === 'translation' && at.kind === 'record')
      return { code, at, text: t('translate', { ref: at.ref, language: letters(`languages.${kept}`) }) }
    const what = t(`gaps.${code}`, { language: letters(`languages.${kept}`) })
    if (at.kind === 'record') return { code, at, text: t('gap', { ref: at.ref, what }) }
    return { code, at, text: t(at.kind === 'organisation' ? 'gapCompany' : 'gapRegister', { what }) }
  }
  return {
    ...{ t, language, kept, label, gap },
    /** Labels of a closed list within a sentence, each once. */
    labels: (list: List, all: readonly string[]) =>
      [...new Set(all.map((code) => small(label(list, code))))].join(', '),
    country: (code: string) => names.nameOf(code),
    bases: (all: readonly string[]) =>
      codesOf(legalBases).flatMap((code) => (all.includes(code) ? [t(`bases.${code}`)] : [])),
    origin: (code: string | null) => (code && isCodeOf(sourceOrigins, code) ? t(`origins.${code}`) : null),
    duty: (code: string | null) => (code && isCodeOf(provisionDuties, code) ? t(`provision.${code}`) : null),
    /** How long a rule keeps data; null: it says so by its criterion, or not at all. */
    term: ({ period, trigger, fixedOn }: DraftRule): string | null => {
      if (fixedOn) return t('retention.until', { day: formatCalendarDate(fixedOn, { locale: language }) })
      if (!period) return null
      const begins = trigger ? small(label('retentionTriggers', trigger)) : ''
      if (begins === '') return formatPeriod(period, language)
      if (period === 'P0D') return t('retention.atOnce', { trigger: begins })
      return t('retention.after', { period: formatPeriod(period, language), trigger: begins })
    },
  }
}

/** Within a sentence a label begins small, unless it is an abbreviation. */
export function small(text: string): string {
  return /^\p{Lu}\p{Ll}/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text
}

type Of<Name extends TranslatedText> = { others: Partial<Record<TranslatedText, Translated['others']>> } & Record<
  Name,
  string
>

/** A text of a record in the language of the draft, or as it is kept, which is then said. */
export function saidOf<Name extends TranslatedText>(record: Of<Name>, field: Name, words: Words) {
  return translated({ text: record[field], others: record.others[field] ?? {} }, words)
}

function translated({ text, others }: Translated, { language, kept }: Pick<Words, 'language' | 'kept'>) {
  if (kept === language || text === '') return { text, foreign: false }
  const own = others[language]
  return own ? { text: own, foreign: false } : { text, foreign: true }
}

type Said = { gaps?: readonly (Gap | null | false)[]; language?: DraftLine['language'] }

const line =
  (kind: DraftLine['kind']) =>
  (text: string, { gaps = [], language = null }: Said = {}): DraftLine => ({
    ...{ kind, text: text.trim(), language },
    gaps: gaps.filter((gap) => gap !== null && gap !== false),
  })

export const name = line('name')
export const paragraph = line('text')
export const item = line('item')
