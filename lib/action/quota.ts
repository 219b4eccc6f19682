import { z } from 'zod'
import type { CommandContext } from '@/lib/access/actor'
import type { AuditAction, AuditEvent } from '@/lib/audit/entry/event'
import { namesFor } from '@/lib/audit/entry/names'
import type { Tx } from '@/lib/db/client'
import { Refusal } from '@/lib/errors/refusal'

type Quota = { perHour?: number; perSubject?: number }

/**
 * What adds something each time, and how often: by one person within an hour, and on one thing in all. Far more than
 * people at work need; a script, or a stuck key, ends there. Files have 200 a record of their own (file_many), reports of
 * leaks 20 in ten minutes.
 */
export const quotas: Readonly<Partial<Record<AuditAction, Quota>>> = {
  'record.create': { perHour: 2_000 },
  'file.attach': { perHour: 300 },
  'comment.write': { perHour: 120, perSubject: 2_000 },
  'remark.create': { perHour: 120, perSubject: 500 },
  'finding.create': { perHour: 200 },
  'hold.place': { perHour: 100 },
  'deletion.record': { perHour: 500 },
  'suppression.add': { perHour: 500 },
  'suppression.compare': { perHour: 60 },
  'draft.create': { perHour: 60 },
  'draft.comment': { perHour: 120, perSubject: 500 },
  'leak.file': { perHour: 300 },
  'leak.evidence': { perHour: 300 },
  'leak.note': { perHour: 30, perSubject: 200 },
  'user.create': { perHour: 500 },
  'user.import': { perHour: 20 },
  'user.invite': { perHour: 200, perSubject: 500 },
  'user.rights_ask': { perHour: 30 },
  'mail.test': { perHour: 30 },
  'alarm.remind': { perHour: 60 },
  'batch.apply': { perHour: 120 },
  'list.export': { perHour: 120 },
  'view.create': { perHour: 120 },
  'view.update': { perHour: 300, perSubject: 1_000 },
  'view.default': { perHour: 120 },
}

const counted = z.tuple([z.object({ person: z.bigint(), subject: z.bigint() })])

/**
 * Refuses what a person did too often, with how often is allowed. The log is what counts: each write appended its entry
 * there, whichever door it came by. Dertig itself has no quota.
 */
export async function keepQuota(tx: Tx, context: CommandContext, event: AuditEvent): Promise<void> {
  const quota = quotas[event.action]
  if (!quota || context.actor.kind !== 'person') return
  const { actor, subjectId } = await namesFor(tx, context, event)
  const [{ person, subject }] = counted.parse(
    await tx.$queryRaw`SELECT
      (SELECT count(*) FROM "AuditEntry" WHERE "actor" = ${actor} AND "action" = ${event.action}
        AND "at" > now() - interval '1 hour') AS person,
      (SELECT count(*) FROM "AuditEntry" WHERE "subjectType" = ${event.subject.type} AND "subjectId" = ${subjectId}
        AND "action" = ${event.action}) AS subject`,
  )
  refuse('quota_person', Number(person), quota.perHour)
  refuse('quota_record', Number(subject), quota.perSubject)
}

function refuse(reason: 'quota_person' | 'quota_record', done: number, most: number | undefined): void {
  if (most !== undefined && done >= most) throw new Refusal('too_many', { reason, data: { names: String(most) } })
}
