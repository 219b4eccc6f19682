import 'server-only'
import { cookies } from 'next/headers'
import { cache } from 'react'
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

/** The same with the hash of the session's handle, to tell the sessions of one person apart. */
export const currentSession = cache(async () => {
  const handle = (await cookies()).get(sessionCookieName())?.value
  return handle ? readSession(handle, systemNow()) : null
})

/** Marks this browser as one that the person with this e-mail uses. */
export async function rememberDevice(email: string): Promise<void> {
  const jar = await cookies()
  jar.set(deviceCookieName(), issueDevice(email), { ...cookieOptions(), maxAge: deviceMaxAge })
}
