'use client'

import { useRouter } from 'next/navigation'
import { useId, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { type Choice, Select } from '@/components/ui/input'
import type { Failure, Result } from '@/lib/errors/refusal'
import { FilePicker, useFileRefusal } from './file-picker'
import { sendFile } from './model/send-file'
import { RefusalAlert } from './refusal-alert'
import { useSend } from './use-send'

const refused = (reason: string): Failure => ({ ok: false, code: 'invalid', reason })

type Props = {
  /** Where it is sent, and the reference of what it is added to. */
  door: string
  reference: string
  kinds: readonly Choice[]
  mostBytes: number
  accept: string
  words: {
    add: string
    kind: string
    warning: string
    file: string
    fileHelp: string
    sending: string
    send: string
  }
}

/** Adds a file to something: what it is, then which. Needs the catalogues `errors` and `common.file`. */
export function AddFile({ door, reference, kinds, mostBytes, accept, words }: Props) {
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
    const query = { ref: reference, name: file.name, kind: String(data.get('kind')) }
    return sendFile(door, file, query, setPart).finally(() => setPart(null))
  }

  return (
    <form
      ref={form}
      data-chrome
      noValidate
      aria-label={words.add}
      onSubmit={(event) => {
        event.preventDefault()
        submit(new FormData(event.currentTarget))
      }}
      className="grid gap-3"
    >
      <RefusalAlert text={wrong} />
      <Field id={`${id}-kind`} label={words.kind} help={words.warning}>
        <Select id={`${id}-kind`} name="kind" options={kinds} aria-describedby={`${id}-kind-help`} />
      </Field>
      <FilePicker id={`${id}-file`} label={words.file} help={words.fileHelp} error={file} accept={accept} />
      {part !== null && <progress className="w-full" max={1} value={part} aria-label={words.sending} />}
      <div>
        <Button type="submit" disabled={pending}>
          {words.send}
        </Button>
      </div>
    </form>
  )
}
