'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useRefusal } from '@/components/form/use-refusal'
import { useSend } from '@/components/form/use-send'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import type { DraftId } from '@/lib/db/ids'
import { signOffDraftAction } from '../actions'

/** Management signs off the draft exactly as it stands. */
export function SignOffForm({ id, version }: { id: DraftId; version: number }) {
  const t = useTranslations('drafts')
  const router = useRouter()
  const { submit, pending, failure } = useSend(signOffDraftAction, () => router.refresh())
  const { whole: wrong } = useRefusal(failure)
  return (
    <form action={() => submit({ id, version })} className="grid gap-2">
      {wrong && (
        <Alert tone="error" role="alert">
          {wrong}
        </Alert>
      )}
      <Button type="submit" variant="primary" disabled={pending}>
        {pending ? t('form.working') : t('form.signOff')}
      </Button>
      <p className="text-sm text-muted">{t('form.signOffVoided')}</p>
    </form>
  )
}
