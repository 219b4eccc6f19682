'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useRefreshWhenStale } from '@/components/act/act-form'
import { RefusalAlert } from '@/components/form/refusal-alert'
import { useRefusal, useSend } from '@/components/form/use-send'
import { Button } from '@/components/ui/button'
import type { DraftId } from '@/lib/db/ids'
import { signOffDraftAction } from '../drafting/actions'

/** Management signs off the draft exactly as it stands; one that was changed meanwhile is shown anew first. */
export function SignOffForm({ id, version }: { id: DraftId; version: number }) {
  const t = useTranslations('drafts')
  const router = useRouter()
  const { submit, pending, failure } = useSend(signOffDraftAction, () => router.refresh())
  const { whole: wrong } = useRefusal(failure)
  useRefreshWhenStale(failure)
  return (
    <form noValidate action={() => submit({ id, version })} className="grid max-w-sm gap-2">
      <RefusalAlert text={wrong} />
      <Button type="submit" variant="primary" size="lg" disabled={pending}>
        {pending ? t('form.working') : t('form.signOff')}
      </Button>
    </form>
  )
}
