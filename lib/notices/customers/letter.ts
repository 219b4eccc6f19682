import { factWords } from '@/lib/leaks/facts/words'
import { textsOf } from '@/lib/text/catalogue'
import type { Locale } from '@/lib/text/locale'
import { labelled } from '@/lib/text/locale'
import { formatInstant } from '@/lib/time/format'
import type { Instant } from '@/lib/time/types'
import type { Known } from '../known/what-is-known'

/** What a letter to a customer is made of. */
export type LetterFacts = Known & {
  customer: string
  /** Categories that the records for this customer hold: said, to be confirmed, while the leak does not say which. */
  held: { data: readonly string[]; people: readonly string[] }
}

/**
 * The notice of Art. 33(2) to one customer, in one language, from what is known of the leak: what happened, when, whose and
 * which data, how many, consequences, measures, whom to ask. It says what is not known yet, in brackets. Never the words of
 * whoever reported, which may name people.
 */
export async function letterOf(
  { facts, ...known }: LetterFacts,
  { language, zone }: { language: Locale; zone: string },
): Promise<string> {
  const [t, triage, codes, common] = await Promise.all([
    textsOf(language, 'notices'),
    textsOf(language, 'triage'),
    textsOf(language, 'codes'),
    textsOf(language, 'common'),
  ])
  const words = factWords(facts, { triage, codes, common })
  const unknown = (what: string) => t('letter.unknown', { what })
  const at = (moment: Instant | null, what: string) =>
    moment ? formatInstant(moment, { locale: language, zone, style: 'full' }) : unknown(what)
  const said = (label: string, value: string) =>
    labelled(language, label, value === '' ? unknown(label.toLowerCase()) : value)
  const held = (list: 'dataCategories' | 'peopleCategories', all: readonly string[]) => {
    const named = all.map((code) => (codes.has(`${list}.${code}`) ? codes(`${list}.${code}`) : code)).join(', ')
    return named && `${named} ${t('letter.toConfirm')}`
  }
  const count = (of: 'persons' | 'records') => (facts[of].mode === 'unknown' ? '' : words[of])
  const { name, phone, email } = known.contact
  const reach = [name, phone, email].filter((part) => part !== '').join(', ')
  const to = facts.ongoing === 'yes' ? t('letter.ongoing') : at(known.occurredTo, t('letter.until').toLowerCase())
  return [
    t('letter.to', { customer: known.customer }),
    '',
    t('letter.subject', { reference: known.reference }),
    '',
    t('letter.opening', { company: known.company }),
    '',
    said(t('letter.what'), words.summary),
    said(t('letter.kind'), words.types),
    said(t('letter.from'), at(known.occurredFrom, t('letter.from').toLowerCase())),
    said(t('letter.until'), to),
    said(t('letter.known'), at(known.knownSince ?? known.detectedAt, t('letter.known').toLowerCase())),
    said(t('letter.people'), words.peopleCategories || held('peopleCategories', known.held.people)),
    said(t('letter.persons'), count('persons')),
    said(t('letter.data'), words.dataCategories || held('dataCategories', known.held.data)),
    said(t('letter.records'), count('records')),
    '',
    said(t('letter.consequences'), words.consequences),
    said(t('letter.taken'), words.measuresTaken),
    said(t('letter.proposed'), words.measuresProposed),
    '',
    said(t('letter.contact'), reach),
    '',
    t('letter.later'),
    '',
    known.company,
  ].join('\n')
}
