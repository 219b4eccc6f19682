import { db } from '@/lib/db/client'
import { recordDisclosure } from '@/lib/sharing/commands'
import { disclosureInput } from '@/lib/sharing/schema'
import { addVersion } from '@/lib/statement/commands/add-version'
import { statePromise } from '@/lib/statement/commands/state-promise'
import { promiseInput, versionInput } from '@/lib/statement/model/schema'
import { addDays } from '@/lib/time/calendar'
import { answerOf } from './actors'
import type { Story } from './load-records'
import { disclosures } from './optipost/disclosures'
import { policyAddress, privacyPolicy } from './optipost/privacy-policy'
import { promises, statementNote } from './optipost/promises'
import { at, daysAgo, type Happening } from './timeline'

type Around = Pick<Story, 'actors' | 'records' | 'telling'>

/** The published statement with its promises, real; and invented disclosures. What is there already is left as it is. */
export function statementHappenings(around: Around): Happening[] {
  const { dpo } = around.actors
  return [
    { at: daysAgo(dpo, 30, '11:00'), take: () => statement(around) },
    { at: daysAgo(dpo, 30, '14:00'), take: () => statePromises(around) },
    ...disclosures.map((one) => ({ at: daysAgo(dpo, one.recorded, '16:00'), take: () => disclosed(one, around) })),
  ]
}

async function statement({ actors: { dpo }, telling: { text } }: Around): Promise<void> {
  if ((await db().statementVersion.count()) > 0) return
  const input = versionInput.parse({
    language: 'en',
    text: privacyPolicy,
    validFrom: '2018-05-22',
    publishedAt: policyAddress,
    note: text(statementNote),
  })
  await answerOf('statement', addVersion(at(dpo, daysAgo(dpo, 30, '11:00')), input))
}

async function statePromises({ actors: { dpo }, records, telling: { text } }: Around): Promise<void> {
  const known = new Set((await db().statedPromise.findMany({ select: { ref: true } })).map(({ ref }) => ref))
  for (const { id, records: linked, ...promise } of promises) {
    if (known.has(id)) continue
    const refs = linked.map((name) => records.get(name)?.ref ?? '')
    const of = (key: string) => refs.filter((ref) => ref.startsWith(`${key}-`))
    const input = promiseInput.parse({
      ...promise,
      title: text(promise.title),
      statement: 1,
      processors: of('X'),
      agreements: of('R'),
      activities: of('A'),
      rules: of('E'),
      measures: of('M'),
      evidence: '',
    })
    await answerOf(`promise ${id}`, statePromise(at(dpo, daysAgo(dpo, 30, '14:00')), input))
  }
}

async function disclosed(
  one: (typeof disclosures)[number],
  { actors, records, telling: { text } }: Around,
): Promise<void> {
  const { recorded, askedDaysAgo, givenDaysAgo, decidedDaysAgo, permissionDaysAgo, agreement, decides, ...words } = one
  const recipient = text(words.recipient)
  if ((await db().disclosure.count({ where: { recipient } })) > 0) return
  const { dpo } = actors
  const day = (days: number | null) => (days === null ? null : addDays(dpo.today, -days))
  const input = disclosureInput.parse({
    ...words,
    recipient,
    occasion: text(words.occasion),
    basisText: text(words.basisText),
    scope: text(words.scope),
    reason: text(words.reason),
    evidence: text(words.evidence),
    permission: text(words.permission),
    askedOn: day(askedDaysAgo),
    givenOn: day(givenDaysAgo),
    decidedOn: day(decidedDaysAgo),
    permissionOn: day(permissionDaysAgo),
    decidedById: decides === null ? null : actors[decides].actor.id,
    agreement: (agreement && records.get(agreement)?.ref) || null,
  })
  await answerOf(`disclosure ${one.scope}`, recordDisclosure(at(dpo, daysAgo(dpo, recorded, '16:00')), input, true))
}
