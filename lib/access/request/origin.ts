import { hostname, networkInterfaces } from 'node:os'
import { isLoopback } from '@/lib/config/settings'
import { isTrusted, peerHeader } from './peer'
import { accessSettings } from './settings'

type Named = Pick<Headers, 'get'>

/**
 * True when a write comes from a page of our own: scheme, host and port exactly as people reach Dertig. Next lets requests
 * without an Origin through; we do not: missing, `null` and foreign origins are refused. Without APP_URL the addresses that
 * Dertig listens on are ours; what Host and forwarded headers say counts only when a trusted proxy says it.
 */
export function isOwnOrigin(headers: Named, settings: OriginSettings = accessSettings()): boolean {
  const origin = headers.get('origin')
  return origin !== null && ownOrigins(headers, settings).includes(origin)
}

/** What a browser may name as the origin of our pages in this request. */
function ownOrigins(headers: Named, { appUrl, trustedProxies, host, port }: OriginSettings): readonly string[] {
  if (appUrl) return [appUrl]
  if (isTrusted(headers.get(peerHeader) ?? '', trustedProxies)) {
    const scheme = firstOf(headers.get('x-forwarded-proto')) ?? 'http'
    const named = firstOf(headers.get('x-forwarded-host')) ?? headers.get('host')
    const told = `${scheme}://${named}`
    return named && /^https?$/.test(scheme) && URL.canParse(told) ? [new URL(told).origin] : []
  }
  return namesOf(host)
    .map((name) => `http://${name}:${port}`)
    .filter((address) => URL.canParse(address))
    .map((address) => new URL(address).origin)
}

type OriginSettings = Pick<ReturnType<typeof accessSettings>, 'appUrl' | 'trustedProxies' | 'host' | 'port'>

/** By which names a machine that listens there is reached. */
function namesOf(host: string): string[] {
  const local = ['localhost', '127.0.0.1', '[::1]']
  if (host === '0.0.0.0' || host === '::') {
    const addresses = Object.values(networkInterfaces()).flatMap((found) => found ?? [])
    return [...local, hostname(), ...addresses.map(({ address }) => bracketed(address))]
  }
  return isLoopback(host) ? [...local, bracketed(host)] : [bracketed(host)]
}

function bracketed(address: string): string {
  return address.includes(':') && !address.startsWith('[') ? `[${address}]` : address
}

function firstOf(header: string | null): string | undefined {
  return header?.split(',')[0]?.trim() || undefined
}

/** True when the browser says that another site asked for this (a picture, a frame, a script elsewhere). */
export function isCrossSite(headers: Named): boolean {
  return headers.get('sec-fetch-site') === 'cross-site'
}
