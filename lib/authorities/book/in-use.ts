import { db, type Tx } from '@/lib/db/client'
import type { PrismaClient } from '@/lib/db/generated/client'
import { type Instant, instantOf } from '@/lib/time/types'
import { builtInAuthorities } from './built-in'
import { type AuthorityEntry, authoritySchema } from './entry'

/** An entry as it is in use: version 0 as it came with Dertig, else as the company corrected it last. */
export type AuthorityInUse = {
  entry: AuthorityEntry
  version: number
  isBuiltIn: boolean
  corrected: { at: Instant; byId: string; reason: string } | null
}

/** The whole address book: those that came with Dertig in their order, then those that the company added (one query). */
export async function authoritiesInUse(client: Tx | PrismaClient = db()): Promise<readonly AuthorityInUse[]> {
  const stored = await client.authorityEntry.findMany({
    distinct: ['code'],
    orderBy: [{ code: 'asc' }, { version: 'desc' }],
  })
  const newest = new Map(stored.map((row) => [row.code, row]))
  const builtIn = builtInAuthorities.map((entry) => inUse(entry, newest.get(entry.code)))
  const added = stored
    .filter(({ code }) => !builtInAuthorities.some((entry) => entry.code === code))
    .map((row) => inUse(null, row))
  return [...builtIn, ...added].filter((one) => one !== null)
}

/** The entries alone, as rules over the book take them. */
export async function addressBook(client: Tx | PrismaClient = db()): Promise<readonly AuthorityEntry[]> {
  return (await authoritiesInUse(client)).map(({ entry }) => entry)
}

type Stored = { version: number; content: unknown; createdAt: Date; createdById: string; reason: string }

function inUse(builtIn: AuthorityEntry | null, row: Stored | undefined): AuthorityInUse | null {
  if (!row) return builtIn && { entry: builtIn, version: 0, isBuiltIn: true, corrected: null }
  return {
    entry: authoritySchema.parse(row.content),
    version: row.version,
    isBuiltIn: builtIn !== null,
    corrected: { at: instantOf(row.createdAt), byId: row.createdById, reason: row.reason },
  }
}

export type EarlierVersion = { version: number; entry: AuthorityEntry; at: Instant; byId: string; reason: string }

/** Every version of one entry that the company wrote, newest first. */
export async function versionsOf(code: string): Promise<EarlierVersion[]> {
  const rows = await db().authorityEntry.findMany({ where: { code }, orderBy: { version: 'desc' } })
  return rows.map((row) => ({
    version: row.version,
    entry: authoritySchema.parse(row.content),
    at: instantOf(row.createdAt),
    byId: row.createdById,
    reason: row.reason,
  }))
}
