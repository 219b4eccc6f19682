import { db, type Tx } from '@/lib/db/client'
import type { PrismaClient } from '@/lib/db/generated/client'
import { type Instant, instantOf } from '@/lib/time/types'
import { profiles } from './all'
import { type Profile, profileSchema } from './profile'

/** A profile as it is in use: version 0 as it came with Dertig, else as the company corrected it last. */
export type ProfileInUse = {
  profile: Profile
  version: number
  /** It came with Dertig. */
  isBuiltIn: boolean
  corrected: { at: Instant; byId: string; reason: string } | null
}

/** All profiles in their order: those that came with Dertig, then those that the company added (one query). */
export async function profilesInUse(client: Tx | PrismaClient = db()): Promise<readonly ProfileInUse[]> {
  const stored = await client.reportProfile.findMany({
    distinct: ['code'],
    orderBy: [{ code: 'asc' }, { version: 'desc' }],
  })
  const newest = new Map(stored.map((row) => [row.code, row]))
  const builtIn = profiles.map((profile) => inUse(profile.code, profile, newest.get(profile.code)))
  const added = stored
    .filter(({ code }) => !profiles.some((profile) => profile.code === code))
    .map((row) => inUse(row.code, null, row))
  return [...builtIn, ...added].filter((one) => one !== null)
}

/** The profile of this code as it is in use; null for none. */
export async function profileInUse(code: string, client: Tx | PrismaClient = db()): Promise<ProfileInUse | null> {
  const row = await client.reportProfile.findFirst({ where: { code }, orderBy: { version: 'desc' } })
  return inUse(code, profiles.find((profile) => profile.code === code) ?? null, row ?? undefined)
}

type Stored = { version: number; content: unknown; createdAt: Date; createdById: string; reason: string }

function inUse(code: string, builtIn: Profile | null, row: Stored | undefined): ProfileInUse | null {
  if (!row) return builtIn && { profile: builtIn, version: 0, isBuiltIn: true, corrected: null }
  return {
    profile: { ...profileSchema.parse(row.content), code },
    version: row.version,
    isBuiltIn: builtIn !== null,
    corrected: { at: instantOf(row.createdAt), byId: row.createdById, reason: row.reason },
  }
}
