import { readdir, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { db, type Tx } from '@/lib/db/client'
import type { Job } from '@/lib/jobs/jobs'
import { day } from '@/lib/time/length'
import type { Instant } from '@/lib/time/types'
import { contents } from './contents'
import { incomingFolder } from './folder'
import { lockContent } from './keep'

const oldEnoughMs = day

/**
 * Removes what a fallen process left: files that never came in whole, and contents to which no row points, both a day
 * old; and contents that were erased everywhere. Any other content with a row is never removed. Answers how many were.
 */
export async function sweepStore(now: Instant): Promise<number> {
  const before = Date.parse(now) - oldEnoughMs
  let removed = 0
  for (const file of await oldFiles(incomingFolder(), before)) {
    await rm(file, { force: true })
    removed += 1
  }
  for await (const { sha256, modified } of contents().all())
    if (modified < before && (await sweepContent(sha256, before))) removed += 1
  return removed
}

async function sweepContent(sha256: string, before: number): Promise<boolean> {
  return db().$transaction(async (tx) => {
    await lockContent(tx, sha256)
    if ((await tx.storedFile.count({ where: { sha256 } })) > 0) return dropWithin(tx, sha256)
    // Somebody may have sent it again before the lock was ours.
    const modified = await contents().modifiedAt(sha256)
    if (modified === null || modified >= before) return false
    await contents().drop(sha256)
    return true
  })
}

/** Removes the bytes of a content that was erased wherever it was; its row stays as the proof. Answers whether it did. */
export function dropErased(sha256: string): Promise<boolean> {
  return db().$transaction(async (tx) => {
    await lockContent(tx, sha256)
    return dropWithin(tx, sha256)
  })
}

async function dropWithin(tx: Tx, sha256: string): Promise<boolean> {
  const row = await tx.storedFile.findUnique({
    where: { sha256 },
    select: holders,
  })
  if (!row || !isErasedEverywhere(row)) return false
  await contents().drop(sha256)
  return true
}

/** Whatever can hold a content, with when it was erased there. */
const holders = {
  attachments: { select: { erasedAt: true } },
  leakFiles: { select: { erasedAt: true } },
  requestFiles: { select: { erasedAt: true } },
  disclosureFiles: { select: { erasedAt: true } },
} as const
type Held = Record<keyof typeof holders, { erasedAt: Date | null }[]>

/** A content that was erased wherever it was; one that nothing holds yet is not. */
function isErasedEverywhere({ attachments, leakFiles, requestFiles, disclosureFiles }: Held): boolean {
  const held = [...attachments, ...leakFiles, ...requestFiles, ...disclosureFiles]
  return held.length > 0 && held.every(({ erasedAt }) => erasedAt !== null)
}

/** Which of these contents were erased: that their bytes are gone is as it should be. */
export async function erasedAmong(hashes: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await db().storedFile.findMany({
    where: { sha256: { in: [...hashes] } },
    select: { sha256: true, ...holders },
  })
  return new Set(rows.filter(isErasedEverywhere).map(({ sha256 }) => sha256))
}

async function oldFiles(folder: string, before: number): Promise<string[]> {
  const files = (await names(folder)).map((name) => path.join(folder, name))
  const times = await Promise.all(files.map(modifiedAt))
  return files.filter((_, n) => (times[n] ?? before) < before)
}

async function modifiedAt(file: string): Promise<number | null> {
  const found = await stat(file).catch(() => null)
  return found?.mtimeMs ?? null
}

async function names(folder: string): Promise<string[]> {
  return readdir(folder).catch(() => [])
}

export const fileSweep: Job = { name: 'files.sweep', everyMs: oldEnoughMs, run: ({ now }) => sweepStore(now) }
