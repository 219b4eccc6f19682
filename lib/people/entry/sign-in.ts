import { z } from 'zod'
import { emailSchema } from '@/lib/access/email'
import { verifyPassword } from '@/lib/access/password/password'
import { passwordLength } from '@/lib/access/password/password-policy'
import { admitAttempt } from '@/lib/access/request/rate-limit'
import { knownDevice } from '@/lib/access/session/device'
import { actorOf, isActive, withPerson } from '@/lib/access/session/session'
import { appendAudit } from '@/lib/audit/entry/append'
import { db } from '@/lib/db/client'
import { type UserId, userIdSchema } from '@/lib/db/ids'
import { type Locale, locales } from '@/lib/text/locale'
import type { Instant } from '@/lib/time/types'

/** What the sign-in form sends; anything else than two short texts is refused before it is looked at. */
export const credentialsSchema = z.object({
  email: emailSchema,
  password: z
    .string()
    .min(1)
    .max(passwordLength.max * 4),
})

export type SignInAttempt = {
  credentials: unknown
  address: string
  deviceCookie: string | undefined
  now: Instant
  requestId: string
}
export type SignInResult =
  | { ok: true; userId: UserId; email: string; locale: Locale }
  | { ok: false; reason: 'wrong' | 'too_many'; retryAfterSeconds: number }

const wrong: SignInResult = { ok: false, reason: 'wrong', retryAfterSeconds: 0 }

/**
 * Checks e-mail and password. Unknown, disabled, ended and passwordless accounts answer exactly like a wrong password,
 * after the same work. Guessing is slowed per account and address; a browser the person used before is not slowed by it.
 * Success and failure are logged; an address nobody has is never written down.
 */
export async function signIn(attempt: SignInAttempt): Promise<SignInResult> {
  const parsed = credentialsSchema.safeParse(attempt.credentials)
  if (!parsed.success) return wrong
  const { email, password } = parsed.data
  const admission = await admitAttempt({
    email,
    address: attempt.address,
    deviceId: knownDevice(attempt.deviceCookie, email),
  })
  // Nothing of the person but this row is read before the password fits: more work would tell who has an account.
  const user = await db().user.findUnique({ where: { email } })
  if (!admission.ok) {
    if (admission.first) await recordFailure(attempt, user?.id, 'too_many')
    return { ok: false, reason: 'too_many', retryAfterSeconds: admission.retryAfterSeconds }
  }
  const fits = await verifyPassword(user?.passwordHash ?? null, password)
  if (!user || !fits || !isActive(user, attempt.now)) {
    await recordFailure(attempt, user?.id, fits ? 'not_active' : 'wrong')
    return wrong
  }
  await admission.succeeded()
  const actor = actorOf(await db().user.findUniqueOrThrow({ where: { email }, ...withPerson.user }))
  await db().$transaction((tx) =>
    appendAudit(
      tx,
      { actor, now: attempt.now, channel: 'action', requestId: attempt.requestId },
      { action: 'session.sign_in', subject: { type: 'user', id: user.id } },
    ),
  )
  const locale = locales.find((known) => known === user.locale) ?? 'en'
  return { ok: true, userId: userIdSchema.parse(user.id), email, locale }
}

async function recordFailure(attempt: SignInAttempt, userId: string | undefined, reason: string): Promise<void> {
  await db().$transaction((tx) =>
    appendAudit(
      tx,
      { actor: { kind: 'system', name: 'visitor' }, now: attempt.now, channel: 'action', requestId: attempt.requestId },
      {
        action: 'session.sign_in_failed',
        subject: userId ? { type: 'user', id: userId } : { type: 'session', id: 'unknown' },
        outcome: 'failed',
        reason,
      },
    ),
  )
}
