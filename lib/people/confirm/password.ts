import type { Actor, CommandContext } from '@/lib/access/actor'
import { verifyPassword } from '@/lib/access/password/password-policy'
import { admitAttempt } from '@/lib/access/request/rate-limit'
import { recordRead } from '@/lib/audit/entry/append'
import { db } from '@/lib/db/client'
import type { Result } from '@/lib/errors/refusal'

/** Where a request comes from: its session, and its address. */
export type Here = { handleHash: string; address: string }

/**
 * Asks who is signed in for their present password again, so that an open screen or a stolen session alone does not suffice:
 * under the limits of signing in, and like there each failure is in the log, of too many tries the first. Answers the hash that
 * fitted. Who has no password yet is refused like a wrong one.
 */
export async function confirmPassword(
  context: CommandContext & { actor: Actor },
  current: string,
  { handleHash, address }: Here,
): Promise<Result<{ passwordHash: string }>> {
  const { email, passwordHash } = await db().user.findUniqueOrThrow({ where: { id: context.actor.id } })
  const failed = (reason: 'wrong' | 'too_many') =>
    recordRead(context, {
      action: 'session.sign_in_failed',
      subject: { type: 'user', id: context.actor.id },
      outcome: 'failed',
      reason,
    })
  const admission = await admitAttempt({ email, address, deviceId: `session ${handleHash}` })
  if (!admission.ok) {
    if (admission.first) await failed('too_many')
    return { ok: false, code: 'too_many' }
  }
  if (passwordHash === null || !(await verifyPassword(passwordHash, current))) {
    await failed('wrong')
    return { ok: false, code: 'invalid', fields: { current: ['password_wrong'] } }
  }
  await admission.succeeded()
  return { ok: true, value: { passwordHash } }
}
