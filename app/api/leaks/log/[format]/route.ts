import { reader } from '@/lib/action/handler'
import { toldInWords } from '@/lib/documents/problem'
import { exportLeakLog } from '@/lib/leak-log/export'
import { logInput } from '@/lib/leak-log/schema'

/** The log of leaks of Art. 33(5) over a period as a file. Right: leak.export. */
export const GET = reader({
  name: 'leaks.export',
  permission: { resource: 'leak', verb: 'export' },
  input: logInput,
  run: async (context, input) => toldInWords(await exportLeakLog(context, input), context.actor.locale),
})
