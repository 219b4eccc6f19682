'use client'

import { useTranslations } from 'next-intl'
import { useState, useTransition } from 'react'
import { textOf } from '@/components/access/form-values'
import { PasswordField } from '@/components/access/password-field'
import { ProblemAlert } from '@/components/access/problem-alert'
import { TextField } from '@/components/access/text-field'
import { Button } from '@/components/ui/button'

type SignInProblem = { kind: 'wrong' | 'too_many' | 'unavailable'; minutes: number }

const unavailable: SignInProblem = { kind: 'unavailable', minutes: 0 }

/** Signs in through next-auth's credentials address. Null when it worked, else what to say. */
async function postCredentials(email: string, password: string): Promise<SignInProblem | null> {
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

/** E-mail and password. What was typed stays when it was wrong. */
export function LoginForm({ next }: { next: string }) {
  const t = useTranslations('access.login')
  const [problem, setProblem] = useState<SignInProblem | null>(null)
  const [pending, start] = useTransition()
  const submit = (form: FormData) =>
    start(async () => {
      setProblem(null)
      const refused = await postCredentials(textOf(form, 'email'), textOf(form, 'password'))
      if (refused) setProblem(refused)
      else window.location.assign(next)
    })
  return (
    <form
      method="post"
      onSubmit={(event) => {
        event.preventDefault()
        submit(new FormData(event.currentTarget))
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
