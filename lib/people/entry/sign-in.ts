import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import type { CommandContext } from '@/lib/access/actor'
import { hashPassword, passwordLength, passwordProblem, verifyPassword } from '@/lib/access/password/password-policy'
import { emailSchema } from '@/lib/access/persons'
import { admitAttempt } from '@/lib/access/request/rate-limit'
import { turns } from '@/lib/access/request/turns'
import { knownDevice } from '@/lib/access/session/device'
import { actorOf, endSessionsOf, isActive, withPerson } from '@/lib/access/session/session'
import { change } from '@/lib/action/change'
import { appendAudit } from '@/lib/audit/entry/append'
import { db } from '@/lib/db/client'
import { type UserId, userIdSchema } from '@/lib/db/ids'
import { Refusal, type Result } from '@/lib/errors/refusal'
import { queueMail, withdrawMails } from '@/lib/mail/queue'
import { type Locale, locales } from '@/lib/text/locale'
import { second } from '@/lib/time/length'
import { type Instant, toDatabase } from '@/lib/time/types'
import { newPasswordSchema } from '../account'
import { endOfToken, personOfToken, spendAccountToken } from '../account-token'

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

const strangers = turns(2, { rests: true })
const open = turns(Number.POSITIVE_INFINITY)

/** How long somebody waits for a no that took no work, so that asking again at once gains nothing. */
const refusedMs = second

/**
 * Checks e-mail and password. Unknown, disabled, ended and passwordless accounts answer exactly like a wrong password,
 * after the same work. Guessing is slowed per account and address; a browser or a network the person used before is not slowed by it.
 * Success and failure are logged; an address nobody has is never written down.
 */
export async function signIn(
  attempt: SignInAttempt,
  wait: (ms: number) => Promise<unknown> = sleep,
): Promise<SignInResult> {
  const parsed = credentialsSchema.safeParse(attempt.credentials)
  if (!parsed.success) return wrong
  const { email } = parsed.data
  const deviceId = knownDevice(attempt.deviceCookie, email)
  // Each try writes and takes a connection: few strangers at a time, so that who works has some left. Waiting takes no turn.
  const lane = deviceId === null ? strangers : open
  await lane.enter()
  try {
    return await judged(attempt, parsed.data, deviceId, async (ms) => {
      lane.leave()
      await wait(ms)
      await lane.enter()
    })
  } finally {
    lane.leave()
  }
}

async function judged(
  attempt: SignInAttempt,
  { email, password }: z.output<typeof credentialsSchema>,
  deviceId: string | null,
  wait: (ms: number) => Promise<unknown>,
): Promise<SignInResult> {
  const admission = await admitAttempt({ email, address: attempt.address, deviceId }, wait)
  // Nothing of the person but this row is read before the password fits: more work would tell who has an account.
  const user = await db().user.findUnique({ where: { email } })
  if (!admission.ok) {
    if (admission.first) await recordFailure(attempt, user?.id, 'too_many')
    await wait(refusedMs)
    return { ok: false, reason: 'too_many', retryAfterSeconds: admission.retryAfterSeconds }
  }
  const fits = await verifyPassword(user?.passwordHash ?? null, password, admission.known ? 'known' : 'strangers')
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

const tokenSchema = z.string().regex(/^[A-Za-z0-9_-]{43}$/)

/** Who a link belongs to, for the page, or that it was used or has ended: then no name. Opening the page does not use it up. */
export async function findWelcome(
  token: string,
  now: Instant,
): Promise<{ name: string; email: string } | 'used' | 'ended' | null> {
  if (!tokenSchema.safeParse(token).success) return null
  const user = await personOfToken(db(), token, now)
  return user ? { name: user.name, email: user.email } : endOfToken(db(), token)
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
