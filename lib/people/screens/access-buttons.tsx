'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { ProblemAlert } from '@/components/access/problem-alert'
import { CopyButton } from '@/components/copy/copy'
import { useRefusal, useSend } from '@/components/form/use-send'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import type { Result } from '@/lib/errors/refusal'
import type { Invitation } from '../account-token'
import { HeldQuestion, heldIn } from './held-question'

type Send<T> = (input: unknown) => Promise<Result<T>>
type Props = {
  userId: string
  state: string | null
  /** The last invitation did not go out: the new link is it, sent again. */
  again: boolean
  newLink: Send<Invitation>
  disable: Send<null>
  enable: Send<{ waits: boolean }>
}

/** A new link, and ending or giving back access. */
export function AccessButtons({ userId, state, again, newLink, disable, enable }: Props) {
  const t = useTranslations('access')
  const [made, setMade] = useState<Invitation | null>(null)
  const link = useSend(newLink, setMade)
  const ending = useSend(disable, () => setMade(null))
  const held = heldIn(ending.failure)
  const giving = useSend(enable, () => setMade(null))
  const problem = useRefusal(link.failure ?? (held ? null : ending.failure) ?? giving.failure, 'access')
  const busy = link.pending || ending.pending || giving.pending
  const disabled = state === 'disabled'
  return (
    <div className="grid gap-4">
      <ProblemAlert text={problem.whole} />
      {made && <InviteLink key={made.token} invitation={made} />}
      <p className="measure text-sm text-muted">{disabled ? t('people.enableHelp') : t('people.disableHelp')}</p>
      {held && (
        <HeldQuestion
          held={held}
          button={t('people.disableKnowing')}
          busy={busy}
          go={() => ending.submit({ userId, knowing: true })}
        />
      )}
      <div className="flex flex-wrap gap-2">
        {!disabled && (
          <Button disabled={busy} onClick={() => link.submit({ userId })}>
            {again ? t('people.sendAgain') : t('people.newLink')}
          </Button>
        )}
        {disabled ? (
          <Button disabled={busy} onClick={() => giving.submit({ userId })}>
            {t('people.enable')}
          </Button>
        ) : (
          <Button variant="danger" disabled={busy} onClick={() => ending.submit({ userId })}>
            {t('people.disable')}
          </Button>
        )}
      </div>
    </div>
  )
}

/** The link with which a person chooses a password: shown once, and only where no mail brings it. */
export function InviteLink({ invitation: { token, mail, waits } }: { invitation: Invitation }) {
  const t = useTranslations('access.link')
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.select(), [])
  if (token === null) {
    return (
      <Alert tone="ok" title={t(waits ? 'waits.title' : 'mailed.title')} role="status">
        <p className="measure mt-1">{t(waits ? 'waits.help' : 'mailed.help')}</p>
      </Alert>
    )
  }
  const address = `${window.location.origin}/welcome/${token}`
  return (
    <Alert tone="ok" title={t('title')} role="status">
      <p className="measure mt-1">
        {t(`mail.${mail ?? 'nobody'}`)} {t('help')}
      </p>
      <div className="mt-3 flex flex-wrap gap-2">
        <Input ref={field} readOnly value={address} aria-label={t('label')} className="max-w-xl flex-1 text-text" />
        <CopyButton text={address} />
      </div>
    </Alert>
  )
}
