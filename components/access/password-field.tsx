'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { describedBy, Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'

type Props = {
  id: string
  label: string
  autoComplete: 'current-password' | 'new-password'
  help?: string
  error?: string
}

/** A password that can be shown, pasted and filled in by a password manager. */
export function PasswordField({ id, label, autoComplete, help, error }: Props) {
  const t = useTranslations('access')
  const [shown, setShown] = useState(false)
  return (
    <Field id={id} label={label} help={help} error={error}>
      <div className="flex gap-2">
        <Input
          id={id}
          name={id}
          type={shown ? 'text' : 'password'}
          autoComplete={autoComplete}
          required
          spellCheck={false}
          autoCapitalize="none"
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy(id, { help, error })}
        />
        <Button className="shrink-0" aria-pressed={shown} aria-controls={id} onClick={() => setShown(!shown)}>
          {shown ? t('hide') : t('show')}
        </Button>
      </div>
    </Field>
  )
}

/** A password to be chosen, with what it must be. */
export function NewPasswordField({ id, error }: { id: string; error: string | undefined }) {
  const t = useTranslations('access')
  return (
    <PasswordField
      id={id}
      label={t('password.new')}
      autoComplete="new-password"
      help={t('password.help')}
      error={error}
    />
  )
}
