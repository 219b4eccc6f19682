import { IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import { expect, it } from 'vitest'
import { give } from '@/lib/config/process'
import { headPage, nonceHeader, pathHeader, prefetchHeader } from './page-head'

function asked(url: string, headers: Record<string, string> = {}) {
  const request = new IncomingMessage(new Socket())
  Object.assign(request, { url, method: 'GET' })
  Object.assign(request.headers, headers)
  const response = new ServerResponse(request)
  const status = headPage(request, response)
  return { status, told: request.headers, sent: response.getHeaders() }
}

it('a page is told its address and a nonce of its own, and the browser the policy with it', () => {
  const one = asked('/registers/activities?q=a%26b&_rsc=x1&sort=title')
  const other = asked('/')
  expect(one.status).toBe(null)
  expect(one.told[pathHeader]).toBe('/registers/activities?q=a%26b&sort=title')
  expect(one.told[nonceHeader]).not.toBe(other.told[nonceHeader])
  for (const { told, sent } of [one, other]) {
    expect(sent['content-security-policy']).toContain(`script-src 'self' 'nonce-${told[nonceHeader]}' 'strict-dynamic'`)
    expect(told['content-security-policy']).toBe(sent['content-security-policy'])
    expect(sent['cache-control']).toBe('private, no-store')
  }
})

it.each([
  ['/login?_rsc=1', '/login'],
  ['/login?next=%2Fleaks?x', '/login?next=%2Fleaks?x'],
  ['/login?', '/login'],
])('the address %s is told as %s', (url, address) => {
  expect(asked(url).told[pathHeader]).toBe(address)
})

it('what comes from outside under these names is overwritten, or thrown away where no page is', () => {
  const forged = { [nonceHeader]: 'mine', [pathHeader]: '/mine', 'content-security-policy': "script-src 'nonce-mine'" }
  const page = asked('/reviews', forged)
  expect(JSON.stringify(page.told)).not.toContain('mine')
  expect(asked('/api/v1/activities', forged).told[nonceHeader]).toBeUndefined()
})

it.each(['/api/v1/activities', '/_next/static/chunks/a.js', '/icon.svg', '/manifest.webmanifest'])(
  'the door %s says itself what goes with its answer',
  (url) => {
    expect(asked(url)).toMatchObject({ status: null, sent: {} })
    expect(asked(url).sent['content-security-policy']).toBeUndefined()
  },
)

it.each([
  ['/registers/activities/A-%00', 400],
  ['/search?q=a%00b', 400],
  ['/api/v1/activities?q=%00', null],
])('%s holds a NUL: %s', (url, status) => {
  expect(asked(url).status).toBe(status)
})

it.each<[string, Record<string, string>, number | null]>([
  ['/leaks/L-2026-001', { [prefetchHeader]: '1' }, 204],
  ['/audit', { 'sec-purpose': 'prefetch;prerender' }, 204],
  ['/my-reports', { purpose: 'prefetch' }, 204],
  ['/leaks', {}, null],
  ['/leaksomething', { [prefetchHeader]: '1' }, null],
  ['/registers/activities', { [prefetchHeader]: '1' }, null],
])('a guess at %s with %j is answered %s', (url, headers, status) => {
  expect(asked(url, headers).status).toBe(status)
})

it('only over TLS a browser is told to stay there', () => {
  expect(asked('/').sent['strict-transport-security']).toBeUndefined()
  expect(asked('/', { 'x-forwarded-proto': 'https' }).sent['strict-transport-security']).toMatch(/^max-age=31536000/)
  give({ APP_URL: 'https://dertig.example' })
  expect(asked('/').sent['strict-transport-security']).toMatch(/includeSubDomains$/)
})
