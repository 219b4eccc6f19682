import { currentAsOf } from '@/lib/access/past/as-of'
import { reader } from '@/lib/action/handler'
import { toldOnPage } from '@/lib/documents/problem'
import { exportExtract } from '@/lib/extract/export'
import { extractInput } from '@/lib/extract/schema'

/** The record of Art. 30 of one legal entity as a file, as of the date in the frame. Right: register.export. */
export const GET = reader({
  name: 'extract.export',
  permission: { resource: 'register', verb: 'export' },
  input: extractInput,
  run: async (context, input) =>
    toldOnPage(await exportExtract(context, input, await currentAsOf()), '/registers/extract'),
})
