import type { CommandContext } from '@/lib/access/actor'
import { db } from '@/lib/db/client'
import { type FindingId, recordIdSchema } from '@/lib/db/ids'
import { asResult, Refusal, type Result } from '@/lib/errors/refusal'
import { createFinding } from '@/lib/findings/commands'
import { findingInput } from '@/lib/findings/schema'
import { textsOf } from '@/lib/text/catalogue'
import { type Locale, localeOf } from '@/lib/text/locale'
import { addDays } from '@/lib/time/calendar'
import { comparedText, readNoticeFacts } from '../compare/read'
import { compare } from '../compare/rules'
import type { DifferenceInput } from '../model/schema'
import { versionOf, versionRows } from '../versions/queries'

/** Days until a finding of a difference is due. */
const dueDays = 30
/** Of the words of the text so many stand in the finding. */
const mostWords = 600

/**
 * Makes a finding of a difference between a version and the register, on its record where it is about one, in the language of who
 * asks, or of the company where Dertig does. The difference must still be there. Once: the second time answers the finding that was made. Right: finding.create.
 */
export function noteDifference(
  context: CommandContext,
  { statement, key }: DifferenceInput,
): Promise<Result<{ id: FindingId; ref: string }>> {
  return asResult(async () => {
    const row = (await versionRows(context.today)).find(({ number }) => number === statement)
    const version = row && (await versionOf(row))
    if (!version) throw new Refusal('not_found')
    const differences = compare(comparedText(version, context.zone), await readNoticeFacts(context.zone))
    const one = differences.find((difference) => difference.key === key)
    if (!one) throw new Refusal('not_found')
    const locale: Locale = context.actor.kind === 'person' ? context.actor.locale : await officeLocale()
    const t = await textsOf(locale, 'statement')
    const says = t(`differences.${one.code}`, { about: one.about.join(', ') })
    const source =
      one.section && one.section !== 'intro' ? t('compare.source', { section: one.section }) : t('compare.whole')
    const [first] = one.records
    const record =
      one.records.length === 1 && first
        ? await db().record.findUnique({ where: { ref: first.ref }, select: { id: true, ownerId: true } })
        : null
    const input = findingInput.parse({
      recordId: record ? recordIdSchema.parse(record.id) : null,
      title: says.slice(0, 200),
      source,
      wrong: [says, one.quote && `“${one.quote.slice(0, mostWords)}”`].filter(Boolean).join('\n\n'),
      law: one.law,
      advice: one.code === 'N17.new_purpose' ? t('compare.informFirst') : '',
      ownerId: record?.ownerId ?? null,
      dueOn: addDays(context.today, dueDays),
    })
    return createFinding(context, input, { origin: key })
  })
}

/** The language of the company: in which Dertig writes what nobody asked for. */
async function officeLocale(): Promise<Locale> {
  const office = await db().organisation.findUnique({ where: { id: 1 }, select: { defaultLocale: true } })
  return localeOf(office?.defaultLocale) ?? 'en'
}
