'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { useRefusal } from '@/components/form/use-refusal'
import { useSend } from '@/components/form/use-send'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { forceAction } from '../actions'

type Props = { id: string; contentHash: string; backHref: string /** What it sets in motion. */; children?: ReactNode }

/** Puts the accepted version in force, naming it by its content hash. */
export function ForceForm({ id, contentHash, backHref, children }: Props) {
  const t = useTranslations('review')
  const router = useRouter()
  const { submit, pending, failure } = useSend(forceAction, () => router.push(backHref))
  const { whole: wrong } = useRefusal(failure)
  return (
    <form
      className="grid max-w-3xl gap-3 rounded-md border border-hairline bg-surface p-4 sm:p-5"
      action={() => submit({ id, contentHash })}
    >
      {wrong && (
        <Alert tone="error" role="alert">
          {wrong}
        </Alert>
      )}
      {children}
      <p>{t('forceHelp')}</p>
      <p className="text-sm text-muted">
        {t('hash')} <code className="block break-all">{contentHash}</code>
      </p>
      <div>
        <Button type="submit" variant="primary" disabled={pending}>
          {pending ? t('working') : t('force')}
        </Button>
      </div>
    </form>
  )
}
