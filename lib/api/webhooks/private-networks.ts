import { BlockList, isIP } from 'node:net'
import { settings } from '@/lib/config/settings'

/** Networks that are no public ones (RFC 6890 and its successors): this machine, the house, the link, tests, groups. */
const privateRanges = [
  ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.0.0.0/24'],
  ...['192.0.2.0/24', '192.88.99.0/24', '192.168.0.0/16', '198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24'],
  ...['224.0.0.0/4', '240.0.0.0/4', '::/96', '64:ff9b::/96', '64:ff9b:1::/48', '100::/64', '2001::/23'],
  ...['2001:db8::/32', '2002::/16', '3fff::/20', '5f00::/16', 'fc00::/7', 'fe80::/10', 'fec0::/10', 'ff00::/8'],
]

function listOf(ranges: readonly string[]): BlockList {
  const list = new BlockList()
  for (const range of ranges) {
    const [address = '', prefix] = range.split('/')
    const family = isIP(address)
    if (family === 0) continue
    list.addSubnet(
      address,
      prefix === undefined ? (family === 6 ? 128 : 32) : Number(prefix),
      family === 6 ? 'ipv6' : 'ipv4',
    )
  }
  return list
}

const closed = listOf(privateRanges)

/** An IPv4 address in the clothes of IPv6, as itself. */
function unmapped(address: string): string {
  const bare = address.replace(/^\[|\]$/g, '').split('%')[0] ?? ''
  const dotted = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(bare)?.[1]
  if (dotted) return dotted
  const hex = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/i.exec(bare)
  if (!hex) return bare
  const [high, low] = [Number.parseInt(hex[1] ?? '', 16), Number.parseInt(hex[2] ?? '', 16)]
  return [high >> 8, high & 255, low >> 8, low & 255].join('.')
}

/** Whether Dertig may connect to an address: a public one, or one within the ranges that a setting allows. */
export function mayConnect(address: string, allowed: readonly string[]): boolean {
  const bare = unmapped(address)
  const family = isIP(bare)
  if (family === 0) return false
  const type = family === 6 ? 'ipv6' : 'ipv4'
  return !closed.check(bare, type) || listOf(allowed).check(bare, type)
}

/** Whether it is one that the setting allows by name: only there may what is sent go in clear. */
export function isAllowed(address: string, allowed: readonly string[]): boolean {
  const bare = unmapped(address)
  return isIP(bare) !== 0 && listOf(allowed).check(bare, isIP(bare) === 6 ? 'ipv6' : 'ipv4')
}

/** The ranges that a setting allows beside the public networks. */
export function allowedNetworks(): string[] {
  return settings()
    .WEBHOOK_NETWORKS.split(',')
    .map((part) => part.trim())
    .filter(Boolean)
}

/**
 * Why an address that names a machine by its number can never be told, as its delivery would say it; null where it can, or where it
 * names a host: where that leads is asked at each delivery.
 */
export function literalProblem(url: string, allowed: readonly string[]): 'private_network' | 'in_clear' | null {
  const { hostname, protocol } = new URL(url)
  if (isIP(unmapped(hostname)) === 0) return null
  if (!mayConnect(hostname, allowed)) return 'private_network'
  return protocol === 'http:' && !isAllowed(hostname, allowed) ? 'in_clear' : null
}
