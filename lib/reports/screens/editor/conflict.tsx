'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import type { Choice, Typed } from './merge'
import type { Edited } from './use-answers'

type Props = { theirs: Typed; edited: Edited | null; choose: (choice: Choice) => void }

/** Two people wrote in one question: both texts stand, and nothing is written until somebody chooses. */
export function Conflict({ theirs, edited, choose }: Props) {
  const t = useTranslations('drafting')
  const format = useFormatter()
  const when = edited ? format.dateTime(new Date(edited.at), { hour: '2-digit', minute: '2-digit' }) : ''
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
