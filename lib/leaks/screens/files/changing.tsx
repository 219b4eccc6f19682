'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import { RefusalAlert } from '@/components/form/refusal-alert'
import { useRefusal, useSend } from '@/components/form/use-send'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { removeLeakFileAction } from '../../actions'
import { AddFiles } from './add-files'

/** Adds files on a page that lists them. */
export function AddListedFiles(props: Omit<React.ComponentProps<typeof AddFiles>, 'stored'>) {
  const router = useRouter()
  return <AddFiles {...props} stored={() => router.refresh()} />
}

/** Takes a file away from a leak after asking why. */
export function RemoveLeakFile({ id, name }: { id: string; name: string }) {
  const t = useTranslations('attachments')
  const words = useTranslations('leaks')
  const router = useRouter()
  const fieldId = useId()
  const [open, setOpen] = useState(false)
  const { submit, pending, failure } = useSend(removeLeakFileAction, () => {
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
        <form noValidate action={(data) => submit({ id, reason: data.get('reason') })} className="grid gap-4">
          <p className="measure break-words">{words('files.removeHelp', { name })}</p>
          <RefusalAlert text={wrong} />
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
