import type { CommandContext } from '@/lib/access/actor'
import { db, type Tx } from '@/lib/db/client'
import { buildBody } from './body'
import type { AuditEvent } from './event'
import { forgetDataKeys } from './keys'
import { forgetPseudonym, namesFor } from './names'

/**
 * Makes unreadable what the log holds in clear about one subject: data keys, sealed details and, for a person, who stands
 * behind the pseudonym. Entries and proofs stay valid. The erasure is itself an entry, in the same transaction.
 */
export async function eraseSubject(context: CommandContext, subject: AuditEvent['subject']): Promise<void> {
  await db().$transaction((tx) => eraseWithin(tx, context, subject), { isolationLevel: 'ReadCommitted' })
  if (subject.type === 'user') forgetPseudonym(subject.id)
}

/** The same within a change that goes on: what it appends about the subject afterwards is sealed with a new key. */
export async function eraseWithin(tx: Tx, context: CommandContext, subject: AuditEvent['subject']): Promise<void> {
  const event: AuditEvent = { action: 'audit.erase', subject }
  const { body } = buildBody(context, event, await namesFor(tx, context, event))
  await tx.$queryRaw`SELECT audit_erase(${subject.type}, ${subject.id}, ${body})`
  forgetDataKeys(subject)
}
