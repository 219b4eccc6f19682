'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import type { UseFormReturn } from 'react-hook-form'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { InlineDiff } from '@/components/ui/inline-diff'
import type { JsonValue } from '@/lib/errors/json'
import { labelled } from '@/lib/text/locale'
import type { FieldValue, FormField, FormValues } from './model/types'
import { fieldValueOf, sameValue, wordsOf } from './model/value'

type Props = {
  stale: Stale
  fields: readonly FormField[]
  form: UseFormReturn<FormValues>
  /** Somebody wanted to save before choosing. */
  hurried: boolean
  onSettled: () => void
}
type Side = 'mine' | 'theirs'

const first = { me: 'mine', them: 'theirs', both: 'mine' } as const

/** Somebody saved in between: both values of every field that differs, and a choice per field. */
export function StalePanel({ stale, fields, form, hurried, onSettled }: Props) {
  const t = useTranslations('form')
  const locale = useLocale()
  const [choice, setChoice] = useState<Readonly<Record<string, Side>>>({})
  const sideOf = (difference: Difference) => choice[difference.field] ?? first[difference.changedBy]
  const settle = () => {
    for (const difference of stale.differences)
      form.setValue(difference.field, difference[sideOf(difference)], { shouldDirty: true })
    onSettled()
  }
  return (
    <Alert tone="warning" title={t('stale.title')}>
      {hurried && (
        <p role="alert" className="measure mb-2 font-medium">
          {t('stale.first', { settle: t('stale.settle') })}
        </p>
      )}
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
                  <span>{labelled(locale, t(`stale.${side}`), words(side) || t('stale.nothing'))}</span>
                </label>
              ))}
            </fieldset>
          )
        })}
      </div>
      <Button variant="primary" className="mt-3" onClick={settle}>
        {t('stale.settle')}
      </Button>
    </Alert>
  )
}

/** One field on which the form and what is kept now differ. */
type Difference = {
  field: string
  mine: FieldValue
  theirs: FieldValue
  /** Who moved away from what the form was opened with. */
  changedBy: 'me' | 'them' | 'both'
}
type Stale = { version: number | null; differences: readonly Difference[] }

/** Reads the detail of a `stale` refusal against what the form was opened with and what it holds now. */
export function staleOf(data: JsonValue | undefined, opened: FormValues, now: FormValues): Stale {
  const detail = isObject(data) ? data : {}
  const fields = Array.isArray(data) ? data : Array.isArray(detail.fields) ? detail.fields : []
  return {
    version: typeof detail.version === 'number' ? detail.version : null,
    differences: fields.flatMap((entry) => differenceOf(entry, opened, now)),
  }
}

function differenceOf(entry: JsonValue, opened: FormValues, now: FormValues): Difference[] {
  if (!isObject(entry) || typeof entry.field !== 'string') return []
  const theirs = fieldValueOf(entry.theirs ?? null)
  const mine = now[entry.field] ?? null
  const before = opened[entry.field]
  if (sameValue(mine, theirs)) return []
  const changedBy = sameValue(before, theirs) ? 'me' : sameValue(before, mine) ? 'them' : 'both'
  return [{ field: entry.field, mine, theirs, changedBy }]
}

function isObject(value: JsonValue | undefined): value is { [key: string]: JsonValue } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
