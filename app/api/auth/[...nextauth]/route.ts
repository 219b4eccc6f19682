import type { NextRequest } from 'next/server'
import NextAuth from 'next-auth'
import { authOptions } from '@/lib/access/auth-options'
import { isOwnOrigin } from '@/lib/action/origin'

type Context = { params: Promise<{ nextauth: string[] }> }

/** Only the form token; next-auth's own pages and lists stay closed. */
export async function GET(request: NextRequest, context: Context): Promise<Response> {
  const path = (await context.params).nextauth.join('/')
  return path === 'csrf' ? NextAuth(request, context, authOptions(request)) : new Response(null, { status: 404 })
}

/** Only signing in with e-mail and password; signing out is an action of ours. */
export async function POST(request: NextRequest, context: Context): Promise<Response> {
  const path = (await context.params).nextauth.join('/')
  if (path !== 'callback/credentials') return new Response(null, { status: 404 })
  if (!isOwnOrigin(request.headers)) return new Response(null, { status: 403 })
  return NextAuth(request, context, authOptions(request))
}
