import { z } from 'zod'
import type { Actor, CommandContext } from '@/lib/access/actor'
import { hashPassword, passwordLength, passwordProblem } from '@/lib/access/password/password-policy'
import { emailSchema } from '@/lib/access/persons'
import { accessSettings } from '@/lib/access/request/settings'
import { type Role, roleConflict, roles } from '@/lib/access/roles'
import { endSession, endSessionsOf } from '@/lib/access/session/session'
import { change } from '@/lib/action/change'
import { changesBetween } from '@/lib/audit/entry/differences'
import { db } from '@/lib/db/client'
import { type DepartmentId, departmentIdSchema, userIdSchema } from '@/lib/db/ids'
import { Refusal, type Result } from '@/lib/errors/refusal'
import { queueMail } from '@/lib/mail/queue'
import { locales } from '@/lib/text/locale'
import { type Instant, instantOf, toDatabase } from '@/lib/time/types'
import { confirmPassword, type Here } from './confirm/password'
import { keepNamesApart, personNameSchema } from './person-name'

/** Auditor accounts end by themselves, at most this many days after they start. */
export const auditorDays = 90

/** A new password as typed; the policy judges it with the person's own words. */
export const newPasswordSchema = z
  .string()
  .min(1)
  .max(passwordLength.max * 4)

const held = {
  roles: z.array(z.enum(roles)).max(roles.length),
  departmentIds: z.array(departmentIdSchema).max(50),
  /** Days an auditor's account lives from now on; ignored for everybody else. */
  validDays: z.number().int().min(1).max(auditorDays).nullable(),
}

/** True once who sends it was told what the person holds. */
const knowingSchema = z.boolean().optional()

type Held = { roles: Role[]; departmentIds: DepartmentId[]; validDays: number | null }

function heldTogether(input: Held, refuse: z.core.$RefinementCtx): void {
  const conflict = roleConflict(input.roles)
  if (conflict) refuse.addIssue({ code: 'custom', path: ['roles'], message: `roles_${conflict}` })
  if (input.roles.includes('auditor') && input.validDays === null) {
    refuse.addIssue({ code: 'custom', path: ['validDays'], message: 'required' })
  }
  // Whoever keeps the records of departments can make none without one; a DPO keeps those of all.
  const keeps = input.roles.includes('editor') && !input.roles.includes('dpo')
  if (keeps && input.departmentIds.length === 0) {
    refuse.addIssue({ code: 'custom', path: ['departmentIds'], message: 'editor_department' })
  }
}

export const createPersonSchema = z
  .object({ name: personNameSchema, email: emailSchema, locale: z.enum(locales), ...held })
  .superRefine(heldTogether)
export type CreatePerson = z.infer<typeof createPersonSchema>

export const changeRolesSchema = z
  .object({ userId: userIdSchema, version: z.number().int(), ...held, knowing: knowingSchema })
  .superRefine(heldTogether)
export type ChangeRoles = z.infer<typeof changeRolesSchema>

export const disableSchema = z.object({ userId: userIdSchema, knowing: knowingSchema })
export type DisablePerson = z.infer<typeof disableSchema>

export const personIdSchema = z.object({ userId: userIdSchema })
export type PersonId = z.infer<typeof personIdSchema>

type Own = CommandContext & { actor: Actor }

export const profileSchema = z.object({
  name: personNameSchema,
  phone: z.string().trim().max(40).nullable(),
  locale: z.enum(locales),
  version: z.number().int(),
})
export type Profile = z.infer<typeof profileSchema>

/** The person's own name, phone and language. A name that somebody else has is refused (person-name.ts). An auditor's name is the administrator's to change. */
export async function updateProfile(context: Own, input: Profile): Promise<Result<null>> {
  return change(context, async (tx) => {
    const before = await tx.user.findUniqueOrThrow({ where: { id: context.actor.id } })
    const auditor = context.actor.roles.includes('auditor')
    const after = auditor
      ? { locale: input.locale }
      : { name: input.name, phone: input.phone || null, locale: input.locale }
    if (!auditor && input.name !== before.name) await keepNamesApart(tx, input.name, context.actor.id)
    const saved = await tx.user.updateMany({
      where: { id: before.id, version: input.version },
      data: { ...after, version: { increment: 1 } },
    })
    if (saved.count !== 1) throw new Refusal('stale')
    return {
      result: null,
      entry: {
        action: 'user.update',
        subject: { type: 'user', id: before.id },
        versionBefore: input.version,
        versionAfter: input.version + 1,
        changes: changesBetween(before, after),
      },
    }
  })
}

export const changePasswordSchema = z.object({ current: newPasswordSchema, next: newPasswordSchema })
export type ChangePassword = z.infer<typeof changePasswordSchema>

/**
 * Changes the own password after asking for the present one, under the limits of signing in; ends all other sessions and
 * tells the person by mail.
 */
export async function changePassword(context: Own, input: ChangePassword, here: Here): Promise<Result<null>> {
  const sure = await confirmPassword(context, input.current, here)
  if (!sure.ok) return sure
  const user = await db().user.findUniqueOrThrow({ where: { id: context.actor.id } })
  const organisation = await db().organisation.findUnique({ where: { id: 1 } })
  const problem = passwordProblem(input.next, [user.name, user.email, organisation?.legalName ?? ''])
  if (problem) return { ok: false, code: 'invalid', fields: { next: [problem] } }
  const passwordHash = await hashPassword(input.next)
  return change(context, async (tx) => {
    const changed = await tx.user.updateMany({
      where: { id: user.id, passwordHash: sure.value.passwordHash },
      data: { passwordHash, passwordChangedAt: toDatabase(context.now), version: { increment: 1 } },
    })
    if (changed.count !== 1) throw new Refusal('stale')
    await endSessionsOf(tx, user.id, here.handleHash)
    const { now } = context
    await queueMail(tx, { to: context.actor.id, template: 'password_changed', params: { at: now }, now })
    return { result: null, entry: { action: 'user.password', subject: { type: 'user', id: user.id } } }
  })
}

/** Ends the session this request came with. */
export function signOut(context: Own, handleHash: string): Promise<Result<null>> {
  return change(context, async (tx) => {
    await endSession(tx, handleHash)
    return { result: null, entry: { action: 'session.sign_out', subject: { type: 'user', id: context.actor.id } } }
  })
}

/** Ends every session of the person, this one too. */
export function signOutEverywhere(context: Own): Promise<Result<null>> {
  return change(context, async (tx) => {
    await endSessionsOf(tx, context.actor.id)
    return {
      result: null,
      entry: { action: 'session.sign_out_everywhere', subject: { type: 'user', id: context.actor.id } },
    }
  })
}

export type OwnSession = { id: string; startedAt: Instant; lastSeenAt: Instant; current: boolean }
export type OwnAccount = {
  phone: string | null
  version: number
  /** Of the account, in which mail goes; the person may read in another one on this device. */
  locale: string
  sessions: readonly OwnSession[]
}

/** What the account page shows of its owner: phone, version, language and live sessions, newest first. */
export async function ownAccount(actor: Actor, handleHash: string, now: Instant): Promise<OwnAccount> {
  const select = { phone: true, version: true, locale: true }
  const user = await db().user.findUniqueOrThrow({ where: { id: actor.id }, select })
  const at = toDatabase(now)
  const sessions = await db().session.findMany({
    where: {
      userId: actor.id,
      expiresAt: { gt: at },
      lastSeenAt: { gte: new Date(at.getTime() - accessSettings().idleMs) },
    },
    orderBy: { lastSeenAt: 'desc' },
  })
  return {
    ...user,
    sessions: sessions.map((session) => ({
      id: session.handleHash.slice(0, 8),
      startedAt: instantOf(session.createdAt),
      lastSeenAt: instantOf(session.lastSeenAt),
      current: session.handleHash === handleHash,
    })),
  }
}
