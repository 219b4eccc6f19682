import { z } from 'zod'
import { behalfOf, type EntryContext } from '@/lib/access/actor'
import { everFor } from '@/lib/access/can'
import type { Resource, Verb } from '@/lib/access/matrix'
import type { Tx } from '@/lib/db/client'
import type { UserId } from '@/lib/db/ids'
import type { Names } from './body'
import type { AuditAction, AuditEvent } from './event'

const uuid = z.uuid()
const found = z.array(z.object({ pseudonym: uuid }))
const known = new Map<string, string>()

/** What a reporter does on the own leak stands under a pseudonym for that leak alone: auditors must not learn who reported. */
export const reporterActions: readonly AuditAction[] = [
  'leak.report',
  'leak.read',
  'leak.note',
  'leak.update',
  'leak.file',
  'leak.file_read',
  'file.refuse',
]

/** Of these, what nobody else does. */
export const onlyReporters: readonly AuditAction[] = ['leak.report', 'leak.note', 'leak.file']

/**
 * The names of an entry: random pseudonyms for the person who acts and for a person who is the subject. One read at
 * most; the pseudonym of a person is made by the database together with the person, so it can be remembered.
 */
export async function namesFor(tx: Tx, context: EntryContext, event: AuditEvent): Promise<Names> {
  const { actor } = context
  const about = event.subject.type === 'user' || event.subject.type === 'session'
  const acting = actor.kind === 'person' ? await actingAs(tx, actor.id, actor.roles, event) : null
  const behalf = acting?.asReporter ? null : onBehalfOf(context, event)
  return {
    actor: acting?.pseudonym ?? null,
    asReporter: acting?.asReporter ?? false,
    onBehalfOf: behalf === null ? null : await pseudonymOf(tx, behalf),
    subjectId: about ? await personSubject(tx, event.subject.id) : event.subject.id,
    ref: about ? null : (event.subject.ref ?? null),
  }
}

/** What is only read is no command, which would tell by which right it acts: here by which right each takes place. */
const reads: Partial<Record<AuditAction, readonly [Resource, Verb]>> = {
  'leak.read': ['leak', 'read'],
  'leak.file_read': ['leak', 'read'],
  'leak.list': ['leak', 'read'],
  'leak.export': ['leak', 'export'],
  'leak.figures': ['leak', 'count'],
  'request.read': ['request', 'read'],
  'request.list': ['request', 'read'],
  'request.export': ['request', 'export'],
  'request.file_read': ['request', 'update'],
  'disclosure.file_read': ['sharing', 'update'],
  'suppression.look_up': ['suppression', 'create'],
  'draft.read': ['draft', 'read'],
  'draft.export': ['draft', 'export'],
  'letter.export': ['letter', 'export'],
  'statement.export': ['statement', 'export'],
  'file.read': ['register', 'read'],
  'record.export': ['register', 'export'],
  'audit.read': ['audit_log', 'read'],
  'audit.export': ['audit_log', 'export'],
  'audit.verify': ['audit_log', 'verify'],
}

function onBehalfOf(context: EntryContext, { action }: AuditEvent): UserId | null {
  if (context.actor.kind !== 'person') return null
  const cell = reads[action]
  return cell ? everFor(context.actor, ...cell) : behalfOf(context)
}

type Acting = { pseudonym: string; asReporter: boolean }

async function actingAs(tx: Tx, userId: string, roles: readonly string[], event: AuditEvent): Promise<Acting> {
  const general = async () => ({ pseudonym: await pseudonymOf(tx, userId), asReporter: false })
  if (event.subject.type !== 'leak' || !reporterActions.includes(event.action)) return general()
  const leakId = event.subject.id
  // Only the reporter does these, whatever roles they hold: the general pseudonym would name them.
  if (onlyReporters.includes(event.action)) return { pseudonym: await made(tx, userId, leakId), asReporter: true }
  if (roles.includes('dpo') || roles.includes('management')) return general()
  const [mine] = await tx.auditActor.findMany({ where: { userId, scope: leakId }, select: { pseudonym: true } })
  return mine ? { pseudonym: mine.pseudonym, asReporter: true } : general()
}

/** A subject that is a person, or a session of one. Anything else than an id (a typed e-mail address) never enters an entry. */
export async function personSubject(tx: Tx, id: string): Promise<string> {
  return uuid.safeParse(id).success ? pseudonymOf(tx, id) : 'unknown'
}

/** The general pseudonym of a person. */
export async function pseudonymOf(tx: Tx, userId: string): Promise<string> {
  const remembered = known.get(userId)
  if (remembered) return remembered
  const row = await tx.auditActor.findFirst({ where: { userId, scope: '' }, select: { pseudonym: true } })
  if (!row) return made(tx, userId, '')
  if (known.size > 5_000) known.clear()
  known.set(userId, row.pseudonym)
  return row.pseudonym
}

async function made(tx: Tx, userId: string, scope: string): Promise<string> {
  const rows = found.parse(await tx.$queryRaw`SELECT audit_actor(${userId}::uuid, ${scope}) AS pseudonym`)
  const [row] = rows
  if (!row) throw new Error('audit_actor gave no pseudonym')
  return row.pseudonym
}

/** Forgets a person's pseudonym: after erasing. */
export function forgetPseudonym(userId: string): void {
  known.delete(userId)
}
