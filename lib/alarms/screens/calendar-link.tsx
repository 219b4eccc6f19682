'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { CopyButton } from '@/components/copy/copy'
import { RefusalAlert } from '@/components/form/refusal-alert'
import { useRefusal, useSend } from '@/components/form/use-send'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { makeLinkAction, revokeLinkAction } from '../actions'

type Props = {
  hasLink: boolean
  /** Only who is shown clocks makes one; to end one everybody may. */
  mayMake: boolean
}

/** Making and ending the secret link of a calendar; its address stands here once. */
export function CalendarLink({ hasLink, mayMake }: Props) {
  const t = useTranslations('alarms.calendar')
  const router = useRouter()
  const [secret, setSecret] = useState<string | null>(null)
  const making = useSend(makeLinkAction, (made) => {
    setSecret(made.secret)
    router.refresh()
  })
  const ending = useSend(revokeLinkAction, () => {
    setSecret(null)
    router.refresh()
  })
  const problem = useRefusal(making.failure ?? ending.failure)
  const busy = making.pending || ending.pending
  return (
    <div className="grid gap-4">
      <RefusalAlert text={problem.whole} />
      {secret && <Made key={secret} secret={secret} />}
      <div className="flex flex-wrap gap-2">
        {mayMake && (
          <Button disabled={busy} onClick={() => making.submit({})}>
            {hasLink ? t('again') : t('make')}
          </Button>
        )}
        {hasLink && (
          <Button variant="danger" disabled={busy} onClick={() => ending.submit({})}>
            {t('revoke')}
          </Button>
        )}
      </div>
    </div>
  )
}

function Made({ secret }: { secret: string }) {
  const t = useTranslations('alarms.calendar')
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.select(), [])
  const address = `${window.location.origin}/api/calendar/${secret}.ics`
  return (
    <Alert tone="ok" title={t('ready')} role="status">
      <p className="measure mt-1">{t('once')}</p>
      <div className="mt-3 flex flex-wrap gap-2">
        <Input ref={field} readOnly value={address} aria-label={t('label')} className="max-w-xl flex-1 text-text" />
        <CopyButton text={address} />
      </div>
    </Alert>
  )
}
