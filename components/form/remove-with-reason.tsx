'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import type { Result } from '@/lib/errors/refusal'
import { RefusalAlert } from './refusal-alert'
import { useRefusal, useSend } from './use-send'

type Props = {
  id: string
  /** Of the file, as the list shows it. */
  name: string
  /** What becomes of it. */
  help: string
  action: (input: unknown) => Promise<Result<unknown>>
  /** What it is called, where it is more than taking away. */
  verb?: 'remove' | 'erase'
}

/** Takes a file away after asking why; the page then shows what is left. Needs the catalogues `attachments` and `errors`. */
export function RemoveWithReason({ id, name, help, action, verb = 'remove' }: Props) {
  const t = useTranslations('attachments')
  const router = useRouter()
  const fieldId = useId()
  const [open, setOpen] = useState(false)
  const { submit, pending, failure } = useSend(action, () => {
    setOpen(false)
    router.refresh()
  })
  const { whole: wrong } = useRefusal(failure)
  return (
    <>
      <Button variant="quiet" size="sm" onClick={() => setOpen(true)} aria-label={t(`${verb}Named`, { name })}>
        {t(verb)}
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} title={t(`${verb}Title`)} titleId={`${fieldId}-title`}>
        <form noValidate action={(data) => submit({ id, reason: data.get('reason') })} className="grid gap-4">
          <p className="measure break-words">{help}</p>
          <RefusalAlert text={wrong} />
          <Field id={fieldId} label={t('reason')}>
            <Input id={fieldId} name="reason" required maxLength={500} />
          </Field>
          <div className="flex flex-wrap gap-3">
            <Button type="submit" variant="danger" disabled={pending}>
              {t(verb)}
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
