import { alarmJob } from '@/lib/alarms/raise'
import { webhookJob } from '@/lib/api/webhooks/deliver'
import { possibleActs, selfCheckJob } from '@/lib/audit/self-check'
import { startCheckpointing } from '@/lib/audit/tree/checkpoint'
import { backupJob } from '@/lib/backup/schedule'
import { reminderJob } from '@/lib/beside/reminders/remind'
import { clearShelf, shelfSweep } from '@/lib/documents/shelf'
import { fileSweep } from '@/lib/files/store/sweep'
import { intakeJob } from '@/lib/intake/housekeeping'
import { type Job, registerJob, startJobs } from '@/lib/jobs/jobs'
import { clockJob } from '@/lib/leaks/clocks/keep-clocks'
import { log } from '@/lib/log/log'
import { mailHousekeeping } from '@/lib/mail/sending/outbox'
import { startMailWorker } from '@/lib/mail/sending/worker'
import { linkEndJob } from '@/lib/notices/links/ending'
import { dayChangeJob } from '@/lib/records/derive/rule-changes'
import { wordSweep } from '@/lib/records/derive/word-sweep'
import { newPurposesJob } from '@/lib/statement/commands/note-new-purposes'
import { listJob } from '@/lib/suppression/fetch/job'
import { restWhenIdle } from './rest'

/** What runs by itself; its words stand under `jobs.names` in the texts of mail. */
export const backgroundJobs: readonly Job[] = [
  mailHousekeeping,
  dayChangeJob,
  wordSweep,
  clockJob,
  alarmJob,
  linkEndJob,
  intakeJob,
  listJob,
  fileSweep,
  shelfSweep,
  reminderJob,
  newPurposesJob,
  selfCheckJob,
  backupJob,
  webhookJob,
]

const kept: { dertigBackground?: boolean } = globalThis as { dertigBackground?: boolean }

/** What the application does beside answering requests, begun once per process: signs the audit log every minute, runs the jobs, sends mail. */
export async function startBackground(): Promise<void> {
  if (kept.dertigBackground) return
  kept.dertigBackground = true
  startCheckpointing()
  for (const job of backgroundJobs) registerJob(job)
  await clearShelf().catch(() => log.error('documents of the last run could not be cleared'))
  startJobs()
  startMailWorker()
  const possible = await possibleActs().catch(() => null)
  if (possible === null) log.error('the database does not answer')
  else if (possible.length > 0) log.error({ possible }, 'the login of the application can change the audit log')
  restWhenIdle()
}
