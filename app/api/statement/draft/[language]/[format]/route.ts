import { reader } from '@/lib/action/handler'
import { toldInWords } from '@/lib/documents/problem'
import { draftExportInput, exportDraft } from '@/lib/statement/draft/export'

/** The draft of the statement as a document, in one language. Right: statement.export. */
export const GET = reader({
  name: 'statement.export',
  permission: { resource: 'statement', verb: 'export' },
  input: draftExportInput,
  run: async (context, input) => toldInWords(await exportDraft(context, input), context.actor.locale),
})
