import 'server-only'
import { getLocale } from 'next-intl/server'
import type { CommandContext } from '@/lib/access/actor'
import type { Result } from '@/lib/errors/refusal'
import { formatInstant } from '@/lib/time/format'
import { reportLeak } from './commands/report-leak'
import type { ReportInput } from './facts/schema'
import type { Receipt } from './queries/own-reports'

/** A receipt as a device shows it, with the moment in words. */
export type WordedReceipt = Receipt & { receivedText: string }

/** Takes a report that a device sends, now or later. */
export async function receiveReport(context: CommandContext, input: ReportInput): Promise<Result<WordedReceipt>> {
  const [result, locale] = await Promise.all([reportLeak(context, input), getLocale()])
  if (!result.ok) return result
  return {
    ok: true,
    value: { ...result.value, receivedText: formatInstant(result.value.receivedAt, { locale, zone: context.zone }) },
  }
}
