import 'server-only'
import { cookies } from 'next/headers'
import { cookieOptions, deviceCookieName } from './cookies'
import { deviceMaxAge, issueDevice } from './device'

/** Marks this browser as one that the person with this e-mail uses. */
export async function rememberDevice(email: string): Promise<void> {
  const jar = await cookies()
  jar.set(deviceCookieName(), issueDevice(email), { ...cookieOptions(), maxAge: deviceMaxAge })
}
