'use client'

import { useTranslations } from 'next-intl'
import { lazy, Suspense } from 'react'
import { ChipsChoice } from '@/components/ui/chip-list'
import { Checkbox, Input, Select, Textarea } from '@/components/ui/input'
import { OwnWordsList, SelectOrOwn } from './controls/own-words'
import { PeriodControl } from './controls/period-control'
import { QuestionsControl } from './controls/questions-control'
import { RowsControl } from './controls/rows-control'
import { TagsControl } from './controls/tags-control'
import type { FieldValue, FormField } from './model/types'
import { listOf, rowsOf, textOf } from './model/value'

// Its library is the largest script of a form: only forms that link records load it.
const Combobox = lazy(async () => ({ default: (await import('./controls/combobox')).Combobox }))

export type ControlProps = {
  field: FormField
  id: string
  described: string | undefined
  invalid: boolean
  value: FieldValue
  onChange: (value: FieldValue) => void
}

/** Kinds that are several controls under one legend. */
export function isGroup(field: FormField): boolean {
  return field.kind === 'choices' || field.kind === 'rows'
}

/** The control of a field, by its kind. */
export function FieldControl({ field, id, described, invalid, value, onChange }: ControlProps) {
  const t = useTranslations('form')
  const shared = {
    id,
    'aria-describedby': described,
    'aria-invalid': invalid || undefined,
    'aria-required': field.required || undefined,
  }
  switch (field.kind) {
    case 'text':
      if (field.period)
        return <PeriodControl {...shared} label={field.label} value={textOf(value)} onChange={onChange} />
      return (
        <Input
          {...shared}
          type="text"
          value={textOf(value)}
          onChange={(event) => onChange(event.target.value)}
          autoComplete="off"
        />
      )
    case 'longText':
      return <Textarea {...shared} value={textOf(value)} onChange={(event) => onChange(event.target.value)} />
    case 'date':
      return (
        <Input
          {...shared}
          type="date"
          className="max-w-48"
          value={textOf(value)}
          onChange={(event) => onChange(event.target.value)}
        />
      )
    case 'integer':
      return (
        <Input
          {...shared}
          type="text"
          inputMode="numeric"
          className="max-w-40"
          value={textOf(value)}
          onChange={(event) => onChange(wholeNumber(event.target.value))}
        />
      )
    case 'bool':
      return (
        <Checkbox
          id={id}
          aria-describedby={described}
          label={field.mark ? `${field.label} (${field.mark})` : field.label}
          help={field.help}
          checked={value === true}
          onChange={(event) => onChange(event.target.checked)}
        />
      )
    case 'choice':
      return (
        <SelectOrOwn
          {...shared}
          className="max-w-xl"
          options={field.options ?? []}
          own={field.ownWords === true}
          value={textOf(value)}
          onChange={onChange}
        />
      )
    case 'country':
    case 'person':
    case 'department':
      return (
        <Select
          {...shared}
          className="max-w-xl"
          options={field.options ?? []}
          empty={t('choose')}
          value={textOf(value)}
          onChange={(event) => onChange(event.target.value)}
        />
      )
    case 'choices':
      return <ChoicesControl id={id} field={field} value={listOf(value)} onChange={onChange} />
    case 'find':
      return (
        <Combobox
          {...shared}
          field={field}
          value={textOf(value) === '' ? [] : [textOf(value)]}
          onChange={(chosen) => onChange(listOf(chosen)[0] ?? '')}
        />
      )
    case 'relation':
    case 'relations':
      return (
        <Suspense fallback={<Input {...shared} disabled className="max-w-xl" />}>
          <Combobox {...shared} field={field} value={listOf(value)} onChange={onChange} />
        </Suspense>
      )
    case 'tags':
      return <TagsControl {...shared} suggestions={field.options ?? []} value={listOf(value)} onChange={onChange} />
    case 'rows':
      return field.questions ? (
        <QuestionsControl field={field} questions={field.questions} value={rowsOf(value)} onChange={onChange} />
      ) : (
        <RowsControl field={field} value={rowsOf(value)} onChange={onChange} />
      )
  }
}

/** Digits become a number, nothing becomes null; anything else stays as typed until it is sent (`withNumbers`). */
function wholeNumber(text: string): string | number | null {
  const plain = text.trim()
  if (plain === '') return null
  return /^\d{1,15}$/.test(plain) ? Number(plain) : text
}

type Props = { id: string; field: FormField; value: readonly string[]; onChange: (value: FieldValue) => void }

/** Any number of a closed list, kept in its order; own words after them. */
function ChoicesControl({ id, field, value, onChange }: Props) {
  const options = field.options ?? []
  const toggle = (code: string, on: boolean) => {
    const next = on ? [...value, code] : value.filter((other) => other !== code)
    const order = options.map((option) => option.value)
    const place = (code: string) => (order.includes(code) ? order.indexOf(code) : order.length)
    onChange([...next].sort((a, b) => place(a) - place(b)))
  }
  return (
    <>
      <ChipsChoice
        legend={field.label}
        options={options}
        value={value}
        box={{ name: field.name, onChange: (event) => toggle(event.target.value, event.target.checked) }}
      />
      {field.ownWords && <OwnWordsList id={id} label={field.label} value={value} onChange={onChange} />}
    </>
  )
}
