import { expect, it } from 'vitest'
import { isCrossSite, isOwnOrigin } from './origin'

const app = 'https://dertig.example.org'

it.each<[string, Record<string, string>, string | null, boolean]>([
  ['ours', { origin: app, host: 'dertig.example.org' }, app, true],
  ['none', { host: 'dertig.example.org' }, app, false],
  ['null', { origin: 'null', host: 'dertig.example.org' }, app, false],
  ['foreign', { origin: 'https://evil.example', host: 'dertig.example.org' }, app, false],
  ['foreign with a forged host', { origin: 'https://evil.example', host: 'evil.example' }, app, false],
  [
    'foreign with a forged forwarded host',
    { origin: 'https://evil.example', 'x-forwarded-host': 'evil.example', host: 'dertig.example.org' },
    app,
    false,
  ],
  ['ours without TLS', { origin: 'http://dertig.example.org', host: 'dertig.example.org' }, app, false],
  ['another port', { origin: `${app}:8443`, host: 'dertig.example.org' }, app, false],
  ['the host, without APP_URL', { origin: 'http://localhost:3030', host: 'localhost:3030' }, null, true],
  ['not the host, without APP_URL', { origin: 'http://localhost:3031', host: 'localhost:3030' }, null, false],
  [
    'a forwarded host, without APP_URL',
    { origin: 'http://evil.example', 'x-forwarded-host': 'evil.example', host: 'localhost:3030' },
    null,
    false,
  ],
  [
    'another scheme, without APP_URL',
    { origin: 'chrome-extension://localhost:3030', host: 'localhost:3030' },
    null,
    false,
  ],
  ['no host, without APP_URL', { origin: 'http://localhost:3030' }, null, false],
])('%s', (_, headers, appUrl, expected) => expect(isOwnOrigin(new Headers(headers), appUrl)).toBe(expected))

it.each([
  ['cross-site', true],
  ['same-origin', false],
  ['none', false],
])('sec-fetch-site %s', (value, expected) =>
  expect(isCrossSite(new Headers({ 'sec-fetch-site': value }))).toBe(expected),
)
