import type { Tx } from '@/lib/db/client'
import { type ReportLocale, reportLocaleOf } from '@/lib/text/locale'
import { localDateOf } from '@/lib/time/zone'
import { nextDueOf, requestClocks, requestTerm } from '../clock/request-clocks'
import { activitiesAbout } from '../queries/places'
import { factsOf, type OpenRequest } from '../store/row'
import type { LetterFacts } from './build'

/** What a letter is made of, as the request and the register stand now. */
export async function letterFacts(
  tx: Tx,
  { row, words }: OpenRequest,
  { now, zone }: Parameters<typeof requestClocks>[1],
): Promise<LetterFacts> {
  const office = await tx.organisation.findUnique({ where: { id: 1 } })
  const tasks = await tx.requestTask.findMany({
    where: { requestId: row.id, endKind: 'done' },
    orderBy: { number: 'asc' },
  })
  const activities = row.right === 'access' ? await activitiesAbout(tx, row.peopleCategory) : []
  const facts = factsOf(row)
  const term = requestTerm(facts)
  const due = nextDueOf(requestClocks({ ...facts, executedOn: facts.executedOn ?? facts.receivedOn }, { now, zone }))
  const done = (...kinds: string[]) =>
    tasks.flatMap(({ kind, title }) => (kinds.includes(kind) && title ? [title] : []))
  const registerLanguage: ReportLocale = reportLocaleOf(office?.defaultLocale) ?? 'en'
  return {
    ...{ ref: row.ref, right: row.right, name: words.name, receivedOn: row.receivedOn, executedOn: row.executedOn },
    dueOn: term ? (row.extendedOn ? term.extended : term.primary) : due && localDateOf(due, zone),
    extendedDueOn: term?.extended ?? null,
    today: localDateOf(now, zone),
    identityReason: words.identityNote,
    extension: row.extendedWhy ? { why: row.extendedWhy, reason: words.extensionReason } : null,
    ...{ decision: row.decision, ground: row.refusalGround, decisionReason: words.decisionReason },
    ...{ donePlaces: done('system', 'processor'), toldRecipients: done('recipient'), activities },
    company: office?.legalName ?? '',
    contact: [
      office?.privacyContactName,
      office?.privacyContactEmail,
      office?.privacyContactPhone ?? office?.phone,
    ].filter((part): part is string => typeof part === 'string' && part !== ''),
    ...{ authority: office?.authority ?? 'BE_GBA', registerLanguage },
  }
}
