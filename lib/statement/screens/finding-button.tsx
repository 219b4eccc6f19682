'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useRefusal, useSend } from '@/components/form/use-send'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { noteDifferenceAction } from '../actions'

/** Makes a finding of a difference, once. */
export function FindingButton({ statement, of }: { statement: number; of: string }) {
  const t = useTranslations('statement')
  const router = useRouter()
  const { submit, pending, failure } = useSend(noteDifferenceAction, () => router.refresh())
  const { whole } = useRefusal(failure)
  return (
    <div className="grid justify-items-start gap-2">
      {whole && (
        <Alert tone="error" role="alert">
          {whole}
        </Alert>
      )}
      <Button disabled={pending} onClick={() => submit({ statement, key: of })}>
        {t('compare.note')}
      </Button>
    </div>
  )
}
