/** Alive: the process answers. Says nothing about the database, so that a slow one does not get us restarted. */
export function GET(): Response {
  return Response.json(
    { status: 'ok', checks: { process: { status: 'ok' } } },
    { headers: { 'Cache-Control': 'no-store' } },
  )
}

export const dynamic = 'force-dynamic'
