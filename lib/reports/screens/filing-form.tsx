'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { z } from 'zod'
import { RefusalAlert } from '@/components/form/refusal-alert'
import { useRefusal, useSend } from '@/components/form/use-send'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { DateTimeField } from '@/components/ui/date-time-field'
import { describedBy, Field } from '@/components/ui/field'
import { Input, Select, Textarea } from '@/components/ui/input'
import type { DraftId } from '@/lib/db/ids'
import type { Result } from '@/lib/errors/refusal'
import { fileReportAction, signOffDraftAction } from '../actions'
import type { FilingWarning } from '../file'

type Props = {
  id: DraftId
  version: number
  zone: string /** Local moment that stands there at first. */
  now: string
  warnings: readonly FilingWarning[]
}

const choices = z.object({ offsets: z.array(z.string()) })

/** The readings to choose from when the clocks showed the typed time twice. */
function offsetsOf(data: unknown): string[] {
  const parsed = choices.safeParse(data)
  return parsed.success ? parsed.data.offsets : []
}

/** Writes down that the report was filed with the authority. What is missing warns and never stops it. */
export function FilingForm({ id, version, zone, now, warnings }: Props) {
  const t = useTranslations('drafts')
  const router = useRouter()
  const { submit, pending, failure } = useSend(filed, () => router.refresh())
  const { whole: refusal, field: wrong } = useRefusal(failure)
  const offsets = offsetsOf(failure?.data)
  /** The server never refuses for what is missing; whoever files says why it is. */
  async function filed(input: Readonly<Record<string, unknown>>): Promise<Result<unknown>> {
    const isSaid = warnings.length === 0 || String(input.reason ?? '').trim() !== ''
    return isSaid ? fileReportAction(input) : { ok: false, code: 'invalid', fields: { reason: ['required'] } }
  }
  const send = (data: FormData) =>
    submit({
      id,
      version,
      reference: data.get('reference'),
      at: { local: data.get('filedAt'), offset: data.get('offset'), zone },
      reason: data.get('reason'),
      ...(data.has('unlikelyReason') ? { unlikelyReason: data.get('unlikelyReason') } : {}),
    })
  return (
    <form noValidate action={send} onReset={(event) => event.preventDefault()} className="grid gap-4">
      {warnings.length > 0 && (
        <Alert tone="warning" title={t('file.warnings')}>
          <ul className="mt-1 list-disc pl-5">
            {warnings.map((warning) => (
              <li key={warning}>{t(`file.warning.${warning}`)}</li>
            ))}
          </ul>
        </Alert>
      )}
      <RefusalAlert text={refusal} />
      <Field id="reference" label={t('file.reference')} error={wrong('reference')}>
        <Input
          id="reference"
          name="reference"
          required
          maxLength={100}
          aria-describedby={describedBy('reference', { error: wrong('reference') })}
        />
      </Field>
      <DateTimeField
        id="filedAt"
        name="filedAt"
        label={t('file.filedAt')}
        zone={zone}
        defaultValue={now}
        required
        error={wrong('at') ?? wrong('filedAt')}
      />
      {offsets.length > 0 && (
        <Field id="offset" label={t('file.offset')}>
          <Select
            id="offset"
            name="offset"
            options={offsets.map((offset) => ({ value: offset, label: `UTC${offset}` }))}
          />
        </Field>
      )}
      {wrong('unlikelyReason') && (
        <Field id="unlikelyReason" label={t('file.unlikely')} error={wrong('unlikelyReason')}>
          <Textarea
            id="unlikelyReason"
            name="unlikelyReason"
            rows={2}
            maxLength={1000}
            aria-describedby={describedBy('unlikelyReason', { error: wrong('unlikelyReason') })}
          />
        </Field>
      )}
      <Field id="reason" label={t('file.reason')} error={wrong('reason')}>
        <Textarea
          id="reason"
          name="reason"
          rows={2}
          maxLength={2000}
          required={warnings.length > 0}
          aria-describedby={describedBy('reason', { error: wrong('reason') })}
        />
      </Field>
      <Button type="submit" variant="primary" disabled={pending}>
        {pending ? t('form.working') : t('file.submit')}
      </Button>
    </form>
  )
}

/** Management signs off the draft exactly as it stands. */
export function SignOffForm({ id, version }: { id: DraftId; version: number }) {
  const t = useTranslations('drafts')
  const router = useRouter()
  const { submit, pending, failure } = useSend(signOffDraftAction, () => router.refresh())
  const { whole: wrong } = useRefusal(failure)
  return (
    <form noValidate action={() => submit({ id, version })} className="grid gap-2">
      <RefusalAlert text={wrong} />
      <Button type="submit" variant="primary" disabled={pending}>
        {pending ? t('form.working') : t('form.signOff')}
      </Button>
      <p className="text-sm text-muted">{t('form.signOffVoided')}</p>
    </form>
  )
}
