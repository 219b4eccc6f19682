'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import { useRefusal } from '@/components/form/use-refusal'
import { useSend } from '@/components/form/use-send'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { removeAttachmentAction } from '../actions'

/** Takes a file away after asking why. */
export function RemoveFile({ id, name }: { id: string; name: string }) {
  const t = useTranslations('attachments')
  const router = useRouter()
  const fieldId = useId()
  const [open, setOpen] = useState(false)
  const { submit, pending, failure } = useSend(removeAttachmentAction, () => {
    setOpen(false)
    router.refresh()
  })
  const { whole: wrong } = useRefusal(failure)
  return (
    <>
      <Button variant="quiet" size="sm" onClick={() => setOpen(true)} aria-label={t('removeNamed', { name })}>
        {t('remove')}
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} title={t('removeTitle')} titleId={`${fieldId}-title`}>
        <form action={(data) => submit({ id, reason: data.get('reason') })} className="grid gap-4">
          <p className="measure break-words">{t('removeHelp', { name })}</p>
          {wrong && (
            <Alert tone="error" role="alert">
              {wrong}
            </Alert>
          )}
          <Field id={fieldId} label={t('reason')}>
            <Input id={fieldId} name="reason" required maxLength={500} />
          </Field>
          <div className="flex flex-wrap gap-3">
            <Button type="submit" variant="danger" disabled={pending}>
              {t('remove')}
            </Button>
            <Button variant="quiet" onClick={() => setOpen(false)}>
              {t('cancel')}
            </Button>
          </div>
        </form>
      </Dialog>
    </>
  )
}
