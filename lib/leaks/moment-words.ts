import { getLocale, getTranslations } from 'next-intl/server'
import { z } from 'zod'
import type { Failure, Result } from '@/lib/errors/refusal'
import type { AbsentClock } from '@/lib/law/clocks'
import { formatCalendarDate, formatInstant } from '@/lib/time/format'
import { instantSchema } from '@/lib/time/types'
import { remarkCodes } from './facts/moments'
import { toldByProcessor } from './facts/processor-words'

const told = z.object({
  remarks: z.array(
    z.object({
      code: z.enum(remarkCodes),
      first: z.string(),
      firstAt: instantSchema.nullable(),
      next: z.string().nullable(),
      nextAt: instantSchema.nullable(),
      years: z.number(),
    }),
  ),
})
const clocks = z.object({ clocks: z.array(z.string()) })

/** A refusal about moments or clocks of a leak with the sentence that names them, both moments in the reader's words and zone. */
export async function worded<T>(answer: Promise<Result<T>>, zone: string): Promise<Result<T>> {
  const result = await answer
  if (result.ok) return result
  const names = await sentence(result, zone)
  return names === null ? result : { ...result, data: { names } }
}

async function sentence({ data }: Failure, zone: string): Promise<string | null> {
  const running = clocks.safeParse(data)
  if (running.success) {
    const t = await getTranslations('clocks')
    return running.data.clocks.map((code) => t(`names.${code}`)).join(', ')
  }
  const parsed = told.safeParse(data)
  if (!parsed.success) return null
  const [t, name, locale] = await Promise.all([getTranslations('triage'), momentNames(), getLocale()])
  const when = (at: z.infer<typeof instantSchema> | null) =>
    at === null ? '' : formatInstant(at, { locale, zone, style: 'full' })
  return parsed.data.remarks
    .map(({ code, first, firstAt, next, nextAt, years }) =>
      t(`moments.remarks.${code}`, {
        first: name(first),
        firstAt: when(firstAt),
        next: next === null ? '' : name(next),
        nextAt: when(nextAt),
        years,
      }),
    )
    .join('; ')
}

/** What each moment of a leak is called; a report of another regime as its clock. */
export async function momentNames(): Promise<(kind: string) => string> {
  const [codes, clockTexts, leaks] = await Promise.all([
    getTranslations('codes'),
    getTranslations('clocks'),
    getTranslations('leaks'),
  ])
  return (kind) => {
    if (kind === 'received') return leaks('columns.reportedAt')
    return codes.has(`leakMoments.${kind}`) ? codes(`leakMoments.${kind}`) : clockTexts(`names.${kind}`)
  }
}

/** Why a moment is what it is: the words a person gave, or what stands for a reason of Dertig itself. */
export async function reasonWords(): Promise<(reason: string) => string> {
  const t = await getTranslations('notices')
  return (reason) => (reason === toldByProcessor ? t('measured.reason') : reason)
}

/** Why a clock does not run, as a sentence. */
export async function absenceWords(): Promise<(absent: AbsentClock) => string> {
  const [t, settings, locale] = await Promise.all([getTranslations('clocks'), getTranslations('settings'), getLocale()])
  const day = (date: AbsentClock['on']) => (date === null ? '' : formatCalendarDate(date, { locale }))
  return ({ code, reason, event, on, ruleDay }) =>
    t(`absent.${reason}`, {
      name: t(`names.${code}`),
      event: settings(`clocks.events.${event}`),
      on: day(on),
      ruleDay: day(ruleDay),
    })
}
