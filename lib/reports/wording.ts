import { countryName } from '@/lib/law/countries'
import { textsOf } from '@/lib/text/catalogue'
import { formatInstant, formatNumber } from '@/lib/time/format'
import type { CountFacts, Wording } from './prefill'
import type { DraftLanguage } from './profiles/profile'

/** The words of a draft in its own language, whatever language the person reads Dertig in; times in the company's zone. */
export async function wordingOf(language: DraftLanguage, zone: string): Promise<Wording> {
  const [codes, drafts] = await Promise.all([textsOf(language, 'codes'), textsOf(language, 'drafts')])
  const phrase: Wording['phrase'] = (key, values = {}) => drafts(`phrases.${key}`, values)
  return {
    code: (list, code) => {
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
