'use client'

import { useTranslations } from 'next-intl'
import { useRef } from 'react'
import { NewPasswordField, PasswordField } from '@/components/access/password-field'
import { ProblemAlert } from '@/components/access/problem-alert'
import { SaveFoot } from '@/components/access/save-foot'
import { textOf } from '@/components/access/text-field'
import { useRefusal, useSend } from '@/components/form/use-send'
import type { Result } from '@/lib/errors/refusal'

/** Present and new password. */
export function PasswordForm({ send }: { send: (input: unknown) => Promise<Result<null>> }) {
  const t = useTranslations('access')
  const form = useRef<HTMLFormElement>(null)
  const { submit, pending, failure, saved } = useSend(send, () => form.current?.reset())
  const problem = useRefusal(failure, 'access')
  return (
    <form
      noValidate
      ref={form}
      method="post"
      onSubmit={(event) => {
        event.preventDefault()
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
      <NewPasswordField id="next" error={problem.field('next')} />
      <SaveFoot
        saved={saved}
        savedText={t('password.changed')}
        submitText={pending ? t('working') : t('password.submit')}
        pending={pending}
      />
    </form>
  )
}
