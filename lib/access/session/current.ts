import 'server-only'
import { cookies } from 'next/headers'
import { cache } from 'react'
import { localeCookie, localeOf } from '@/lib/text/locale'
import { systemNow } from '@/lib/time/types'
import type { Actor } from '../actor'
import { cookieOptions, deviceCookieName, sessionCookieName } from './cookies'
import { deviceMaxAge, issueDevice } from './device'
import { readSession } from './session'

/**
 * The person who sends this request, or null when nobody is signed in. Session, roles, departments, disabling and end
 * date are read from the database on every request (once per render), never from the cookie.
 */
export const currentActor = cache(async (): Promise<Actor | null> => {
  const session = await currentSession()
  return session?.actor ?? null
})

/**
 * The same with the hash of the session's handle, to tell the sessions of one person apart. The person's language is the one
 * they read in on this device, so that words are searched as they stand on the page; mail goes in that of the account.
 */
export const currentSession = cache(async () => {
  const jar = await cookies()
  const handle = jar.get(sessionCookieName())?.value
  const session = handle ? await readSession(handle, systemNow()) : null
  const locale = localeOf(jar.get(localeCookie)?.value)
  return session && locale ? { ...session, actor: { ...session.actor, locale } } : session
})

/** Marks this browser as one that the person with this e-mail uses. */
export async function rememberDevice(email: string): Promise<void> {
  const jar = await cookies()
  jar.set(deviceCookieName(), issueDevice(email), { ...cookieOptions(), maxAge: deviceMaxAge })
}
