'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { NewPasswordField } from '@/components/access/password-field'
import { ProblemAlert } from '@/components/access/problem-alert'
import { TextField, textOf } from '@/components/access/text-field'
import { unreachable } from '@/components/form/model/answer'
import { useRefusal, useSend } from '@/components/form/use-send'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { type Choice, Select } from '@/components/ui/input'
import type { Result } from '@/lib/errors/refusal'
import { signIn } from './login-form'

type Typed = Record<'token' | 'organisation' | 'locale' | 'name' | 'email' | 'password', string>
type Props = { languages: readonly Choice[]; locale: string; send: (input: Typed) => Promise<Result<null>> }

/** The token may come behind the # of the printed address: that part never reaches a server or its log. */
export function SetupForm({ languages, locale, send }: Props) {
  const t = useTranslations('access')
  const [token, setToken] = useState('')
  useEffect(() => setToken(window.location.hash.slice(1)), [])
  // The way in is that of every day, so that its limits, its log entry and its session are the same.
  const { submit, pending, failure } = useSend<null, Typed>(send, async (_, { email, password }) => {
    const entered = await signIn({ email, password }).catch(() => unreachable)
    window.location.assign(entered.ok ? '/' : '/login')
  })
  const problem = useRefusal(failure, 'access')
  return (
    <form
      noValidate
      method="post"
      onSubmit={(event) => {
        event.preventDefault()
        const form = new FormData(event.currentTarget)
        const typed = (name: string) => textOf(form, name)
        const who = { name: typed('name'), email: typed('email'), password: typed('password') }
        submit({ token: typed('token'), organisation: typed('organisation'), locale: typed('locale'), ...who })
      }}
      className="grid gap-4"
    >
      <ProblemAlert text={problem.whole} />
      <TextField
        id="token"
        label={t('setup.token')}
        help={t('setup.tokenHelp')}
        value={token}
        onChange={(event) => setToken(event.target.value)}
        autoComplete="off"
        spellCheck={false}
        required
        error={problem.field('token')}
      />
      <TextField id="organisation" label={t('setup.organisation')} required error={problem.field('organisation')} />
      <Field id="locale" label={t('setup.language')}>
        <Select id="locale" name="locale" options={languages} defaultValue={locale} />
      </Field>
      <TextField id="name" label={t('person.name')} autoComplete="name" required error={problem.field('name')} />
      <TextField
        id="email"
        label={t('person.email')}
        type="email"
        autoComplete="username"
        required
        error={problem.field('email')}
      />
      <NewPasswordField id="password" error={problem.field('password')} />
      <Button type="submit" variant="primary" size="lg" disabled={pending} className="justify-self-start">
        {pending ? t('working') : t('setup.submit')}
      </Button>
    </form>
  )
}
