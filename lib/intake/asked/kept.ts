import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { newSecret, secretHashOf } from '@/lib/access/session/secret-link'
import { hashOf } from '@/lib/access/session/session'
import { masterKeyFor } from '@/lib/audit/entry/master-key'
import { open, seal } from '@/lib/audit/entry/seal'
import { db, type Tx } from '@/lib/db/client'
import type { IntakeAsk, PrismaClient } from '@/lib/db/generated/client'
import { forgetMails } from '@/lib/mail/queue'
import { withoutHalves } from '@/lib/text/characters'
import { day, hour } from '@/lib/time/length'
import { type Instant, instantOf, toDatabase } from '@/lib/time/types'
import { type Ask, askFields, askOf, type Fields, limits } from './form'

/** So long a request waits for the link of its mail, and a draft that could not be taken for a better one. */
export const waitsDays = 3
const draftMs = hour
/** More than this never waits: a flood fills no disk. */
const mostWaiting = 5_000

const master = () => masterKeyFor('dertig intake of requests v1')

type Client = Tx | PrismaClient
type Kept = Pick<IntakeAsk, 'id' | 'sealed'>

const sealedAsk = (id: string, value: object) => seal(master(), id, Buffer.from(JSON.stringify(value)))
const unsealedAsk = ({ id, sealed }: Kept): unknown => JSON.parse(open(master(), id, sealed).toString('utf8'))

/** Keeps a request until its link was followed; null when too much waits already. */
export async function keepAsk(
  client: Client,
  ask: Ask,
  now: Instant,
): Promise<{ id: string; secret: string; until: Instant } | null> {
  if (await isFull(client)) return null
  const [id, secret] = [randomUUID(), newSecret()]
  const expiresAt = new Date(toDatabase(now).getTime() + waitsDays * day)
  await client.intakeAsk.create({
    data: {
      ...{ id, secretHash: hashOf(secret), isDraft: false, sealed: sealedAsk(id, ask) },
      ...{ createdAt: toDatabase(now), expiresAt },
    },
    select: { id: true },
  })
  return { id, secret, until: instantOf(expiresAt) }
}

/** What waits behind the secret of a mail; null for none, or past its end. */
export async function waitingAsk(client: Client, secret: string, now: Instant) {
  const row = await rowOf(client, secret, now, false)
  return (
    row && {
      id: row.id,
      secretHash: row.secretHash,
      ask: askOf.parse(unsealedAsk(row)),
      sentAt: instantOf(row.createdAt),
      until: instantOf(row.expiresAt),
    }
  )
}

const draftFields = z.record(z.string(), z.string())

/**
 * Keeps what was typed and could not be taken, for an hour, behind a secret that the address of the page holds: a page without scripts
 * keeps nothing by itself. With the secret of an earlier one it takes its place. Null when too much waits already.
 */
export async function keepDraft(fields: Fields, before: string, now: Instant): Promise<string | null> {
  const typed = Object.fromEntries(
    askFields.map((name) => [
      name,
      withoutHalves((fields[name]?.[0] ?? '').slice(0, 2 * limits.words)).replaceAll('\0', ''),
    ]),
  )
  const expiresAt = new Date(toDatabase(now).getTime() + draftMs)
  const known = await rowOf(db(), before, now, true)
  if (known) {
    await db().intakeAsk.updateMany({
      where: { id: known.id },
      data: { sealed: sealedAsk(known.id, typed), expiresAt },
    })
    return before
  }
  if (await isFull(db())) return null
  const [id, secret] = [randomUUID(), newSecret()]
  await db().intakeAsk.create({
    data: {
      ...{ id, secretHash: hashOf(secret), isDraft: true, sealed: sealedAsk(id, typed) },
      ...{ createdAt: toDatabase(now), expiresAt },
    },
    select: { id: true },
  })
  return secret
}

/** What was typed before, as fields of a form; null for none. */
export async function draftOf(secret: string, now: Instant): Promise<Fields | null> {
  const row = await rowOf(db(), secret, now, true)
  if (!row) return null
  return Object.fromEntries(Object.entries(draftFields.parse(unsealedAsk(row))).map(([name, value]) => [name, [value]]))
}

/** Forgets a draft: it was sent. */
export async function forgetDraft(secret: string): Promise<void> {
  const secretHash = secretHashOf(secret)
  if (secretHash) await db().intakeAsk.deleteMany({ where: { secretHash, isDraft: true } })
}

/** The mail that asks to confirm, by which it is found again. */
export const mailKeyOf = (id: string): string => `request_ask:${id}`

/** Forgets a request that waited, and to whom its mail went. */
export async function forgetAsk(tx: Tx, id: string): Promise<void> {
  await tx.intakeAsk.deleteMany({ where: { id } })
  await forgetMails(tx, [mailKeyOf(id)])
}

/** Forgets what nobody confirmed, with its mails, and old drafts; answers how many. */
export async function forgetEnded(now: Instant): Promise<number> {
  const ended = { expiresAt: { lte: toDatabase(now) } }
  return db().$transaction(async (tx) => {
    const rows = await tx.intakeAsk.findMany({ where: ended, select: { id: true } })
    await tx.intakeAsk.deleteMany({ where: ended })
    await forgetMails(
      tx,
      rows.map(({ id }) => mailKeyOf(id)),
    )
    return rows.length
  })
}

/** How many requests wait for their link. */
export const countWaiting = (now: Instant): Promise<number> =>
  db().intakeAsk.count({ where: { isDraft: false, expiresAt: { gt: toDatabase(now) } } })

const isFull = async (client: Client) => (await client.intakeAsk.count()) >= mostWaiting

async function rowOf(client: Client, secret: string, now: Instant, isDraft: boolean): Promise<IntakeAsk | null> {
  const secretHash = secretHashOf(secret)
  const row = secretHash ? await client.intakeAsk.findUnique({ where: { secretHash } }) : null
  return row && row.isDraft === isDraft && row.expiresAt > toDatabase(now) ? row : null
}
