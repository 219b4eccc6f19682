'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, useRef, useState } from 'react'
import { RefusalAlert } from '@/components/form/refusal-alert'
import { useRefusal, useSend } from '@/components/form/use-send'
import { Button } from '@/components/ui/button'
import { describedBy, Field } from '@/components/ui/field'
import { Textarea } from '@/components/ui/input'
import type { Result } from '@/lib/errors/refusal'
import { textLimits } from '../../facts/answers'

type Props = {
  add: (note: { clientId: string; body: string }) => Promise<Result<unknown>>
  help: string
  done: () => void
}

/** Words that a reporter adds. The id stays the same until they arrived, so that sending twice adds them once. */
export function NoteForm({ add, help, done }: Props) {
  const t = useTranslations('leaks.mine')
  const clientId = useRef<string | null>(null)
  const [body, setBody] = useState('')
  const { submit, pending, failure } = useSend(add, () => {
    clientId.current = null
    setBody('')
    done()
  })
  const { whole, field } = useRefusal(failure)
  const error = field('body')
  const send = (event: FormEvent) => {
    event.preventDefault()
    clientId.current ??= crypto.randomUUID()
    submit({ clientId: clientId.current, body })
  }
  return (
    <form noValidate onSubmit={send} className="grid gap-4">
      <RefusalAlert text={whole} />
      <Field id="note" label={t('note')} help={help} error={error}>
        <Textarea
          id="note"
          value={body}
          maxLength={textLimits.note}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy('note', { help, error })}
          onChange={(event) => setBody(event.target.value)}
        />
      </Field>
      <div>
        <Button type="submit" variant="primary" size="lg" disabled={pending}>
          {t('send')}
        </Button>
      </div>
    </form>
  )
}
