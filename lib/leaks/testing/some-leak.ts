import type { Someone } from '@/lib/access/testing/contexts'
import type { PrismaClient } from '@/lib/db/generated/client'
import { confirmLeak } from '../commands/confirm-and-close'
import { reportLeak } from '../commands/report-leak'
import { aReport } from '../facts/sample-report'
import type { ReportInput } from '../facts/schema'

/** A leak reported by its command; fails the test when the command refuses. */
export async function someLeak(client: PrismaClient, by: Someone, answers: Partial<ReportInput['answers']> = {}) {
  const result = await reportLeak(by, aReport(answers, by.now))
  if (!result.ok) throw new Error(`the report was refused: ${JSON.stringify(result)}`)
  return client.leak.findUniqueOrThrow({ where: { ref: result.value.ref } })
}

/** The same, confirmed by the DPO. */
export async function someConfirmedLeak(
  client: PrismaClient,
  by: Someone,
  dpo: Someone,
  answers: Partial<ReportInput['answers']> = {},
) {
  const leak = await someLeak(client, by, answers)
  const result = await confirmLeak(dpo, { ref: leak.ref, version: leak.version, personalData: true, reason: '' })
  if (!result.ok) throw new Error(`not confirmed: ${JSON.stringify(result)}`)
  return client.leak.findUniqueOrThrow({ where: { ref: leak.ref } })
}

/** Actions of the audit entries about a leak, oldest first. */
export async function entriesAboutLeak(client: PrismaClient, id: string): Promise<string[]> {
  const rows = await client.auditEntry.findMany({ where: { subjectId: id }, orderBy: { index: 'asc' } })
  return rows.map((row) => row.action)
}
