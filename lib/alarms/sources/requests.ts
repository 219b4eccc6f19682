import { requestScope } from '@/lib/access/scope'
import { officeZone } from '@/lib/company/office-zone'
import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { userIdSchema } from '@/lib/db/ids'
import { pressingRequests, requestInShort, runningRequests } from '@/lib/requests/queries/pressing'
import { requestDetail } from '@/lib/requests/queries/request-detail'
import { systemNow } from '@/lib/time/types'
import type { AlarmKind } from '../plan/due-plan'
import type { AlarmSource } from './source'

const { sql } = Prisma

/** Where on the page of a request it is answered. */
function placeOf(kind: AlarmKind | null, part: string): string {
  if (kind === 'reminded') return `step-${part}`
  if (kind === 'added') return 'notes'
  if (kind === 'due' && part === 'request_at_once') return 'step-executed'
  return 'next'
}

/** Requests of people. Where nobody was named as handler, every DPO handles them; overdue, management learns it. */
export const requestSource: AlarmSource = {
  code: 'request',
  subject: 'request',
  handles: ['request', 'update'],
  deputised: 'dpo',
  decides: ['decision', 'sign'],
  kinds: { handlers: ['received', 'due', 'added'], deciders: ['received', 'due'] },
  pace: 'month',
  reads: ['request', 'read'],
  async pressing(now, claimed) {
    const requests = await pressingRequests(db(), { now, zone: await officeZone() })
    return requests.map(({ id, ref, isExample, handlerId, receivedAt, touched, clocks, added }) => ({
      ...{ id, reference: ref, isExample, handlerId, receivedAt, clocks, waiting: [] },
      // By who asked: nobody of the office.
      added: added.map((one) => ({ ...one, byId: '' })),
      unclaimed: !touched && !claimed.has(id),
    }))
  },
  openable(actor) {
    switch (requestScope(actor)) {
      case 'all':
      case 'masked':
        return sql`TRUE`
      case 'tasks':
      case 'none':
        return sql`FALSE`
    }
  },
  running: async (actor) => runningRequests(db(), actor, { now: systemNow(), zone: await officeZone() }),
  inShort: requestInShort,
  async nextStep(context, ref) {
    const request = await requestDetail(context, ref)
    if (!request || request.view === 'own') return null
    const { id, isExample, handlerId, steps } = request
    const named = { handlerId: handlerId === null ? null : userIdSchema.parse(handlerId) }
    return { id, isExample, step: steps.next?.step ?? null, waitsFor: 'handlers', ...named }
  },
  pathOf(ref, kind, part = '') {
    return kind === 'received' ? `/alerts/${ref}` : `/requests/${ref}#${placeOf(kind, part)}`
  },
}
