'use client'

import { ListChecks } from 'lucide'
import { useTranslations } from 'next-intl'
import { useWatch } from 'react-hook-form'
import { Button } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import { useFormContext } from '../model/form-context'
import type { FieldValue, FormChecklist, FormColumn, RowValue } from '../model/types'
import { textOf } from '../model/value'

type Props = {
  checklist: FormChecklist
  columns: readonly FormColumn[]
  value: readonly RowValue[]
  onChange: (value: FieldValue) => void
}

/** Above the rows of a checklist: how much was found, and one button that writes the rows of the chosen list. */
export function ChecklistBar({ checklist, columns, value, onChange }: Props) {
  const t = useTranslations('form')
  const { control } = useFormContext()
  const chosen = textOf(useWatch({ control, name: checklist.by }))
  const items = checklist.items[chosen] ?? []
  if (items.length === 0) return <p className="text-sm text-muted">{t('checklist.choose')}</p>
  const rowOf = (item: string) => value.find((row) => row[checklist.item] === item)
  const found = items.filter((item) => rowOf(item)?.[checklist.state] === checklist.found)
  const absent = items.filter((item) => rowOf(item) === undefined)
  const blank = Object.fromEntries(columns.map((column) => [column.name, '']))
  return (
    <div className="flex flex-wrap items-center gap-3">
      <p role="status" data-tabular className="font-medium">
        {t('checklist.found', { found: found.length, total: items.length })}
      </p>
      {absent.length > 0 && (
        <Button
          size="sm"
          onClick={() => onChange([...value, ...absent.map((item) => ({ ...blank, [checklist.item]: item }))])}
        >
          <Icon of={ListChecks} size={16} />
          {t('checklist.fill', { count: absent.length })}
        </Button>
      )}
    </div>
  )
}
