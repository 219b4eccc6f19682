import { accessSettings } from '@/lib/access/request/settings'

/**
 * True when a write comes from a page of our own. Next lets requests without an Origin through; we do not: missing,
 * `null` and foreign origins are refused. Without APP_URL the Host of the request decides; forwarded hosts never do.
 */
export function isOwnOrigin(headers: Pick<Headers, 'get'>, appUrl = accessSettings().appUrl): boolean {
  const origin = headers.get('origin')
  if (!origin || !URL.canParse(origin)) return false
  if (appUrl) return origin === appUrl
  const host = headers.get('host')
  const url = new URL(origin)
  return (url.protocol === 'http:' || url.protocol === 'https:') && host !== null && url.host === host.toLowerCase()
}

/** True when the browser says that another site asked for this (a picture, a frame, a script elsewhere). */
export function isCrossSite(headers: Pick<Headers, 'get'>): boolean {
  return headers.get('sec-fetch-site') === 'cross-site'
}
