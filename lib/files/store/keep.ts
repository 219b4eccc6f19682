import type { Tx } from '@/lib/db/client'
import { type Instant, toDatabase } from '@/lib/time/types'
import { contents } from './contents'
import type { Received } from './receive'

/**
 * Keeps a received file under its hash and answers the id of its row; content that is there already is kept once. Call it
 * late in the transaction: the bytes are in place before the row is committed, and a row never points to half a file. When
 * the transaction fails after all, sweep.ts removes what nothing points to.
 */
export async function keepFile(
  tx: Tx,
  received: Received,
  { by, now }: { by: string | null; now: Instant },
): Promise<string> {
  const { sha256, size, contentType } = received
  await lockContent(tx, sha256)
  await tx.storedFile.createMany({
    data: [{ sha256, size, contentType, byId: by, createdAt: toDatabase(now) }],
    skipDuplicates: true,
  })
  const { id } = await tx.storedFile.findUniqueOrThrow({ where: { sha256 }, select: { id: true } })
  await contents().keep(sha256, received.path)
  return id
}

/** Until the transaction ends, nobody else keeps or sweeps this content. */
export async function lockContent(tx: Tx, sha256: string): Promise<void> {
  await tx.$queryRaw`SELECT 1 AS held FROM (SELECT pg_advisory_xact_lock(hashtextextended(${sha256}, 30))) lock`
}
