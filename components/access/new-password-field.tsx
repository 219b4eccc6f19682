'use client'

import { useTranslations } from 'next-intl'
import { PasswordField } from './password-field'

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
