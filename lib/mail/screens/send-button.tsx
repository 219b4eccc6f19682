'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useSend } from '@/components/form/use-send'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import type { Failure, Result } from '@/lib/errors/refusal'

type Props = {
  send: (input: unknown) => Promise<Result<null>>
  input: unknown
  text: string
  /** Tells buttons with the same text apart. */
  label?: string
  working: string
  done: string
}

/** A button that asks the server for something, and says beside it what came of it. */
export function SendButton({ send, input, text, label, working, done }: Props) {
  const words = useWords()
  const [sent, setSent] = useState(false)
  const { submit, pending, failure } = useSend(send, () => setSent(true))
  return (
    <div className="grid justify-items-start gap-3">
      <Button disabled={pending} aria-label={label} onClick={() => submit(input)}>
        {pending ? working : text}
      </Button>
      <div aria-live="polite">
        {failure && <Alert tone="error">{words(failure)}</Alert>}
        {!failure && !pending && sent && <Alert tone="ok">{done}</Alert>}
      </div>
    </div>
  )
}

function useWords(): (failure: Failure) => string {
  const mail = useTranslations('mail')
  const errors = useTranslations('errors')
  return ({ reason, code }) => {
    if (reason && mail.has(`reasons.${reason}`)) return mail(`reasons.${reason}`)
    return reason && errors.has(`reasons.${reason}`) ? errors(`reasons.${reason}`) : errors(`codes.${code}`)
  }
}
