import 'server-only'
import { z } from 'zod'
import { gate, pageContext } from '@/lib/action/gate'
import { fieldErrors } from '@/lib/errors/fields'
import type { FieldErrors } from '@/lib/errors/refusal'
import { locales } from '@/lib/text/locale'
import { yearOf } from '@/lib/time/calendar'
import { countLogged, mostLeaks } from './read'
import { type LogPeriod, logPeriod } from './schema'

type Query = Record<string, string | string[] | undefined>

/** The page on which the log is chosen: the period of its address, how many leaks it holds, or what is wrong with it. Right: leak.export. */
export async function loadLogPage(query: Query) {
  const { zone, today } = await pageContext(await gate('leak', 'export'))
  const { from, until, language } = query
  const also = query.also === 'yes' ? 'yes' : ''
  const typed = { from: typeof from === 'string' ? from : '', until: typeof until === 'string' ? until : '' }
  const parsed = logPeriod.safeParse(typed)
  const wrong: FieldErrors = parsed.success ? {} : fieldErrors(parsed.error)
  const period: LogPeriod | null = parsed.success ? parsed.data : null
  const counted = period && (await countLogged({ ...period, also }, zone))
  return {
    typed,
    wrong,
    period,
    also,
    counted,
    year: yearOf(today),
    language: z
      .enum(locales)
      .nullable()
      .catch(null)
      .parse(language ?? null),
    most: mostLeaks,
  }
}
