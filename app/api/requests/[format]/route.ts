import { reader } from '@/lib/action/handler'
import { toldInWords } from '@/lib/documents/problem'
import { exportRequests, listExportInput } from '@/lib/requests/export'

/** The register of requests as a table, without who asks. Right: request.export. */
export const GET = reader({
  name: 'requests.export',
  permission: { resource: 'request', verb: 'export' },
  input: listExportInput,
  run: async (context, input) => toldInWords(await exportRequests(context, input), context.actor.locale),
})
