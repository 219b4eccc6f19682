'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useId } from 'react'
import { useRefusal, useSend } from '@/components/form/use-send'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { describedBy, Field } from '@/components/ui/field'
import { Textarea } from '@/components/ui/input'
import { setFindingStateAction } from '../actions'
import type { FindingState } from '../schema'

type Props = { id: string; version: number; states: readonly FindingState[] }

/** Moves a finding to another state, with words that say why. */
export function StateForm({ id, version, states }: Props) {
  const t = useTranslations('findings')
  const router = useRouter()
  const field = useId()
  const { submit, pending, failure } = useSend(setFindingStateAction, () => router.refresh())
  const { whole, field: wrongIn } = useRefusal(failure)
  const wrong = wrongIn('resolution')
  return (
    <form
      noValidate
      className="grid gap-3"
      action={(data) => submit({ id, version, state: data.get('state'), resolution: data.get('resolution') })}
      onReset={(event) => event.preventDefault()}
    >
      {whole && !wrong && (
        <Alert tone="error" role="alert">
          {whole}
        </Alert>
      )}
      <Field id={field} label={t('fields.resolution')} help={t('moveHelp')} error={wrong}>
        <Textarea
          id={field}
          name="resolution"
          required
          maxLength={4000}
          aria-describedby={describedBy(field, { help: true, error: wrong })}
        />
      </Field>
      <div className="flex flex-wrap gap-2">
        {states.map((state) => (
          <Button key={state} type="submit" name="state" value={state} disabled={pending}>
            {t(`toState.${state}`)}
          </Button>
        ))}
      </div>
    </form>
  )
}
