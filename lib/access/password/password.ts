import { hash, verify } from '@node-rs/argon2'

/** Argon2id with OWASP's first parameters: 19 MiB, two passes, one lane (Password Storage Cheat Sheet). */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

/** One form for the same typed text on every keyboard (NIST 800-63B 3.1.1.2); nothing is cut off. */
function normal(password: string): string {
  return password.normalize('NFKC')
}

/** What the database keeps of a password. */
export function hashPassword(password: string): Promise<string> {
  return hash(normal(password), cost)
}

let dummy: Promise<string> | null = null

/**
 * True when the password fits. Without a hash (unknown account, no password yet) it does the same work against a hash
 * of nothing, so that the time does not tell who has an account.
 */
export async function verifyPassword(passwordHash: string | null, password: string): Promise<boolean> {
  dummy ??= hashPassword(crypto.randomUUID())
  const fallback = await dummy
  const fits = await verify(passwordHash ?? fallback, normal(password))
  return passwordHash !== null && fits
}
