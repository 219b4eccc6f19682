import { z } from 'zod'
import { reader } from '@/lib/action/handler'
import { toldInWords } from '@/lib/documents/problem'
import { exportLetter } from '@/lib/notices/letters/export'

/** A letter to the people concerned as a file. Right: letter.export. */
export const GET = reader({
  name: 'letters.export',
  permission: { resource: 'letter', verb: 'export' },
  input: z.object({ id: z.uuid(), format: z.enum(['docx', 'pdf']) }),
  run: async (context, input) => toldInWords(await exportLetter(context, input), context.actor.locale),
})
