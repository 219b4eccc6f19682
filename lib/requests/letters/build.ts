import { authorities } from '@/lib/law/codes/authorities'
import { isCodeOf } from '@/lib/law/codes/code'
import { extensionReasons, type RequestLetterKind, type RequestRight } from '@/lib/law/codes/requests'
import { textsOf } from '@/lib/text/catalogue'
import type { ReportLocale } from '@/lib/text/locale'
import { ownWordsIn } from '@/lib/text/own-words'
import { durationOf, durationWords } from '@/lib/time/duration'
import { formatCalendarDate } from '@/lib/time/format'
import type { CalendarDate } from '@/lib/time/types'
import { termOf } from '../clock/request-clocks'
import type { ConcernedActivity, RegisterText } from '../queries/places'

/** What a letter to the person is made of. */
export type LetterFacts = {
  ref: string
  right: RequestRight
  name: string
  receivedOn: CalendarDate
  /** By when it is answered, as it stands. */
  dueOn: CalendarDate | null
  /** By when it is answered once the time is extended. */
  extendedDueOn: CalendarDate | null
  today: CalendarDate
  identityReason: string
  extension: { why: string; reason: string } | null
  decision: string | null
  ground: string | null
  decisionReason: string
  executedOn: CalendarDate | null
  /** Places at which it was done, and recipients who were told (Art. 19), as the tasks say. */
  donePlaces: readonly string[]
  toldRecipients: readonly string[]
  activities: readonly ConcernedActivity[]
  company: string
  contact: readonly string[]
  authority: string
  /** In which the register is kept. */
  registerLanguage: ReportLocale
}

type Words = {
  t: Awaited<ReturnType<typeof textsOf<'request-letters'>>>
  codes: Awaited<ReturnType<typeof textsOf<'codes'>>>
  language: ReportLocale
}

/**
 * A letter to the person in one language, from what is known of the request and of the register. What is not known stands in square
 * brackets. Of an access request it says everything Art. 15(1)(a) to (h) and 15(2) ask, activity by activity.
 */
export async function letterText(
  kind: RequestLetterKind,
  facts: LetterFacts,
  language: ReportLocale,
): Promise<{ subject: string; body: string }> {
  const [t, codes] = await Promise.all([textsOf(language, 'request-letters'), textsOf(language, 'codes')])
  const words = { t, codes, language }
  const { ref, name, right, receivedOn } = facts
  const came = t('came', {
    received: day(receivedOn, words),
    right: lower(codes(`requestRights.${right}`), language),
    ref,
  })
  const paragraphs = [
    t('dear', { name }),
    came,
    ...partsOf(kind, facts, words),
    [t('close'), facts.company, ...facts.contact].filter(Boolean).join('\n'),
  ]
  return { subject: t(`subject.${kind}`, { ref }), body: paragraphs.filter(Boolean).join('\n\n') }
}

function partsOf(kind: RequestLetterKind, facts: LetterFacts, words: Words): string[] {
  const { t } = words
  switch (kind) {
    case 'receipt':
      return [
        ...(termOf(facts.right) === 'at_once' ? [t('receipt.atOnce')] : []),
        receiptTerm(facts, words),
        t('receipt.own'),
      ]
    case 'identity':
      return [
        t('identity.why', { reason: facts.identityReason || unknown('identity', words) }),
        t('identity.how'),
        t('identity.later'),
      ]
    case 'extension':
      return [...extensionOf(facts, words), remedies('complaint', facts, words)]
    case 'answer':
      return [...answerOf(facts, words), remedies(facts.decision === 'partly' ? 'remedies' : 'complaint', facts, words)]
    case 'refusal':
      return [...refusalOf(facts, words, 'refused'), remedies('remedies', facts, words)]
  }
}

/** By when the answer comes. A day that is over is no promise: whoever sends it says what they can keep, in place of the brackets. */
function receiptTerm({ dueOn, today }: LetterFacts, words: Words): string {
  const { t } = words
  if (dueOn === null) return t('receipt.noTerm')
  return t(dueOn < today ? 'receipt.late' : 'receipt.term', { due: day(dueOn, words) })
}

function extensionOf({ extension, extendedDueOn }: LetterFacts, words: Words): string[] {
  const { t } = words
  const why = extensionReasons.find(({ code }) => code === extension?.why)?.code
  return [
    [why ? t(`extension.why.${why}`) : '', t('extension.reason', { reason: extension?.reason || '[…]' })]
      .filter(Boolean)
      .join(' '),
    extendedDueOn ? t('extension.until', { due: day(extendedDueOn, words) }) : '',
  ]
}

function answerOf(facts: LetterFacts, words: Words): string[] {
  const { t } = words
  const executed = facts.executedOn ? day(facts.executedOn, words) : '[…]'
  const { right, donePlaces, toldRecipients } = facts
  return [
    ...(facts.decision === 'partly' ? [t('partly'), ...refusalOf(facts, words, 'partly')] : []),
    t(`granted.${right}`, { executed }),
    ...(right === 'access' ? accessOf(facts, words) : []),
    ...(right !== 'access' && right !== 'recipients' && donePlaces.length > 0
      ? [t('places', { places: donePlaces.join(', ') })]
      : []),
    ...(toldRecipients.length > 0 ? [t('told', { names: toldRecipients.join(', ') })] : []),
  ]
}

function refusalOf(
  { ground, decisionReason }: LetterFacts,
  { t, codes, language }: Words,
  how: 'partly' | 'refused',
): string[] {
  const named = ground ? lower(codes(`refusalGrounds.${ground}`), language) : '[…]'
  return [[t(`refusal.${how}`), t('refusal.why', { ground: `${named}.`, reason: decisionReason })].join(' ').trim()]
}

/** That one may complain to the authority, and, where something was not done, go to court (Art. 12(4), 15(1)(f)). */
function remedies(of: 'remedies' | 'complaint', { authority }: LetterFacts, { t, codes }: Words): string {
  const known = authorities.find(({ code }) => code === authority)
  const name = isCodeOf(authorities, authority) ? codes(`authorities.${authority}`) : authority
  return t(of, { authority: name, website: known?.website ? `, ${known.website}` : '' })
}

/** Art. 15(1)(a) to (h), activity by activity; the rights of (e) after all of them. */
function accessOf(facts: LetterFacts, words: Words): string[] {
  const { t, language } = words
  let foreign = false
  /** A text of the register in the language of the letter; in that of the register where nobody wrote it in the other. */
  const inLetter: InLetter = ({ text, others }) => {
    if (text === '' || facts.registerLanguage === language) return text
    foreign ||= others[language] === undefined
    return others[language] ?? text
  }
  const activities = facts.activities.map((activity) => activityText(activity, words, inLetter))
  const note = foreign ? [t('ownLanguage', { language: t(`languages.${facts.registerLanguage}`) })] : []
  return [...note, ...activities, t('rights')]
}

type InLetter = (said: RegisterText) => string

function activityText(activity: ConcernedActivity, words: Words, inLetter: InLetter): string {
  const { t, codes, language } = words
  const label = (list: 'dataCategories' | 'legalBases' | 'recipientKinds' | 'sourceOrigins', code: string) => {
    const own = ownWordsIn(code)
    // Own words beside a list are no text of a record: nobody can write them in another language.
    if (own !== null) return inLetter({ text: own, others: {} })
    return codes.has(`${list}.${code}`) ? codes(`${list}.${code}`) : code
  }
  const line = (section: Section, values: readonly string[]) =>
    t('line', {
      label: t(`sections.${section}`),
      values: values.length > 0 ? [...new Set(values)].join('; ') : unknown(section, words),
    })
  const bracketed = (text: string, beside: readonly string[]) =>
    beside.length > 0 ? `${text} (${beside.join(', ')})` : text
  const automated = [activity.automatedDecision, ...activity.purposes.map((one) => one.automatedDecision)]
    .map(inLetter)
    .filter(Boolean)
  return [
    inLetter(activity.said),
    line(
      'purposes',
      activity.purposes.map(({ said, legalBases, legitimateInterest }) =>
        bracketed(inLetter(said), [
          ...legalBases.map((code) => lower(label('legalBases', code), language)),
          ...[inLetter(legitimateInterest)].filter(Boolean),
        ]),
      ),
    ),
    line(
      'data',
      activity.dataCategories.map((code) => label('dataCategories', code)),
    ),
    line('recipients', [
      ...activity.recipients
        .map(({ kind, name }) => name || (kind ? label('recipientKinds', kind) : ''))
        .filter(Boolean),
      ...activity.processors.map(({ title, country }) => bracketed(title, country ? [country] : [])),
    ]),
    ...(activity.transfers.length > 0
      ? [
          line(
            'transfers',
            activity.transfers.map(({ recipient, country, mechanism }) =>
              bracketed(recipient, [
                country,
                mechanism && codes.has(`transferMechanisms.${mechanism}`)
                  ? codes(`transferMechanisms.${mechanism}`)
                  : unknown('transfers', words),
              ]),
            ),
          ),
        ]
      : []),
    line(
      'retention',
      activity.retentionRules.flatMap((rule) => termWords(rule, words, inLetter)),
    ),
    line(
      'sources',
      activity.sources.map(({ said, origin }) =>
        bracketed(
          inLetter(said),
          origin ? [origin === 'from_person' ? t('fromYou') : lower(label('sourceOrigins', origin), language)] : [],
        ),
      ),
    ),
    t('line', {
      label: t('sections.automated'),
      values: automated.length > 0 ? automated.join('; ') : t('noAutomated'),
    }),
  ].join('\n')
}

type Section = 'purposes' | 'data' | 'recipients' | 'transfers' | 'retention' | 'sources'

function termWords(
  { period, criterion, trigger }: ConcernedActivity['retentionRules'][number],
  { t, codes, language }: Words,
  inLetter: InLetter,
): string[] {
  const length = durationOf(period)
  if (!length) return [inLetter(criterion)].filter(Boolean)
  const said = durationWords(length, language)
  return trigger && codes.has(`retentionTriggers.${trigger}`)
    ? [t('until', { period: said, trigger: lower(codes(`retentionTriggers.${trigger}`), language) })]
    : [t('after', { period: said })]
}

function unknown(section: Section | 'identity', { t, language }: Words): string {
  return section === 'identity' ? '[…]' : t('unknown', { what: lower(t(`sections.${section}`), language) })
}

const day = (date: CalendarDate, { language }: Words) => formatCalendarDate(date, { locale: language, style: 'full' })

/** Within a sentence a label begins small, unless it is an abbreviation. German words keep their capital. */
function lower(text: string, language: ReportLocale): string {
  return language !== 'de' && /^[A-ZÉÀ][a-zéà]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text
}

/** Every kind of letter that can be begun of a request as it stands. */
export const letterKinds = (decision: string | null): readonly RequestLetterKind[] =>
  decision === 'refused'
    ? ['receipt', 'identity', 'extension', 'refusal']
    : ['receipt', 'identity', 'extension', 'answer']
