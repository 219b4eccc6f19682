import { z } from 'zod'
import { postedFiles } from '@/lib/action/posted'
import { receiveFiles } from '@/lib/notices/tell/receive'

/** Takes files with what a processor told by its secret link. */
export const POST = postedFiles({
  name: 'notices.files',
  input: z.object({ token: z.string() }),
  run: receiveFiles,
  gone: ({ token }) => `/notify/${encodeURIComponent(token)}`,
})
