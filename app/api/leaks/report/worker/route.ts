import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { reader } from '@/lib/action/handler'

/** The program that opens the report form without a connection: for addresses under the form, and no others. */
export const GET = reader({
  name: 'leaks.report_worker',
  permission: 'public',
  input: z.object({}),
  run: async () =>
    new Response(await readFile(path.join(process.cwd(), 'lib/leaks/device/worker.mjs'), 'utf8'), {
      headers: {
        'content-type': 'text/javascript; charset=utf-8',
        'cache-control': 'no-cache',
        'content-security-policy': "default-src 'none'; connect-src 'self'",
        'service-worker-allowed': '/report-leak',
      },
    }),
})
