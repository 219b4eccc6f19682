'use client'

import { useTranslations } from 'next-intl'
import { useController } from 'react-hook-form'
import { useFormContext } from './form-context'
import { listOf } from './value'

/** Marks the answer as knowingly open: it is shown as open, never invented, and counts as missing. */
export function OpenToggle({ name, labelId }: { name: string; labelId: string }) {
  const t = useTranslations('form')
  const { control } = useFormContext()
  const { field } = useController({ control, name: 'openFields' })
  const open = listOf(field.value)
  const checked = open.includes(name)
  return (
    <label className="inline-flex min-h-6 items-center gap-2 justify-self-start text-sm text-muted has-checked:text-text">
      <input
        type="checkbox"
        checked={checked}
        aria-describedby={labelId}
        onChange={() => field.onChange(checked ? open.filter((other) => other !== name) : [...open, name])}
        className="size-4 accent-accent"
      />
      {t('open')}
    </label>
  )
}
