'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type FormEvent, useRef, useState } from 'react'
import { useRefreshWhenStale } from '@/components/act/act-form'
import { offsetsIn } from '@/components/act/input'
import { RefusalAlert } from '@/components/form/refusal-alert'
import { useRefusal, useSend } from '@/components/form/use-send'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { DateTimeField } from '@/components/ui/date-time-field'
import { describedBy, Field } from '@/components/ui/field'
import { Input, Select, Textarea } from '@/components/ui/input'
import type { DraftId } from '@/lib/db/ids'
import type { Result } from '@/lib/errors/refusal'
import { fileReportAction } from '../../actions'
import type { FilingWarning } from '../../file'
import { ReceiptFiles, type Taking } from './receipt-files'

type Props = {
  id: DraftId
  version: number
  zone: string
  /** Local moment that stands there at first. */
  now: string
  /** Local moment after which it is late; null where nothing makes it late. */
  due: string | null
  /** The report itself says why it is late. */
  delayIsSaid: boolean
  /** Why it is late as the leak tells it, which nobody confirmed in the report. */
  delayProposed: string
  warnings: readonly FilingWarning[]
  taking: Taking
  doneHref: string
}

/** Writes down that the report was filed with its recipient. What is missing warns, asks why, and never stops it. */
export function FilingForm({ id, version, zone, now, due, delayIsSaid, delayProposed, ...rest }: Props) {
  const { warnings, taking, doneHref } = rest
  const t = useTranslations('drafts')
  const own = useTranslations('drafting')
  const router = useRouter()
  const form = useRef<HTMLFormElement>(null)
  const [filedAt, setFiledAt] = useState(now)
  const [receipts, setReceipts] = useState<readonly string[]>([])
  const { submit, pending, failure } = useSend(filed, () => router.push(doneHref))
  const { whole: refusal, field: wrong } = useRefusal(failure)
  // Changed meanwhile: the page is read anew, what was typed here stays.
  useRefreshWhenStale(failure)
  const offsets = offsetsIn(failure)
  const isLate = due !== null && filedAt > due
  const others = warnings.filter((warning) => warning !== 'late')
  const asksDelay = isLate && !delayIsSaid

  /** The server never refuses for what is missing; whoever files says why it is. */
  async function filed(input: Readonly<Record<string, unknown>>): Promise<Result<unknown>> {
    const isSaid = (name: string) => String(input[name] ?? '').trim() !== ''
    const fields = {
      ...(isSaid('reference') ? {} : { reference: ['required'] }),
      ...(others.length === 0 || isSaid('reason') ? {} : { reason: ['required'] }),
      ...(!asksDelay || isSaid('delayReason') ? {} : { delayReason: ['required'] }),
    }
    if (Object.keys(fields).length === 0) return fileReportAction(input)
    form.current?.querySelector<HTMLElement>(`[name="${Object.keys(fields)[0]}"]`)?.focus()
    return { ok: false, code: 'invalid', fields }
  }
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    submit({
      id,
      version,
      reference: data.get('reference'),
      at: { local: data.get('filedAt'), offset: data.get('offset'), zone },
      reason: data.get('reason') ?? '',
      receipts,
      ...(asksDelay ? { delayReason: data.get('delayReason') } : {}),
      ...(data.has('unlikelyReason') ? { unlikelyReason: data.get('unlikelyReason') } : {}),
    })
  }
  return (
    <form ref={form} noValidate onSubmit={send} className="grid max-w-2xl gap-4">
      {(others.length > 0 || isLate) && (
        <Alert tone="warning" title={t('file.warnings')}>
          <ul className="mt-1 list-disc pl-5">
            {[...others, ...(isLate ? (['late'] as const) : [])].map((warning) => (
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
          autoComplete="off"
          aria-invalid={wrong('reference') ? true : undefined}
          aria-describedby={describedBy('reference', { error: wrong('reference') })}
        />
      </Field>
      <DateTimeField
        id="filedAt"
        name="filedAt"
        label={t('file.filedAt')}
        zone={zone}
        value={filedAt}
        onChange={(event) => setFiledAt(event.target.value)}
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
        <Words name="unlikelyReason" label={t('file.unlikely')} most={1000} error={wrong('unlikelyReason')} />
      )}
      {asksDelay && (
        <Words
          name="delayReason"
          label={own('filing.delay')}
          most={2000}
          proposed={delayProposed.slice(0, 2000)}
          error={wrong('delayReason')}
        />
      )}
      {(others.length > 0 || wrong('reason')) && (
        <Words name="reason" label={t('file.reason')} most={2000} error={wrong('reason')} />
      )}
      <div className="grid gap-1.5">
        <p className="font-medium">{own('filing.receipt')}</p>
        <ReceiptFiles {...taking} added={(fileId) => setReceipts((before) => [...new Set([...before, fileId])])} />
      </div>
      <div>
        <Button type="submit" variant="primary" size="lg" disabled={pending}>
          {pending ? t('form.working') : t('file.submit')}
        </Button>
      </div>
    </form>
  )
}

type WordsProps = { name: string; label: string; most: number; proposed?: string; error: string | undefined }

function Words({ name, label, most, proposed, error }: WordsProps) {
  return (
    <Field id={name} label={label} error={error}>
      <Textarea
        id={name}
        name={name}
        rows={2}
        maxLength={most}
        defaultValue={proposed}
        required
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(name, { error })}
      />
    </Field>
  )
}
