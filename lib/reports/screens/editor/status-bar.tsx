'use client'

import { useTranslations } from 'next-intl'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { ToQuestion } from './rail'
import type { SavingState } from './use-answers'

type Props = {
  state: SavingState
  /** Why the server does not take what was typed. */
  refused: string | null
  contested: readonly { code: string; question: string }[]
  /** Who else is there, as sentences. */
  others: readonly string[]
  suggested: number
  plain: number
  confirmAll: () => void
  saveNow: () => void
}

/** Stays in sight: whether what was typed is saved, who else is there, and the facts that can be taken at once. */
export function StatusBar({ state, refused, contested, others, suggested, plain, confirmAll, saveNow }: Props) {
  const t = useTranslations('drafting')
  const isStuck = state === 'offline' || state === 'signed_out' || state === 'refused'
  return (
    <div data-chrome className="sticky bottom-0 z-10 grid gap-2 border-t border-hairline bg-bg py-2.5">
      {state === 'refused' && (
        <Alert tone="error" role="alert">
          {refused}
        </Alert>
      )}
      {contested.length > 0 && (
        <p className="text-sm font-medium">
          {t('status.contested', { count: contested.length })}{' '}
          {contested.map(({ code, question }, index) => (
            <span key={code}>
              {index > 0 && ' · '}
              <ToQuestion code={code}>{question}</ToQuestion>
            </span>
          ))}
        </p>
      )}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 text-sm">
        {plain > 0 && (
          <Button size="sm" variant="primary" onClick={confirmAll}>
            {t('status.confirmAll', { count: plain })}
          </Button>
        )}
        <p role="status" className={isStuck ? 'font-medium' : 'text-muted'}>
          {(state !== 'saved' || contested.length === 0) && t(`status.${state}`)}
        </p>
        {isStuck && (
          <Button size="sm" onClick={saveNow}>
            {t('status.again')}
          </Button>
        )}
        {state === 'signed_out' && (
          <a href="/login" target="_blank" rel="noreferrer" className="text-accent underline">
            {t('status.signIn')}
          </a>
        )}
        {suggested > 0 && (
          <span className="text-muted max-sm:hidden">{t('status.suggested', { count: suggested })}</span>
        )}
        {others.length > 0 && <p role="status">{others.join(' · ')}</p>}
      </div>
    </div>
  )
}
