'use client'

import { useTranslations } from 'next-intl'
import { PasswordField } from '@/components/access/password-field'
import { ProblemAlert } from '@/components/access/problem-alert'
import { TextField, textOf } from '@/components/access/text-field'
import { useSend } from '@/components/form/use-send'
import { Button } from '@/components/ui/button'
import type { Failure, Result } from '@/lib/errors/refusal'

type Credentials = { email: string; password: string }

/** Signs in through next-auth's credentials address. Refuses `denied`, `too_many` (with the minutes to wait) or `unavailable`. */
export async function signIn({ email, password }: Credentials): Promise<Result<null>> {
  const { csrfToken }: { csrfToken?: string } = await (await fetch('/api/auth/csrf')).json()
  const answer = await fetch('/api/auth/callback/credentials', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ csrfToken, email, password, json: 'true' }),
  })
  const said: { url?: string } = await answer.json()
  // A form token that the browser did not keep comes back as a plain 200.
  return answer.ok && !said.url?.includes('csrf=true') ? { ok: true, value: null } : refusalIn(said)
}

/** next-auth names its refusal in the address it would have sent us to. */
function refusalIn(body: { url?: string }): Failure {
  const error = body.url ? new URL(body.url, window.location.origin).searchParams.get('error') : null
  if (error === 'wrong') return { ok: false, code: 'denied' }
  const wait = /^too_many\.(\d+)$/.exec(error ?? '')?.[1]
  if (!wait) return { ok: false, code: 'unavailable' }
  return { ok: false, code: 'too_many', data: Math.max(1, Math.ceil(Number(wait) / 60)) }
}

/** Which words say it, and how many minutes to wait. */
function problemOf({ code, data }: Failure) {
  const kind = code === 'denied' ? 'wrong' : code === 'too_many' ? code : 'unavailable'
  return { kind, minutes: typeof data === 'number' ? data : 0 } as const
}

/** E-mail and password. What was typed stays when it was wrong. */
export function LoginForm({ next }: { next: string }) {
  const t = useTranslations('access.login')
  const { submit, pending, failure } = useSend(signIn, () => window.location.assign(next))
  const problem = failure && problemOf(failure)
  return (
    <form
      noValidate
      method="post"
      onSubmit={(event) => {
        event.preventDefault()
        const form = new FormData(event.currentTarget)
        submit({ email: textOf(form, 'email'), password: textOf(form, 'password') })
      }}
      className="grid gap-4"
    >
      <ProblemAlert text={problem && t(`problems.${problem.kind}`, { minutes: problem.minutes })} />
      <TextField id="email" label={t('email')} type="email" autoComplete="username" required autoCapitalize="none" />
      <PasswordField id="password" label={t('password')} autoComplete="current-password" />
      <Button type="submit" variant="primary" size="lg" disabled={pending} className="justify-self-start">
        {pending ? t('working') : t('submit')}
      </Button>
    </form>
  )
}
