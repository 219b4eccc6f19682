import { networkInterfaces } from 'node:os'
import { expect, it } from 'vitest'
import { isCrossSite, isOwnOrigin } from './origin'
import { peerHeader } from './peer'

const app = 'https://dertig.example.org'
const proxies = ['10.0.0.0/8']
const at = (more: Partial<{ appUrl: string | null; host: string; port: number }> = {}) => ({
  ...{ appUrl: null, trustedProxies: proxies, host: '127.0.0.1', port: 3030 },
  ...more,
})
const named = at({ appUrl: app })
const [outer] = Object.values(networkInterfaces()).flatMap(
  (found) => found?.filter(({ family }) => family === 'IPv4') ?? [],
)
const everywhere = at({ host: '0.0.0.0' })
const proxied = (more: Record<string, string>) => ({ [peerHeader]: '10.1.2.3', ...more })
const stranger = (more: Record<string, string>) => ({ [peerHeader]: '203.0.113.7', ...more })

it.each<[string, Record<string, string>, ReturnType<typeof at>, boolean]>([
  ['ours', { origin: app, host: 'dertig.example.org' }, named, true],
  ['none', { host: 'dertig.example.org' }, named, false],
  ['null', { origin: 'null', host: 'dertig.example.org' }, named, false],
  ['foreign', { origin: 'https://evil.example', host: 'dertig.example.org' }, named, false],
  ['foreign with a forged host', { origin: 'https://evil.example', host: 'evil.example' }, named, false],
  ['foreign by a trusted proxy', proxied({ origin: 'https://evil.example', host: 'evil.example' }), named, false],
  ['ours without TLS', { origin: 'http://dertig.example.org', host: 'dertig.example.org' }, named, false],
  ['another port', { origin: `${app}:8443`, host: 'dertig.example.org' }, named, false],
  ['ours with a path', { origin: `${app}/`, host: 'dertig.example.org' }, named, false],
  ['no address at all', { origin: 'dertig', host: 'dertig' }, named, false],
  ['where it listens', { origin: 'http://127.0.0.1:3030' }, at(), true],
  ['the other name of this machine', { origin: 'http://localhost:3030' }, at(), true],
  ['this machine by IPv6', { origin: 'http://[::1]:3030' }, at({ host: '::1' }), true],
  ['port 80, which browsers leave out', { origin: 'http://localhost' }, at({ port: 80 }), true],
  ['another port of this machine', { origin: 'http://localhost:3031', host: 'localhost:3031' }, at(), false],
  ['TLS where it speaks none', { origin: 'https://localhost:3030', host: 'localhost:3030' }, at(), false],
  ['another scheme', { origin: 'chrome-extension://localhost:3030', host: 'localhost:3030' }, at(), false],
  [
    'a name that a foreign server points here',
    { origin: 'http://evil.example:3030', host: 'evil.example:3030' },
    at(),
    false,
  ],
  [
    'a forwarded host of a stranger',
    stranger({ origin: 'http://evil.example', 'x-forwarded-host': 'evil.example', host: 'localhost:3030' }),
    at(),
    false,
  ],
  ['an address of this machine, when it listens on all', { origin: `http://${outer?.address}:3030` }, everywhere, true],
  [
    'a foreign host, when it listens on all',
    { origin: 'http://evil.example:3030', host: 'evil.example:3030' },
    everywhere,
    false,
  ],
  ['one address, when it listens there', { origin: 'http://10.0.0.5:3030' }, at({ host: '10.0.0.5' }), true],
  ['this machine, when it listens elsewhere', { origin: 'http://localhost:3030' }, at({ host: '10.0.0.5' }), false],
  ['the host of a trusted proxy', proxied({ origin: 'http://d.test', host: 'd.test' }), at(), true],
  ['its scheme too', proxied({ origin: 'https://d.test', host: 'd.test', 'x-forwarded-proto': 'https' }), at(), true],
  [
    'not another scheme',
    proxied({ origin: 'http://d.test', host: 'd.test', 'x-forwarded-proto': 'https' }),
    at(),
    false,
  ],
  [
    'the host that a trusted proxy forwards',
    proxied({ origin: 'https://d.test', host: 'inner', 'x-forwarded-host': 'd.test', 'x-forwarded-proto': 'https' }),
    at(),
    true,
  ],
  ['no host of a trusted proxy', proxied({ origin: 'http://d.test' }), at(), false],
  ['nonsense of a trusted proxy', proxied({ origin: 'http://d.test', host: 'd test' }), at(), false],
])('%s', (_, headers, settings, expected) => expect(isOwnOrigin(new Headers(headers), settings)).toBe(expected))

it.each([
  ['cross-site', true],
  ['same-origin', false],
  ['none', false],
])('sec-fetch-site %s', (value, expected) =>
  expect(isCrossSite(new Headers({ 'sec-fetch-site': value }))).toBe(expected),
)
