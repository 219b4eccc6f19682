export type SignInProblem = { kind: 'wrong' | 'too_many' | 'unavailable'; minutes: number }

const unavailable: SignInProblem = { kind: 'unavailable', minutes: 0 }

/** Signs in through next-auth's credentials address. Null when it worked, else what to say. */
export async function postCredentials(email: string, password: string): Promise<SignInProblem | null> {
  try {
    const { csrfToken }: { csrfToken?: string } = await (await fetch('/api/auth/csrf')).json()
    const answer = await fetch('/api/auth/callback/credentials', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ csrfToken, email, password, json: 'true' }),
    })
    const said: { url?: string } = await answer.json()
    // A form token that the browser did not keep comes back as a plain 200.
    return answer.ok && !said.url?.includes('csrf=true') ? null : problemOf(said)
  } catch {
    return unavailable
  }
}

/** next-auth names its refusal in the address it would have sent us to. */
function problemOf(body: { url?: string }): SignInProblem {
  const error = body.url ? new URL(body.url, window.location.origin).searchParams.get('error') : null
  if (error === 'wrong') return { kind: 'wrong', minutes: 0 }
  const wait = /^too_many\.(\d+)$/.exec(error ?? '')?.[1]
  return wait ? { kind: 'too_many', minutes: Math.max(1, Math.ceil(Number(wait) / 60)) } : unavailable
}
