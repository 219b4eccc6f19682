import { headers } from 'next/headers'
import { z } from 'zod'
import { clientAddress } from '@/lib/access/request/peer'
import { reader } from '@/lib/action/handler'
import { calendarOf } from '@/lib/alarms/feed/feed'

/** The calendar of one person, `<secret>.ics`, for programs that hold no session: the secret in the address is the key. */
export const GET = reader({
  name: 'alarms.calendar',
  permission: 'public',
  input: z.object({ file: z.string() }),
  run: async (context, { file }) => {
    const answer = await calendarOf({ ...context, channel: 'api' }, file, clientAddress(await headers()))
    if (answer.kind === 'absent') return new Response(null, { status: 404 })
    if (answer.kind === 'too_many') return new Response(null, { status: 429, headers: { 'retry-after': '900' } })
    return new Response(answer.text, {
      headers: {
        'content-type': 'text/calendar; charset=utf-8',
        'content-disposition': 'inline; filename="dertig.ics"',
        'x-robots-tag': 'noindex',
      },
    })
  },
})
