import { inSeconds, year } from '@/lib/time/length'
import 'server-only'
import { cookies } from 'next/headers'
import type { NextAuthOptions } from 'next-auth'
import credentials from 'next-auth/providers/credentials'
import { clientAddress } from '@/lib/access/request/peer'
import { accessSettings } from '@/lib/access/request/settings'
import { behindTls, cookieOptions, deviceCookieName, sessionCookieName } from '@/lib/access/session/cookies'
import { rememberDevice } from '@/lib/access/session/current'
import { endSession, hashOf, readSession, startSession } from '@/lib/access/session/session'
import { db } from '@/lib/db/client'
import { userIdSchema } from '@/lib/db/ids'
import { logUnexpected } from '@/lib/log/unexpected'
import { noteOutcome, requestIdHere } from '@/lib/log/visit'
import { localeCookie } from '@/lib/text/locale'
import { systemNow } from '@/lib/time/types'
import { signIn } from './sign-in'

/**
 * How next-auth works here: it checks the form token and sets the cookie; password, limits, sessions and log are ours.
 * Its "token" is a random handle whose hash is a row of Session, so that deleting the row ends the session at once.
 */
export function authOptions(request: { headers: Headers }): NextAuthOptions {
  const { secret, absoluteMs } = accessSettings()
  return {
    secret,
    useSecureCookies: behindTls(),
    session: { strategy: 'jwt', maxAge: inSeconds(absoluteMs) },
    jwt: { encode: ({ token }) => openSession(token?.sub), decode: ({ token }) => readClaims(token) },
    cookies: {
      sessionToken: { name: sessionCookieName(), options: cookieOptions() },
      csrfToken: { name: `${behindTls() ? '__Host-' : ''}dertig.csrf`, options: cookieOptions() },
      callbackUrl: { name: `${behindTls() ? '__Host-' : ''}dertig.callback`, options: cookieOptions() },
    },
    pages: { signIn: '/login', signOut: '/login', error: '/login' },
    callbacks: { redirect: ({ baseUrl }) => baseUrl },
    logger: {
      error: (code) => logUnexpected(`sign-in ${code}`, requestIdHere(), undefined),
      warn: () => undefined,
      debug: () => undefined,
    },
    providers: [
      credentials({
        credentials: { email: {}, password: {} },
        authorize: (given) => authorizeAttempt({ email: given?.email, password: given?.password }, request.headers),
      }),
    ],
  }
}

/** Refusals travel as the error's text, which next-auth puts into its answer: only our own codes, never a message. */
async function authorizeAttempt(given: unknown, headers: Headers): Promise<{ id: string }> {
  const requestId = requestIdHere()
  const jar = await cookies()
  const result = await signIn({
    credentials: given,
    address: clientAddress(headers),
    deviceCookie: jar.get(deviceCookieName())?.value,
    now: systemNow(),
    requestId,
  }).catch((error: unknown) => {
    logUnexpected('sign-in', requestId, error)
    throw new Error('unavailable')
  })
  if (!result.ok) {
    noteOutcome('refused', result.reason)
    throw new Error(result.reason === 'too_many' ? `too_many.${result.retryAfterSeconds}` : 'wrong')
  }
  const previous = jar.get(sessionCookieName())?.value
  if (previous) await endSession(db(), hashOf(previous))
  await rememberDevice(result.email)
  jar.set(localeCookie, result.locale, { ...cookieOptions(), maxAge: inSeconds(year) })
  return { id: result.userId }
}

/** next-auth asks for the text of its cookie: the handle of a new session. */
async function openSession(subject: string | undefined): Promise<string> {
  return startSession(userIdSchema.parse(subject), systemNow())
}

async function readClaims(handle: string | undefined): Promise<{ sub: string } | null> {
  const session = handle ? await readSession(handle, systemNow()) : null
  return session ? { sub: session.actor.id } : null
}
