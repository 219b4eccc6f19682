import type { Tx } from '@/lib/db/client'
import type { PrismaClient } from '@/lib/db/generated/client'
import { type ClientId, clientIdSchema, type UserId } from '@/lib/db/ids'
import { type Instant, instantOf } from '@/lib/time/types'
import type { Happening } from '../facts/answers'
import { reportAnswersSchema } from '../facts/schema'

/** What the reporter gets back: proof that it arrived, by the server's clock. */
export type Receipt = {
  ref: string
  clientId: ClientId
  receivedAt: Instant
  happened: Happening
  /** Names of the people who see it now: the data protection officers, else the privacy contact. */
  alerted: string[]
}

/** The receipt of this report, or null when it is unknown or somebody else's. */
export async function receiptOf(
  client: Tx | PrismaClient,
  clientId: ClientId,
  reporterId: UserId,
): Promise<Receipt | null> {
  const report = await client.leakReport.findUnique({
    where: { clientId },
    select: { clientId: true, reporterId: true, receivedAt: true, payload: true, leak: { select: { ref: true } } },
  })
  if (!report || report.reporterId !== reporterId) return null
  return {
    ref: report.leak.ref,
    clientId: clientIdSchema.parse(report.clientId),
    receivedAt: instantOf(report.receivedAt),
    happened: reportAnswersSchema.parse(report.payload).happened,
    alerted: await alertedNames(client),
  }
}

/** Whom a new report reaches: active DPOs by name, else the privacy contact of the organisation. */
export async function alertedNames(client: Tx | PrismaClient): Promise<string[]> {
  const officers = await client.user.findMany({
    where: { disabledAt: null, roles: { some: { role: 'dpo' } } },
    select: { name: true },
    orderBy: { name: 'asc' },
  })
  if (officers.length > 0) return officers.map((officer) => officer.name)
  const office = await client.organisation.findFirst({ select: { privacyContactName: true } })
  return office?.privacyContactName ? [office.privacyContactName] : []
}
