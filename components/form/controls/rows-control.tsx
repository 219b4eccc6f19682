'use client'

import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide'
import { useTranslations } from 'next-intl'
import { useRef } from 'react'
import { Button } from '@/components/ui/button'
import { describedBy, Field } from '@/components/ui/field'
import { Icon } from '@/components/ui/icon'
import { Input, Textarea } from '@/components/ui/input'
import { fieldErrorTexts } from '@/lib/text/error-text'
import { controlId, useFormContext } from '../model/form-context'
import type { FieldValue, FormColumn, FormField, RowValue } from '../model/types'
import { ChecklistBar } from './checklist-bar'
import { SelectOrOwn } from './own-words'

type Props = { field: FormField; value: readonly RowValue[]; onChange: (value: FieldValue) => void }

/** A small table inside a record: rows are added, removed and moved by buttons. */
export function RowsControl({ field, value, onChange }: Props) {
  const t = useTranslations('form')
  const list = useRef<HTMLOListElement>(null)
  const addButton = useRef<HTMLButtonElement>(null)
  const columns = field.columns ?? []

  const change = (index: number, name: string, text: string) =>
    onChange(value.map((row, at) => (at === index ? { ...row, [name]: text } : row)))
  const move = (from: number, to: number) => {
    const rows = value.filter((_, at) => at !== from)
    const row = value[from]
    if (row) onChange([...rows.slice(0, to), row, ...rows.slice(to)])
  }
  const remove = (index: number) => {
    onChange(value.filter((_, at) => at !== index))
    addButton.current?.focus()
  }
  const add = () => {
    onChange([...value, Object.fromEntries(columns.map((column) => [column.name, '']))])
    requestAnimationFrame(() =>
      list.current?.querySelector<HTMLElement>('li:last-child :is(input, select, textarea)')?.focus(),
    )
  }

  return (
    <div className="grid gap-3">
      {field.checklist && (
        <ChecklistBar checklist={field.checklist} columns={columns} value={value} onChange={onChange} />
      )}
      <ol ref={list} className="grid gap-3 empty:hidden">
        {value.map((row, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity of their own; their place is what they are known by
          <li key={index} className="rounded-md border border-hairline bg-sunken p-3 sm:p-4">
            <div className="grid items-start gap-3 sm:grid-cols-2">
              {columns.filter(isAskedIn(row)).map((column) => (
                <RowCell
                  key={column.name}
                  column={column}
                  path={`${field.name}.${index}.${column.name}`}
                  value={row[column.name] ?? ''}
                  onChange={(text) => change(index, column.name, text)}
                />
              ))}
            </div>
            <div className="mt-3 flex flex-wrap gap-1">
              <span data-tabular className="mr-auto text-sm text-muted">
                {t('row', { number: index + 1 })}
              </span>
              {index > 0 && (
                <Button variant="quiet" size="sm" onClick={() => move(index, index - 1)}>
                  <Icon of={ArrowUp} size={14} />
                  {t('moveUp')}
                </Button>
              )}
              {index < value.length - 1 && (
                <Button variant="quiet" size="sm" onClick={() => move(index, index + 1)}>
                  <Icon of={ArrowDown} size={14} />
                  {t('moveDown')}
                </Button>
              )}
              <Button variant="quiet" size="sm" onClick={() => remove(index)}>
                <Icon of={Trash2} size={14} />
                {t('removeRow')}
              </Button>
            </div>
          </li>
        ))}
      </ol>
      <Button
        ref={addButton}
        id={`${controlId(field.name)}-add`}
        className="justify-self-start"
        onClick={add}
        disabled={value.length >= 100}
      >
        <Icon of={Plus} size={16} />
        {t('addRow')}
      </Button>
    </div>
  )
}

/** Columns that are asked of a row, and those that hold an answer anyway: nothing that was said disappears. */
function isAskedIn(row: RowValue) {
  return ({ name, when }: FormColumn) => !when || when.in.includes(row[when.field] ?? '') || Boolean(row[name])
}

type RowCellProps = {
  column: FormColumn
  path: string
  value: string
  onChange: (text: string) => void
  underHeading?: boolean
}

/** One answer inside a row, with its own label and error. */
export function RowCell({ column, path, value, onChange, underHeading }: RowCellProps) {
  const words = useTranslations('errors')
  const { errors } = useFormContext()
  const id = controlId(path)
  const error = fieldErrorTexts(words, errors, path)
  const shared = { id, value, 'aria-invalid': error ? true : undefined, 'aria-describedby': describedBy(id, { error }) }
  return (
    <Field id={id} label={column.label} error={error} underHeading={underHeading}>
      {column.kind === 'choice' || column.kind === 'country' ? (
        <SelectOrOwn {...shared} options={column.options ?? []} own={column.ownWords === true} onChange={onChange} />
      ) : column.kind === 'longText' ? (
        <Textarea {...shared} rows={2} onChange={(event) => onChange(event.target.value)} />
      ) : (
        <Input
          {...shared}
          type={column.kind === 'date' ? 'date' : 'text'}
          autoComplete="off"
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  )
}
