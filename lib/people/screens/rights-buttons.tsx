'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { ProblemAlert } from '@/components/access/problem-alert'
import { useRefusal, useSend } from '@/components/form/use-send'
import { Button } from '@/components/ui/button'
import type { Result } from '@/lib/errors/refusal'
import type { Invitation } from '../account-token'
import { InviteLink } from './access-buttons'

type Props = {
  id: string
  name: string
  confirm: (input: unknown) => Promise<Result<{ invitation: Invitation | null }>>
  refuse: (input: unknown) => Promise<Result<null>>
}

/** Yes or no of the second person; where no mail brings the link, it is theirs to hand over. */
export function RightsButtons({ id, name, confirm, refuse }: Props) {
  const t = useTranslations('access')
  const [made, setMade] = useState<Invitation | null>(null)
  const yes = useSend(confirm, ({ invitation }) => setMade(invitation))
  const no = useSend(refuse, () => undefined)
  const problem = useRefusal(yes.failure ?? no.failure, 'access')
  const busy = yes.pending || no.pending
  if (made) return <InviteLink invitation={made} />
  return (
    <div className="grid gap-2">
      <ProblemAlert text={problem.whole} />
      <p className="measure text-sm">{t('rights.confirmHelp', { name })}</p>
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" disabled={busy} onClick={() => yes.submit({ id })}>
          {t('rights.confirm')}
        </Button>
        <Button disabled={busy} onClick={() => no.submit({ id })}>
          {t('rights.refuse')}
        </Button>
      </div>
    </div>
  )
}
