import { type APIRequestContext, request } from '@playwright/test'
import { people } from '@/lib/examples/optipost/people'

/** Everybody who knocks: the example people and somebody who is not signed in. */
export const knockers = [...Object.keys(people), 'nobody'] as readonly Knocker[]
export type Knocker = keyof typeof people | 'nobody'

/** Roles of a knocker. */
export function rolesOf(knocker: Knocker): readonly string[] {
  return knocker === 'nobody' ? [] : people[knocker].roles
}

/** A browserless session of this person, signed in the way the form does it. */
export async function sessionOf(knocker: Knocker, baseURL: string): Promise<APIRequestContext> {
  const session = await request.newContext({ baseURL, extraHTTPHeaders: { origin: baseURL }, maxRedirects: 0 })
  if (knocker === 'nobody') return session
  const { email, password } = people[knocker]
  const { csrfToken } = await (await session.get('/api/auth/csrf')).json()
  const answer = await session.post('/api/auth/callback/credentials', {
    data: { csrfToken, email, password, json: 'true' },
  })
  if (!answer.ok()) throw new Error(`${knocker} cannot sign in: ${answer.status()} ${await answer.text()}`)
  return session
}
