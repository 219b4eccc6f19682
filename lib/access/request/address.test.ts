import { expect, it } from 'vitest'
import { clientAddress, peerHeader } from './peer'

const from = (peer: string, forwarded?: string) =>
  new Headers({ [peerHeader]: peer, ...(forwarded === undefined ? {} : { 'x-forwarded-for': forwarded }) })

it.each<[string, Headers, string[], string]>([
  ['the peer', from('203.0.113.7'), [], '203.0.113.7'],
  ['the peer, whatever it claims', from('203.0.113.7', '198.51.100.1'), [], '203.0.113.7'],
  ['the peer, when another proxy is trusted', from('203.0.113.7', '198.51.100.1'), ['10.0.0.0/8'], '203.0.113.7'],
  ['who a trusted proxy names', from('10.1.2.3', '198.51.100.1'), ['10.0.0.0/8'], '198.51.100.1'],
  ['the last stranger of a chain', from('10.1.2.3', '1.1.1.1, 198.51.100.1, 10.9.9.9'), ['10.0.0.0/8'], '198.51.100.1'],
  ['the proxy, when it names nonsense', from('10.1.2.3', 'unknown'), ['10.0.0.0/8'], '10.1.2.3'],
  ['IPv4 in IPv6 clothing', from('::ffff:203.0.113.7'), [], '203.0.113.7'],
  ['an IPv6 network', from('2001:db8:1:2:3:4:5:6'), [], '2001:db8:1:2::/64'],
  ['a short IPv6 network', from('2001:db8::1'), [], '2001:db8:0:0::/64'],
  ['nobody without a note of the server', new Headers({ 'x-forwarded-for': '198.51.100.1' }), ['0.0.0.0/0'], 'unknown'],
])('counts %s', (_, headers, trusted, expected) => expect(clientAddress(headers, trusted)).toBe(expected))

it('counts a rotating IPv6 host as one', () => {
  const seen = ['2001:db8:1:2::a', '2001:db8:1:2:ffff::b', '2001:DB8:1:2:1:2:3:4'].map((peer) =>
    clientAddress(from(peer), []),
  )
  expect(new Set(seen).size).toBe(1)
})
