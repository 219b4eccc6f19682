import { z } from 'zod'
import { posted } from '@/lib/action/posted'
import { receiveForm } from '@/lib/notices/tell/receive'

/** Takes what a processor tells by its secret link: the secret in the address is the key, no session. */
export const POST = posted({
  name: 'notices.tell',
  input: z.object({ token: z.string() }),
  run: receiveForm,
  gone: ({ token }) => `/notify/${encodeURIComponent(token)}`,
})
