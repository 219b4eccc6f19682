import { can } from '@/lib/access/can'
import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { unansweredLinks } from '@/lib/requests/queries/unanswered'
import type { AlarmSource } from './source'

const { sql } = Prisma

/** Links to recipients (Art. 19) that nobody answers: for who handles the request. What was answered meanwhile is said no longer. */
export const recipientSource: AlarmSource = {
  code: 'recipient_link',
  subject: 'request',
  handles: ['request', 'update'],
  deputised: 'dpo',
  decides: ['request', 'update'],
  kinds: { handlers: ['unanswered'], deciders: [] },
  reads: ['request', 'update'],
  async pressing(now) {
    const links = await unansweredLinks(db(), now)
    return links.map(({ id, ref, isExample, handlerId, madeAt, expiresAt, part, since }) => ({
      ...{ id, reference: ref, isExample, handlerId, receivedAt: madeAt, unclaimed: false },
      ...{ clocks: [], waiting: [], added: [], unanswered: { part, since, dueAt: expiresAt } },
    }))
  },
  openable: (actor) =>
    can(actor, 'request', 'update')
      ? sql`EXISTS (SELECT FROM "RequestLink" l JOIN "RequestTask" t ON t.id = l."taskId"
          JOIN "PersonRequest" q ON q.id = l."requestId" WHERE l.id = a."subjectId" AND l."answeredAt" IS NULL
            AND l."revokedAt" IS NULL AND t."confirmedOn" IS NULL AND q.state IN ('open', 'answered'))`
      : sql`FALSE`,
  // It is no clock, nothing that comes in, and has no steps.
  running: async () => [],
  inShort: async () => null,
  nextStep: async () => null,
  pathOf: (ref) => `/requests/${ref}#tasks`,
}
