'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { RefusalAlert } from '@/components/form/refusal-alert'
import { useRefusal, useSend } from '@/components/form/use-send'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { acceptManyAction, forceManyAction } from '../actions'
import type { BulkRow } from '../steps/many'

type Props = { kind: 'accept' | 'force' /** There are rows to tick. */; offered: boolean }

/** Takes the ticked rows of the table together and says per record what became of it. */
export function BulkForm({ kind, offered }: Props) {
  const t = useTranslations('review')
  const router = useRouter()
  const [rows, setRows] = useState<readonly BulkRow[] | null>(null)
  const [nothing, setNothing] = useState(false)
  const { submit, pending, failure } = useSend(kind === 'accept' ? acceptManyAction : forceManyAction, (done) => {
    setRows(done)
    router.refresh()
  })
  const { whole: wrong } = useRefusal(failure)
  const send = (data: FormData) => {
    const items = picked(data)
    setNothing(items.length === 0)
    if (items.length > 0) submit({ items })
  }
  if (!offered && rows === null) return null
  return (
    <form noValidate id="bulk" action={send} onReset={(event) => event.preventDefault()} className="grid gap-3">
      <RefusalAlert text={wrong} />
      {rows && <Rows rows={rows} />}
      {offered && (
        <div className="grid gap-3 rounded-md border border-hairline bg-surface p-4">
          <h2 className="text-lg">{t('bulk.title')}</h2>
          <p className="measure text-sm text-muted">{t('bulk.help')}</p>
          {nothing && (
            <p role="alert" className="text-sm font-medium text-danger">
              {t('bulk.none')}
            </p>
          )}
          <div className="flex flex-wrap gap-2">
            <Button onClick={tickAll}>{t('bulk.all')}</Button>
            <Button type="submit" variant="primary" disabled={pending}>
              {pending ? t('working') : t(`bulk.${kind}`)}
            </Button>
          </div>
        </div>
      )}
    </form>
  )
}

function picked(data: FormData) {
  return data.getAll('pick').flatMap((value) => {
    const [id, contentHash] = String(value).split(':')
    return id && contentHash ? [{ id, contentHash }] : []
  })
}

function tickAll(): void {
  for (const box of document.querySelectorAll<HTMLInputElement>('input[form="bulk"]')) box.checked = true
}

/** A row per record: done, or refused and why. */
export function Rows({ rows }: { rows: readonly BulkRow[] }) {
  const t = useTranslations('review')
  const errors = useTranslations('errors')
  const why = ({ code, reason }: { code: string; reason: string | null }) =>
    reason && errors.has(`reasons.${reason}`) ? errors(`reasons.${reason}`) : errors(`codes.${code}`)
  return (
    <Alert tone={rows.every((row) => row.ok) ? 'ok' : 'warning'} title={t('bulk.results')} role="status">
      <ul className="grid gap-1">
        {rows.map((row) => (
          <li key={row.id}>
            <span data-tabular className="font-medium">
              {row.ref}
            </span>{' '}
            {row.ok ? t('bulk.done') : why(row)}
          </li>
        ))}
      </ul>
    </Alert>
  )
}
