import { z } from 'zod'
import { emailSchema } from '@/lib/access/persons'
import { fieldErrors } from '@/lib/errors/fields'
import type { FieldErrors } from '@/lib/errors/refusal'
import type { RequestRight } from '@/lib/law/codes/requests'
import { type ReceiveInput, receiveInput } from '@/lib/requests/facts/schema'
import { storable } from '@/lib/text/characters'
import { reportLocales } from '@/lib/text/locale'
import { lineUpTo, textUpTo } from '@/lib/text/typed'
import type { CalendarDate } from '@/lib/time/types'

/** A form as a browser sends it: each name with its values. */
export type Fields = Readonly<Record<string, readonly string[]>>

/** What can be asked at the page: the rights of the law, and to unsubscribe, which is an objection in other words (Art. 21(2)). */
export const askRights = [
  ...(['unsubscribe', 'objection_marketing', 'access', 'rectification', 'erasure', 'withdraw_consent'] as const),
  ...(['objection', 'restriction', 'portability', 'recipients', 'automated_decision', 'complaint'] as const),
] as const
export type AskRight = (typeof askRights)[number]

export const rightOf = (asked: AskRight): RequestRight => (asked === 'unsubscribe' ? 'objection_marketing' : asked)

/** Rights that need neither a name nor a second press: what is asked is done at once (Art. 7(3), 21(3)). */
export const isAtOnce = (asked: AskRight): boolean =>
  asked === 'unsubscribe' || asked === 'objection_marketing' || asked === 'withdraw_consent'

/** How somebody says where the company knows them from; the register says by this where their data are. */
export const askKnown = [
  ...(['other', 'newsletter_subscriber', 'customer_contact', 'client', 'invoice_recipient', 'prospect'] as const),
  ...(['website_visitor', 'app_user', 'supplier_contact', 'applicant', 'employee'] as const),
] as const

export const limits = { name: 200, email: 254, words: 10_000 } as const

/** In which language the page is wanted, in place of being sent. */
export const languageField = 'to_language'

/** That the page showed what is wrong, so that it does so in another language too. */
export const wrongField = 'wrong'

export const askFields = ['right', 'known', 'name', 'email', 'words'] as const
export type AskField = (typeof askFields)[number]

const needed = { error: 'required' }

const askSchema = z
  .strictObject({
    right: z.enum(askRights, needed),
    known: z.enum(askKnown).catch('other'),
    name: lineUpTo(limits.name),
    email: z
      .string()
      .trim()
      .min(1, needed)
      .max(limits.email, { error: `too_long.${limits.email}` })
      .pipe(emailSchema),
    words: textUpTo(limits.words),
  })
  .refine(({ right, name }) => isAtOnce(right) || name !== '', { path: ['name'], error: 'required' })

/** Whether somebody typed or chose anything. */
export const isTouched = (fields: Fields): boolean =>
  (['right', 'name', 'email', 'words'] as const).some((name) => (fields[name]?.[0] ?? '').trim() !== '')

/** What somebody asks, as it was read from the form, with the language of the page. */
export const askOf = z.object({ ...askSchema.shape, language: z.enum(reportLocales) })
export type Ask = z.output<typeof askOf>

/** What a form asks, or what is wrong with it by field. Names that it does not have do not count. */
export function readAsk(
  fields: Fields,
  language: Ask['language'],
): { ok: true; ask: Ask } | { ok: false; fields: FieldErrors } {
  const given = Object.fromEntries(askFields.map((name) => [name, fields[name]?.[0] ?? '']))
  const parsed = askSchema.safeParse(storable(given))
  return parsed.success
    ? { ok: true, ask: { ...parsed.data, language } }
    : { ok: false, fields: fieldErrors(parsed.error) }
}

/** The request that is written down for it, received on the day on which it was sent; `unsubscribes`: the words of who wrote none. */
export function requestOf(ask: Ask, receivedOn: CalendarDate, unsubscribes: string): ReceiveInput {
  const isUnsubscribe = ask.right === 'unsubscribe'
  return receiveInput.parse({
    ...{ right: rightOf(ask.right), channel: 'web_form', receivedOn, language: ask.language },
    peopleCategory: isUnsubscribe && ask.known === 'other' ? 'newsletter_subscriber' : ask.known,
    ...{ name: ask.name || ask.email, email: ask.email, phone: '', address: '' },
    words: isUnsubscribe ? [unsubscribes, ask.words].filter(Boolean).join('\n') : ask.words,
  })
}
