import { countryName } from '@/lib/law/countries'
import { textsOf } from '@/lib/text/catalogue'
import { ownWordsIn } from '@/lib/text/own-words'
import { formatInstant, formatNumber } from '@/lib/time/format'
import type { CountFacts, Wording } from './prefill'
import { type Item, items, type Profile, type ProfileField } from './profiles/profile'
import { type DraftLanguage, type DraftValues, emptyValue, type FieldValue } from './values'

export type ItemState = 'not_started' | 'started' | 'unknown' | 'complete' | 'not_applicable'

export type ItemReport = {
  item: Item
  state: ItemState
  /** Codes of fields that have no answer, or only a suggestion nobody confirmed. */
  missing: string[]
}

/** The answer of a field, empty when there is none. */
export function answerOf(values: DraftValues, field: ProfileField): FieldValue {
  return values[field.code] ?? emptyValue
}

function isNeeded(field: ProfileField, late: boolean): boolean {
  return field.needed === 'always' || (field.needed === 'late' && late)
}

/** Answered by a person: known, knowingly unknown, or not applicable with its reason. */
export function isAnswered(value: FieldValue): boolean {
  switch (value.state) {
    case 'known':
      return value.text.trim() !== ''
    case 'unknown':
      return true
    case 'not_applicable':
      return value.text.trim() !== ''
    case 'empty':
    case 'suggested':
      return false
  }
}

/**
 * What the draft still lacks per item of Art. 33(3) (and of 33(1) when `late`). "Not yet known" counts as an answer:
 * Art. 33(4) allows information in phases. Missing items warn; they never stop a filing.
 */
export function completeness(profile: Profile, values: DraftValues, late: boolean): ItemReport[] {
  return items.map((item) => {
    const fields = profile.fields.filter((field) => field.item === item && isNeeded(field, late))
    const missing = fields.filter((field) => !isAnswered(answerOf(values, field))).map((field) => field.code)
    return { item, missing, state: stateOf(fields, values, missing) }
  })
}

function stateOf(fields: readonly ProfileField[], values: DraftValues, missing: readonly string[]): ItemState {
  if (fields.length === 0) return 'not_applicable'
  const states = fields.map((field) => answerOf(values, field).state)
  if (missing.length > 0) return states.every((state) => state === 'empty') ? 'not_started' : 'started'
  return states.includes('unknown') ? 'unknown' : 'complete'
}

/** Codes of all needed fields without an answer, in the order of the form. */
export function missingFields(profile: Profile, values: DraftValues, late: boolean): string[] {
  return profile.fields
    .filter((field) => isNeeded(field, late) && !isAnswered(answerOf(values, field)))
    .map(({ code }) => code)
}

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
