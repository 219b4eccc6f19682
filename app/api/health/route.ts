import { door } from '@/lib/log/door'

/** Alive: the process answers. Says nothing about the database, so that a slow one does not get us restarted. */
export const GET = door('route', 'health', () =>
  Response.json({ status: 'ok', checks: { process: { status: 'ok' } } }, { headers: { 'Cache-Control': 'no-store' } }),
)

export const dynamic = 'force-dynamic'
