import { settings } from '@/lib/config/settings'
import { hour, minute } from '@/lib/time/length'

export type AccessSettings = {
  /** Origin people use; null when nobody said it, and the addresses that Dertig listens on decide. */
  appUrl: string | null
  secret: string
  idleMs: number
  absoluteMs: number
  /** Addresses or CIDR ranges whose X-Forwarded-For is believed. */
  trustedProxies: readonly string[]
  /** Where Dertig listens. */
  host: string
  port: number
}

/** Settings of sign-in. Without a secret nothing may be signed, so that is an error and never a default. */
export function accessSettings(): AccessSettings {
  const read = settings()
  if (!read.NEXTAUTH_SECRET) throw new Error('NEXTAUTH_SECRET is missing')
  return {
    appUrl: read.APP_URL ? new URL(read.APP_URL).origin : null,
    secret: read.NEXTAUTH_SECRET,
    idleMs: read.SESSION_IDLE_MINUTES * minute,
    absoluteMs: read.SESSION_MAX_HOURS * hour,
    trustedProxies: read.TRUSTED_PROXIES.split(',')
      .map((part) => part.trim())
      .filter(Boolean),
    host: read.HOST,
    port: read.PORT,
  }
}
