'use client'

import { Ellipsis } from 'lucide'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { useController } from 'react-hook-form'
import { describedBy } from '@/components/ui/field'
import { Icon } from '@/components/ui/icon'
import { fieldErrorTexts } from '@/lib/text/error-text'
import { sensitiveNumbers } from '@/lib/text/sensitive-numbers'
import { FieldControl, isGroup } from './field-control'
import { FieldOffers } from './field-offers'
import { controlId, useFormContext } from './model/form-context'
import type { FormField } from './model/types'
import { listOf, textOf } from './model/value'

/** One question: label, help, control, what is wrong, and whether the answer is knowingly open. */
export function FormFieldView({ field }: { field: FormField }) {
  const { control, errors } = useFormContext()
  const t = useTranslations('form')
  const words = useTranslations('errors')
  const id = controlId(field.name)
  const bound = useController({ control, name: field.name })
  const error = fieldErrorTexts(words, errors, field.name)
  const ids = [describedBy(id, { help: field.help, error }), field.note && `${id}-note`].filter(Boolean)
  const described = ids.length > 0 ? ids.join(' ') : undefined
  const marks = [field.required ? t('required') : undefined, field.mark].filter(Boolean).join(' · ')
  const label = (
    <>
      {field.label}
      {marks && <span className="ml-2 text-sm font-normal text-muted">{marks}</span>}
    </>
  )
  const body = (
    <>
      {field.help && field.kind !== 'bool' && (
        <p id={`${id}-help`} className="measure text-sm text-muted">
          {field.help}
        </p>
      )}
      <FieldControl
        field={field}
        id={id}
        described={described}
        invalid={error !== undefined}
        value={bound.field.value}
        onChange={bound.field.onChange}
      />
      {field.offers && <FieldOffers name={field.name} offers={field.offers} />}
      {field.note && (
        <p
          id={`${id}-note`}
          className="measure rounded-md border-l-4 border-urgent-ink bg-withinday px-3 py-2 text-sm whitespace-pre-line text-withinday-ink"
        >
          {field.note}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className="text-sm font-medium text-danger">
          {error}
        </p>
      )}
      {(field.kind === 'text' || field.kind === 'longText') && <SensitiveHint text={textOf(bound.field.value)} />}
      {field.canBeOpen && <OpenToggle name={field.name} label={field.label} />}
    </>
  )
  if (isGroup(field)) {
    return (
      <fieldset id={id} tabIndex={-1} aria-describedby={described} className="grid min-w-0 gap-1.5 rounded-md">
        <legend id={`${id}-label`} className="mb-1.5 font-medium">
          {label}
        </legend>
        {body}
      </fieldset>
    )
  }
  return (
    <div className="grid gap-1.5">
      {field.kind !== 'bool' && (
        <label id={`${id}-label`} htmlFor={id} className="justify-self-start font-medium">
          {label}
        </label>
      )}
      {body}
    </div>
  )
}

/**
 * Marks the answer as knowingly open: it is shown as open, never invented, and counts as missing. It stands behind a small
 * button until it is chosen, for it is the exception.
 */
function OpenToggle({ name, label }: { name: string; label: string }) {
  const t = useTranslations('form')
  const { control } = useFormContext()
  const { field } = useController({ control, name: 'openFields' })
  const [shown, setShown] = useState(false)
  const box = useRef<HTMLInputElement>(null)
  // Whoever asked for it goes on there.
  useEffect(() => {
    if (shown) box.current?.focus()
  }, [shown])
  const open = listOf(field.value)
  const checked = open.includes(name)
  if (!checked && !shown) {
    return (
      <button
        type="button"
        aria-label={t('openMore', { label })}
        onClick={() => setShown(true)}
        className="inline-flex min-h-6 items-center justify-self-start rounded-sm px-1 text-sm text-muted hover:bg-hover hover:text-text"
      >
        <Icon of={Ellipsis} size={16} />
      </button>
    )
  }
  return (
    <label className="inline-flex min-h-6 items-center gap-2 justify-self-start text-sm text-muted has-checked:text-text">
      <input
        ref={box}
        type="checkbox"
        checked={checked}
        aria-describedby={`${controlId(name)}-label`}
        onChange={() => field.onChange(checked ? open.filter((other) => other !== name) : [...open, name])}
        className="size-4 accent-accent"
      />
      {t('open')}
    </label>
  )
}

/** Says when a text seems to hold a number that belongs to a person. It warns, it never stops. */
export function SensitiveHint({ text }: { text: string }) {
  const t = useTranslations('form')
  const kinds = sensitiveNumbers(text)
  return (
    <p aria-live="polite" className="text-sm font-medium text-urgent-ink empty:hidden">
      {kinds.length > 0 && t('sensitive', { kinds: kinds.map((kind) => t(`sensitiveKinds.${kind}`)).join(', ') })}
    </p>
  )
}
