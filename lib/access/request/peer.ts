import { BlockList, isIP } from 'node:net'
import { accessSettings } from './settings'

/** Request header by which the server tells itself who connected, set by incoming.ts; one from outside is thrown away. */
export const peerHeader = 'x-dertig-peer'

/** True when this peer is a proxy that TRUSTED_PROXIES names: what it says of the request counts, of nobody else. */
export function isTrusted(peer: string, trusted = accessSettings().trustedProxies): boolean {
  const address = unmapped(peer)
  return isIP(address) !== 0 && covers(blockList(trusted), address)
}

/**
 * The address to count guesses under. X-Forwarded-For is believed only from a peer named in TRUSTED_PROXIES, and then
 * from the right: the first address that is no trusted proxy. An IPv6 address counts as its /64, which one person owns.
 */
export function clientAddress(headers: Pick<Headers, 'get'>, trusted = accessSettings().trustedProxies): string {
  const peer = unmapped(headers.get(peerHeader) ?? '')
  if (!isIP(peer)) return 'unknown'
  const proxies = blockList(trusted)
  let address = peer
  for (const hop of (headers.get('x-forwarded-for') ?? '').split(',').reverse()) {
    if (!covers(proxies, address)) break
    const previous = unmapped(hop.trim())
    if (!isIP(previous)) break
    address = previous
  }
  return isIP(address) === 6 ? network64(address) : address
}

/** An IPv4 address that arrived in IPv6 clothing, as itself. */
function unmapped(address: string): string {
  const bare = address.replace(/^\[|\]$/g, '')
  return /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(bare)?.[1] ?? bare
}

function blockList(ranges: readonly string[]): BlockList {
  const list = new BlockList()
  for (const range of ranges) {
    const [address = '', prefix] = range.split('/')
    const family = isIP(address)
    if (family === 0) continue
    const type = family === 6 ? 'ipv6' : 'ipv4'
    list.addSubnet(address, prefix === undefined ? (family === 6 ? 128 : 32) : Number(prefix), type)
  }
  return list
}

function covers(list: BlockList, address: string): boolean {
  return list.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')
}

/** First four groups of an IPv6 address, written out. */
function network64(address: string): string {
  const [head = '', tail = ''] = (address.split('%')[0] ?? '').split('::')
  const front = head.split(':').filter(Boolean)
  const back = tail.split(':').filter(Boolean)
  const groups = address.includes('::')
    ? [...front, ...Array<string>(Math.max(0, 8 - front.length - back.length)).fill('0'), ...back]
    : front
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`
}
