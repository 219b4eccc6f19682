'use client'

import { useTranslations } from 'next-intl'
import { NewPasswordField } from '@/components/access/password-field'
import { ProblemAlert } from '@/components/access/problem-alert'
import { textOf } from '@/components/access/text-field'
import { useRefusal, useSend } from '@/components/form/use-send'
import { Button } from '@/components/ui/button'
import type { Result } from '@/lib/errors/refusal'

type Props = { token: string; email: string; send: (input: unknown) => Promise<Result<null>> }

export function WelcomeForm({ token, email, send }: Props) {
  const t = useTranslations('access')
  const { submit, pending, failure } = useSend(send, () => window.location.assign('/login'))
  const problem = useRefusal(failure, 'access')
  return (
    <form
      noValidate
      method="post"
      onSubmit={(event) => {
        event.preventDefault()
        submit({ token, password: textOf(new FormData(event.currentTarget), 'password') })
      }}
      className="grid gap-4"
    >
      <ProblemAlert text={problem.whole} />
      <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
      <NewPasswordField id="password" error={problem.field('password')} />
      <Button type="submit" variant="primary" size="lg" disabled={pending} className="justify-self-start">
        {pending ? t('working') : t('welcome.submit')}
      </Button>
    </form>
  )
}
