'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useRefusal } from '@/components/form/use-refusal'
import { useSend } from '@/components/form/use-send'
import { Button } from '@/components/ui/button'
import { confirmAction } from '../actions'

type Props = { id: string; version: number; recordRef: string; variant?: 'primary'; size?: 'sm' }

/** One click by who answers for the record: it is still correct. Says in place why not. */
export function ConfirmButton({ id, version, recordRef, variant, size }: Props) {
  const t = useTranslations('review')
  const router = useRouter()
  const { submit, pending, failure } = useSend(confirmAction, () => router.refresh())
  const { whole: wrong } = useRefusal(failure)
  return (
    <span className="grid justify-items-start gap-1">
      <Button
        variant={variant}
        size={size}
        disabled={pending}
        aria-label={t('confirm.name', { ref: recordRef })}
        onClick={() => submit({ id, version })}
      >
        {pending ? t('working') : t('confirm.button')}
      </Button>
      {wrong && (
        <span role="alert" className="text-sm font-medium text-danger">
          {wrong}
        </span>
      )}
    </span>
  )
}
