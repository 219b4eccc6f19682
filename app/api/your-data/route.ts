import { z } from 'zod'
import { posted } from '@/lib/action/posted'
import { receiveAsk } from '@/lib/intake/doors/receive-ask'

/** Takes the form of the intake page: no session, no secret. */
export const POST = posted({ name: 'intake.ask', input: z.object({}), run: receiveAsk })
