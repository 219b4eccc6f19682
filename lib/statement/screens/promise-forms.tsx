'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useId } from 'react'
import { useRefusal, useSend } from '@/components/form/use-send'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { describedBy, Field } from '@/components/ui/field'
import { Textarea } from '@/components/ui/input'
import type { Result } from '@/lib/errors/refusal'
import { endPromiseAction, placePromiseAction } from '../actions'

type Asked = { promise: string; version: number }
type Words = { name: 'quote' | 'reason'; label: string; button: string }

/** Says with which words a newer version makes this promise. */
export function PlaceForm({ promise, version, statement }: Asked & { statement: number }) {
  const t = useTranslations('statement')
  const words: Words = { name: 'quote', label: t('fields.quote'), button: t('promise.placeButton') }
  return <OneText words={words} send={placePromiseAction} with={{ ref: promise, version, statement }} />
}

/** Says that this is no longer promised, and why. */
export function EndForm({ promise, version }: Asked) {
  const t = useTranslations('statement')
  const words: Words = { name: 'reason', label: t('fields.reason'), button: t('promise.endButton') }
  return <OneText words={words} send={endPromiseAction} with={{ ref: promise, version }} />
}

type Props = { words: Words; send: (input: unknown) => Promise<Result<unknown>>; with: object }

/** One text and a button; what was typed survives a refusal. */
function OneText({ words: { name, label, button }, send, with: others }: Props) {
  const router = useRouter()
  const field = useId()
  const { submit, pending, failure } = useSend(send, () => router.refresh())
  const { whole, field: wrongIn } = useRefusal(failure)
  const wrong = wrongIn(name)
  return (
    <form
      noValidate
      className="grid gap-3"
      action={(data) => submit({ ...others, [name]: data.get(name) })}
      onReset={(event) => event.preventDefault()}
    >
      {whole && !wrong && (
        <Alert tone="error" role="alert">
          {whole}
        </Alert>
      )}
      <Field id={field} label={label} error={wrong}>
        <Textarea
          id={field}
          name={name}
          required
          maxLength={4000}
          aria-describedby={describedBy(field, { error: wrong })}
        />
      </Field>
      <div>
        <Button type="submit" disabled={pending}>
          {button}
        </Button>
      </div>
    </form>
  )
}
