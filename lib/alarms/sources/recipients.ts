import type { Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/can'
import { unansweredLinks } from '@/lib/confirmations/links/unanswered'
import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import type { AlarmSource } from './source'

const { sql } = Prisma

type Own = Pick<AlarmSource, 'code' | 'subject' | 'handles' | 'pathOf'> & {
  about: 'task' | 'deletion'
  /** That what the link `l` is about still waits for it. */
  waits: Prisma.Sql
}

/** Links by which somebody outside should confirm, and that nobody answers. What was answered meanwhile is said no longer. */
function sourceOf({ about, waits, ...own }: Own): AlarmSource {
  return {
    ...own,
    deputised: 'dpo',
    decides: own.handles,
    kinds: { handlers: ['unanswered'], deciders: [] },
    reads: own.handles,
    async pressing(now) {
      const links = await unansweredLinks(db(), about, now)
      return links.map(({ id, ref, isExample, handlerId, madeAt, expiresAt, part, since }) => ({
        ...{ id, reference: ref, isExample, handlerId, receivedAt: madeAt, unclaimed: false },
        ...{ clocks: [], waiting: [], added: [], unanswered: { part, since, dueAt: expiresAt } },
      }))
    },
    openable: (actor: Actor) =>
      can(actor, ...own.handles)
        ? sql`EXISTS (SELECT FROM "ConfirmLink" l WHERE l.id = a."subjectId" AND l."answeredAt" IS NULL
            AND l."revokedAt" IS NULL AND ${waits})`
        : sql`FALSE`,
    // It is no clock, nothing that comes in, and has no steps.
    running: async () => [],
    inShort: async () => null,
    nextStep: async () => null,
  }
}

/** Recipients and processors who are to confirm what a task of a request says (Art. 19, 28(3)(e)): for who handles the request. */
export const recipientSource = sourceOf({
  code: 'recipient_link',
  subject: 'request',
  handles: ['request', 'update'],
  about: 'task',
  waits: sql`EXISTS (SELECT FROM "RequestTask" t JOIN "PersonRequest" q ON q.id = t."requestId"
    WHERE t.id = l."taskId" AND t."confirmedOn" IS NULL AND q.state IN ('open', 'answered'))`,
  pathOf: (ref) => `/requests/${ref}#tasks`,
})

/** Processors who are to confirm that they deleted too (Art. 28(3)(g)): for who looks after what is kept. */
export const deletionLinkSource = sourceOf({
  code: 'deletion_link',
  subject: 'deletion',
  handles: ['hold', 'create'],
  about: 'deletion',
  waits: sql`NOT EXISTS (SELECT FROM "DeletionRecord" y WHERE y."correctsId" = l."deletionId")`,
  pathOf: (ref) => `/retention/deletions/${ref}#others`,
})
