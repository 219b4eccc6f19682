import { z } from 'zod'
import type { PersonContext } from '@/lib/action/guard'
import { reader } from '@/lib/action/handler'
import { downloadCheckpoint } from '@/lib/audit-page/commands'

/** The checkpoint alone, to keep elsewhere. */
export const GET = reader({
  name: 'audit.checkpoint',
  permission: { resource: 'audit_log', verb: 'export' },
  input: z.object({}),
  run: async (context: PersonContext) => {
    const made = await downloadCheckpoint(context)
    if (!made.ok) return made
    return new Response(made.value.body, {
      headers: {
        'content-type': 'text/plain; charset=utf-8',
        'content-disposition': `attachment; filename="${made.value.name}"`,
      },
    })
  },
})
