import { type NextRequest, NextResponse } from 'next/server'
import { contentPolicy } from '@/lib/access/request/content-policy'
import { pathHeader, prefetchHeader } from '@/lib/access/request/incoming'
import { addressIsTls, isDevelopment } from '@/lib/config/process'
import { inSeconds, year } from '@/lib/time/length'

/** Pages whose opening is logged: fetching them ahead answers nothing, so that nobody "reads" by hovering. */
const loggedPages = /^\/(leaks|my-reports|audit)(\/|$)/

/** Sets headers and decides nothing about rights: every page and action asks the database itself. */
export function proxy(request: NextRequest): NextResponse {
  const { pathname, search, protocol } = request.nextUrl
  // No reference and no search holds a NUL, and no database takes one.
  if ((pathname + search).includes('%00')) return new NextResponse(null, { status: 400 })
  if (loggedPages.test(pathname) && isPrefetch(request.headers)) {
    return new NextResponse(null, { status: 204, headers: { 'cache-control': 'no-store' } })
  }
  const nonce = Buffer.from(crypto.randomUUID()).toString('base64')
  const policy = contentPolicy(nonce, isDevelopment())
  const headers = new Headers(request.headers)
  headers.delete('x-middleware-subrequest')
  headers.set('x-nonce', nonce)
  headers.set('content-security-policy', policy)
  headers.set(pathHeader, pathname + search)
  const response = NextResponse.next({ request: { headers } })
  response.headers.set('content-security-policy', policy)
  response.headers.set('cache-control', 'private, no-store')
  if (protocol === 'https:' || addressIsTls()) {
    response.headers.set('strict-transport-security', `max-age=${inSeconds(year)}; includeSubDomains`)
  }
  return response
}

function isPrefetch(headers: Headers): boolean {
  return (
    headers.has(prefetchHeader) ||
    headers.has('next-router-prefetch') ||
    /prefetch|prerender/.test(`${headers.get('purpose')} ${headers.get('sec-purpose')}`)
  )
}

export const config = { matcher: ['/((?!api/|_next/static|_next/image|icon.svg|manifest.webmanifest|favicon.ico).*)'] }
