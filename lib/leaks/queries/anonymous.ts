import { db } from '@/lib/db/client'
import type { PrismaClient } from '@/lib/db/generated/client'
import { type Instant, instantOf } from '@/lib/time/types'
import type { Happening } from '../facts/answers'
import { type ReporterState, reporterState } from '../facts/rules'
import { reportAnswersSchema } from '../facts/schema'
import { codeHashOf } from '../facts/without-name'
import { nextUpdate } from './own-reports'

/** A report without a name as who holds its code sees it: as every reporter sees their own. */
export type AnonymousReport = {
  ref: string
  happened: Happening
  story: string
  receivedAt: Instant
  state: ReporterState
  nextUpdateBy: Instant | null
  notes: { body: string; at: Instant }[]
}

/** The report behind a code, or null. Reading it is not logged: nobody reads it but who sent it. */
export async function anonymousReport(code: string): Promise<AnonymousReport | null> {
  const report = await db().leakReport.findUnique({
    where: { codeHash: codeHashOf(code) },
    select: {
      reporterId: true,
      payload: true,
      leak: {
        select: {
          ...{ ref: true, state: true, reportedAt: true, mergedInto: { select: { state: true } } },
          notes: { where: { kind: 'reporter' }, orderBy: { recordedAt: 'asc' } },
        },
      },
    },
  })
  if (!report) return null
  const { leak, reporterId } = report
  const { happened, story } = reportAnswersSchema.parse(report.payload)
  const state = reporterState(leak.mergedInto?.state ?? leak.state)
  const receivedAt = instantOf(leak.reportedAt)
  const own = leak.notes.filter(({ authorId }) => authorId === reporterId)
  const notes = own.map(({ body, recordedAt }) => ({ body, at: instantOf(recordedAt) }))
  return { ref: leak.ref, happened, story, receivedAt, state, nextUpdateBy: nextUpdate(state, receivedAt), notes }
}

/** Whether somebody who is signed in may report without their name. */
export async function anonymousAllowed(client: Pick<PrismaClient, 'organisation'> = db()): Promise<boolean> {
  const office = await client.organisation.findUnique({ where: { id: 1 }, select: { anonymousReports: true } })
  return office?.anonymousReports ?? false
}
