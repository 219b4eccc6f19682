import { remindRecipients } from '@/lib/confirmations/links/remind'
import type { Job } from '@/lib/jobs/jobs'
import { hour } from '@/lib/time/length'
import { forgetEnded } from './asked/kept'

export const intakeJob: Job = {
  name: 'requests.intake',
  everyMs: hour,
  run: async ({ now }) => {
    await forgetEnded(now)
    await remindRecipients(now)
  },
}
