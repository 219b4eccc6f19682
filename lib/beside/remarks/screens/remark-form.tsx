'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useId } from 'react'
import { RefusalAlert } from '@/components/form/refusal-alert'
import { useRefusal, useSend } from '@/components/form/use-send'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Textarea } from '@/components/ui/input'
import { createRemarkAction, updateRemarkAction } from '../actions'

type Props = { recordId: string; remark: { id: string; body: string; version: number } | null }

/** A new remark, or other words for one that is there. */
export function RemarkForm({ recordId, remark }: Props) {
  const t = useTranslations('review.remarks')
  const router = useRouter()
  const id = useId()
  const { submit, pending, failure } = useSend(remark ? updateRemarkAction : createRemarkAction, () => router.refresh())
  const { whole: wrong } = useRefusal(failure)
  const send = (data: FormData) =>
    submit(
      remark
        ? { id: remark.id, version: remark.version, body: data.get('body') }
        : { recordId, body: data.get('body') },
    )
  return (
    <form noValidate action={send} onReset={(event) => event.preventDefault()} className="grid gap-2">
      <RefusalAlert text={wrong} />
      <Field id={id} label={remark ? t('change') : t('new')}>
        <Textarea id={id} name="body" rows={2} required maxLength={4000} defaultValue={remark?.body} />
      </Field>
      <div>
        <Button type="submit" size="sm" disabled={pending}>
          {t('save')}
        </Button>
      </div>
    </form>
  )
}
