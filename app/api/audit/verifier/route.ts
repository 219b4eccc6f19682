import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { reader } from '@/lib/action/handler'

/** The program that checks a downloaded log, without Dertig. */
export const GET = reader({
  name: 'audit.verifier',
  permission: { resource: 'audit_log', verb: 'export' },
  input: z.object({}),
  run: async () =>
    new Response(await readFile(path.join(process.cwd(), 'lib/audit/verifier.mjs'), 'utf8'), {
      headers: {
        'content-type': 'text/javascript; charset=utf-8',
        'content-disposition': 'attachment; filename="verifier.mjs"',
      },
    }),
})
