'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { action } from '@/lib/action/action'
import { retryMail, retryMailSchema, sendTestMail } from './commands'

/** A test mail to whoever asks. */
export const testMail = action({
  name: 'mail.test',
  permission: { resource: 'technical_settings', verb: 'update' },
  input: z.null(),
  run: async (context) => refreshed(await sendTestMail(context)),
})

/** Another try at a mail that was given up. */
export const tryAgain = action({
  name: 'mail.retry',
  permission: { resource: 'technical_settings', verb: 'update' },
  input: retryMailSchema,
  run: async (context, input) => refreshed(await retryMail(context, input)),
})

function refreshed<T>(result: T): T {
  revalidatePath('/settings/mail')
  return result
}
