import { randomUUID } from 'node:crypto'
import { clientIdSchema } from '@/lib/db/ids'
import { type ReportInput, reportInputSchema } from './schema'

/**
 * One send of a report as an employee could write it, under a fresh client id, for tests, trials and the bench. Answers that are
 * given stay as they are, also those the door would refuse.
 */
export function aReport(answers: Partial<ReportInput['answers']> = {}, at = '2026-06-02T12:37:00.000Z'): ReportInput {
  const report = reportInputSchema.parse({
    clientId: clientIdSchema.parse(randomUUID()),
    sentAt: at,
    answers: {
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
    },
  })
  return { ...report, answers: { ...report.answers, ...answers } }
}
