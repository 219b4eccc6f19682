'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { Input, Select } from '@/components/ui/input'
import { screenLocaleOf } from '@/lib/text/locale'
import { wholeNumberIn } from '@/lib/text/numbers'
import { type PeriodPart, type PeriodUnit, periodOf, periodParts, periodUnits } from '@/lib/time/period'

type Props = {
  id: string
  'aria-describedby': string | undefined
  'aria-invalid': boolean | undefined
  'aria-required': boolean | undefined
  label: string
  /** ISO 8601, or what was typed as long as it is none. */
  value: string
  onChange: (value: string) => void
}

/** A period as a number and a unit; one of several units, kept before, shows each. */
export function PeriodControl({ id, label, value, onChange, ...shared }: Props) {
  const t = useTranslations('form')
  const locale = screenLocaleOf(useLocale())
  const [unit, setUnit] = useState<PeriodUnit>(() => periodParts(value)[0].unit)
  const parts = value === '' ? [{ count: '', unit }] : periodParts(value)
  const change = (index: number, part: PeriodPart) => {
    setUnit(part.unit)
    const read = parts.map((other, at) => {
      const said = at === index ? part : other
      const number = wholeNumberIn(said.count, locale)
      return typeof number === 'number' ? { ...said, count: String(number) } : said
    })
    onChange(periodOf(read))
  }
  return (
    <div className="grid gap-2">
      {parts.map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a period have no other name.
        <div key={index} className="flex max-w-md gap-2">
          <Input
            {...shared}
            id={index === 0 ? id : undefined}
            aria-label={index === 0 ? undefined : `${label}, ${t('period.number')}`}
            type="text"
            inputMode="numeric"
            autoComplete="off"
            className="max-w-32"
            value={part.count}
            onChange={(event) => change(index, { ...part, count: event.target.value })}
          />
          <Select
            aria-label={`${label}, ${t('period.unit')}`}
            options={periodUnits.map((one) => ({ value: one, label: t(`period.${one}`) }))}
            value={part.unit}
            onChange={(event) =>
              change(index, { ...part, unit: periodUnits.find((one) => one === event.target.value) ?? part.unit })
            }
          />
        </div>
      ))}
    </div>
  )
}
