'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useId, useRef, useState } from 'react'
import { FilePicker, useFileRefusal } from '@/components/form/file-picker'
import { sendFile } from '@/components/form/model/send-file'
import { RefusalAlert } from '@/components/form/refusal-alert'
import { RemoveWithReason } from '@/components/form/remove-with-reason'
import { useSend } from '@/components/form/use-send'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { type Choice, Input, Select } from '@/components/ui/input'
import type { Failure, Result } from '@/lib/errors/refusal'
import { eraseAttachmentAction, removeAttachmentAction } from '../actions'

const tooLarge: Failure = { ok: false, code: 'invalid', reason: 'file_too_large' }
const empty: Failure = { ok: false, code: 'invalid', reason: 'file_empty' }

type Props = {
  recordRef: string
  kinds: readonly Choice[]
  /** Files a new one can be the next version of. */
  series: readonly { id: string; kind: string; label: string }[]
  mostBytes: number
  /** Endings to offer, as the browser takes them. */
  accept: string
}

/** Adds a file: which, of what kind, new or the next version of one that is there; shows how far the sending is. */
export function UploadForm({ recordRef, kinds, series, mostBytes, accept }: Props) {
  const t = useTranslations('attachments')
  const router = useRouter()
  const id = useId()
  const form = useRef<HTMLFormElement>(null)
  const [replaces, setReplaces] = useState('')
  const [part, setPart] = useState<number | null>(null)
  const { submit, pending, failure } = useSend(sendChosen, () => {
    form.current?.reset()
    setReplaces('')
    router.refresh()
  })
  const { whole: wrong, file } = useFileRefusal(failure)
  const former = series.find((one) => one.id === replaces)

  async function sendChosen(data: FormData): Promise<Result<unknown>> {
    const file = data.get('file')
    if (!(file instanceof File) || file.size === 0) return empty
    if (file.size > mostBytes) return tooLarge
    setPart(0)
    const query = {
      record: recordRef,
      name: file.name,
      kind: former?.kind ?? String(data.get('kind')),
      note: String(data.get('note')),
      ...(former ? { replaces: former.id } : {}),
    }
    return sendFile('/api/files', file, query, setPart).finally(() => setPart(null))
  }

  return (
    <form
      ref={form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        submit(new FormData(event.currentTarget))
      }}
      className="mt-3 grid gap-4"
    >
      <RefusalAlert text={wrong} />
      <FilePicker
        id={`${id}-file`}
        label={t('file')}
        help={t('fileHelp', { size: String(mostBytes / 1024 / 1024) })}
        error={file}
        accept={accept}
        required
      />
      {series.length > 0 && (
        <Field id={`${id}-replaces`} label={t('replaces')}>
          <Select
            id={`${id}-replaces`}
            value={replaces}
            onChange={(event) => setReplaces(event.target.value)}
            empty={t('replacesNone')}
            options={series.map((one) => ({ value: one.id, label: one.label }))}
          />
        </Field>
      )}
      {!former && (
        <Field id={`${id}-kind`} label={t('kind')}>
          <Select id={`${id}-kind`} name="kind" options={kinds} />
        </Field>
      )}
      <Field id={`${id}-note`} label={t('note')}>
        <Input id={`${id}-note`} name="note" maxLength={500} />
      </Field>
      {part !== null && (
        <div className="grid gap-1 text-sm" role="status">
          <progress className="w-full" max={1} value={part} aria-label={t('sending')} />
          {part < 1 ? t('sendingPart', { percent: String(Math.floor(part * 100)) }) : t('checking')}
        </div>
      )}
      <div>
        <Button type="submit" disabled={pending}>
          {t('send')}
        </Button>
      </div>
    </form>
  )
}

/** Takes a file of a record away after asking why. */
export function RemoveFile({ id, name }: { id: string; name: string }) {
  const t = useTranslations('attachments')
  return <RemoveWithReason id={id} name={name} help={t('removeHelp', { name })} action={removeAttachmentAction} />
}

/** Erases the content of a file of a record for good, after asking why. */
export function EraseFile({ id, name }: { id: string; name: string }) {
  const t = useTranslations('attachments')
  const help = t('eraseHelp', { name })
  return <RemoveWithReason id={id} name={name} help={help} action={eraseAttachmentAction} verb="erase" />
}
