'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import { useRefusal, useSend } from '@/components/form/use-send'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Checkbox } from '@/components/ui/input'
import { errorText, fieldErrorText } from '@/lib/text/error-text'
import { restoreVersionAction } from '../actions'
import { type Obstacle, obstaclesOf } from '../obstacles'

type Props = {
  register: string
  recordRef: string
  version: number
  number: number
  /** Names of the fields, for what cannot be taken back. */
  labels: Readonly<Record<string, string>>
  /** Fields of the version that are no longer declared. */
  former: readonly string[]
}

/** Takes a version back as a draft, after asking; what cannot be taken back any more is left out only by a tick. */
export function RestoreButton({ register, recordRef, version, number, labels, former }: Props) {
  const t = useTranslations('versions')
  const errors = useTranslations('errors')
  const router = useRouter()
  const titleId = useId()
  const [open, setOpen] = useState(false)
  const [leaveOut, setLeaveOut] = useState<readonly string[]>([])
  const { submit, pending, failure } = useSend(restoreVersionAction, () => {
    setOpen(false)
    router.push(`/registers/${register}/${recordRef}`)
  })
  const { whole: wrong } = useRefusal(failure)
  const obstacles = obstaclesOf(failure)
  const said = (one: Obstacle) =>
    `${t('leaveOut', { what: [labels[one.field] ?? one.field, one.ref, one.title].filter(Boolean).join(' · ') })} (${fieldErrorText(errors, one.why)})`
  const tick = (key: string, on: boolean) =>
    setLeaveOut((kept) => (on ? [...kept, key] : kept.filter((one) => one !== key)))
  return (
    <>
      <Button size="sm" onClick={() => setOpen(true)}>
        {t('restore')}
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} title={t('restoreTitle', { number })} titleId={titleId}>
        <div className="grid gap-4">
          <p className="measure">{t('restoreHelp')}</p>
          {former.length > 0 && <p className="measure text-muted">{t('formerLost', { fields: former.join(', ') })}</p>}
          {failure && (
            <Alert
              tone="error"
              role="alert"
              title={obstacles.length > 0 ? t('blocked') : (wrong ?? errorText(errors, failure))}
            >
              {obstacles.map((one) => (
                <Checkbox
                  key={one.key}
                  label={said(one)}
                  checked={leaveOut.includes(one.key)}
                  onChange={(event) => tick(one.key, event.target.checked)}
                />
              ))}
            </Alert>
          )}
          <div className="flex flex-wrap gap-3">
            <Button
              variant="primary"
              disabled={pending}
              onClick={() => submit({ register, ref: recordRef, version, number, leaveOut })}
            >
              {t('restoreConfirm')}
            </Button>
            <Button variant="quiet" onClick={() => setOpen(false)}>
              {t('cancel')}
            </Button>
          </div>
        </div>
      </Dialog>
    </>
  )
}
