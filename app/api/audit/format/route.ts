import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { reader } from '@/lib/action/handler'

/** The exact format of a downloaded log, so that anyone can write that program again. */
export const GET = reader({
  name: 'audit.format',
  permission: { resource: 'audit_log', verb: 'export' },
  input: z.object({}),
  run: async () =>
    new Response(await readFile(path.join(process.cwd(), 'lib/audit/FORMAT.md'), 'utf8'), {
      headers: {
        'content-type': 'text/markdown; charset=utf-8',
        'content-disposition': 'attachment; filename="FORMAT.md"',
      },
    }),
})
