import { randomUUID } from 'node:crypto'
import type { Someone } from '@/lib/access/testing/contexts'
import { clientIdSchema } from '@/lib/db/ids'
import { type ProcessorReportInput, processorReportSchema } from '@/lib/leaks/facts/processor-report'
import { calendarDateSchema } from '@/lib/time/types'
import type { LocalNow } from '@/lib/time/zone'
import { makeLink } from '../links/make-link'
import { type LinkAnswer, type OpenLink, openLink } from '../links/open-link'

/** A link made by its command, as its secret; fails the test when the command refuses. */
export async function someLink(dpo: Someone, ref: string, expiresOn: string | null = null): Promise<string> {
  const made = await makeLink(dpo, {
    ...{ ref, contactName: 'Nora Nimbus', contactEmail: 'nora@nimbus.test', language: 'en' },
    expiresOn: expiresOn === null ? null : calendarDateSchema.parse(expiresOn),
  })
  if (!made.ok) throw new Error(JSON.stringify(made))
  return made.value.secret
}

/** The answer to whoever asks with a secret at that moment. */
export function knock(secret: string, at: LocalNow, address = '192.0.2.9'): Promise<LinkAnswer> {
  const { now, zone, today } = at
  return openLink({ now, zone, today, channel: 'page', requestId: randomUUID() }, secret, address)
}

/** The link that opens; fails the test when it does not. */
export async function opened(secret: string, at: LocalNow): Promise<OpenLink> {
  const answer = await knock(secret, at)
  if (answer.kind !== 'open') throw new Error(answer.kind)
  return answer
}

/** What a processor tells, as its form reads it. */
export function aTelling(values: Partial<Record<keyof ProcessorReportInput, unknown>> = {}): ProcessorReportInput {
  return processorReportSchema.parse({
    clientId: clientIdSchema.parse(randomUUID()),
    story: 'A backup stood open to the internet',
    knewAt: '2026-06-01T07:30',
    occurredFrom: '2026-05-30T10:00',
    occurredUntil: '',
    ongoing: 'no',
    people: ['customers'],
    persons: '1200',
    data: ['contact'],
    measures: 'The backup was closed',
    callName: 'Nora Nimbus',
    callPhone: '+32 2 000 00 00',
    ...values,
  })
}
