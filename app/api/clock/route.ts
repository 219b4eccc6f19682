import { door } from '@/lib/log/door'
import { systemNow } from '@/lib/time/types'

export const dynamic = 'force-dynamic'

/** The server's time, for clocks in the browser. Needs no sign-in and touches no session, so it keeps nobody signed in. */
export const GET = door('route', 'clock', () =>
  Response.json({ now: systemNow() }, { headers: { 'cache-control': 'no-store' } }),
)
