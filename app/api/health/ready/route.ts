import { door } from '@/lib/log/door'
import { recentReadiness } from '@/lib/start/readiness'

/** Ready, as of the last five seconds: 200 when every check is ok, else 503; a status for each check and each job. */
export const GET = door('route', 'health.ready', async () => {
  const answer = await recentReadiness()
  return Response.json(answer, {
    status: answer.status === 'ok' ? 200 : 503,
    headers: { 'Cache-Control': 'no-store' },
  })
})

export const dynamic = 'force-dynamic'
