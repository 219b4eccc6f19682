import { handler } from '@/lib/action/handler'
import { receiveReport } from '@/lib/leaks/report-door'
import { reportInputSchema } from '@/lib/leaks/schema'

/** Stable address: a device that was offline, or a page from before an update, sends its report here. */
export const POST = handler({
  name: 'leaks.report',
  permission: { resource: 'report', verb: 'create' },
  input: reportInputSchema,
  maxBytes: 64 * 1024,
  run: receiveReport,
})
