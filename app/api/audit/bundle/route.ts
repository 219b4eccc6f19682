import { z } from 'zod'
import type { PersonContext } from '@/lib/action/guard'
import { reader } from '@/lib/action/handler'
import { downloadLog } from '@/lib/audit-page/commands'

const input = z.object({ details: z.literal('1').optional() })

/** The log as JSON lines with one signed checkpoint. */
export const GET = reader({
  name: 'audit.bundle',
  permission: { resource: 'audit_log', verb: 'export' },
  input,
  run: async (context: PersonContext, { details }: z.output<typeof input>) => {
    const made = await downloadLog(context, details === '1')
    if (!made.ok) return made
    return new Response(made.value.body, {
      headers: {
        'content-type': 'application/jsonl; charset=utf-8',
        'content-disposition': `attachment; filename="${made.value.name}"`,
      },
    })
  },
})
