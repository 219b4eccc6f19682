'use client'

import { useTranslations } from 'next-intl'
import { useState, useTransition } from 'react'
import { textOf } from '@/components/access/form-values'
import { PasswordField } from '@/components/access/password-field'
import { ProblemAlert } from '@/components/access/problem-alert'
import { TextField } from '@/components/access/text-field'
import { Button } from '@/components/ui/button'
import { postCredentials, type SignInProblem } from './post-credentials'

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
