import { z } from 'zod'

const settingsSchema = z.object({
  APP_URL: z.url().optional(),
  NEXTAUTH_SECRET: z.string().min(32).optional(),
  SESSION_IDLE_MINUTES: z.coerce.number().int().min(1).max(1440).default(30),
  SESSION_MAX_HOURS: z.coerce.number().int().min(1).max(168).default(12),
  TRUSTED_PROXIES: z.string().default(''),
})

export type AccessSettings = {
  /** Origin people use, without a path; null when the host of the request decides. */
  appUrl: string | null
  secret: string
  idleMs: number
  absoluteMs: number
  /** Addresses or CIDR ranges whose X-Forwarded-For is believed. */
  trustedProxies: readonly string[]
}

/** Settings of sign-in, from the environment that the start has validated and completed. */
export function accessSettings(): AccessSettings {
  const read = settingsSchema.parse(process.env)
  return {
    appUrl: read.APP_URL ? new URL(read.APP_URL).origin : null,
    secret: read.NEXTAUTH_SECRET ?? '',
    idleMs: read.SESSION_IDLE_MINUTES * 60_000,
    absoluteMs: read.SESSION_MAX_HOURS * 3_600_000,
    trustedProxies: read.TRUSTED_PROXIES.split(',')
      .map((part) => part.trim())
      .filter(Boolean),
  }
}
