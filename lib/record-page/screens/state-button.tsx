'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import { useSend } from '@/components/form/use-send'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { TextLink } from '@/components/ui/link'
import type { Failure } from '@/lib/errors/refusal'
import { restoreRecordAction, retireRecordAction } from '@/lib/records/actions'
import { usersIn } from '@/lib/records/screens/users-in'
import { errorText } from '@/lib/text/error-text'

type Props = { recordRef: string; version: number; to: 'retire' | 'restore' }

/** Retires or restores a record after asking. Refused while in use: the dialog then shows by what. */
export function StateButton({ recordRef, version, to }: Props) {
  const t = useTranslations(`registers.${to}`)
  const all = useTranslations('registers')
  const router = useRouter()
  const titleId = useId()
  const [open, setOpen] = useState(false)
  const done = () => {
    setOpen(false)
    router.refresh()
  }
  const { submit, pending, failure } = useSend(to === 'retire' ? retireRecordAction : restoreRecordAction, done)
  return (
    <>
      <Button variant="secondary" onClick={() => setOpen(true)}>
        {t('button')}
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} title={t('title', { ref: recordRef })} titleId={titleId}>
        <p className="measure">{t('help')}</p>
        {failure && <Refused failure={failure} inUse={all('retire.inUse')} hidden={all('usedBy.hidden')} />}
        <div className="mt-5 flex flex-wrap gap-3">
          <Button
            variant={to === 'retire' ? 'danger' : 'primary'}
            disabled={pending}
            onClick={() => submit({ ref: recordRef, version })}
          >
            {t('confirm')}
          </Button>
          <Button variant="quiet" onClick={() => setOpen(false)}>
            {all('cancel')}
          </Button>
        </div>
      </Dialog>
    </>
  )
}

function Refused({ failure, inUse, hidden }: { failure: Failure; inUse: string; hidden: string }) {
  const errors = useTranslations('errors')
  const users = usersIn(failure.data)
  return (
    <Alert tone="error" role="alert" title={errorText(errors, failure)} className="mt-4">
      {users.length > 0 && (
        <>
          <p>{inUse}</p>
          <ul className="mt-2 grid gap-1">
            {users.map(({ ref, register, title }) => (
              <li key={ref}>
                {title === '' ? (
                  `${ref}, ${hidden}`
                ) : (
                  <TextLink href={`/registers/${register}/${ref}`}>{`${ref} ${title}`}</TextLink>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </Alert>
  )
}
