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
import { type Choice, Select } from '@/components/ui/input'
import type { Failure, Result } from '@/lib/errors/refusal'
import { dropFileAction } from '../actions'

const refused = (reason: string): Failure => ({ ok: false, code: 'invalid', reason })

type Props = { requestRef: string; kinds: readonly Choice[]; mostBytes: number; accept: string }

/** Adds a file to a request: what it is, then which; a copy of an identity document is refused with the reason. */
export function AddEvidence({ requestRef, kinds, mostBytes, accept }: Props) {
  const t = useTranslations('requests.files')
  const router = useRouter()
  const id = useId()
  const form = useRef<HTMLFormElement>(null)
  const [part, setPart] = useState<number | null>(null)
  const { submit, pending, failure } = useSend(sendChosen, () => {
    form.current?.reset()
    router.refresh()
  })
  const { whole: wrong, file } = useFileRefusal(failure)

  async function sendChosen(data: FormData): Promise<Result<unknown>> {
    const file = data.get('file')
    if (!(file instanceof File) || file.size === 0) return refused('file_empty')
    if (file.size > mostBytes) return refused('file_too_large')
    setPart(0)
    const query = { ref: requestRef, name: file.name, kind: String(data.get('kind')) }
    return sendFile('/api/requests/files', file, query, setPart).finally(() => setPart(null))
  }

  return (
    <form
      ref={form}
      data-chrome
      noValidate
      aria-label={t('add')}
      onSubmit={(event) => {
        event.preventDefault()
        submit(new FormData(event.currentTarget))
      }}
      className="grid gap-3"
    >
      <RefusalAlert text={wrong} />
      <Field id={`${id}-kind`} label={t('kind')} help={t('warning')}>
        <Select id={`${id}-kind`} name="kind" options={kinds} aria-describedby={`${id}-kind-help`} />
      </Field>
      <FilePicker
        id={`${id}-file`}
        label={t('file')}
        help={t('fileHelp', { size: String(mostBytes / 1024 / 1024) })}
        error={file}
        accept={accept}
      />
      {part !== null && <progress className="w-full" max={1} value={part} aria-label={t('sending')} />}
      <div>
        <Button type="submit" disabled={pending}>
          {t('send')}
        </Button>
      </div>
    </form>
  )
}

/** Erases a file of a request after asking why. */
export function DropFile({ id, name }: { id: string; name: string }) {
  const t = useTranslations('requests.files')
  return <RemoveWithReason id={id} name={name} help={t('removeHelp', { name })} action={dropFileAction} />
}
