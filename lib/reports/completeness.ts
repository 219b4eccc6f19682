import { countryName } from '@/lib/law/countries'
import { textsOf } from '@/lib/text/catalogue'
import { ownWordsIn } from '@/lib/text/own-words'
import { formatCalendarDate, formatInstant, formatNumber } from '@/lib/time/format'
import type { CountFacts, Wording } from './prefill'
import type { DraftLanguage, FieldValue } from './values'

/** The words of a draft in its own language, whatever language the person reads Dertig in; times in the company's zone. */
export async function wordingOf(language: DraftLanguage, zone: string): Promise<Wording> {
  const [codes, drafts] = await Promise.all([textsOf(language, 'codes'), textsOf(language, 'drafts')])
  const phrase: Wording['phrase'] = (key, values = {}) => drafts(`phrases.${key}`, values)
  return {
    language,
    code: (list, code) => {
      const own = ownWordsIn(code)
      if (own !== null) return own
      const key = `${list}.${code}`
      return codes.has(key) ? codes(key) : code
    },
    moment: (instant) => formatInstant(instant, { locale: language, zone, style: 'full' }),
    count: (facts) => counted(facts, language, phrase),
    country: (code) => countryName(code, language),
    phrase,
  }
}

function counted({ mode, min, max }: CountFacts, locale: string, phrase: Wording['phrase']): string {
  if (mode === 'unknown' || (min === null && max === null)) return ''
  const low = formatNumber(min ?? max ?? 0, locale)
  const high = formatNumber(max ?? min ?? 0, locale)
  if (mode === 'exact') return high
  return low === high ? phrase('about', { count: high }) : phrase('between', { low, high })
}

/** An answer as plain text in the language of its report, as it is entered on a portal or printed; empty for none. */
export function plainAnswer(
  value: FieldValue,
  language: DraftLanguage,
  t: Awaited<ReturnType<typeof textsOf<'drafts'>>>,
): string {
  if (value.state === 'empty') return ''
  if (value.state !== 'unknown') return value.text
  const expected = value.expectedOn
    ? t('doc.expected', { date: formatCalendarDate(value.expectedOn, { locale: language }) })
    : ''
  return [t('states.unknown'), expected, value.text].filter(Boolean).join(', ')
}
