import { z } from 'zod'
import { isCountry } from '@/lib/law/countries'
import { reportLocales } from '@/lib/text/locale'
import { lineUpTo, textUpTo } from '@/lib/text/typed'
import { type CalendarDate, dayGiven, isDayInRange } from '@/lib/time/types'

/** Bodies of rules under which an authority takes reports. */
export const authorityRegimes = ['gdpr', 'nis2', 'dora', 'cra', 'ecommunications'] as const
export type AuthorityRegime = (typeof authorityRegimes)[number]

/** In place of a country: a body of the European Union. */
export const union = 'EU'

const day = dayGiven.refine(isDayInRange, { error: 'date_out_of_range' })
/** A place on the web, or none; it becomes a link, so nothing but the web's own scheme. */
const place = z.union([
  z.literal(''),
  z
    .url({ protocol: z.regexes.httpProtocol, hostname: z.regexes.domain, error: 'web_address' })
    .max(300, { error: 'too_long.300' }),
])
const words = (max: number) => z.partialRecord(z.enum(reportLocales), textUpTo(max))
export type AuthorityWords = Partial<Record<(typeof reportLocales)[number], string>>

/** What an authority is called and how it is reached, from a day until a day. */
export const authoritySchema = z
  .strictObject({
    code: z.string().regex(/^[A-Z]{2}_[A-Z0-9_]{1,36}$/, { error: 'authority_code' }),
    country: z.string().refine((code) => code === union || isCountry(code), { error: 'not_in_list' }),
    regimes: z.array(z.enum(authorityRegimes)).min(1, { error: 'choose' }).max(authorityRegimes.length),
    names: words(200).refine((all) => Object.values(all).some((name) => name !== ''), { error: 'required' }),
    /** Other names under which texts know it, older ones too: a text that has one means this authority. */
    alsoCalled: z.array(lineUpTo(120).min(3)).max(30),
    /** Languages in which it takes a report. */
    languages: z.array(z.string().regex(/^[a-z]{2}$/)).max(30),
    portal: place,
    website: place,
    address: textUpTo(300),
    phone: lineUpTo(60),
    email: z.union([z.literal(''), z.email({ error: 'invalid_email' }).max(254)]),
    /** What must be there before the portal opens: who signs in, with which card or app, in which role. */
    who: words(300),
    card: words(300),
    role: words(300),
    validFrom: day.nullable(),
    /** The last day; null while it stands. */
    validUntil: day.nullable(),
    /** What took its place. */
    successor: z.string().max(40).nullable(),
    source: textUpTo(500),
    certainty: z.enum(['read', 'secondary', 'verify']),
  })
  .superRefine(({ validFrom, validUntil, successor, code }, check) => {
    if (validFrom !== null && validUntil !== null && validUntil < validFrom)
      check.addIssue({ code: 'custom', path: ['validUntil'], message: 'end_before_start' })
    if (successor === code) check.addIssue({ code: 'custom', path: ['successor'], message: 'invalid' })
  })
export type AuthorityEntry = z.infer<typeof authoritySchema>

/** Whether an entry holds on a day. */
export function holdsOn({ validFrom, validUntil }: Pick<AuthorityEntry, 'validFrom' | 'validUntil'>, on: CalendarDate) {
  return (validFrom === null || validFrom <= on) && (validUntil === null || on <= validUntil)
}

/** Words in a language; in another one before none at all. */
export function wordsIn(all: AuthorityWords, language: string): string {
  const own = Object.entries(all).find(([key]) => key === language)?.[1]
  return own || all.en || Object.values(all).find((text) => text) || ''
}

/** What an authority is called in a language. */
export function authorityName({ names, code }: Pick<AuthorityEntry, 'names' | 'code'>, language: string): string {
  return wordsIn(names, language) || code
}
