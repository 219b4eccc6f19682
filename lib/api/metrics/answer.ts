import { clientAddress } from '@/lib/access/request/peer'
import { tooManyKnocks } from '@/lib/access/request/rate-limit'
import { settings } from '@/lib/config/settings'
import type { Instant } from '@/lib/time/types'
import { isMetricsToken, metricsText } from './metrics'

/** What who asks for metrics is answered: nothing is there without the setting, and nothing without its token. */
export async function askedForMetrics(
  headers: Pick<Headers, 'get'>,
  now: Instant,
  token: string | undefined = settings().METRICS_TOKEN,
): Promise<Response> {
  if (token === undefined) return new Response(null, { status: 404 })
  const given = /^Bearer +(\S+) *$/i.exec(headers.get('authorization') ?? '')?.[1]
  if (!isMetricsToken(given, token)) {
    const tooMany = given !== undefined && (await tooManyKnocks({ address: clientAddress(headers) }))
    const again: Record<string, string> = tooMany
      ? { 'retry-after': '900' }
      : { 'www-authenticate': 'Bearer realm="dertig"' }
    return new Response(null, { status: tooMany ? 429 : 401, headers: again })
  }
  return new Response(await metricsText(now), {
    headers: { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' },
  })
}
