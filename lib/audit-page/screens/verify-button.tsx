'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useRefusal, useSend } from '@/components/form/use-send'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import type { Verification } from '@/lib/audit/tree/verify'
import type { Result } from '@/lib/errors/refusal'

/** Checks the whole log on the server and says what was found. */
export function VerifyButton({ verify }: { verify: (input: unknown) => Promise<Result<Verification>> }) {
  const t = useTranslations('audit')
  const [found, setFound] = useState<Verification | null>(null)
  const { submit, pending, failure } = useSend(verify, setFound)
  const { whole } = useRefusal(failure)
  return (
    <div className="grid gap-3">
      <div data-chrome>
        <Button variant="primary" disabled={pending} onClick={() => submit({})}>
          {pending ? t('verify.running') : t('verify.button')}
        </Button>
      </div>
      <div aria-live="polite">
        {whole && <Alert tone="error">{whole}</Alert>}
        {!failure && !pending && found && <Outcome found={found} />}
      </div>
    </div>
  )
}

function Outcome({ found }: { found: Verification }) {
  const t = useTranslations('audit')
  if (found.state !== 'ok')
    return (
      <Alert tone="error" title={t('verify.tampered')}>
        {found.code && t(`problems.${found.code}`)}{' '}
        {found.firstBad !== null && t('verify.firstBad', { index: found.firstBad })} {t('verify.tell')}
      </Alert>
    )
  return (
    <Alert tone="ok">
      {t('verify.ok', { size: found.size })} {t('verify.covered', { size: found.checkpointSize ?? 0 })}{' '}
      {found.erased > 0 && t('verify.erased', { count: found.erased })}
    </Alert>
  )
}
