import { expect, test } from 'vitest'
import { mayConnect } from './private-networks'

test.each([
  ...[
    '127.0.0.1',
    '127.8.8.8',
    '10.1.2.3',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.169.254',
    '0.0.0.0',
  ],
  ...['100.64.0.1', '198.18.0.1', '224.0.0.1', '255.255.255.255', '::1', '::', 'fe80::1', 'fe80::1%eth0', 'fc00::1'],
  ...[
    'fd12:3456::1',
    'ff02::1',
    '::ffff:127.0.0.1',
    '::ffff:7f00:1',
    '::ffff:c0a8:101',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
  ],
  ...['::7f00:1', '::127.0.0.1', '3fff::1', '5f00::1'],
  ...['2001:db8::1', 'localhost', '', '1', '2130706433', '0x7f.1'],
])('%s is not connected to', (address) => {
  expect(mayConnect(address, [])).toBe(false)
})

test.each(['1.1.1.1', '172.15.0.1', '172.32.0.1', '193.190.0.1', '2a01:690:35::1', '::ffff:1.1.1.1'])(
  '%s is',
  (address) => {
    expect(mayConnect(address, [])).toBe(true)
  },
)

test('what a setting allows is connected to, and nothing beside it', () => {
  expect(mayConnect('192.168.7.9', ['192.168.7.0/24'])).toBe(true)
  expect(mayConnect('::ffff:192.168.7.9', ['192.168.7.0/24'])).toBe(true)
  expect(mayConnect('192.168.8.9', ['192.168.7.0/24', 'nonsense'])).toBe(false)
})
