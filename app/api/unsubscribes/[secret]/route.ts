import { headers } from 'next/headers'
import { z } from 'zod'
import { clientAddress } from '@/lib/access/request/peer'
import { hook, reader } from '@/lib/action/handler'
import { answerEvent, answerProbe } from '@/lib/suppression/webhook/door'

const input = z.object({ secret: z.string().max(300) })

/** What MailChimp asks before it keeps the address of a webhook. The secret in the address is the key. */
export const GET = reader({
  name: 'suppression.probe',
  permission: 'public',
  input,
  run: async (_context, { secret }) => answerProbe(secret, clientAddress(await headers())),
})

/** What MailChimp tells of its lists. */
export const POST = hook({
  name: 'suppression.event',
  input,
  run: async (context, { secret }, sent) => answerEvent(context, secret, sent, clientAddress(await headers())),
})
