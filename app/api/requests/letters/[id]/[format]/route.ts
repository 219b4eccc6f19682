import { reader } from '@/lib/action/handler'
import { toldInWords } from '@/lib/documents/problem'
import { exportLetter, letterExportInput } from '@/lib/requests/export'

/** A letter of a request as a document. Right: request.update. */
export const GET = reader({
  name: 'requests.letter_export',
  permission: { resource: 'request', verb: 'update' },
  input: letterExportInput,
  run: async (context, input) => toldInWords(await exportLetter(context, input), context.actor.locale),
})
