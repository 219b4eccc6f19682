import type { IncomingMessage, ServerResponse } from 'node:http'
import { addressIsTls, isDevelopment } from '@/lib/config/process'
import { inSeconds, year } from '@/lib/time/length'

/** Request headers by which the server tells its pages something; values from outside are thrown away or overwritten. */

/** Path and query of the page. */
export const pathHeader = 'x-dertig-path'

/** On requests that only guess what a person may open next. */
export const prefetchHeader = 'x-dertig-prefetch'

/** Stands on the scripts of a page. */
export const nonceHeader = 'x-nonce'

/** Doors of programs and files say themselves what goes with their answers. */
const noPages = /^\/(api\/|_next\/static|_next\/image|icon[.]svg|manifest[.]webmanifest|favicon[.]ico)/

/** Pages whose opening is logged: fetching them ahead answers nothing, so that nobody "reads" by hovering. */
const loggedPages = /^\/(leaks|my-reports|audit)(\/|$)/

/**
 * Tells a page its address and nonce, and the browser what the page may do: before the framework is asked, which takes the nonce
 * from the policy. Decides nothing about rights: every page and action asks the database itself. Answers the status of what is not
 * answered any further: an address with a NUL, which no reference and no search holds, and a guess at a page whose opening is logged.
 */
export function headPage(request: IncomingMessage, response: ServerResponse): 204 | 400 | null {
  const { headers, url = '' } = request
  delete headers[nonceHeader]
  const [path = ''] = url.split('?')
  if (noPages.test(path)) return null
  if (url.includes('%00')) return 400
  if (loggedPages.test(path) && isGuess(headers)) return 204
  const nonce = Buffer.from(crypto.randomUUID()).toString('base64')
  const policy = contentPolicy(nonce, isDevelopment())
  headers[nonceHeader] = nonce
  headers['content-security-policy'] = policy
  headers[pathHeader] = addressOf(url)
  response.setHeader('content-security-policy', policy)
  response.setHeader('cache-control', 'private, no-store')
  if (String(headers['x-forwarded-proto']).includes('https') || addressIsTls()) {
    response.setHeader('strict-transport-security', `max-age=${inSeconds(year)}; includeSubDomains`)
  }
  return null
}

/** Path and query as people see them: the framework adds a mark to what it fetches. */
function addressOf(url: string): string {
  const [path = '', ...search] = url.split('?')
  const query = search.join('?').split('&')
  const said = query.filter((part) => part !== '' && !part.startsWith('_rsc=')).join('&')
  return said === '' ? path : `${path}?${said}`
}

function isGuess(headers: IncomingMessage['headers']): boolean {
  return (
    headers[prefetchHeader] !== undefined || /prefetch|prerender/.test(`${headers.purpose} ${headers['sec-purpose']}`)
  )
}

/**
 * The content security policy of one page: scripts and style sheets only with this answer's nonce, nothing from outside,
 * no frames. Style attributes are allowed because components position with them. Development needs eval and plain
 * styles for reloading.
 */
function contentPolicy(nonce: string, development: boolean): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`,
    `style-src 'self' ${development ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' blob: data:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}
