import { z } from 'zod'
import type { AuditAction } from '@/lib/audit/entry/event'
import { webhookIdSchema } from '@/lib/db/ids'
import { lineUpTo } from '@/lib/text/typed'

/** What another program can be told of. */
export const webhookEvents = [
  'record.created',
  'record.changed',
  'record.approved',
  'leak.opened',
  'leak.changed',
  'request.opened',
  'request.changed',
  'finding.created',
  'finding.changed',
  'clock.due',
] as const
export type WebhookEvent = (typeof webhookEvents)[number]

/** Which entries of the log are told, as what. Reads, letters, tasks, advice and whatever names people are not. */
const told: Readonly<Partial<Record<AuditAction, WebhookEvent>>> = {
  'record.create': 'record.created',
  'record.update': 'record.changed',
  'record.submit': 'record.changed',
  'record.return': 'record.changed',
  'record.accept': 'record.changed',
  'record.put_in_force': 'record.approved',
  'record.review_again': 'record.changed',
  'record.retire': 'record.changed',
  'record.restore': 'record.changed',
  'record.restore_version': 'record.changed',
  'record.hand_over': 'record.changed',
  'record.lapse': 'record.changed',
  'batch.apply': 'record.changed',
  'batch.undo': 'record.changed',
  'import.commit': 'record.changed',
  'import.undo': 'record.changed',
  'leak.report': 'leak.opened',
  'leak.confirm': 'leak.changed',
  'leak.reject': 'leak.changed',
  'leak.near_miss': 'leak.changed',
  'leak.reopen': 'leak.changed',
  'leak.merge': 'leak.changed',
  'leak.aware': 'leak.changed',
  'leak.moment': 'leak.changed',
  'leak.update': 'leak.changed',
  'leak.close': 'leak.changed',
  'leak.reported': 'leak.changed',
  'report.file': 'leak.changed',
  'request.receive': 'request.opened',
  'request.correct': 'request.changed',
  'request.extend': 'request.changed',
  'request.decide': 'request.changed',
  'request.execute': 'request.changed',
  'request.close': 'request.changed',
  'request.reopen': 'request.changed',
  'request.withdraw': 'request.changed',
  'request.merge': 'request.changed',
  'finding.create': 'finding.created',
  'finding.update': 'finding.changed',
  'finding.state': 'finding.changed',
}

/** As what an entry is told; null: it is not. */
export function eventOf(action: string): WebhookEvent | null {
  return Object.entries(told).find(([name]) => name === action)?.[1] ?? null
}

/** An address that can be told: of the web, without a name and password of its own. */
export function addressProblem(text: string): 'web_address' | null {
  if (!URL.canParse(text)) return 'web_address'
  const { protocol, username, password, hash } = new URL(text)
  return /^https?:$/.test(protocol) && username === '' && password === '' && hash === '' ? null : 'web_address'
}

export const createWebhookSchema = z.object({
  url: lineUpTo(500).refine((text) => addressProblem(text) === null, { error: 'web_address' }),
  events: z.array(z.enum(webhookEvents)).min(1, { error: 'choose' }).max(webhookEvents.length),
})
export type CreateWebhook = z.output<typeof createWebhookSchema>
export const webhookIdInput = z.object({ id: webhookIdSchema })
