'use client'

import { useTranslations } from 'next-intl'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import type { Choice, Typed } from './merge'
import type { Edited } from './use-answers'
import { useMoment } from './use-moment'

type Props = { theirs: Typed; edited: Edited | null; choose: (choice: Choice) => void }

/** Two people wrote in one question: both texts stand, and nothing is written until somebody chooses. */
export function Conflict({ theirs, edited, choose }: Props) {
  const t = useTranslations('drafting')
  const moment = useMoment()
  const when = edited ? moment(edited.at) : ''
  return (
    <Alert tone="warning" role="alert" title={t('conflict.title', { name: edited?.byName ?? '', when })}>
      <p className="text-sm">{t('conflict.help')}</p>
      <blockquote className="my-2 border-l-2 border-current pl-3 wrap-anywhere whitespace-pre-line">
        {theirs.text || t(`states.${theirs.state}`)}
      </blockquote>
      <div className="flex flex-wrap gap-2">
        <Button size="sm" onClick={() => choose('mine')}>
          {t('conflict.mine')}
        </Button>
        <Button size="sm" onClick={() => choose('theirs')}>
          {t('conflict.theirs')}
        </Button>
        <Button size="sm" onClick={() => choose('both')}>
          {t('conflict.both')}
        </Button>
      </div>
    </Alert>
  )
}
