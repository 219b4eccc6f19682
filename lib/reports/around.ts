import type { Tx } from '@/lib/db/client'
import { db } from '@/lib/db/client'
import type { PrismaClient } from '@/lib/db/generated/client'
import { filesOfLeak, type LeakFileView } from '@/lib/leaks/queries/leak-files'
import { type Instant, instantOf } from '@/lib/time/types'
import { emptyValue, saysSame } from './answers'
import { answerHash } from './kept/answer-hash'
import { type DraftValues, draftValues } from './values'

/** What somebody says about one question, with who solved it. */
export type DraftCommentView = {
  id: string
  field: string
  body: string
  byName: string
  at: Instant
  solved: { byName: string; at: Instant } | null
}

/** An answer that was entered on the portal; not `isCurrent`: it was changed since. */
export type Tick = { byName: string; at: Instant; isCurrent: boolean }

/** A sign-off that an edit took back, and the questions that were changed since. */
export type VoidedSignOff = { byName: string; at: Instant; changed: readonly string[] }

/** A file of the leak that answers can point to; without a name for who may not know it. */
export type EvidenceFile = Pick<LeakFileView, 'id' | 'name' | 'sha256'>
export type Receipt = Pick<LeakFileView, 'id' | 'name' | 'sha256' | 'addedAt' | 'byName'>

/** The last time it was signed off, as stored; null where it never was. */
export function lastSignOff(client: Tx | PrismaClient, draftId: string) {
  return client.draftSignOff.findFirst({ where: { draftId }, orderBy: [{ at: 'desc' }, { version: 'desc' }] })
}

/** Questions whose answer says something else than when it was signed off. */
export function changedSince(signed: unknown, now: DraftValues): string[] {
  const then = draftValues.parse(signed)
  const codes = new Set([...Object.keys(then), ...Object.keys(now)])
  return [...codes].filter((code) => !saysSame(then[code] ?? emptyValue, now[code] ?? emptyValue))
}

/** What people say about the questions of a draft, oldest first. `nameOf` gives the names that were asked for before. */
export function commentViews(
  rows: readonly {
    id: string
    field: string
    body: string
    authorId: string
    createdAt: Date
    solvedAt: Date | null
    solvedById: string | null
  }[],
  nameOf: (id: string | null) => string,
): DraftCommentView[] {
  return rows.map((row) => ({
    id: row.id,
    field: row.field,
    body: row.body,
    byName: nameOf(row.authorId),
    at: instantOf(row.createdAt),
    solved: row.solvedAt && { byName: nameOf(row.solvedById), at: instantOf(row.solvedAt) },
  }))
}

/** What was entered on the portal, and whether it still says that. */
export function tickViews(
  rows: readonly { field: string; answerHash: string; byId: string; at: Date }[],
  values: DraftValues,
  nameOf: (id: string | null) => string,
): Readonly<Record<string, Tick>> {
  return Object.fromEntries(
    rows.map(({ field, answerHash: then, byId, at }) => [
      field,
      { byName: nameOf(byId), at: instantOf(at), isCurrent: then === answerHash(values[field] ?? emptyValue) },
    ]),
  )
}

/** Files of a leak that show something and are still there. Names only where the leak is not masked. */
export async function evidenceOf(leakId: string, reader: { masked: boolean; zone: string }): Promise<LeakFileView[]> {
  const files = await filesOfLeak(leakId, reader)
  return files.filter(({ removed, erasedAt }) => removed === null && erasedAt === null)
}

/** Those of them that the recipient of a filed report gave as proof. */
export async function receiptsOf(filedReportId: string | null, files: readonly LeakFileView[]): Promise<Receipt[]> {
  if (filedReportId === null) return []
  const rows = await db().filedReceipt.findMany({ where: { filedReportId }, select: { leakFileId: true } })
  return files.filter(({ id }) => rows.some(({ leakFileId }) => leakFileId === id))
}

/** Where the leak and the records stand that answers were taken from (one query). */
export async function linksOf(leakRef: string, values: DraftValues): Promise<Readonly<Record<string, string>>> {
  const refs = [...new Set(Object.values(values).flatMap(({ source }) => source?.refs ?? []))]
  const rows = await db().record.findMany({ where: { ref: { in: refs } }, select: { ref: true, register: true } })
  return Object.fromEntries([
    [leakRef, `/leaks/${leakRef}`],
    ...rows.map(({ ref, register }) => [ref, `/registers/${register}/${ref}`]),
  ])
}
