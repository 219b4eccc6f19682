import type { Messages } from 'next-intl'
import { isExerciseRef } from '@/lib/law/codes/exercise-refs'
import { textsOf, textsOfRegister } from '@/lib/text/catalogue'
import { type Locale, labelled, type ReportLocale, screenLocaleOf } from '@/lib/text/locale'
import { formatCalendarDate, formatInstant } from '@/lib/time/format'
import type { Content } from '../templates'

export type Letter = {
  content: Content
  /** German is written to who has no account alone. */
  locale: ReportLocale
  /** Name of the organisation, as it stands in headers. */
  organisation: string
  zone: string
  /** Origin of links. */
  appUrl: string
  isExample: boolean
  /** The token of a link that is a secret. */
  token: string | null
}

export type Rendered = { subject: string; text: string; html: string }

/** The words of a mail, as text and as simple HTML that says the same. */
export async function render(letter: Letter): Promise<Rendered> {
  const { locale, organisation, isExample, appUrl } = letter
  const [t, common] = await Promise.all([textsOf(locale, 'mail'), textsOf(locale, 'common')])
  const { subject, line, link } = await wordsOf(letter)
  const path = pathOf(letter)
  const address = path === null ? null : `${appUrl}${path}`
  const foot = t('foot', { organisation })
  const marks = [...(isExercise(letter.content) ? [common('exercise')] : []), ...(isExample ? [common('example')] : [])]
  const mark = marks.length > 0 ? marks.join(' · ') : null
  const marked = isExample ? `[${common('example')}] ${subject}` : subject
  return {
    subject: isExercise(letter.content) ? `${common('exercise')} · ${marked}` : marked,
    text: [
      ...(mark ? [mark, ''] : []),
      line,
      '',
      ...(address === null ? [] : [labelled(locale, link, address), '']),
      '-- ',
      foot,
      '',
    ].join('\n'),
    html: page(locale, subject, [
      ...(mark ? [`<p><strong>${encoded(mark)}</strong></p>`] : []),
      `<p>${encoded(line)}</p>`,
      ...(address === null ? [] : [`<p><a href="${encoded(address)}">${encoded(link)}</a></p>`]),
      `<p><small>${encoded(foot)}</small></p>`,
    ]),
  }
}

/** Whether a mail is about nothing but exercises: their references say so. */
function isExercise({ params }: Content): boolean {
  if ('references' in params) return params.references.every(isExerciseRef)
  return 'reference' in params && isExerciseRef(params.reference)
}

/** Subject, one paragraph and the words of the link. Every template says only what its parameters hold. */
async function wordsOf({ content, locale: language, zone, organisation }: Letter) {
  const t = await textsOf(language, 'mail')
  // What German is not written in are mails to people with an account, who have a language of the screens.
  const locale = /^(processor_link|request_|deletion_)/.test(content.template) ? language : screenLocaleOf(language)
  const words = (values: Record<string, string | number>, variant: keyof Messages['mail']['templates']) => ({
    subject: t(`templates.${variant}.subject`, { organisation, ...values }),
    line: t(`templates.${variant}.line`, { organisation, ...values }),
    link: t(`templates.${variant}.link`),
  })
  const told = (said: ReturnType<typeof words>, late: boolean) =>
    late ? { ...said, line: `${said.line} ${t('late')}` } : said
  switch (content.template) {
    case 'processor_link':
    case 'processor_link_ends':
      // A link ends with a day.
      return words({ until: formatInstant(content.params.until, { locale, zone, endOfDay: true }) }, content.template)
    case 'request_received':
    case 'request_confirm_done':
    case 'request_confirm_waits':
    case 'deletion_confirm_done':
    case 'deletion_confirm_waits': {
      const { reference, until } = content.params
      return words({ reference, until: formatInstant(until, { locale, zone, endOfDay: true }) }, content.template)
    }
    case 'request_state': {
      const { reference, state, due } = content.params
      const values = { reference, due: due ? formatCalendarDate(due, { locale }) : '', dated: due ? 'yes' : 'no' }
      return words(values, `request_state_${state}`)
    }
    case 'request_ask':
    case 'invitation':
      return words({ until: formatInstant(content.params.until, { locale, zone }) }, content.template)
    case 'password_changed':
    case 'rights_asked':
    case 'rights_given':
    case 'mail_test':
      return words({ at: formatInstant(content.params.at, { locale, zone }) }, content.template)
    case 'reminder': {
      const { reference, what, due, daysLeft } = content.params
      const values = {
        reference,
        what: await dueWord(screenLocaleOf(locale), what),
        due: formatCalendarDate(due, { locale }),
      }
      return daysLeft < 0
        ? words({ ...values, days: -daysLeft }, 'reminder_overdue')
        : words({ ...values, days: daysLeft }, 'reminder')
    }
    case 'review_waiting':
      return words({ reference: content.params.reference }, `review_waiting_${content.params.step}`)
    case 'returned':
    case 'mention':
      return words({ reference: content.params.reference }, content.template)
    case 'hand_over':
      return words({ count: content.params.count }, content.template)
    case 'alarm_received': {
      const { reference, escalated, at, late } = content.params
      const values = { reference, at: formatInstant(at, { locale, zone }), zone }
      return told(words(values, escalated ? 'alarm_escalated' : 'alarm_received'), late)
    }
    case 'alarm_due': {
      const { reference, what, due, endsDay: endOfDay, hoursLeft, late } = content.params
      const clock = (await textsOf(locale, 'clocks'))(`names.${what}`)
      const until = formatInstant(due, { locale, zone, ...(endOfDay ? { endOfDay } : {}) })
      const values = { reference, what: clock, due: until, zone, hours: hoursLeft }
      if (hoursLeft > 24) return told(words({ ...values, days: Math.round(hoursLeft / 24) }, 'alarm_due_days'), late)
      return told(words(values, hoursLeft === 0 ? 'alarm_overdue' : 'alarm_due'), late)
    }
    case 'alarm_waits': {
      const { reference, what, at, late } = content.params
      return told(words({ reference, at: formatInstant(at, { locale, zone }), zone }, `alarm_${what}`), late)
    }
    case 'alarm_task': {
      const { reference, said, count, due, late } = content.params
      const until =
        due === null
          ? t('taskDue.none', { count })
          : t('taskDue.until', { count, due: formatInstant(due, { locale, zone }), zone })
      return told(words({ reference, count, due: until }, `alarm_task_${said}`), late)
    }
    case 'alarm_reminded': {
      const { reference, at } = content.params
      return words({ reference, at: formatInstant(at, { locale, zone }), zone }, content.template)
    }
    case 'alarm_digest': {
      const { count, references } = content.params
      const mark = (await textsOf(locale, 'common'))('exercise')
      const said = references.map((reference) => (isExerciseRef(reference) ? `${reference} (${mark})` : reference))
      return words({ count, references: said.join(', ') }, content.template)
    }
  }
}

/** A due thing of this catalogue, or `<register>.<code>` in the words of that register. */
async function dueWord(locale: Locale, what: string): Promise<string> {
  const [register = '', code] = what.split('.')
  if (code === undefined) return (await textsOf(locale, 'mail'))(`due.${what}`)
  const words = await textsOfRegister(locale, register)
  return words ? words(`dues.${code}`) : code
}

/** Where the link of a mail leads; null for one that has none. */
function pathOf({ content, token }: Letter): string | null {
  switch (content.template) {
    case 'invitation':
      return `/welcome/${token ?? ''}`
    case 'processor_link':
      return `/notify/${token ?? ''}`
    case 'request_ask':
    case 'request_received':
      return `/your-data/${token ?? ''}`
    case 'request_confirm_done':
    case 'deletion_confirm_done':
      return `/confirm/${token ?? ''}`
    case 'request_state':
    case 'request_confirm_waits':
    case 'deletion_confirm_waits':
    case 'processor_link_ends':
      return null
    case 'password_changed':
      return '/account'
    case 'mail_test':
      return '/settings/mail'
    default:
      return content.params.path
  }
}

function page(locale: ReportLocale, title: string, paragraphs: readonly string[]): string {
  return [
    `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><title>${encoded(title)}</title></head>`,
    '<body style="font-family:sans-serif;font-size:16px;line-height:1.5">',
    ...paragraphs,
    '</body></html>',
  ].join('\n')
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function encoded(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign)
}
