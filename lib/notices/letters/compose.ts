import { textsOf } from '@/lib/text/catalogue'
import type { ReportLocale } from '@/lib/text/locale'
import { ownWordsIn } from '@/lib/text/own-words'
import { formatCalendarDate } from '@/lib/time/format'
import type { Instant } from '@/lib/time/types'
import { localDateOf } from '@/lib/time/zone'
import type { Known } from '../known/what-is-known'
import { groupsOf, type LetterForm, type LetterTexts, type LetterTopic } from './codes'

/** What a letter to the people concerned is made of. */
export type LetterKnown = Known & {
  form: LetterForm
  topic: LetterTopic
  /** They were told before: this one says what is new. */
  isFurther: boolean
  /** Categories of the data: those of the leak, or of the records it hits while the leak does not say which. */
  data: { categories: readonly string[]; isSaid: boolean }
  /** Whether part 1 was filed with it. */
  filed: boolean
  /** What the authority is called in the language of the letter. */
  authority: string
}

/**
 * The letter of Art. 34(2) in one language, part by part, in plain words: sentences for the kind of leak, and what is known of
 * this one. What somebody wrote for the file stands with a mark to read and adapt it, what is not known with a mark of its own;
 * never the words of whoever reported. A text that comes in is never read as anything but text.
 */
export async function composeLetter(
  known: LetterKnown,
  { language, zone }: { language: ReportLocale; zone: string },
): Promise<LetterTexts> {
  const letters = await textsOf(language, 'letters')
  const t = (key: Parameters<typeof letters>[0], values: Record<string, string> = {}) => letters(key, values)
  const { topic, form, facts } = known
  const open = (what: Unknown) => t('text.unknown', { what: t(`text.unknowns.${what}`) })
  const ours = (text: string) => `${text.trim()} ${t('text.read')}`
  const company = known.company || open('company')
  const on = (moment: Instant) =>
    inSentence(formatCalendarDate(localDateOf(moment, zone), { locale: language, style: 'full' }), language)
  const groups = groupsOf(known.data.categories)
  const said = known.data.categories.flatMap((category) => ownWordsIn(category) ?? [])
  const items = (all: readonly string[]) => all.map((one) => `– ${one}`).join('\n')
  const kinds = [...groups.map((group) => t(`text.groups.${group}`)), ...said]
  const risks = groups.flatMap((group) => (hasRisk(group) ? [t(`text.risks.${group}`)] : []))
  const tips = groups.flatMap((group) => (hasTip(group) ? [t(`text.tips.${group}`)] : []))
  const opening = form === 'public' ? 'public' : known.isFurther ? 'further' : 'letter'
  const reach = reachOf(known)
  return {
    subject: t(`text.subject.${known.isFurther ? 'further' : form}`, { company }),
    opening: t(`text.opening.${opening}`, { company }),
    news: known.isFurther ? open('news') : '',
    what: lines([
      `${t(`text.what.${topic}`)} ${whenWords(known, { t, on, open })}`,
      facts.summary.trim() && ours(t('text.ours', { text: facts.summary.trim() })),
    ]),
    data: lines([
      `${t('text.data.intro')}\n${kinds.length > 0 ? items(kinds) : open('data')}`,
      kinds.length > 0 && (known.data.isSaid ? t('text.data.all') : `${t('text.data.all')} ${t('text.read')}`),
    ]),
    consequences: lines([
      [t(`text.consequences.${topic}`), ...new Set(risks)].join(' '),
      facts.consequences.trim() && ours(facts.consequences),
    ]),
    measures: lines([
      facts.measuresTaken.trim() === ''
        ? open('measures')
        : ours(t('text.measures.taken', { text: facts.measuresTaken.trim() })),
      facts.measuresProposed.trim() && ours(t('text.measures.proposed', { text: facts.measuresProposed.trim() })),
      known.filed && known.authority && t('text.measures.authority', { authority: known.authority }),
    ]),
    advice: items([t(`text.advice.${topic}`), ...new Set(tips)]),
    contact: lines([
      reach === '' ? open('contact') : t('text.contact.who', { reach, reference: known.reference }),
      known.authority && `${t('text.contact.complaint', { authority: known.authority })} ${t('text.contact.free')}`,
    ]),
    closing: t('text.closing', { company }),
  }
}

type Unknown = 'company' | 'data' | 'measures' | 'contact' | 'news' | 'from'
type When = {
  t: (key: `text.when.${'on' | 'between' | 'since' | 'noticed'}`, values: Record<string, string>) => string
}

/** Whom to ask: the DPO, else the contact point (Art. 33(3)(b)). */
export function reachOf({ dpo, contact: { name, phone, email } }: Pick<Known, 'dpo' | 'contact'>): string {
  const parts = dpo ? [dpo.name, ...(dpo.contact ? [dpo.contact] : [phone, email])] : [name, phone, email]
  return parts.filter((part) => part !== '').join(', ')
}

/** When it happened and was noticed, by the day: a day or two, or since when. */
function whenWords(
  { occurredFrom, occurredTo, detectedAt, facts }: Known,
  { t, on, open }: When & { on: (moment: Instant) => string; open: (what: Unknown) => string },
): string {
  const noticed = t('text.when.noticed', { detected: on(detectedAt) })
  if (!occurredFrom) return `${noticed} ${open('from')}`
  const from = on(occurredFrom)
  const until = occurredTo && on(occurredTo)
  const happened =
    facts.ongoing === 'yes'
      ? t('text.when.since', { from })
      : until && until !== from
        ? t('text.when.between', { from, until })
        : t('text.when.on', { from })
  return `${happened} ${noticed}`
}

/** German writes a comma behind the day of the week. */
const inSentence = (date: string, language: ReportLocale) => (language === 'de' ? date.replace(' ', ', ') : date)

const withRisk = ['contact', 'purchases', 'bank', 'password', 'id', 'health', 'sensitive'] as const
type Risky = (typeof withRisk)[number]
const hasRisk = (group: string): group is Risky => withRisk.some((one) => one === group)
const hasTip = hasRisk

const lines = (all: readonly (string | false)[]) => all.filter((one) => one !== false && one !== '').join('\n\n')
