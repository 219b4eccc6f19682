import { z } from 'zod'
import { reader } from '@/lib/action/handler'
import { toldInWords } from '@/lib/documents/problem'
import { exportDraft } from '@/lib/reports/output/export'
import { reportFormats } from '@/lib/reports/output/formats'

/** The draft or filed report as a file. Right: draft.export. */
export const GET = reader({
  name: 'drafts.export',
  permission: { resource: 'draft', verb: 'export' },
  input: z.object({ id: z.uuid(), format: z.enum(reportFormats) }),
  run: async (context, input) => toldInWords(await exportDraft(context, input), context.actor.locale),
})
