import { access, rename } from 'node:fs/promises'
import path from 'node:path'
import type { Tx } from '@/lib/db/client'
import { type Instant, toDatabase } from '@/lib/time/types'
import { pathOf, prepared, storeFolder, syncFolder } from './folder'
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
  const target = pathOf(sha256)
  const folder = await prepared(path.dirname(target))
  await moved(received.path, target)
  await syncFolder(folder)
  await syncFolder(storeFolder())
  return id
}

/** Moves a file; one that an earlier attempt of the same transaction moved already is in place. */
async function moved(from: string, to: string): Promise<void> {
  try {
    await rename(from, to)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
    await access(to)
  }
}

/** Until the transaction ends, nobody else keeps or sweeps this content. */
export async function lockContent(tx: Tx, sha256: string): Promise<void> {
  await tx.$queryRaw`SELECT 1 AS held FROM (SELECT pg_advisory_xact_lock(hashtextextended(${sha256}, 30))) lock`
}
