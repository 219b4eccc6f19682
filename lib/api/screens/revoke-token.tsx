'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { RefusalAlert } from '@/components/form/refusal-alert'
import { useRefusal, useSend } from '@/components/form/use-send'
import { Button } from '@/components/ui/button'
import { revokeTokenAction } from '../actions'

/** Ends a token at once. */
export function RevokeToken({ id, name }: { id: string; name: string }) {
  const t = useTranslations('api.tokens')
  const router = useRouter()
  const { submit, pending, failure } = useSend(revokeTokenAction, () => router.refresh())
  const { whole } = useRefusal(failure)
  return (
    <>
      <RefusalAlert text={whole} />
      <Button
        variant="danger"
        size="sm"
        disabled={pending}
        aria-label={t('revokeNamed', { name })}
        onClick={() => submit({ id })}
      >
        {t('revoke')}
      </Button>
    </>
  )
}
