'use client'

import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { textOf } from '@/components/access/form-values'
import { PasswordField } from '@/components/access/password-field'
import { ProblemAlert } from '@/components/access/problem-alert'
import { useProblem } from '@/components/access/use-problem'
import { useSend } from '@/components/form/use-send'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import type { Result } from '@/lib/errors/refusal'

/** Present and new password. */
export function PasswordForm({ send }: { send: (input: unknown) => Promise<Result<null>> }) {
  const t = useTranslations('access')
  const [saved, setSaved] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const { submit, pending, failure } = useSend(send, () => {
    setSaved(true)
    form.current?.reset()
  })
  const problem = useProblem(failure)
  return (
    <form
      ref={form}
      method="post"
      onSubmit={(event) => {
        event.preventDefault()
        setSaved(false)
        const sent = new FormData(event.currentTarget)
        submit({ current: textOf(sent, 'current'), next: textOf(sent, 'next') })
      }}
      className="grid max-w-md gap-4"
    >
      <ProblemAlert text={problem.whole} />
      <PasswordField
        id="current"
        label={t('password.current')}
        autoComplete="current-password"
        error={problem.field('current')}
      />
      <PasswordField
        id="next"
        label={t('password.new')}
        autoComplete="new-password"
        help={t('password.help')}
        error={problem.field('next')}
      />
      {saved && (
        <Alert tone="ok" role="status">
          {t('password.changed')}
        </Alert>
      )}
      <Button type="submit" variant="primary" disabled={pending} className="justify-self-start">
        {pending ? t('working') : t('password.submit')}
      </Button>
    </form>
  )
}
