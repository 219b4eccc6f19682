'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import { FilePicker, useFileRefusal } from '@/components/form/file-picker'
import { sendFile } from '@/components/form/model/send-file'
import { RefusalAlert } from '@/components/form/refusal-alert'
import { useSend } from '@/components/form/use-send'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { type Choice, Select, Textarea } from '@/components/ui/input'
import type { Failure, Result } from '@/lib/errors/refusal'

type Props = {
  /** The door that takes a file, what takes a text, and the address of what they begin. */
  door: string
  paste: (input: unknown) => Promise<Result<unknown>>
  path: string
  /** What the rows may be; none of people. */
  registers: readonly Choice[]
  register: string | null
  mostBytes: number
  mostRows: string
}

const idOf = (value: unknown): string =>
  typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string' ? value.id : ''
const tooLarge: Failure = { ok: false, code: 'invalid', reason: 'table_too_large' }
const none: Failure = { ok: false, code: 'invalid', reason: 'file_none' }

/** Chooses a register, and a file or a range that is pasted; shows how far the sending is. */
export function StartForm({ door, paste, path, registers, register, mostBytes, mostRows }: Props) {
  const t = useTranslations('imports.start')
  const router = useRouter()
  const id = useId()
  const [part, setPart] = useState<number | null>(null)
  const { submit, pending, failure } = useSend(send, (value) => router.push(`${path}/${idOf(value)}`))
  const { whole: wrong, file } = useFileRefusal(failure)

  async function send(data: FormData): Promise<Result<unknown>> {
    const of: Record<string, string> = registers.length > 0 ? { register: String(data.get('register')) } : {}
    const file = data.get('file')
    const text = String(data.get('text') ?? '')
    if (file instanceof File && file.size > 0) {
      if (file.size > mostBytes) return tooLarge
      setPart(0)
      return sendFile(door, file, { ...of, name: file.name }, setPart).finally(() => setPart(null))
    }
    return text.trim() === '' ? none : paste({ ...of, text })
  }

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        submit(new FormData(event.currentTarget))
      }}
      className="grid max-w-2xl gap-5"
    >
      <RefusalAlert text={wrong} />
      {registers.length > 0 && (
        <Field id={`${id}-register`} label={t('register')} help={t('registerHelp')}>
          <Select
            id={`${id}-register`}
            name="register"
            options={registers}
            defaultValue={register ?? registers[0]?.value ?? ''}
            aria-describedby={`${id}-register-help`}
          />
        </Field>
      )}
      <FilePicker
        id={`${id}-file`}
        label={t('file')}
        help={t('fileHelp', { size: String(mostBytes / 1024 / 1024), rows: mostRows })}
        error={file}
        accept=".csv,.tsv,.txt,.xlsx,.ods,.json"
      />
      <Field id={`${id}-text`} label={t('text')} help={t('textHelp')}>
        <Textarea id={`${id}-text`} name="text" rows={4} spellCheck={false} aria-describedby={`${id}-text-help`} />
      </Field>
      {part !== null && (
        <div className="grid gap-1 text-sm" role="status">
          <progress className="w-full" max={1} value={part} aria-label={t('sending')} />
          {part < 1 ? t('sendingPart', { percent: String(Math.floor(part * 100)) }) : t('reading')}
        </div>
      )}
      <div>
        <Button type="submit" variant="primary" disabled={pending}>
          {t('send')}
        </Button>
      </div>
    </form>
  )
}
