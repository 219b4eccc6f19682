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
import { Input } from '@/components/ui/input'
import type { Failure, Result } from '@/lib/errors/refusal'
import type { ComparedList } from '../commands/compare-list'
import { ComparedResult } from './compared-result'

const empty: Failure = { ok: false, code: 'invalid', reason: 'file_empty' }

type Props = {
  /** What the list is called, so that its next comparison is known as one of the same. */
  list: string
  /** Fetches the list from the service and compares it, where that was set up. */
  fetchNow: ((input: unknown) => Promise<Result<unknown>>) | null
}

/** Sends a list to be compared and shows whom it names; what it names is held by this page alone. */
export function CompareForm({ list, fetchNow }: Props) {
  const t = useTranslations('suppression')
  const router = useRouter()
  const id = useId()
  const [part, setPart] = useState<number | null>(null)
  const [compared, setCompared] = useState<ComparedList | null>(null)
  const done = (value: unknown) => {
    setCompared(isCompared(value) ? value : null)
    router.refresh()
  }
  const sending = useSend(sendChosen, done)
  const fetching = useSend(async () => fetchNow?.({}) ?? empty, done)
  const { whole: wrong, file, field } = useFileRefusal(fetching.failure ?? sending.failure)

  async function sendChosen(data: FormData): Promise<Result<unknown>> {
    const file = data.get('file')
    if (!(file instanceof File) || file.size === 0) return empty
    setPart(0)
    const query = { list: String(data.get('list')) }
    return sendFile('/api/suppression/compare', file, query, setPart).finally(() => setPart(null))
  }

  return (
    <div className="grid gap-4">
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          sending.submit(new FormData(event.currentTarget))
        }}
        className="grid max-w-2xl gap-4"
      >
        <RefusalAlert text={wrong} />
        <FilePicker
          id={`${id}-file`}
          label={t('compare.file')}
          help={t('compare.fileHelp')}
          error={file}
          accept=".csv,.txt,text/csv"
          required
        />
        <Field id={`${id}-list`} label={t('compare.list')} help={t('compare.listHelp')} error={field('list') ?? ''}>
          <Input
            id={`${id}-list`}
            name="list"
            defaultValue={list}
            maxLength={80}
            aria-describedby={`${id}-list-help`}
          />
        </Field>
        {part !== null && (
          <div className="grid gap-1 text-sm" role="status">
            <progress className="w-full" max={1} value={part} aria-label={t('compare.sending')} />
            {part < 1 ? t('compare.part', { percent: String(Math.floor(part * 100)) }) : t('compare.comparing')}
          </div>
        )}
        <div className="flex flex-wrap gap-3">
          <Button type="submit" variant="primary" disabled={sending.pending || fetching.pending}>
            {t('compare.submit')}
          </Button>
          {fetchNow && (
            <Button type="button" disabled={sending.pending || fetching.pending} onClick={() => fetching.submit({})}>
              {fetching.pending ? t('compare.fetching') : t('compare.fetch')}
            </Button>
          )}
        </div>
      </form>
      <div role="status">{compared && <ComparedResult compared={compared} />}</div>
    </div>
  )
}

function isCompared(value: unknown): value is ComparedList {
  return typeof value === 'object' && value !== null && 'found' in value && Array.isArray(value.found)
}
