import { accessSettings } from '../request/settings'

/** True when people reach Dertig over TLS, so that cookies can demand it. */
export function behindTls(): boolean {
  return accessSettings().appUrl?.startsWith('https://') ?? false
}

/** `__Host-` ties a cookie to this host, the whole site and TLS; without TLS a browser would refuse it. */
export function named(name: string): string {
  return behindTls() ? `__Host-${name}` : name
}

/** Holds the random handle of the session, nothing else. */
export function sessionCookieName(): string {
  return named('dertig.session')
}

/** Marks a browser that signed in before (see lib/access/session/device.ts). */
export function deviceCookieName(): string {
  return named('dertig.device')
}

/** Attributes that every cookie of Dertig carries. */
export function cookieOptions(): { httpOnly: true; sameSite: 'lax'; secure: boolean; path: '/' } {
  return { httpOnly: true, sameSite: 'lax', secure: behindTls(), path: '/' }
}
