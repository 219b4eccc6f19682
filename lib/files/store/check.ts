import { db } from '@/lib/db/client'
import { hashOnDisk } from './read'

/** How many stored files there are, and the hashes of those whose bytes are gone or no longer what was stored. Reads all of them. */
export async function checkStore(): Promise<{ total: number; missing: string[]; damaged: string[] }> {
  const rows = await db().storedFile.findMany({ select: { sha256: true }, orderBy: { createdAt: 'asc' } })
  const missing: string[] = []
  const damaged: string[] = []
  for (const { sha256 } of rows) {
    const found = await hashOnDisk(sha256)
    if (found === null) missing.push(sha256)
    else if (found !== sha256) damaged.push(sha256)
  }
  return { total: rows.length, missing, damaged }
}
