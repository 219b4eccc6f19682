'use server'

import { z } from 'zod'
import { asOfFrom, rememberAsOf } from '@/lib/access/past/as-of'
import { action } from '@/lib/action/action'

/** Shows the registers as of a date, or a date and time, in this browser; two empty answers go back to today. */
export const chooseAsOf = action({
  name: 'as_of.choose',
  permission: { resource: 'register', verb: 'read' },
  input: z.object({ date: z.string().max(10), time: z.string().max(5) }),
  run: async (context, input) => {
    const answer = asOfFrom(input, context)
    if (answer.kind === 'wrong') return { ok: false, code: 'invalid', fields: { [answer.field]: [answer.error] } }
    await rememberAsOf(answer.kind === 'past' ? answer.asOf : null)
    return { ok: true, value: null }
  },
})
