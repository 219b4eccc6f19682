'use client'

import { useRouter } from 'next/navigation'
import { useLocale, useTranslations } from 'next-intl'
import { RefusalAlert } from '@/components/form/refusal-alert'
import { useRefusal, useSend } from '@/components/form/use-send'
import { Button } from '@/components/ui/button'
import { Textarea } from '@/components/ui/input'
import type { Result } from '@/lib/errors/refusal'
import { labelled } from '@/lib/text/locale'

/** A cell with what is wrong with it; without a column the row as a whole. */
export type WrongCell = { id: string; row: number; column: number | null; label: string; text: string; problem: string }
export type WrongRow = { row: number; label: string; title: string; cells: readonly WrongCell[] }

type Props = { id: string; rows: readonly WrongRow[]; mend: (input: unknown) => Promise<Result<unknown>> }

/** Rows with errors, each wrong cell to be written anew where it is named. */
export function MendForm({ id, rows, mend }: Props) {
  const t = useTranslations('imports.check')
  const locale = useLocale()
  const router = useRouter()
  const { submit, pending, failure } = useSend(
    (data: FormData) =>
      mend({
        id,
        cells: rows.flatMap(({ cells }) =>
          cells.flatMap(({ id: name, row, column }) =>
            column === null ? [] : [{ row, column, text: String(data.get(name) ?? '') }],
          ),
        ),
      }),
    () => router.refresh(),
  )
  const { whole: wrong } = useRefusal(failure)
  const mendable = rows.some(({ cells }) => cells.some(({ column }) => column !== null))
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        submit(new FormData(event.currentTarget))
      }}
      className="grid gap-4"
    >
      <RefusalAlert text={wrong} />
      <ul className="divide-y divide-hairline">
        {rows.map(({ row, label, title, cells }) => (
          <li
            key={row}
            id={`row-${row}`}
            className="grid gap-x-6 gap-y-3 py-3 sm:grid-cols-[minmax(0,1fr)_minmax(0,2fr)]"
          >
            <p className="min-w-0 wrap-anywhere">
              <span className="block text-sm text-muted">{label}</span>
              {title}
            </p>
            <div className="grid gap-3">
              {cells.map((cell) =>
                cell.column === null ? (
                  <p key={cell.id} id={cell.id} tabIndex={-1} className="text-sm text-danger">
                    {labelled(locale, cell.label, cell.problem)}
                  </p>
                ) : (
                  <div key={cell.id} className="grid gap-1">
                    <label htmlFor={cell.id} className="font-medium wrap-anywhere">
                      {cell.label}
                    </label>
                    <p id={`${cell.id}-error`} className="text-sm text-danger">
                      {cell.problem}
                    </p>
                    <Textarea
                      id={cell.id}
                      name={cell.id}
                      rows={1}
                      className="min-h-9.5!"
                      defaultValue={cell.text}
                      aria-invalid
                      aria-describedby={`${cell.id}-error`}
                    />
                  </div>
                ),
              )}
            </div>
          </li>
        ))}
      </ul>
      {mendable && (
        <div>
          <Button type="submit" disabled={pending}>
            {t('mend')}
          </Button>
        </div>
      )}
    </form>
  )
}
