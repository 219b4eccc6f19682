import { z } from 'zod'
import type { CommandContext } from '@/lib/access/actor'
import { hashPassword } from '@/lib/access/password/password'
import { passwordProblem } from '@/lib/access/password/password-policy'
import { endSessionsOf } from '@/lib/access/session/session-store'
import { change } from '@/lib/action/change'
import { db } from '@/lib/db/client'
import { userIdSchema } from '@/lib/db/ids'
import { Refusal, type Result } from '@/lib/errors/refusal'
import { queueMail, withdrawMails } from '@/lib/mail/queue'
import { type Instant, toDatabase } from '@/lib/time/types'
import { personOfToken, spendAccountToken } from '../account-token'
import { newPasswordSchema } from '../schema'

const tokenSchema = z.string().regex(/^[A-Za-z0-9_-]{43}$/)

/** Who a link belongs to, for the page; opening the page does not use the link up. */
export async function findWelcome(token: string, now: Instant): Promise<{ name: string; email: string } | null> {
  if (!tokenSchema.safeParse(token).success) return null
  const user = await personOfToken(db(), token, now)
  return user ? { name: user.name, email: user.email } : null
}

export const choosePasswordSchema = z.object({ token: tokenSchema, password: newPasswordSchema })
export type ChoosePassword = z.infer<typeof choosePasswordSchema>

/** Sets a first or new password by a single-use link, ends the person's sessions and tells them by mail. Answers the person's e-mail. */
export async function choosePassword(
  context: CommandContext,
  input: ChoosePassword,
): Promise<Result<{ email: string }>> {
  const person = await personOfToken(db(), input.token, context.now)
  if (!person) return { ok: false, code: 'not_found' }
  const organisation = await db().organisation.findUnique({ where: { id: 1 } })
  const problem = passwordProblem(input.password, [person.name, person.email, organisation?.legalName ?? ''])
  if (problem) return { ok: false, code: 'invalid', fields: { password: [problem] } }
  const passwordHash = await hashPassword(input.password)
  return change(context, async (tx) => {
    const user = await personOfToken(tx, input.token, context.now)
    if (!user || !(await spendAccountToken(tx, input.token, context.now))) throw new Refusal('not_found')
    await tx.user.update({
      where: { id: user.id },
      data: { passwordHash, passwordChangedAt: toDatabase(context.now), version: { increment: 1 } },
    })
    await endSessionsOf(tx, user.id)
    const [userId, { now }] = [userIdSchema.parse(user.id), context]
    await withdrawMails(tx, userId, 'invitation', now)
    await queueMail(tx, { to: userId, template: 'password_changed', params: { at: now }, now })
    return { result: { email: user.email }, entry: { action: 'user.password', subject: { type: 'user', id: user.id } } }
  })
}
