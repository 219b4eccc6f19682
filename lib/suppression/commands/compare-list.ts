import type { z } from 'zod'
import { type CommandContext, personOrNull } from '@/lib/access/actor'
import { authorise, change } from '@/lib/action/change'
import type { UploadBody } from '@/lib/action/receiver'
import { db, type Tx } from '@/lib/db/client'
import { nextNumber } from '@/lib/db/counter'
import { asResult, Refusal, type Result } from '@/lib/errors/refusal'
import { log } from '@/lib/log/log'
import { toDatabase } from '@/lib/time/types'
import { type Compared, compareFile, type Found, type WrongRow } from '../compare/compare'
import type { compareInput } from '../model/schema'

/** Bytes of the longest list; it is read as it comes and kept nowhere. */
export const mostListBytes = 256 * 1024 * 1024
const mostAtOnce = 2
let atOnce = 0

/** What its reader sees once, and nobody keeps. */
export type ComparedList = {
  ref: string
  rows: number
  addresses: number
  wrong: number
  /** Rows of which nobody knows who they are: then what was seen on the list before stays. */
  unread: number
  wrongRows: readonly WrongRow[]
  found: readonly Found[]
  foundCount: number
  isWhole: boolean
  brokenAt: number | null
  column: string | null
}

/** Which of these digests stand on the list and were not lifted. */
export async function suppressedOf(digests: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await db().$queryRaw<{ digest: string }[]>`SELECT digest FROM "SuppressedAddress"
    WHERE digest = ANY(${[...digests]}::text[]) AND "liftedAt" IS NULL`
  return new Set(rows.map(({ digest }) => digest))
}

/**
 * Compares a list with the suppression list and names, to who sent it and to nobody else, every address that should be gone. Kept are
 * counts and the hash of the file, and on each address found that it was, and where. Refuses `list_too_large`, `list_not_text`,
 * `list_no_addresses`, `list_cut` when less came than was announced, and `list_busy` while others are compared. Right: suppression.create.
 */
export function compareList(
  context: CommandContext,
  { list }: z.output<typeof compareInput>,
  { body, declaredSize }: UploadBody,
): Promise<Result<ComparedList>> {
  return asResult(async () => {
    authorise(context, 'suppression', 'create')
    if (declaredSize !== null && declaredSize > mostListBytes)
      throw new Refusal('invalid', { reason: 'list_too_large' })
    if (!body || declaredSize === 0) throw new Refusal('invalid', { reason: 'file_empty' })
    if (atOnce >= mostAtOnce) throw new Refusal('too_many', { reason: 'list_busy' })
    atOnce += 1
    try {
      const read = await compareFile(arriving(body, declaredSize), { lookUp: suppressedOf, most: mostListBytes })
      const { ref } = await keptOf(context, { list, via: 'file' }, read)
      return { ok: true, value: { ...shown(ref, read), column: read.column } }
    } finally {
      atOnce -= 1
    }
  })
}

/** The bytes as they come; a connection that was lost is no list. */
async function* arriving(body: ReadableStream<Uint8Array>, declaredSize: number | null): AsyncGenerator<Uint8Array> {
  let size = 0
  try {
    for await (const piece of body) {
      size += piece.byteLength
      yield piece
    }
  } catch (error) {
    log.info({ received: size, error: error instanceof Error ? error.name : 'unknown' }, 'a list did not arrive whole')
    throw new Refusal('invalid', { reason: 'file_cut' })
  }
  if (declaredSize !== null && size !== declaredSize) throw new Refusal('invalid', { reason: 'file_cut' })
}

export function shown(ref: string, read: Compared): Omit<ComparedList, 'column'> {
  const { rows, addresses, wrong, unread, wrongRows, found, digests, isWhole, brokenAt } = read
  return { ref, rows, addresses, wrong, unread, wrongRows, found, foundCount: digests.length, isWhole, brokenAt }
}

type Which = { list: string; via: 'file' | 'fetched' }

/** Writes down what came of a comparison: counts and hashes, and where each suppressed address was seen. */
export async function keptOf(context: CommandContext, { list, via }: Which, read: Compared): Promise<{ ref: string }> {
  const done = await change(context, async (tx) => {
    authorise(context, 'suppression', 'create')
    const number = await nextNumber(tx, 'list comparisons')
    const ref = `LC-${String(number).padStart(3, '0')}`
    const { sha256, rows, addresses, wrong, unread, digests, isWhole } = read
    const said = { list, via, sha256, rows, addresses, wrong, found: digests.length, isWhole }
    const at = toDatabase(context.now)
    const { id } = await tx.listComparison.create({
      data: { ...said, number, ref, at, byId: personOrNull(context) },
      select: { id: true },
    })
    await noteSeen(tx, { list, at, digests, isRead: isWhole && unread === 0 })
    return {
      result: { ref },
      entry: {
        action: 'suppression.compare',
        subject: { type: 'suppression', id, ref },
        changes: Object.entries(said).map(([field, value]) => ({ field, old: null, new: value })),
      },
    }
  })
  if (!done.ok) throw new Refusal(done.code, { ...(done.reason ? { reason: done.reason } : {}) })
  return done.value
}

type Seen = { list: string; at: Date; digests: readonly string[]; isRead: boolean }

/** A list of which every row was read also says of the others that they are gone from it. */
async function noteSeen(tx: Tx, { list, at, digests, isRead }: Seen): Promise<void> {
  if (isRead)
    await tx.$executeRaw`UPDATE "SuppressedAddress" SET "seenAt" = NULL, "seenList" = NULL WHERE "seenList" = ${list}`
  for (let from = 0; from < digests.length; from += 5_000)
    await tx.$executeRaw`UPDATE "SuppressedAddress" SET "seenAt" = ${at}, "seenList" = ${list}
      WHERE digest = ANY(${digests.slice(from, from + 5_000)}::text[])`
}
