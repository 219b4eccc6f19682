'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { CopyButton } from '@/components/copy/copy'
import { Alert } from '@/components/ui/alert'
import { Input } from '@/components/ui/input'
import type { Invitation } from '../users'

/** The link with which a person chooses a password: shown once, also when a mail brings it. */
export function InviteLink({ token, mail }: Pick<Invitation, 'token' | 'mail'>) {
  const t = useTranslations('access.link')
  const field = useRef<HTMLInputElement>(null)
  const address = `${window.location.origin}/welcome/${token}`
  useEffect(() => field.current?.select(), [])
  return (
    <Alert tone="ok" title={t('title')} role="status">
      <p className="measure mt-1">
        {t(`mail.${mail}`)} {t('help')}
      </p>
      <div className="mt-3 flex flex-wrap gap-2">
        <Input ref={field} readOnly value={address} aria-label={t('label')} className="max-w-xl flex-1 text-text" />
        <CopyButton text={address} />
      </div>
    </Alert>
  )
}
