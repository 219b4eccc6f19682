import { NextRequest } from 'next/server'
import NextAuth from 'next-auth'
import { z } from 'zod'
import { bodyText, jsonOf } from '@/lib/access/request/body'
import { isOwnOrigin } from '@/lib/access/request/origin'
import { door } from '@/lib/log/door'
import { authOptions } from '@/lib/people/entry/auth-options'

type Context = { params: Promise<{ nextauth: string[] }> }

/** Only the form token; next-auth's own pages and lists stay closed. */
export const GET = door('route', 'sign_in.token', async (request: NextRequest, context: Context): Promise<Response> => {
  const path = (await context.params).nextauth.join('/')
  return path === 'csrf' ? NextAuth(request, context, authOptions(request)) : new Response(null, { status: 404 })
})

/** Only signing in with e-mail and password; signing out is an action of ours. */
export const POST = door('route', 'sign_in', async (request: NextRequest, context: Context): Promise<Response> => {
  const path = (await context.params).nextauth.join('/')
  if (path !== 'callback/credentials') return new Response(null, { status: 404 })
  if (!isOwnOrigin(request.headers)) return new Response(null, { status: 403 })
  const sent = await readable(request)
  if (typeof sent === 'number') return new Response(null, { status: sent })
  return NextAuth(sent, context, authOptions(sent))
})

const form = z.record(z.string().max(40), z.string().max(2_000))

/** The same request with a body that next-auth can read, read once and as far as it may be; else why not. */
async function readable(request: NextRequest): Promise<NextRequest | 400 | 413> {
  if (!request.headers.get('content-type')?.startsWith('application/json')) return 400
  const text = await bodyText(request)
  if (text === null) return 413
  const read = form.safeParse(jsonOf(text))
  return read.success ? new NextRequest(request.url, { method: 'POST', headers: request.headers, body: text }) : 400
}
