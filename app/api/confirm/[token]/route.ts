import { z } from 'zod'
import { posted } from '@/lib/action/posted'
import { receiveAnswer } from '@/lib/intake/doors/receive-confirm'

/** Takes the answer of a processor or recipient by its secret link: the secret in the address is the key, no session. */
export const POST = posted({
  name: 'intake.confirm',
  input: z.object({ token: z.string() }),
  run: receiveAnswer,
  gone: ({ token }) => `/confirm/${encodeURIComponent(token)}`,
})
