import { randomUUID } from 'node:crypto'
import type { Someone } from '@/lib/access/testing/contexts'
import type { PrismaClient } from '@/lib/db/generated/client'
import { clientIdSchema } from '@/lib/db/ids'
import { confirmLeak } from '../commands/confirm-and-close'
import { reportLeak } from '../commands/report-leak'
import { type ReportInput, reportAnswersSchema } from '../facts/schema'

/** One send of a report with a fresh client id. */
export function aReport(answers: Partial<ReportInput['answers']> = {}, at = '2026-06-02T12:37:00.000Z'): ReportInput {
  return {
    clientId: clientIdSchema.parse(randomUUID()),
    sentAt: at,
    answers: reportAnswersSchema.parse({
      happened: 'wrong_person',
      story: 'I mailed the July list to the wrong Jan',
      noticed: 'now',
      answeredAt: at,
      noticedDay: '',
      noticedTime: '',
      occurredDay: '',
      occurredTime: '',
      ongoing: 'no',
      people: ['customers'],
      band: '11_100',
      data: ['contact'],
      phone: '+32 9 000 00 00',
      how: '',
      language: 'nl',
      ...answers,
    }),
  }
}

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
