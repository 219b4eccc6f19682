'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useRefusal } from '@/components/form/use-refusal'
import { useSend } from '@/components/form/use-send'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { removeCommentAction } from '../actions'

/** Removes a comment after asking: the question unfolds below the word. */
export function RemoveComment({ id }: { id: string }) {
  const t = useTranslations('talk.remove')
  const router = useRouter()
  const { submit, pending, failure } = useSend(removeCommentAction, () => router.refresh())
  const { whole: wrong } = useRefusal(failure)
  return (
    <details className="text-sm">
      <summary className="min-h-6 w-fit cursor-pointer text-accent max-lg:min-h-11 max-lg:content-center">
        {t('ask')}
      </summary>
      <div className="mt-1 grid justify-items-start gap-2">
        {wrong && (
          <Alert tone="error" role="alert">
            {wrong}
          </Alert>
        )}
        <p className="text-muted">{t('help')}</p>
        <Button size="sm" variant="danger" disabled={pending} onClick={() => submit({ id })}>
          {t('confirm')}
        </Button>
      </div>
    </details>
  )
}
