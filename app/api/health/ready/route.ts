import { readiness } from '@/lib/jobs/readiness'

/** Ready: 200 when every check is ok, else 503; a status for each check. */
export async function GET(): Promise<Response> {
  const { status, checks } = await readiness()
  return Response.json(
    { status, checks },
    { status: status === 'ok' ? 200 : 503, headers: { 'Cache-Control': 'no-store' } },
  )
}

export const dynamic = 'force-dynamic'
