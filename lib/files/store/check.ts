import { db } from '@/lib/db/client'
import { hashThere } from './read'
import { erasedAmong } from './sweep'

/** How many stored files there are, and the hashes of those whose bytes are gone, though nobody erased them, or no longer what was stored. Reads all of them. */
export async function checkStore(): Promise<{ total: number; missing: string[]; damaged: string[] }> {
  const rows = await db().storedFile.findMany({ select: { sha256: true }, orderBy: { createdAt: 'asc' } })
  const missing: string[] = []
  const damaged: string[] = []
  for (const { sha256 } of rows) {
    const found = await hashThere(sha256)
    if (found === null) missing.push(sha256)
    else if (found !== sha256) damaged.push(sha256)
  }
  const erased = await erasedAmong(missing)
  return { total: rows.length, missing: missing.filter((sha256) => !erased.has(sha256)), damaged }
}
