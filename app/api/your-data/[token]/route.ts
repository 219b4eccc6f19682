import { z } from 'zod'
import { posted } from '@/lib/action/posted'
import { receiveOwn } from '@/lib/intake/doors/receive-own'

/** Takes what a person sends by the link of their own request: the secret in the address is the key, no session. */
export const POST = posted({
  name: 'intake.own',
  input: z.object({ token: z.string() }),
  run: receiveOwn,
  gone: ({ token }) => `/your-data/${encodeURIComponent(token)}`,
})
