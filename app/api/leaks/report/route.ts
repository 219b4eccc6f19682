import { handler } from '@/lib/action/handler'
import { reportInputSchema } from '@/lib/leaks/facts/schema'
import { receiveReport } from '@/lib/leaks/load'

/** Stable address: a device that was offline, or a page from before an update, sends its report here. */
export const POST = handler({
  name: 'leaks.report',
  permission: { resource: 'report', verb: 'create' },
  input: reportInputSchema,
  run: receiveReport,
})
