'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { UseFormReturn } from 'react-hook-form'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { InlineDiff } from '@/components/ui/inline-diff'
import type { FormField, FormValues } from './model/types'
import { wordsOf } from './model/value'
import type { Difference, Stale } from './stale'

type Props = { stale: Stale; fields: readonly FormField[]; form: UseFormReturn<FormValues>; onSettled: () => void }
type Side = 'mine' | 'theirs'

const first = { me: 'mine', them: 'theirs', both: 'mine' } as const

/** Somebody saved in between: both values of every field that differs, and a choice per field. */
export function StalePanel({ stale, fields, form, onSettled }: Props) {
  const t = useTranslations('form')
  const [choice, setChoice] = useState<Readonly<Record<string, Side>>>({})
  const sideOf = (difference: Difference) => choice[difference.field] ?? first[difference.changedBy]
  const settle = () => {
    for (const difference of stale.differences)
      form.setValue(difference.field, difference[sideOf(difference)], { shouldDirty: true })
    onSettled()
  }
  return (
    <Alert tone="warning" title={t('stale.title')}>
      <p className="measure">{t('stale.help')}</p>
      <div className="mt-3 grid gap-3">
        {stale.differences.map((difference) => {
          const field = fields.find((candidate) => candidate.name === difference.field)
          const words = (side: Side) =>
            field ? wordsOf(field, difference[side], { yes: t('yes'), no: t('no') }) : String(difference[side] ?? '')
          return (
            <fieldset key={difference.field} className="rounded-md bg-surface p-3 text-text">
              <legend className="float-left mb-1 w-full font-medium">{field?.label ?? difference.field}</legend>
              <p className="clear-both text-sm text-muted">{t(`stale.changedBy.${difference.changedBy}`)}</p>
              <p className="measure my-2 text-sm">
                {difference.changedBy === 'them' ? (
                  <InlineDiff before={words('mine')} after={words('theirs')} />
                ) : (
                  <InlineDiff before={words('theirs')} after={words('mine')} />
                )}
              </p>
              {(['mine', 'theirs'] as const).map((side) => (
                <label key={side} className="flex min-h-8 items-start gap-2 py-1 text-sm">
                  <input
                    type="radio"
                    name={`stale-${difference.field}`}
                    checked={sideOf(difference) === side}
                    onChange={() => setChoice({ ...choice, [difference.field]: side })}
                    className="mt-0.5 size-4 shrink-0 accent-accent"
                  />
                  <span>
                    {t(`stale.${side}`)}: {words(side) || t('stale.nothing')}
                  </span>
                </label>
              ))}
            </fieldset>
          )
        })}
      </div>
      <Button className="mt-3" onClick={settle}>
        {t('stale.settle')}
      </Button>
    </Alert>
  )
}
