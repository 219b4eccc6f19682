'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type FormEvent, useRef, useState } from 'react'
import { RefusalAlert } from '@/components/form/refusal-alert'
import { useRefusal, useSend } from '@/components/form/use-send'
import { Button } from '@/components/ui/button'
import { describedBy, Field } from '@/components/ui/field'
import { Textarea } from '@/components/ui/input'
import { addNoteAction } from '../../actions'
import { textLimits } from '../../facts/answers'

/** Adds to an own report. The id stays the same until it arrived, so that sending twice adds it once. */
export function AddNote({ leakRef }: { leakRef: string }) {
  const t = useTranslations('leaks')
  const router = useRouter()
  const clientId = useRef<string | null>(null)
  const [body, setBody] = useState('')
  const { submit, pending, failure } = useSend(addNoteAction, () => {
    clientId.current = null
    setBody('')
    router.refresh()
  })
  const { whole, field } = useRefusal(failure)
  const error = field('body')
  const send = (event: FormEvent) => {
    event.preventDefault()
    clientId.current ??= crypto.randomUUID()
    submit({ ref: leakRef, clientId: clientId.current, body })
  }
  const help = t('mine.addHelp')
  return (
    <form noValidate onSubmit={send} className="grid gap-4">
      <RefusalAlert text={whole} />
      <Field id="note" label={t('mine.note')} help={help} error={error}>
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
          {t('mine.send')}
        </Button>
      </div>
    </form>
  )
}
