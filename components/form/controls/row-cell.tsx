'use client'

import { useTranslations } from 'next-intl'
import { describedBy, Field } from '@/components/ui/field'
import { Input, Select, Textarea } from '@/components/ui/input'
import { fieldErrorTexts } from '@/lib/text/error-text'
import { controlId, useFormContext } from '../model/form-context'
import type { FormColumn } from '../model/types'

type Props = {
  column: FormColumn
  path: string
  value: string
  onChange: (text: string) => void
  underHeading?: boolean
}

/** One answer inside a row, with its own label and error. */
export function RowCell({ column, path, value, onChange, underHeading }: Props) {
  const t = useTranslations('form')
  const words = useTranslations('errors')
  const { errors } = useFormContext()
  const id = controlId(path)
  const error = fieldErrorTexts(words, errors, path)
  const shared = { id, value, 'aria-invalid': error ? true : undefined, 'aria-describedby': describedBy(id, { error }) }
  return (
    <Field id={id} label={column.label} error={error} underHeading={underHeading}>
      {column.kind === 'choice' || column.kind === 'country' ? (
        <Select
          {...shared}
          options={column.options ?? []}
          empty={t('choose')}
          onChange={(event) => onChange(event.target.value)}
        />
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
