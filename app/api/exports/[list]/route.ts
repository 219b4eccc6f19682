import { currentAsOf } from '@/lib/access/past/as-of'
import { reader } from '@/lib/action/handler'
import { toldInWords } from '@/lib/documents/problem'
import { exportList } from '@/lib/exports/export'
import { exportInput } from '@/lib/exports/order/schema'

/** A list as a file, as of the date in the frame where it is a register. Right: export of what the list is of. */
export const GET = reader({
  name: 'exports.list',
  permission: 'signed_in',
  many: true,
  input: exportInput,
  run: async (context, input) =>
    toldInWords(await exportList(context, input, await currentAsOf()), input.lang ?? context.actor.locale),
})
