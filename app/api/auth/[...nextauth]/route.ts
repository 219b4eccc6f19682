import type { NextRequest } from 'next/server'
import NextAuth from 'next-auth'
import { z } from 'zod'
import { isOwnOrigin } from '@/lib/action/origin'
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
  if (!(await isJson(request.clone()))) return new Response(null, { status: 400 })
  return NextAuth(request, context, authOptions(request))
})

/** A body next-auth can read; it would fail on any other. */
async function isJson(request: Request): Promise<boolean> {
  if (!request.headers.get('content-type')?.startsWith('application/json')) return false
  const text = await request.text()
  if (text.length > 16_384) return false
  return z.record(z.string(), z.string()).safeParse(parsed(text)).success
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
