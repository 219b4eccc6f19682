import { alarmJob } from '@/lib/alarms/raise'
import { type Job, runDueJobs } from '@/lib/jobs/jobs'
import { clockJob } from '@/lib/leaks/clocks/keep-clocks'
import { mailHousekeeping } from '@/lib/mail/sending/outbox'
import { deliverDue } from '@/lib/mail/sending/worker'
import { mailSettings } from '@/lib/mail/settings'
import { second } from '@/lib/time/length'
import { paceSchema, quickPatience, trialNow } from './pace'

/**
 * One instance of what an installation does by itself, by the clock of a trial: the runner of jobs with that of alarms, and the
 * worker of mail. A program of its own, so that it can be killed. Says on a line of its output when a run of alarms ended.
 */
const pace = paceSchema.parse(JSON.parse(process.argv[2] ?? ''))
const clock = () => trialNow(pace)
const say = (line: object) => process.stdout.write(`${JSON.stringify(line)}\n`)

const told: Job = {
  ...alarmJob,
  run: async (at) => {
    try {
      await alarmJob.run(at)
    } catch (error) {
      say({ failed: error instanceof Error ? `${error.name}: ${error.message}` : String(error) })
      throw error
    }
    say({ ran: at.now, ended: clock() })
  },
}

every((15 * second) / pace.factor, () => runDueJobs([mailHousekeeping, clockJob, told], clock(), clock))
const settings = mailSettings()
if (settings) every((5 * second) / pace.factor, () => deliverDue(settings, clock, quickPatience))
say({ up: clock() })

/** Looks again and again, never twice at once; a database that does not answer is asked at the next look. */
function every(ms: number, look: () => Promise<unknown>): void {
  let busy = false
  setInterval(async () => {
    if (busy) return
    busy = true
    await look().catch((error: unknown) => say({ trouble: String(error) }))
    busy = false
  }, ms)
}
