'use client'

import { useRefusal, useSend } from '@/components/form/use-send'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import type { Result } from '@/lib/errors/refusal'

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
  const { submit, pending, failure, saved } = useSend(send, () => undefined)
  const { whole } = useRefusal(failure, 'mail')
  return (
    <div className="grid justify-items-start gap-3">
      <Button disabled={pending} aria-label={label} onClick={() => submit(input)}>
        {pending ? working : text}
      </Button>
      <div aria-live="polite">
        {whole && <Alert tone="error">{whole}</Alert>}
        {saved && <Alert tone="ok">{done}</Alert>}
      </div>
    </div>
  )
}
